"""The offline chat model: knows what works without a model, hears when a picture is wanted, is honest about both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversation.ports import ChatAbilities, ChatRequest, Chunk, Price, ToolCall, Used, Words
from providers.sketchbook.told import NO_CHAT, NO_TOOLS, how_to_connect
from providers.sketchbook.wishes import wished

_TOOL = "image"
_PIECE = re.compile(r"\S+\s*")


class SketchbookNotes:
    """Words from a page of notes, not from a model."""

    id = "sketchbook/notes"
    label = "Sketchbook notes (offline)"
    abilities = ChatAbilities(vision=False, tools=True, local=True, price=Price(0, 0, 0))

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        """A call of the tool `image` where the last message asks for a picture and the tool is offered; else words."""
        prompt = wished(request.messages)
        offered = any(tool.get("name") == _TOOL for tool in request.tools)
        just_painted = bool(request.messages) and request.messages[-1].role == "tool"
        if prompt is not None and offered and not just_painted:
            yield ToolCall(f"call_{len(request.messages)}", _TOOL, {"prompt": prompt})
        elif not just_painted:
            text = (NO_TOOLS if prompt is not None else NO_CHAT) + how_to_connect()
            for piece in _PIECE.findall(text):
                yield Words(piece)
        yield Used(0, 0, 0)
