"""The ways into a person's account beside a password: API tokens and the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from conversation.errors import BadRequest, Told
from conversation.ports.accounts import Accounts, Scope, Token
from conversation.sentences import say

ORDINARY: tuple[Scope, ...] = ("read", "make", "finish")
"""What a token is good for where nobody says."""


@dataclass(frozen=True)
class TokenWish:
    """A token that somebody wants."""

    name: str
    scopes: tuple[Scope, ...] = ORDINARY
    days: int | None = None
    """Until it expires."""
    expires: str | None = None
    """When it expires, in place of `days`: ISO 8601, UTC."""


@dataclass(frozen=True)
class AccountAccess:
    """As `Accounts` keeps them; whoever may be nobody from then on is looked at."""

    accounts: Accounts
    look_at: Callable[[str], None]
    """Ends those open sockets of a person that could not be opened any more."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def tokens(self, user: str) -> tuple[Token, ...]:
        """Oldest first."""
        return self.accounts.tokens(user)

    def add_token(self, user: str, wish: TokenWish, maker: Token | None = None) -> tuple[Token, str]:
        """The token and its secret, which is kept nowhere. `maker`: the token of the program that asks; no other one is
        good for more, or for longer. Raises `BadRequest`, and `Told(code="scope_missing")`."""
        expires = self.moment(wish)
        if maker is not None:
            for scope in wish.scopes:
                check(maker, (scope,))
            expires = min(filter(None, (expires, maker.expires)), default=None)
        return self.accounts.add_token(user, wish.name, wish.scopes, expires)

    def moment(self, wish: TokenWish) -> str | None:
        """When it is to expire. Raises `BadRequest`."""
        if wish.days and wish.expires:
            raise bad_expiry(say("two_expiries_text", "Send either “days” or “expires”."))
        now = self.now()
        expires = iso(now + timedelta(days=wish.days)) if wish.days else wish.expires or None
        if expires is not None and expires <= iso(now):
            raise bad_expiry(say("past_expiry_text", "That moment is over. Choose a later one."))
        return expires

    def revoke_token(self, user: str, token: str) -> None:
        """Nobody comes in by it any more, and whoever is in by it is out."""
        self.accounts.revoke_token(user, token)
        self.look_at(user)

    def recovery(self, user: str) -> str | None:
        """When the recovery code was made, ISO 8601, UTC; None where there is none."""
        return self.accounts.recovery(user)

    def new_recovery(self, user: str) -> tuple[str, str]:
        """When it was made, and the code; the one before it is void. Raises `NotFound`."""
        return self.accounts.new_recovery(user)

    def revoke_recovery(self, user: str) -> None:
        """The code opens nothing any more. Whoever came in by it has a cookie of their own and stays."""
        self.accounts.revoke_recovery(user)


def check(token: Token | None, scopes: tuple[Scope, ...]) -> None:
    """Lets a person pass, and a program whose token has one of the scopes; of none, every token. Raises
    `Told(code="scope_missing")`."""
    if token is not None and scopes and not set(scopes) & set(token.scopes):
        raise scope_missing(token.name, scopes)


def scope_missing(name: str, scopes: tuple[Scope, ...]) -> Told:
    """A program's token is not good for that."""
    text = say(
        "scope_missing_text",
        "The token “{name}” lacks the scope {scope}. Make one that has it, in Settings → API tokens.",
        name=name,
        scope=" / ".join(f"“{scope}”" for scope in scopes),
    )
    return Told(say("scope_missing", "This token may not do that"), text, code="scope_missing", status=403)


def bad_expiry(text: str) -> BadRequest:
    return BadRequest(say("bad_expiry", "A token can’t expire then"), text, code="bad_expiry")


def iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
