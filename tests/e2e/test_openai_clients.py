"""The `openai` package as it is published, before the real server: pictures, edits, chat, and failures."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import openai
import pytest
from openai import OpenAI
from PIL import Image

from tests.running import Studio, Visitor
from tests.upstream.running import Upstream


def client(studio: Studio) -> OpenAI:
    """Somebody's, with a token of theirs."""
    with Visitor(studio.url) as person:
        token = person.data("POST", "/api/v1/tokens", json={"name": "a program"})["token"]
    return OpenAI(base_url=f"{studio.url}/v1", api_key=token, max_retries=0)


@pytest.fixture
def here(offline: Studio) -> Iterator[OpenAI]:
    """Without any provider."""
    with client(offline) as made:
        yield made


@pytest.fixture
def abroad(connected: Studio) -> Iterator[OpenAI]:
    """With OpenRouter."""
    with client(connected) as made:
        yield made


def png(colour: str = "red", size: tuple[int, int] = (120, 80)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def opened(data: str | None) -> Image.Image:
    return Image.open(BytesIO(b64decode(data or "")))


def test_pictures_are_painted_edited_and_seen_on_their_way(here: OpenAI) -> None:
    painted = here.images.generate(model="atelier/auto", prompt="a watercolour mountain", size="1024x1024")
    assert painted.data and painted.usage
    first = painted.data[0].b64_json
    assert opened(first).format == "PNG"
    edited = here.images.edit(
        model="atelier/auto",
        image=("mountain.png", b64decode(first or ""), "image/png"),
        prompt="make it black and white",
        output_format="webp",
    )
    assert opened((edited.data or [])[0].b64_json).format == "WEBP"
    with here.images.generate(model="atelier/auto", prompt="a lake at night", stream=True, partial_images=2) as events:
        kinds = [event.type for event in events]
    assert kinds[-1] == "image_generation.completed"
    assert "image_generation.partial_image" in kinds


def test_several_programs_at_once_wait_for_each_other_and_none_is_refused(here: OpenAI) -> None:
    def paint(number: int) -> int:
        made = here.images.generate(model="atelier/auto", prompt=f"a flat blue circle, number {number}")
        return len(made.data or [])

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(paint, range(6)))
    assert found == [1] * 6


def test_a_chat_model_gets_messages_pictures_and_tools_as_they_are(abroad: OpenAI, upstream: Upstream) -> None:
    weather = {
        "type": "function",
        "function": {
            "name": "weather",
            "description": "The weather",
            "parameters": {"type": "object", "properties": {"place": {"type": "string"}}},
        },
    }
    picture = f"data:image/png;base64,{b64encode(png()).decode()}"
    messages: list[Any] = [
        {"role": "system", "content": "Be short."},
        {
            "role": "user",
            "content": [
                {"type": "text", "text": 'use the tool weather with {"place": "Berlin"}'},
                {"type": "image_url", "image_url": {"url": picture}},
            ],
        },
    ]
    model = "openrouter/google/gemini-3-flash-preview"
    reply: Any = abroad.chat.completions.create(model=model, messages=messages, tools=[weather])  # type: ignore[list-item]
    called = reply.choices[0].message.tool_calls[0]
    assert (called.function.name, json.loads(called.function.arguments)) == ("weather", {"place": "Berlin"})
    assert reply.choices[0].finish_reason == "tool_calls"
    seen = upstream.calls("google/gemini-3-flash-preview")[-1]["messages"]
    assert seen[0] == {"role": "system", "content": "Be short."}
    assert any(part["type"] == "image_url" for part in seen[1]["content"])


def test_a_chat_streams_and_says_what_it_took(abroad: OpenAI) -> None:
    words, usage = "", None
    stream = abroad.chat.completions.create(
        model="openrouter/google/gemini-3-flash-preview",
        messages=[{"role": "user", "content": "Tell me about the sea"}],
        stream=True,
        stream_options={"include_usage": True},
    )
    for chunk in stream:
        words += chunk.choices[0].delta.content or "" if chunk.choices else ""
        usage = chunk.usage or usage
    assert len(words) > 20
    assert usage is not None and usage.total_tokens > 0


def test_an_image_model_paints_in_a_chat(abroad: OpenAI) -> None:
    reply: Any = abroad.chat.completions.create(
        model="openrouter/black-forest-labs/flux.2-pro",
        messages=[{"role": "user", "content": "a fox"}],
        extra_body={"modalities": ["image", "text"]},
    )
    address = reply.choices[0].message.model_extra["images"][0]["image_url"]["url"]
    assert opened(address.partition(",")[2]).size[0] > 100
    assert reply.usage.model_extra["cost"] > 0


@pytest.mark.parametrize(
    ("model", "failure", "code"),
    [
        ("openrouter/none/at-all", openai.NotFoundError, "model_not_found"),
        ("openrouter/fault/402-credits", openai.RateLimitError, "insufficient_quota"),
        ("openrouter/fault/403-moderation", openai.BadRequestError, "moderation_blocked"),
    ],
)
def test_failures_are_the_ones_that_it_knows(
    abroad: OpenAI, model: str, failure: type[openai.APIStatusError], code: str
) -> None:
    with pytest.raises(failure) as raised:
        abroad.images.generate(model=model, prompt="a fox")
    assert raised.value.code == code


def test_a_token_that_is_nobodys_opens_nothing(offline: Studio) -> None:
    stranger = OpenAI(base_url=f"{offline.url}/v1", api_key="at_nothing", max_retries=0)
    with stranger, pytest.raises(openai.AuthenticationError):
        stranger.models.list()


def test_the_models_are_listed(abroad: OpenAI) -> None:
    names = [model.id for model in abroad.models.list()]
    assert names[:3] == ["atelier/auto", "atelier/nobg", "atelier/compress"]
    assert "openrouter/black-forest-labs/flux.2-pro" in names


def test_the_image_tool_of_responses_paints_and_goes_on(here: OpenAI) -> None:
    tools: Any = [{"type": "image_generation"}]
    first = here.responses.create(model="atelier/auto", input="/image a watercolour mountain", tools=tools)
    (call,) = [each for each in first.output if each.type == "image_generation_call"]
    size = opened(call.result).size
    again = here.responses.create(
        model="atelier/auto", input="crop it to 2:1", tools=tools, previous_response_id=first.id
    )
    (call,) = [each for each in again.output if each.type == "image_generation_call"]
    wide, high = opened(call.result).size
    assert wide == 2 * high
    assert (wide, high) != size
    with here.responses.create(model="atelier/auto", input="/image a lake", tools=tools, stream=True) as events:
        kinds = [event.type for event in events]
    assert (kinds[0], kinds[-1]) == ("response.created", "response.completed")
