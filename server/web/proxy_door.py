"""Who comes in where a proxy before the studio signs people in, and says in a header who they are.

Believed is one name, in one header, on a connection of a proxy that the settings name. Two headers arrive joined by a
comma, so no name has one. A name is somebody's exactly as it is written, and none that looks like another one is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversation.errors import BadRequest, Told
from conversation.ports.accounts import Accounts, User
from endpoints.services import Arrival
from server.http.proxies import BY_PROXY
from server.settings import Settings
from server.startup import CannotStart

UNPROXIED, MISNAMED, DISABLED = Arrival("unproxied"), Arrival("misnamed"), Arrival("disabled")
NO_PASSWORD = "by a proxy"
"""In the place of a hash: no password makes it."""
LONGEST = 256
"""Bytes of a header that may be a name."""


@dataclass(frozen=True)
class ProxyDoor:
    """One header of one studio."""

    accounts: Accounts
    variable: str
    """The header as WSGI calls it."""
    administrators: frozenset[str]
    """By name; where there are none, who comes first is one."""

    def enter(self, environ: Mapping[str, Any]) -> User | Arrival:
        """Who asks, a new member where the name is new; else why it is nobody."""
        said = environ.get(self.variable, "")
        if not environ.get(BY_PROXY) or not said:
            return UNPROXIED
        name = read_name(said)
        user = None if name is None else self._of(name) or self._made(name)
        if user is None:
            return MISNAMED
        return DISABLED if user.disabled else user

    def administers(self, user: User) -> bool:
        """By the settings, or by what another administrator decided."""
        return user.administrator or user.name in self.administrators

    def _of(self, name: str) -> User | None:
        known = self.accounts.credentials(name)
        return known.user if known is not None and known.user.name == name else None

    def _made(self, name: str) -> User | None:
        try:
            return self.accounts.register(name, NO_PASSWORD, first=not self.administrators)
        except BadRequest:
            return None
        except Told:
            return self._of(name)  # made by a request beside this one; else it looks like another's


def read_name(said: str) -> str | None:
    """The name in a header as WSGI hands it on; None for what is no single name."""
    try:
        name = said.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    single = name == " ".join(name.split()) and name.isprintable() and "," not in name
    return name if single and len(said) <= LONGEST else None


def proxy_door(settings: Settings, accounts: Accounts) -> ProxyDoor | None:
    """None where people come in by another way. Raises `CannotStart` where anybody could say who they are."""
    if settings.access != "proxy":
        return None
    if not settings.trusted_proxies:
        raise CannotStart(
            "ATELIER_ACCESS=proxy needs ATELIER_TRUSTED_PROXIES",
            "Name the addresses of the proxy that signs people in: without them anybody could send its header.",
        )
    variable = f"HTTP_{settings.proxy_header.upper().replace('-', '_')}"
    return ProxyDoor(accounts, variable, frozenset(settings.administrators))
