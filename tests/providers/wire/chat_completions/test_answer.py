"""Objects of a chat answer went in, chunks came out, whatever was torn or wrong among them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import Chunk, Ended, Made, TextChunk, TokenUse, ToolCall
from providers.wire.chat_completions.answer import ChatAnswer
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusals import explain_inside
from providers.wire.http.json_objects import COMPLETE
from tests.upstream.pictures import base64_png, png

PICTURE = {"image_url": {"url": f"data:image/png;base64,{base64_png('cat')}"}}
FAULTS = Faults("Model", provider="Acme")
STOP = {"choices": [{"delta": {}, "finish_reason": "stop"}]}
USAGE = {"usage": {"cost": 0.01, "prompt_tokens": 3, "completion_tokens": 5}}


def delta(**values: Any) -> dict[str, Any]:
    return {"choices": [{"delta": values}]}


def chunks(*items: dict[str, Any], most: int = 1_000) -> list[Chunk]:
    return list(ChatAnswer(FAULTS, most, partial(explain_inside, FAULTS)).all(iter([item] for item in items)))


def text_of(found: Iterable[Chunk]) -> str:
    return "".join(chunk.text for chunk in found if isinstance(chunk, TextChunk))


def test_words_come_as_they_come_and_last_what_was_used() -> None:
    found = chunks(delta(content="Hel"), delta(content="lo"), STOP, USAGE)

    assert text_of(found) == "Hello" and found[-1] == TokenUse(10_000, 3, 5)


def test_half_a_character_waits_for_its_other_half() -> None:
    found = chunks(delta(content="\ud83d"), delta(content="\ude00"), STOP)

    assert text_of(found) == "😀"


@pytest.mark.parametrize(
    "content",
    [{"content": None, "refusal": "No."}, {"content": [{"type": "text", "text": "No."}]}, {"content": "No."}],
)
def test_words_are_found_wherever_they_stand(content: dict[str, Any]) -> None:
    assert text_of(chunks(delta(**content), STOP)) == "No."


def test_a_picture_that_is_sent_twice_is_one() -> None:
    found = chunks(delta(images=[PICTURE]), delta(images=[PICTURE]), STOP)

    assert [chunk.data for chunk in found if isinstance(chunk, Made)] == [png("cat")]


def test_of_several_pictures_one_good_one_is_enough() -> None:
    found = chunks(delta(images=[{"image_url": {"url": "data:image/png;base64,iVBORw0KGgo"}}, PICTURE]), STOP)

    assert len([chunk for chunk in found if isinstance(chunk, Made)]) == 1


def test_a_tool_is_called_once_it_is_whole() -> None:
    begun = {"index": 0, "id": "c1", "function": {"name": "crop", "arguments": '{"to": '}}
    rest = {"index": 0, "function": {"arguments": '"1:1"}'}}

    found = chunks(delta(tool_calls=[begun]), delta(tool_calls=[rest]), STOP)

    assert [chunk for chunk in found if isinstance(chunk, ToolCall)] == [ToolCall("c1", "crop", {"to": "1:1"})]


@pytest.mark.parametrize(("finish", "reason"), [("length", "length"), ("content_filter", "filtered")])
def test_an_answer_that_did_not_end_by_itself_says_so(finish: str, reason: str) -> None:
    found = chunks(delta(content="Half a"), {"choices": [{"delta": {}, "finish_reason": finish}]})

    assert Ended(reason) in found


def test_a_document_is_whole_without_a_reason_why_it_ended() -> None:
    assert text_of(chunks({"choices": [{"message": {"content": "Hello"}}]}, COMPLETE)) == "Hello"


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([delta(content="Half a")], "cut_off"),
        ([STOP], "empty_response"),
        ([{"hello": "world"}, COMPLETE], "wrong_address"),
        ([delta(content="Half a"), {"error": {"code": 502, "message": "boom"}, "choices": []}], "provider_error"),
        ([{"choices": [{"delta": {}, "finish_reason": "error"}]}], "provider_error"),
        ([delta(content="x" * 2_000), STOP], "too_large"),
        ([delta(images=[{"image_url": {"url": "https://cdn.example/a.png"}}]), STOP], "bad_answer"),
    ],
)
def test_what_is_wrong_is_raised_last(items: list[dict[str, Any]], code: str) -> None:
    with pytest.raises(ProviderFault) as failed:
        chunks(*items)

    assert failed.value.code == code


def test_a_fault_tells_what_it_cost_all_the_same() -> None:
    with pytest.raises(ProviderFault) as failed:
        chunks({"error": {"code": 502, "message": "boom"}, **USAGE})

    assert failed.value.spent == (10_000, 3, 5) and "You were charged $0.01." in failed.value.text
