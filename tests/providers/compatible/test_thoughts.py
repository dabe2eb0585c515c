"""A server that does not know that its model thinks writes the thoughts into the answer; they are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from conversation.ports.models import ChatAbilities, ChatMessage, ChatRequest, Chunk, TextChunk, TokenUse, ToolCall
from providers.compatible.forgiving_chat import ForgivingChat, Lacks
from providers.compatible.served_model import ServedModel

HELLO = ChatRequest((ChatMessage("user", "Hello"),), max_tokens=24)


@dataclass
class Answering:
    """A model that says these pieces, whatever it is asked."""

    chunks: Sequence[Chunk]
    id: str = "compatible/deepseek"
    label: str = "DeepSeek"
    abilities: ChatAbilities = field(default_factory=ChatAbilities)

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        yield from self.chunks


def chat(*chunks: Chunk) -> ForgivingChat:
    asked: Any = Answering(chunks)
    return ForgivingChat(asked, ServedModel("deepseek", "chat"), Lacks())


def words(*pieces: str) -> tuple[Chunk, ...]:
    return tuple(map(TextChunk, pieces))


def said(model: ForgivingChat) -> str:
    return "".join(chunk.text for chunk in model.reply(HELLO) if isinstance(chunk, TextChunk))


@pytest.mark.parametrize(
    ("pieces", "answer"),
    [
        (("<thi", "nk>What is this? <b>", "</think>\n\n", "Hello", " there"), "Hello there"),
        (("\n<think>", "Hm.</think>Hi"), "Hi"),
        (("A <think> in the middle",), "A <think> in the middle"),
        (("<t",), "<t"),
        (("Hello",), "Hello"),
    ],
)
def test_what_it_thinks_is_kept_apart(pieces: tuple[str, ...], answer: str) -> None:
    assert said(chat(*words(*pieces))) == answer
    assert said(chat(*words(*pieces), TokenUse(None, 3, 5))) == answer


def test_calls_and_usage_come_as_they_are() -> None:
    call, used = ToolCall("1", "image", {}), TokenUse(None, 3, 5)
    model = chat(*words("<think>I paint.</think>"), call, used)

    assert [chunk for chunk in model.reply(HELLO) if not isinstance(chunk, TextChunk)] == [call, used]


def test_one_that_was_heard_to_think_gets_room_for_it_from_then_on() -> None:
    model = chat(*words("<think>Hm.</think>Hi"))
    assert not model.abilities.thinks
    said(model)

    assert model.abilities.thinks
