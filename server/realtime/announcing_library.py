"""The library and the accounts of `keeping`, with what others have to hear of: other tabs, and open sockets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conversation.ports.accounts import Accounts, User
from conversation.ports.library import Conversation, Library
from conversation.serialization import to_json

Tell = Callable[[str, dict[str, Any]], None]
"""`tell(owner, row)`; a deleted one is `{"id", "deleted": true}`."""


class AnnouncingLibrary:
    """Everything the library does; what shows in the list is told after it was done."""

    def __init__(self, library: Library, tell: Tell) -> None:
        self.library = library
        self.tell = tell

    def __getattr__(self, name: str) -> Any:
        return getattr(self.library, name)

    def create(self, owner: str, conversation: str | None = None, title: str = "") -> Conversation:
        return self._told(owner, self.library.create(owner, conversation, title))

    def rename(self, owner: str, conversation: str, title: str) -> Conversation:
        return self._told(owner, self.library.rename(owner, conversation, title))

    def restore(self, owner: str, conversation: str) -> Conversation:
        return self._told(owner, self.library.restore(owner, conversation))

    def delete(self, owner: str, conversation: str) -> None:
        self.library.delete(owner, conversation)
        self.tell(owner, {"id": conversation, "deleted": True})

    def _told(self, owner: str, row: Conversation) -> Conversation:
        self.tell(owner, to_json(row))
        return row


class AnnouncingAccounts:
    """Everything the accounts do; where somebody may be nobody from then on, their open sockets are looked at."""

    def __init__(self, accounts: Accounts, look_at: Callable[[str], None]) -> None:
        """`look_at` ends those sockets of a person that could not be opened any more."""
        self.accounts = accounts
        self.look_at = look_at

    def __getattr__(self, name: str) -> Any:
        return getattr(self.accounts, name)

    def revoke_token(self, user: str, token: str) -> None:
        self.accounts.revoke_token(user, token)
        self.look_at(user)

    def set_password(self, user: str, password_hash: str) -> User:
        return self._looked_at(self.accounts.set_password(user, password_hash))

    def end_sessions(self, user: str) -> User:
        return self._looked_at(self.accounts.end_sessions(user))

    def _looked_at(self, user: User) -> User:
        self.look_at(user.id)
        return user
