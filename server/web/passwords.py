"""Registration and login; the hashing happens in threads of its own so that nobody's words wait for it."""

from __future__ import annotations

from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from conversation.errors import BadRequest, Told
from conversation.ports.accounts import Accounts, User
from conversation.sentences import say
from server.threads import in_a_thread
from server.web.known_devices import UNKNOWN, Device
from server.web.login_attempts import LoginAttempts

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 1024


class Passwords:
    """Names and passwords against the accounts."""

    def __init__(self, accounts: Accounts, attempts: LoginAttempts, hasher: PasswordHasher | None = None) -> None:
        self.accounts = accounts
        self.attempts = attempts
        self.hasher = hasher or PasswordHasher()

    @cached_property
    def nobody(self) -> str:
        """What a name that nobody has is checked against. Made when it is first wanted: it costs a start 0.3 s."""
        return str(in_a_thread(self.hasher.hash, "nobody has this password"))

    def register(self, name: str, password: str, guest: User | None, *, first: bool = False) -> User:
        """A new member. A guest becomes one and keeps everything. `first`: an administrator where there is none yet."""
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise BadRequest(
                say("weak_password", "This password cannot be used"),
                say(
                    "weak_password_text",
                    "Choose one of {shortest_password} to {longest_password} characters.",
                    shortest_password=SHORTEST_PASSWORD,
                    longest_password=LONGEST_PASSWORD,
                ),
                code="weak_password",
            )
        hashed = in_a_thread(self.hasher.hash, password)
        grown = guest.id if guest and guest.kind == "guest" else None
        return self.accounts.register(name, hashed, grown, first=first)

    def check(self, name: str, password: str, address: str, device: Device = UNKNOWN) -> User:
        """The person; a name that nobody has costs the same time as a wrong password."""
        known = self.accounts.credentials(name)
        taken = self.attempts.take(name, address, known.user.id if known else "", device)
        right = in_a_thread(self.matches, known.password_hash if known else self.nobody, password[:LONGEST_PASSWORD])
        if known is None or not right:
            raise Told(
                say("wrong_password", "The name or the password is wrong"),
                say("wrong_password_text", "Try again."),
                code="wrong_password",
                status=401,
            )
        for one in taken:
            one.succeeded()
        if known.user.disabled:
            raise switched_off()
        return known.user

    def matches(self, hashed: str, password: str) -> bool:
        try:
            return self.hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):  # the second: an account that came by another door
            return False


def switched_off() -> Told:
    """An account that an administrator lets in no more."""
    return Told(
        say("account_disabled", "This account is switched off"),
        say(
            "account_disabled_text",
            "Nothing in it is lost. Ask an administrator of this studio to switch it back on.",
        ),
        code="account_disabled",
        status=403,
    )
