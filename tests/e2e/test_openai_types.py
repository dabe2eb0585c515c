"""Every answer under `/v1` is what the `openai` package's own types say, to the last field and without any coercion."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from io import BytesIO
from typing import Any

import pytest
import requests
from openai.types import ImageEditStreamEvent, ImageGenStreamEvent, ImagesResponse, Model
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.responses import Response, ResponseStreamEvent
from PIL import Image
from pydantic import TypeAdapter

from tests.e2e.test_openai_clients import client, png
from tests.running import PATIENCE, Studio, Visitor

MAKE, EDIT, CHAT, RESPOND = "/v1/images/generations", "/v1/images/edits", "/v1/chat/completions", "/v1/responses"
HILL = {"model": "atelier/auto", "prompt": "a small hill"}
TOOL = {"type": "image_generation", "partial_images": 2}
GEMINI = "openrouter/google/gemini-3-flash-preview"


class Program:
    """Somebody's, who reads what is really sent."""

    def __init__(self, studio: Studio) -> None:
        with Visitor(studio.url) as person:
            token = person.data("POST", "/api/v1/tokens", json={"name": "a program"})["token"]
        self.url, self.headers = studio.url, {"Authorization": f"Bearer {token}"}

    def post(self, path: str, **sent: Any) -> requests.Response:
        return requests.post(f"{self.url}{path}", headers=self.headers, timeout=PATIENCE, **sent)

    def read(self, kind: Any, path: str, **sent: Any) -> Any:
        """An answer as that type."""
        answer = self.post(path, **sent)
        assert answer.status_code == 200, answer.text
        return strictly(kind, answer.json())

    def events(self, kind: Any, path: str, **sent: Any) -> list[Any]:
        """Each event of a stream as that type."""
        lines = self.post(path, **sent).text.splitlines()
        told = [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]
        return [strictly(kind, json.loads(each)) for each in told if each != "[DONE]"]


def strictly(kind: Any, found: Any) -> Any:
    return TypeAdapter(kind).validate_json(json.dumps(found), strict=True)


@pytest.fixture
def here(offline: Studio) -> Program:
    return Program(offline)


@pytest.fixture
def abroad(connected: Studio) -> Program:
    return Program(connected)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"response_format": "url"},
        {"quality": "hd", "background": "auto"},
        {"quality": "high", "background": "opaque", "output_format": "jpeg"},
    ],
)
def test_pictures_of_a_prompt(here: Program, more: dict[str, Any]) -> None:
    answer = here.read(ImagesResponse, MAKE, json={**HILL, **more})
    (picture,) = answer.data
    assert bool(picture.url) == ("response_format" in more)
    assert bool(picture.b64_json) != bool(picture.url)


def test_a_stream_of_a_picture_has_its_bytes_whatever_was_asked_for(here: Program) -> None:
    sent = {**HILL, "stream": True, "partial_images": 2, "response_format": "url", "quality": "standard"}
    *rough, last = here.events(ImageGenStreamEvent, MAKE, json=sent)
    assert [each.partial_image_index for each in rough] == list(range(len(rough)))
    assert 1 <= len(rough) <= 2
    with Image.open(BytesIO(b64decode(last.b64_json))) as picture:
        assert last.size == f"{picture.width}x{picture.height}"


@pytest.mark.parametrize("stream", [False, True])
def test_edits_as_a_form_and_as_json(here: Program, stream: bool) -> None:
    form = {"files": {"image": ("a.png", png(), "image/png")}, "data": {"prompt": "greyscale", "stream": str(stream)}}
    address = f"data:image/png;base64,{b64encode(png()).decode()}"
    body = {"json": {"prompt": "greyscale", "images": [{"image_url": address}], "stream": stream}}
    for sent in (form, body):
        if stream:
            assert [each.type for each in here.events(ImageEditStreamEvent, EDIT, **sent)] == ["image_edit.completed"]
        else:
            assert len(here.read(ImagesResponse, EDIT, **sent).data) == 1


