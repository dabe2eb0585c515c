"""People, their settings and their tokens. `storage/accounts.py` and `storage/memory/accounts.py` keep them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol, get_args

Scope = Literal["read", "make", "finish", "admin"]
"""What a token is good for: to look and take out; to say something and have pictures painted, which may cost something;
to change pictures on the studio's machine, for free; to change settings, keys, tokens and what everybody shares."""
SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True)
class User:
    """Who is using the studio."""

    id: str
    kind: str
    """`guest` or `member`."""
    name: str
    """Empty for a guest."""
    epoch: int
    """Grows when all sessions end: a cookie that carries another number is void."""
    created: str
    """ISO 8601, UTC."""
    seen: str
    """ISO 8601, UTC, to the minute or so."""
    administrator: bool = False
    """Whether they may change what everybody shares."""
    disabled: bool = False
    """Whether an administrator lets them in no more: their tokens and codes are nobody's then."""


@dataclass(frozen=True)
class Credentials:
    """What a password is checked against."""

    user: User
    password_hash: str


@dataclass(frozen=True)
class Token:
    """An API token, without its secret."""

    id: str
    name: str
    created: str
    """ISO 8601, UTC."""
    last_used: str | None
    """ISO 8601, UTC, to the minute or so."""
    scopes: tuple[Scope, ...] = SCOPES
    """In the order of `SCOPES`."""
    expires: str | None = None
    """ISO 8601, UTC: from then on it opens nothing. None is never."""


@dataclass(frozen=True)
class TokenHolder:
    """Whose token it is, and what it is good for."""

    user: User
    token: Token
    expired: bool


class Accounts(Protocol):
    """People, their settings and their tokens."""

    def guest(self) -> User:
        """A new guest."""

    def get(self, user: str) -> User | None: ...

    def forget(self, user: str) -> bool:
        """Removes a guest who has nothing at all. Whether that is so."""

    def touch(self, user: str) -> None:
        """The person was here; writes at most once a minute. A guest who had been removed is back."""

    def register(self, name: str, password_hash: str, guest: str | None = None, *, first: bool = False) -> User:
        """A new member; a guest becomes one and keeps everything, but for the recovery code.

        `first`: they become an administrator where nobody is one yet.

        Raises `Told(code="name_taken")`, where case and letters that look alike do not tell names apart, and
        `BadRequest` for a name that shows nothing or has over 64 characters.
        """

    def unclaimed(self) -> bool:
        """Whether nobody is an administrator yet."""

    def credentials(self, name: str) -> Credentials | None: ...

    def set_password(self, user: str, password_hash: str) -> User:
        """Ends all sessions too."""

    def end_sessions(self, user: str) -> User:
        """Every cookie given out so far is void from now on."""

    def settings(self, user: str) -> dict[str, Any]:
        """What the person has set; what they have not is not in it. Who is not there has set nothing."""

    def patch_settings(self, user: str, changes: Mapping[str, Any]) -> dict[str, Any]:
        """All settings after the named ones changed; a None takes a setting back."""

    def tokens(self, user: str) -> tuple[Token, ...]:
        """Oldest first."""

    def add_token(
        self, user: str, name: str, scopes: Collection[Scope] = SCOPES, expires: str | None = None
    ) -> tuple[Token, str]:
        """The token and its secret, which is kept nowhere."""

    def revoke_token(self, user: str, token: str) -> None: ...

    def by_token(self, secret: str) -> TokenHolder | None:
        """Whose secret it is; the use of one that has not expired is noted."""

    def recovery(self, user: str) -> str | None:
        """When the recovery code was made, ISO 8601, UTC; None where there is none."""

    def new_recovery(self, user: str) -> tuple[str, str]:
        """When it was made, and a code that opens this account; the one before it is void. Raises `NotFound`."""

    def revoke_recovery(self, user: str) -> None: ...

    def by_recovery(self, code: str) -> User | None:
        """Whose code it is, in any spelling, or in the link that has it."""

    def adopt(self, user: str, guest: str) -> None:
        """Everything of the guest becomes the user's; the guest is no more."""
