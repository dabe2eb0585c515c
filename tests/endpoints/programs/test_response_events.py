"""Steps of the work come in, events of a response come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from endpoints.programs.response_events import PictureStep, ResponseBegun, ResponseEvents, ResponseStep

CALL = {"type": "image_generation_call", "id": "ig_fox", "status": "completed", "result": "AAAA"}


def message(text: str) -> dict[str, Any]:
    return {"type": "message", "id": "msg_other", "content": [{"type": "output_text", "text": text}]}


def told(
    events: ResponseEvents, steps: Sequence[ResponseStep], output: Sequence[Mapping[str, Any]] = ()
) -> list[tuple[str, int | None]]:
    """Kind and place of each event."""
    sent = [each for step in steps for each in events.of(step)] + list(events.finished(output))
    return [(each["type"].removeprefix("response."), each.get("output_index")) for each in sent if each is not None]


def test_a_picture_is_opened_once_seen_on_its_way_and_closed_with_what_came_of_it() -> None:
    events = ResponseEvents()
    steps = [
        ResponseBegun({"id": "resp_1"}),
        PictureStep("fox"),
        PictureStep("fox", "AA=="),
        PictureStep("fox", "AQ=="),
    ]
    assert told(events, steps, [CALL]) == [
        ("created", None),
        ("in_progress", None),
        ("output_item.added", 0),
        ("image_generation_call.in_progress", 0),
        ("image_generation_call.generating", 0),
        ("image_generation_call.partial_image", 0),
        ("image_generation_call.partial_image", 0),
        ("image_generation_call.completed", 0),
        ("output_item.done", 0),
    ]
    assert events.count == 9


def test_words_that_come_first_are_first_in_the_answer() -> None:
    events = ResponseEvents()
    kinds = told(events, ["A fox.", PictureStep("fox")], [CALL, message("A fox.")])
    assert [place for kind, place in kinds if kind == "output_item.added"] == [0, 1]
    assert kinds[2] == ("output_text.delta", 0)
    assert [each["type"] for each in events.placed([CALL, message("A fox.")])] == ["message", "image_generation_call"]


def test_a_picture_of_which_nothing_came_has_failed() -> None:
    events = ResponseEvents()
    list(events.of(PictureStep("fox")))
    (done,) = events.finished([])
    assert done is not None
    assert (done["type"], done["item"]["status"]) == ("response.output_item.done", "failed")


def test_blanks_alone_open_no_message() -> None:
    events = ResponseEvents()
    assert list(events.of(" \n")) == [None]
    assert list(events.of(None)) == [None]
    assert events.opened == []


def test_what_nobody_announced_is_opened_before_it_is_closed() -> None:
    kinds = [kind for kind, _ in told(ResponseEvents(), [], [CALL, message("Done.")])]
    assert kinds[0] == "output_item.added"
    assert kinds[-1] == "output_item.done"
    assert kinds.count("output_item.added") == kinds.count("output_item.done") == 2
