"""What goes over the wire to OpenAI is what its reference allows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conversation.ports.models import Attachment, ChatMessage, ChatRequest, ImageRequest, ToolCall
from providers.openai.connection import OpenAIConnection
from tests.providers.openai.published import CHAT, EDIT, GENERATION, check
from tests.upstream.connected import KEY, FakePixels, asking
from tests.upstream.pictures import png
from tests.upstream.running import Running

PICTURE = Attachment("image/png", png("x", area=16))
PHOTO = Attachment("image/jpeg", b"\xff\xd8\xff" + b"0" * 20)
TOOL = {"name": "image", "description": "Paints.", "parameters": {"type": "object", "properties": {}}}
FOX = ImageRequest("a fox")


@pytest.fixture
def painted(connection: OpenAIConnection, openai: Running) -> Any:
    def sent(request: ImageRequest, name: str = "gpt-image-2") -> dict[str, Any]:
        model = connection.image(name)
        assert model is not None
        list(model.make(request))
        (body,) = openai.calls(name)
        check(body, EDIT if "files" in body else GENERATION)
        return dict(body)

    return sent


@pytest.fixture
def said(connection: OpenAIConnection, openai: Running) -> Any:
    def sent(request: ChatRequest, name: str = "gpt-6.1-terra") -> dict[str, Any]:
        model = connection.chat(name)
        assert model is not None
        list(model.reply(request))
        (body,) = openai.calls(name)
        check(body, CHAT)
        return dict(body)

    return sent


def test_a_picture_is_asked_for_with_rough_states_and_what_nobody_chose_is_left_out(painted: Any) -> None:
    assert painted(FOX) == {
        "model": "gpt-image-2",
        "prompt": "a fox",
        "size": "1024x1024",
        "stream": True,
        "partial_images": 2,
    }


def test_what_was_chosen_is_asked_for(painted: Any) -> None:
    wish = replace(FOX, aspect="16:9", resolution="4K", quality="high", format="webp", background="opaque")
    body = painted(wish)

    assert (body["size"], body["quality"]) == ("3840x2160", "high")
    assert (body["output_format"], body["background"]) == ("webp", "opaque")


@pytest.mark.parametrize("format", ["jpeg", "webp"])
def test_a_moderation_and_a_compression_are_asked_for(painted: Any, format: str) -> None:
    body = painted(replace(FOX, format=format, moderation="low", compression=0))
    assert (body["moderation"], body["output_compression"]) == ("low", 0)


def test_of_an_edit_too(painted: Any) -> None:
    wish = replace(FOX, references=(PICTURE,), format="jpeg", moderation="low", compression=60)
    body = painted(wish)
    assert (body["moderation"], body["output_compression"]) == ("low", "60")


@pytest.mark.parametrize("wish", [{"format": "png"}, {}, {"format": "jpeg", "background": "transparent"}])
def test_what_is_no_jpeg_and_no_webp_is_not_compressed(painted: Any, wish: dict[str, str]) -> None:
    assert "output_compression" not in painted(replace(FOX, **wish, compression=60))


def test_what_is_transparent_comes_in_a_format_that_can_be(painted: Any) -> None:
    assert painted(replace(FOX, background="transparent", format="jpeg"))["output_format"] == "png"


def test_a_cheap_picture_is_not_made_dearer_by_rough_states(painted: Any) -> None:
    assert painted(replace(FOX, quality="low"))["partial_images"] == 0


def test_an_older_model_is_asked_for_the_sizes_it_paints(painted: Any) -> None:
    assert painted(replace(FOX, aspect="2:3", resolution="4K"), "gpt-image-1-mini")["size"] == "1024x1536"


def test_pictures_to_work_from_go_in_a_form(painted: Any, openai: Running) -> None:
    body = painted(replace(FOX, references=(PICTURE, PHOTO)))

    assert [(each["field"], each["name"], each["type"]) for each in body["files"]] == [
        ("image[]", "1.png", "image/png"),
        ("image[]", "2.jpg", "image/jpeg"),
    ]
    assert (body["stream"], body["partial_images"]) == ("true", "2")
    assert openai.seen()["requests"][-1]["path"] == "/v1/images/edits"


def test_no_more_go_than_it_takes(painted: Any) -> None:
    assert len(painted(replace(FOX, references=(PICTURE,) * 20))["files"]) == 16


def test_a_mask_is_cut_to_the_first_picture(painted: Any, pixels: FakePixels) -> None:
    mask = Attachment("image/png", png("mask", area=16))

    body = painted(replace(FOX, references=(PHOTO, PICTURE), mask=mask))

    assert pixels.masked == [(mask.data, PHOTO.data)]
    assert [each["field"] for each in body["files"]] == ["image[]", "image[]", "mask"]


def test_without_a_picture_there_is_nothing_to_mask(painted: Any) -> None:
    assert "files" not in painted(replace(FOX, mask=PICTURE))


def test_a_chat_is_streamed_with_what_it_uses(said: Any) -> None:
    assert said(ChatRequest((ChatMessage("user", "hi"),), temperature=0.4, max_tokens=500), "gpt-4o-mini") == {
        "model": "gpt-4o-mini",
        "messages": [{"role": "user", "content": "hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": 0.4,
        "max_completion_tokens": 500,
    }


def test_a_model_that_thinks_has_room_for_it_and_takes_no_temperature(said: Any) -> None:
    body = said(ChatRequest((ChatMessage("user", "hi"),), temperature=0.4, max_tokens=24))

    assert body["max_completion_tokens"] == 4_024 and "temperature" not in body


def test_pictures_tools_their_calls_and_answers_are_sent(said: Any) -> None:
    called = ChatMessage("assistant", "", calls=(ToolCall("c1", "image", {"prompt": "Zürich"}),))
    messages = (
        ChatMessage("system", "Be kind."),
        ChatMessage("user", "what?", pictures=(PICTURE,)),
        called,
        ChatMessage("tool", "painted", answers="c1"),
    )

    body = said(ChatRequest(messages, tools=(TOOL,)))

    assert [part["type"] for part in body["messages"][1]["content"]] == ["text", "image_url"]
    assert body["messages"][3] == {"role": "tool", "content": "painted", "tool_call_id": "c1"}
    assert body["tools"] == [{"type": "function", "function": TOOL}]


def test_the_key_goes_along_and_nothing_of_the_environment(
    said: Any, openai: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-somebody")
    said(asking("hi"))

    headers = openai.seen()["requests"][-1]["headers"]
    assert headers["authorization"] == f"Bearer {KEY}" and "openai-organization" not in headers
