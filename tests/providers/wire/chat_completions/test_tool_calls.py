"""Tool calls come in fragments, and their arguments in more shapes than one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from conversation.ports.models import ToolCall
from providers.wire.chat_completions.tool_calls import ToolCallFragments
from providers.wire.failures.faults import Faults


def completed(arguments: Any) -> ToolCall:
    calls = ToolCallFragments(Faults("Model", "sk-or-v1-key"))
    calls.take([{"index": 0, "id": "c1", "function": {"name": "edit", "arguments": arguments}}])
    (call,) = calls.complete()
    return call


@pytest.mark.parametrize(
    ("arguments", "read"),
    [
        ('{"steps": ["greyscale"]}', {"steps": ["greyscale"]}),
        ({"steps": ["greyscale"]}, {"steps": ["greyscale"]}),
        (json.dumps(json.dumps({"steps": ["greyscale"]})), {"steps": ["greyscale"]}),
        ('["greyscale"]', {"value": ["greyscale"]}),
        ('"greyscale"', {"value": "greyscale"}),
        ("null", {}),
        ("", {}),
    ],
)
def test_arguments_are_an_object_however_they_came(arguments: Any, read: dict[str, Any]) -> None:
    assert completed(arguments) == ToolCall("c1", "edit", read)


def test_fragments_are_put_together_by_their_index() -> None:
    calls = ToolCallFragments(Faults("Model", "sk-or-v1-key"))
    calls.take([{"index": 0, "id": "c1", "function": {"name": "edit"}}, {"index": 1, "function": {"name": "image"}}])
    calls.take([{"index": 1, "function": {"arguments": '{"prompt": "a'}}])
    calls.take([{"index": 0, "function": {"arguments": "{}"}}, {"index": 1, "function": {"arguments": ' fox"}'}}])
    assert calls.complete() == [ToolCall("c1", "edit", {}), ToolCall("call_1", "image", {"prompt": "a fox"})]


@pytest.mark.parametrize("index", [[], {}, [0], 0.5, "0"])
def test_an_index_that_is_no_number_is_one_name_of_a_call(index: Any) -> None:
    calls = ToolCallFragments(Faults("Model", "sk-or-v1-key"))
    calls.take([{"index": index, "id": "c1", "function": {"name": "edit"}}])
    calls.take([{"index": index, "id": "c1", "function": {"arguments": "{}"}}])
    assert calls.complete() == [ToolCall("c1", "edit", {})]
