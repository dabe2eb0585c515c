"""The library, which tells its owner's other tabs what changed in the list. See `Library` in `keeping`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conversation.keeping import Conversation, Library
from conversation.values import to_json

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
