"""The offline chat model says what it is."""

from __future__ import annotations

from conversation.ports.models import ChatMessage, ChatRequest, TextChunk, TokenUse
from providers.sketchbook.notes import SketchbookNotes
from tests.coded import bare
from tests.upstream.connected import asking, text_of


def test_it_says_that_no_model_is_connected_what_works_and_how_to_connect_one() -> None:
    chunks = list(SketchbookNotes().reply(asking("Tell me a joke")))
    text = text_of(chunks)

    assert text.startswith("No chat model is connected")
    assert "/image" in text and "crop to a square" in text and text.endswith("Connect one in Settings → Providers.")
    assert [each for chunk in chunks if isinstance(chunk, TextChunk) for each in bare(chunk.text)] == []


def test_it_costs_nothing_and_leaves_this_machine_never() -> None:
    able = SketchbookNotes.abilities

    assert able.local and able.price.output_per_million == 0 and not able.vision


def test_no_messages_are_no_trouble() -> None:
    assert text_of(list(SketchbookNotes().reply(ChatRequest((ChatMessage("system", "Be kind."),)))))


def test_it_calls_no_tool_whatever_is_wanted() -> None:
    tool = {"name": "image", "parameters": {"properties": {"prompt": {}, "picture": {}}}}
    said = (
        ChatMessage("user", "/image a lake"),
        ChatMessage("assistant", "[picture #4: a lake]"),
        ChatMessage("user", "add snow"),
    )

    assert {type(chunk) for chunk in SketchbookNotes().reply(ChatRequest(said, (tool,)))} == {TextChunk, TokenUse}
