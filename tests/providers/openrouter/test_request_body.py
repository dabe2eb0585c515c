"""What goes over the wire to OpenRouter."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.ports.models import Attachment, ChatMessage, ChatRequest, ImageRequest, ToolCall
from tests.upstream import Upstream
from tests.upstream.connected import KEY, asking, chat_model, connected
from tests.upstream.pictures import png

CHAT = "google/gemini-3-flash-preview"
PICTURE = Attachment("image/png", png("x", area=16))
TOOL = {"name": "image", "description": "Paints.", "parameters": {"type": "object"}}


def sent_for_chat(upstream: Upstream, request: ChatRequest, name: str = CHAT) -> dict[str, Any]:
    with connected(upstream) as connection:
        list(chat_model(connection, name).reply(request))
    return upstream.calls(name)[-1]


def sent_for_image(upstream: Upstream, request: ImageRequest, name: str) -> dict[str, Any]:
    with connected(upstream) as connection:
        model = connection.image(name)
        assert model is not None
        list(model.make(request))
    return upstream.calls(name)[-1]


def test_a_chat_is_streamed_with_its_options(upstream: Upstream) -> None:
    body = sent_for_chat(upstream, ChatRequest((ChatMessage("user", "hi"),), temperature=0.4, max_tokens=500))

    messages = [{"role": "user", "content": "hi"}]
    assert body == {"model": CHAT, "messages": messages, "stream": True, "temperature": 0.4, "max_tokens": 500}


def test_pictures_come_after_the_words(upstream: Upstream) -> None:
    body = sent_for_chat(upstream, ChatRequest((ChatMessage("user", "what?", pictures=(PICTURE,)),)))

    words, picture = body["messages"][0]["content"]
    assert words == {"type": "text", "text": "what?"}
    assert picture["image_url"]["url"].startswith("data:image/png;base64,iVBOR")


def test_a_model_without_eyes_or_hands_gets_neither_pictures_nor_tools(upstream: Upstream) -> None:
    request = ChatRequest((ChatMessage("user", "what?", pictures=(PICTURE,)),), tools=(TOOL,))

    body = sent_for_chat(upstream, request, "plain/no-eyes")

    assert body["messages"][0]["content"] == "what?" and "tools" not in body


def test_tools_their_calls_and_their_answers_are_in_openais_shape(upstream: Upstream) -> None:
    called = ChatMessage("assistant", "", calls=(ToolCall("c1", "image", {"prompt": "Zürich"}),))
    answered = ChatMessage("tool", "painted", answers="c1")

    body = sent_for_chat(upstream, ChatRequest((ChatMessage("user", "x"), called, answered), tools=(TOOL,)))

    assert body["tools"] == [{"type": "function", "function": TOOL}]
    call = body["messages"][1]["tool_calls"][0]
    assert (call["id"], call["type"], call["function"]["name"]) == ("c1", "function", "image")
    assert body["messages"][2] == {"role": "tool", "content": "painted", "tool_call_id": "c1"}


def test_a_model_that_also_talks_paints_in_a_chat(upstream: Upstream) -> None:
    request = ImageRequest("darker", aspect="16:9", references=(PICTURE,), seed=3)

    body = sent_for_image(upstream, request, "google/gemini-3.1-flash-image")

    assert body["modalities"] == ["image", "text"] and body["stream"] is True
    assert body["image_config"] == {"aspect_ratio": "16:9"} and body["seed"] == 3
    assert [part["type"] for part in body["messages"][0]["content"]] == ["text", "image_url"]
    assert "tools" not in body


def test_a_model_that_only_paints_is_asked_at_images(upstream: Upstream) -> None:
    request = ImageRequest("darker", aspect="16:9", references=(PICTURE,), seed=3)

    body = sent_for_image(upstream, request, "black-forest-labs/flux.2-pro")

    assert body.pop("input_references")[0]["type"] == "image_url"
    assert body == {"model": "black-forest-labs/flux.2-pro", "prompt": "darker", "aspect_ratio": "16:9", "seed": 3}
    assert upstream.seen()["requests"][-1]["path"].endswith("/images")


def test_previews_are_asked_for_only_where_they_come(upstream: Upstream) -> None:
    assert sent_for_image(upstream, ImageRequest("x"), "openai/gpt-image-2")["stream"] is True


def test_the_older_id_means_the_same_model(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        older = connection.image("google/gemini-3.1-flash-image-preview")

    assert older is not None and older.id == "openrouter/google/gemini-3.1-flash-image"


def test_the_studio_names_itself_and_nothing_of_the_environment(
    upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-somebody")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-something")
    sent_for_chat(upstream, asking("hi"))

    headers = upstream.seen()["requests"][-1]["headers"]
    assert headers["authorization"] == f"Bearer {KEY}"
    assert headers["x-openrouter-title"] == "Atelier"
    assert "openai-organization" not in headers and "openai-project" not in headers


def test_one_connection_serves_one_call_after_another(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        before = upstream.seen()["connections"]
        for _ in range(5):
            list(chat_model(connection, CHAT).reply(asking("hi")))
        opened = upstream.seen()["connections"] - before - 1  # the question itself is one

    assert opened == 1
