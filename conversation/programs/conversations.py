"""What programs do with whole conversations: empty one, and begin one about a picture."""

from __future__ import annotations

from dataclasses import dataclass

from conversation.image import Image
from conversation.ports.library import Conversation, Library
from conversation.ports.shelf import Shelf, version_of
from conversation.services.program_turns import ProgramTurns, SentPicture

PAGE = 200
KEPT_AS = ("png", "jpeg", "webp")
"""Formats in which a picture is taken along as it is; others as PNG."""


@dataclass(frozen=True)
class PictureTalk:
    """A conversation about one picture."""

    conversation: Conversation
    image: Image
    """The picture in it: what is said changes this one, and not the one that it was made of."""


@dataclass(frozen=True)
class ProgramConversations:
    """Another person's and one that never was give the same `NotFound`."""

    library: Library
    shelf: Shelf
    turns: ProgramTurns

    def clear(self, owner: str, conversation: str) -> tuple[str, ...]:
        """Takes all messages away, of every branch: the ids of those that each took its followers along, which bring
        them back."""
        taken: list[str] = []
        while (first := self._first(owner, conversation)) is not None:
            self.library.delete_message(owner, first)
            taken.append(first)
        return tuple(taken)

    def about(self, owner: str, image: str, version: str | None, title: str) -> PictureTalk:
        """Begins one with a copy of a version of the picture, without anything private. Raises `Told`."""
        found = self.shelf.get(owner, image)
        shown = version_of(found, version)
        word = shown.media_type.partition("/")[2]
        word = word if word in KEPT_AS else "png"
        data, _ = self.turns.file(owner, found, word, version=shown.id)
        begun = self.library.create(owner, None, title.strip() or found.title)
        taken = self.turns.taken_in(owner, begun.id, SentPicture(f"{found.title}.{word}", data))
        return PictureTalk(self.library.get(owner, begun.id), taken)

    def _first(self, owner: str, conversation: str) -> str | None:
        """The first message of the shown branch."""
        before: str | None = None
        while True:
            page = self.library.page(owner, conversation, before=before, limit=PAGE)
            if not page.more:
                return page.messages[0].id if page.messages else before
            before = page.messages[0].id