def test_chat_whole_and_in_chunks(here: Program, abroad: Program) -> None:
    said = {"messages": [{"role": "user", "content": "/image a small hill"}], "stream_options": {"include_usage": True}}
    assert "/v1/files/" in here.read(ChatCompletion, CHAT, json=said).choices[0].message.content
    chunks = here.events(ChatCompletionChunk, CHAT, json={**said, "stream": True})
    assert "/v1/files/" in "".join(each.choices[0].delta.content or "" for each in chunks if each.choices)
    assert chunks[-1].usage.total_tokens == 0
    weather = {"type": "function", "function": {"name": "weather", "parameters": {"type": "object"}}}
    asked = [{"role": "user", "content": 'use the tool weather with {"place": "Berlin"}'}]
    called = {"model": GEMINI, "messages": asked, "tools": [weather]}
    assert abroad.read(ChatCompletion, CHAT, json=called).choices[0].finish_reason == "tool_calls"
    pieces = abroad.events(ChatCompletionChunk, CHAT, json={**called, "stream": True})
    assert any(each.choices[0].delta.tool_calls for each in pieces)


def test_responses_whole_and_as_events(here: Program, abroad: Program) -> None:
    painted = here.read(Response, RESPOND, json={"input": "/image a small hill", "tools": [TOOL]})
    assert [each.type for each in painted.output] == ["image_generation_call", "message"]
    assert painted.usage.total_tokens == 0
    events = abroad.events(ResponseStreamEvent, RESPOND, json={"model": GEMINI, "input": "hello", "stream": True})
    assert events[-1].response.output_text == "".join(
        each.delta for each in events if each.type == "response.output_text.delta"
    )


def test_a_picture_is_seen_on_its_way_in_the_events_of_a_response(here: Program) -> None:
    sent = {"input": "/image a small hill", "tools": [TOOL], "stream": True}
    events = here.events(ResponseStreamEvent, RESPOND, json=sent)
    assert [each.sequence_number for each in events] == list(range(len(events)))
    kinds = [each.type.removeprefix("response.") for each in events]
    assert kinds[:3] == ["created", "in_progress", "output_item.added"]
    rough = [each for each in events if each.type.endswith("partial_image")]
    assert 1 <= len(rough) <= 2
    for state in rough:
        with Image.open(BytesIO(b64decode(state.partial_image_b64))) as picture:
            assert picture.width > 8
    done = [each.item for each in events if each.type == "response.output_item.done"]
    assert done == events[-1].response.output
    assert {each.item_id for each in rough} == {done[0].id}


def test_the_package_puts_a_response_together_from_its_events(offline: Studio) -> None:
    tools: Any = [TOOL]
    with (
        client(offline) as program,
        program.responses.stream(model="atelier/auto", input="/image a small hill", tools=tools) as events,
    ):
        words = "".join(event.delta for event in events if event.type == "response.output_text.delta")
        whole = events.get_final_response()
    assert whole.output_text == words
    assert [each.type for each in whole.output] == ["image_generation_call", "message"]


def test_the_models(here: Program) -> None:
    listed = requests.get(f"{here.url}/v1/models", headers=here.headers, timeout=PATIENCE).json()
    assert listed["object"] == "list"
    assert [strictly(Model, each).id for each in listed["data"]][:1] == ["atelier/auto"]


@pytest.mark.parametrize(
    ("path", "sent", "code"),
    [
        (MAKE, {"prompt": ""}, "missing_prompt"),
        (MAKE, {"prompt": "x", "model": "sketchbook/nothing"}, "model_not_found"),
        (MAKE, {"prompt": "x", "n": 0}, "bad_request"),
        (CHAT, {"messages": []}, "bad_request"),
        (RESPOND, {"input": []}, "bad_request"),
    ],
)
def test_a_failure_has_what_their_errors_are_made_of(here: Program, path: str, sent: dict[str, Any], code: str) -> None:
    answer = here.post(path, json=sent)
    error = answer.json()["error"]
    assert set(error) == {"message", "type", "param", "code"}
    assert (error["code"], error["type"]) == (code, "invalid_request_error")
    assert answer.status_code in (400, 404)
