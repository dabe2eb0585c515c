"""The offline chat model: it says what works without one, and how to connect one. It never calls a tool.

What it stands in for is understood before it is asked, see `conversation/plain_words/not_understood.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from conversation.llm.no_model import HOW, TALKING
from conversation.ports.models import ChatAbilities, ChatRequest, Chunk, Price, TextChunk, TokenUse


class SketchbookNotes:
    """Words from a page of notes, not from a model."""

    id = "sketchbook/notes"
    label = "Sketchbook notes (offline)"
    abilities = ChatAbilities(vision=False, tools=False, local=True, stand_in=True, price=Price(0, 0, 0))

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        """The same whatever is said."""
        for piece in (TALKING, " ", HOW):
            yield TextChunk(piece)
        yield TokenUse(0, 0, 0)
