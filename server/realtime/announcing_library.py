"""The library with what others have to hear of: what shows in the list is told to the owner's other tabs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from conversation.message import Message
from conversation.ports.library import Conversation, Library, Listing, Page
from conversation.serialization import to_json


@dataclass(frozen=True)
class AnnouncingLibrary:
    """See `Library`. What changes the list is told after it was done; the rest is passed on."""

    library: Library
    tell: Callable[[str, dict[str, Any]], None]
    """`tell(owner, row)`; a deleted one is `{"id", "deleted": true}`."""

    def create(self, owner: str, conversation: str | None = None, title: str = "") -> Conversation:
        return self._told(owner, self.library.create(owner, conversation, title))

    def rename(self, owner: str, conversation: str, title: str) -> Conversation:
        return self._told(owner, self.library.rename(owner, conversation, title))

    def pin(self, owner: str, conversation: str, pinned: bool) -> Conversation:
        return self._told(owner, self.library.pin(owner, conversation, pinned))

    def see(self, owner: str, conversation: str, message: str) -> Conversation:
        row = self.library.see(owner, conversation, message)
        self.tell(owner, {"id": row.id, "unseen": row.unseen})
        return row

    def choose(self, owner: str, conversation: str, changes: Mapping[str, Any]) -> Conversation:
        return self.library.choose(owner, conversation, changes)

    def restore(self, owner: str, conversation: str) -> Conversation:
        return self._told(owner, self.library.restore(owner, conversation))

    def delete(self, owner: str, conversation: str) -> None:
        self.library.delete(owner, conversation)
        self.tell(owner, {"id": conversation, "deleted": True})

    def listing(self, owner: str, *, q: str = "", before: str | None = None, limit: int = 30) -> Listing:
        return self.library.listing(owner, q=q, before=before, limit=limit)

    def recent_prompts(self, owner: str, limit: int = 50) -> tuple[str, ...]:
        return self.library.recent_prompts(owner, limit)

    def get(self, owner: str, conversation: str) -> Conversation:
        return self.library.get(owner, conversation)

    def page(self, owner: str, conversation: str, *, before: str | None = None, limit: int = 50) -> Page:
        return self.library.page(owner, conversation, before=before, limit=limit)

    def every(
        self, owner: str, conversation: str, *, after: str | None = None, limit: int = 200
    ) -> tuple[Message, ...]:
        return self.library.every(owner, conversation, after=after, limit=limit)

    def show(self, owner: str, conversation: str, message: str) -> Conversation:
        return self.library.show(owner, conversation, message)

    def message(self, owner: str, message: str) -> Message:
        return self.library.message(owner, message)

    def running(self, owner: str, conversation: str) -> tuple[Message, ...]:
        return self.library.running(owner, conversation)

    def delete_message(self, owner: str, message: str) -> Conversation:
        return self.library.delete_message(owner, message)

    def restore_message(self, owner: str, message: str) -> Conversation:
        return self.library.restore_message(owner, message)

    def _told(self, owner: str, row: Conversation) -> Conversation:
        self.tell(owner, to_json(row))
        return row
