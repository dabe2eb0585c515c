"""The ways into a person's account beside a password: API tokens and the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conversation.ports.accounts import Accounts, Token


@dataclass(frozen=True)
class AccountAccess:
    """As `Accounts` keeps them; whoever may be nobody from then on is looked at."""

    accounts: Accounts
    look_at: Callable[[str], None]
    """Ends those open sockets of a person that could not be opened any more."""

    def tokens(self, user: str) -> tuple[Token, ...]:
        """Oldest first."""
        return self.accounts.tokens(user)

    def add_token(self, user: str, name: str) -> tuple[Token, str]:
        """The token and its secret, which is kept nowhere."""
        return self.accounts.add_token(user, name)

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
