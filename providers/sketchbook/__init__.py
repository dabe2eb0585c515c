"""The Sketchbook: paints and answers without a network, a key or an AI model, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.ports import ChatModel, ImageModel
from providers.provider import Given, Provider
from providers.sketchbook.notes import SketchbookNotes
from providers.sketchbook.painter import SketchbookPainter


class SketchbookConnection:
    """Implements `Connection`; always there."""

    def __init__(self, given: Given) -> None:
        self._painter = SketchbookPainter(given.pixels)
        self._notes = SketchbookNotes()

    def images(self) -> Sequence[ImageModel]:
        return (self._painter,)

    def chats(self) -> Sequence[ChatModel]:
        return (self._notes,)

    def image(self, name: str) -> ImageModel | None:
        return self._painter if self._painter.id == f"sketchbook/{name}" else None

    def chat(self, name: str) -> ChatModel | None:
        return self._notes if self._notes.id == f"sketchbook/{name}" else None

    def close(self) -> None:
        """Nothing is held."""


SKETCHBOOK = Provider(
    name="sketchbook",
    label="Sketchbook (offline)",
    needs=(),
    connect=SketchbookConnection,
    told="Paints on this machine, without an AI model.",
)
