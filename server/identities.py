"""Who may come in and who has left: passwords, cookies, sockets. See `Identities` in `endpoints/desk.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import session

from conversation.keeping import Accounts, User
from server.access import Passwords, welcome


@dataclass(frozen=True)
class People:
    """See `Identities`."""

    accounts: Accounts
    passwords: Passwords
    hang_up: Callable[[str], None]
    """Ends all sockets of a user."""

    def register(self, name: str, password: str, guest: User | None) -> User:
        return self.passwords.register(name, password, guest)

    def check(self, name: str, password: str, address: str) -> User:
        return self.passwords.check(name, password, address)

    def welcome(self, user: User) -> None:
        welcome(user)

    def leave(self, user: User) -> None:
        """Every cookie of this person is void from now on, and no socket hears another word."""
        self.accounts.end_sessions(user.id)
        session.clear()
        self.hang_up(user.id)
