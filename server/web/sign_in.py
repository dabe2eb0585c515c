"""Who may come in and who has left: passwords, recovery codes, cookies. See `Identities` in `endpoints/services.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import g, request, session

from conversation.errors import Told
from conversation.ports.accounts import Accounts, User
from conversation.sentences import say
from endpoints.services import Arrival, OutsideDoor, token, visitor
from server.http.client_address import at_the_machine, counted
from server.web.auth import Gate, recognise, welcome
from server.web.known_devices import Devices
from server.web.login_attempts import FailureLimit
from server.web.newcomers import Newcomers
from server.web.passwords import Passwords
from server.web.proxy_door import ProxyDoor


@dataclass(frozen=True)
class People:
    """See `Identities`."""

    accounts: Accounts
    passwords: Passwords
    devices: Devices
    recoveries: FailureLimit
    """Tries at recovery codes."""
    newcomers: Newcomers
    open: bool
    """Whether guests may come in."""
    hang_up: Callable[[str], None]
    """Ends all sockets of a user."""
    door: ProxyDoor | None = None
    """Where a proxy says who comes in."""
    come_back: Callable[[str], None] = lambda user: None
    """As `hang_up`, of who may open new ones."""
    outside: OutsideDoor | None = None

    def gate(self) -> Gate:
        """What everybody comes through."""
        return Gate(self.accounts, self.open, self.newcomers, door=self.door, come_back=self.come_back)

    def arrival(self) -> Arrival:
        visitor()  # looks at the cookie, where nobody has yet
        arrival: Arrival | None = g.get("arrival")
        return arrival or Arrival()

    def register(self, name: str, password: str, guest: User | None) -> User:
        self._by_password()
        first = not self.open or at_the_machine(request.environ)
        return self.passwords.register(name, password, guest or self.arrival().guest, first=first)

    def administers(self) -> bool:
        brought = token()
        if brought is not None and "admin" not in brought.scopes:
            return False
        if self.open:
            return at_the_machine(request.environ)
        user = visitor()
        door = self.door or self.outside
        if user is None or door is None:
            return user is not None and user.administrator
        return door.administers(user)

    def unclaimed(self) -> bool:
        return not self.open and self.door is None and self.outside is None and self.accounts.unclaimed()

    def check(self, name: str, password: str, address: str) -> User:
        self._by_password()
        return self.passwords.check(name, password, address, self.devices.here())

    def recover(self, code: str, address: str) -> User:
        self._by_password()
        taken = self.recoveries.take(f"address:{counted(address)}")
        user = self.accounts.by_recovery(code)
        if user is None:
            raise Told(
                say("wrong_code", "That code doesn’t open any account"),
                say(
                    "wrong_code_text",
                    "Check for a typo. A code stops working when a newer one is made, or when it is revoked.",
                ),
                code="wrong_code",
                status=401,
            )
        taken.succeeded()
        return user

    def begin(self) -> User:
        if not self.open:
            raise Told(
                say("no_guests", "This studio has no guests"),
                say("no_guests_text", "Sign in, or create an account."),
                code="no_guests",
                status=401,
            )
        return self.newcomers.admit(request.remote_addr)

    def welcome(self, user: User) -> None:
        if user.kind != "member" and not self.open:
            recognise(user)
            return
        welcome(user)
        self._noted(user)

    def take_along(self, user: User) -> None:
        guest = self.arrival().guest or visitor()
        if guest is not None and guest.kind == "guest" and guest.id != user.id:
            self.accounts.adopt(user.id, guest.id)
            self.hang_up(guest.id)
        self.welcome(user)

    def leave(self, user: User) -> None:
        """Every cookie of this person is void from now on, and no socket hears another word."""
        self.accounts.end_sessions(user.id)
        session.clear()
        self.hang_up(user.id)

    def gone(self, user: User) -> None:
        session.clear()
        self.hang_up(user.id)

    def _by_password(self) -> None:
        """Raises `Told` where a password, or a code in its place, opens nothing."""
        if self.door is not None or self.outside is not None:
            raise Told(
                say("signed_in_elsewhere", "This studio has no passwords"),
                say("signed_in_elsewhere_text", "People sign in elsewhere: open the studio’s page, which leads there."),
                code="signed_in_elsewhere",
                status=403,
            )

    def _noted(self, user: User) -> None:
        if user.kind == "member":
            self.devices.note(user.id)
