"""The offline chat model: knows what works without a model, hears when a picture is wanted, is honest about both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from conversation.ports import ChatAbilities, ChatRequest, Chunk, Price, ToolCall, Used, Words
from providers.sketchbook.told import NO_CHAT, NO_TOOLS, how_to_connect
from providers.sketchbook.wishes import Wish, wished

_TOOL = "image"
_PIECE = re.compile(r"\S+\s*")


class SketchbookNotes:
    """Words from a page of notes, not from a model."""

    id = "sketchbook/notes"
    label = "Sketchbook notes (offline)"
    abilities = ChatAbilities(vision=False, tools=True, local=True, stand_in=True, price=Price(0, 0, 0))

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        """A call of the tool `image` where the last message asks for a picture and the tool is offered; else words."""
        wish = wished(request.messages)
        tool = next((tool for tool in request.tools if tool.get("name") == _TOOL), None)
        just_painted = bool(request.messages) and request.messages[-1].role == "tool"
        if wish is not None and tool is not None and not just_painted:
            yield ToolCall(f"call_{len(request.messages)}", _TOOL, _arguments(wish, tool))
        elif not just_painted:
            text = (NO_TOOLS if wish is not None else NO_CHAT) + how_to_connect()
            for piece in _PIECE.findall(text):
                yield Words(piece)
        yield Used(0, 0, 0)


def _arguments(wish: Wish, tool: Mapping[str, Any]) -> dict[str, Any]:
    """With the picture's number where it is known and the tool takes one."""
    takes = tool.get("parameters", {}).get("properties", {})
    return {"prompt": wish.prompt} | ({"picture": wish.picture} if wish.picture and "picture" in takes else {})
