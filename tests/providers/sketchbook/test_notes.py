"""The offline chat model says what it is."""

from __future__ import annotations

from conversation.ports import ChatRequest, Said, ToolCall
from providers.sketchbook.notes import SketchbookNotes
from tests.upstream.connected import asking, text_of


def test_it_says_that_no_model_is_connected_what_works_and_how_to_connect_one() -> None:
    text = text_of(list(SketchbookNotes().reply(asking("Tell me a joke"))))

    assert text.startswith("No chat model is connected")
    assert "/image" in text and "crop to a square" in text and text.endswith("Connect one in Settings.")


def test_without_the_tool_a_wish_for_a_picture_is_answered_with_the_command() -> None:
    assert "/image" in text_of(list(SketchbookNotes().reply(asking("paint a cat"))))


def test_it_costs_nothing_and_leaves_this_machine_never() -> None:
    able = SketchbookNotes.abilities

    assert able.local and able.price.output_per_million == 0 and not able.vision


def test_no_messages_are_no_trouble() -> None:
    assert text_of(list(SketchbookNotes().reply(ChatRequest((Said("system", "Be kind."),)))))


def test_the_picture_that_is_to_change_is_named_where_the_tool_takes_it() -> None:
    takes = {"name": "image", "parameters": {"properties": {"prompt": {}, "picture": {}}}}
    said = (Said("user", "/image a lake"), Said("assistant", "[picture #4: a lake]"), Said("user", "add snow"))

    call = next(iter(SketchbookNotes().reply(ChatRequest(said, (takes,)))))

    assert isinstance(call, ToolCall) and call.arguments == {"prompt": "a lake, with snow", "picture": 4}
