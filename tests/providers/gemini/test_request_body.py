"""What is asked of Google is what its published schema allows. The upstream refuses everything else, too."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.ports.models import Attachment, ChatMessage, ChatRequest, ImageRequest, ToolCall
from providers.gemini.listed_model import GeminiModel
from providers.gemini.request_body import chat_body, painting_body
from tests.upstream.gemini.request_schema import wrong_with
from tests.upstream.pictures import png

FLASH = GeminiModel("gemini-3.8-flash", "Flash")
GEMMA = GeminiModel("gemma-4-31b-it", "Gemma")
PAINTER = GeminiModel("gemini-nano-banana-2.1", "Banana")
LITE = GeminiModel("gemini-3.1-flash-lite-image", "Lite")
PICTURE = Attachment("image/png", png("a cat"))
TOOL = {"name": "image", "description": "Paints.", "parameters": {"type": "object", "additionalProperties": False}}
CALLS = (ToolCall("a", "image", {"prompt": "x"}), ToolCall("b", "image", {"prompt": "y"}))
CONVERSATION = (
    ChatMessage("system", "You are a studio."),
    ChatMessage("user", "What is this?", pictures=(PICTURE,)),
    ChatMessage("assistant", "A cat."),
    ChatMessage("user", "Paint two \ud83d."),
    ChatMessage("assistant", "", calls=CALLS),
    ChatMessage("tool", "painted #1", answers="a"),
    ChatMessage("tool", "painted #2", answers="b"),
)


def asked(model: GeminiModel, request: ChatRequest | ImageRequest) -> dict[str, Any]:
    body = chat_body(model, request) if isinstance(request, ChatRequest) else painting_body(model, request)
    assert wrong_with(model.id, body) == ""
    return body


def test_a_conversation_with_pictures_and_tools_is_what_google_takes() -> None:
    body = asked(FLASH, ChatRequest(CONVERSATION, tools=(TOOL,)))

    assert body["systemInstruction"] == {"parts": [{"text": "You are a studio."}]}
    assert [content["role"] for content in body["contents"]] == ["user", "model", "user", "model", "user"]
    assert list(body["contents"][0]["parts"][1]) == ["inlineData"]
    answers = [part["functionResponse"] for part in body["contents"][-1]["parts"]]
    assert [(answer["id"], answer["name"]) for answer in answers] == [("a", "image"), ("b", "image")]
    assert body["tools"][0]["functionDeclarations"][0]["parametersJsonSchema"] == TOOL["parameters"]


def test_a_call_without_a_signature_says_that_it_has_none() -> None:
    parts = asked(FLASH, ChatRequest(CONVERSATION))["contents"][3]["parts"]

    assert [part.get("thoughtSignature") for part in parts] == ["skip_thought_signature_validator", None]


def test_a_small_model_hears_its_instructions_as_a_message_and_gets_no_tools() -> None:
    body = asked(GEMMA, ChatRequest(CONVERSATION[:3], tools=(TOOL,), temperature=0.2, max_tokens=24))

    assert body["contents"][0] == {"role": "user", "parts": [{"text": "You are a studio."}]}
    assert "systemInstruction" not in body and "tools" not in body
    assert body["generationConfig"] == {"temperature": 0.2, "maxOutputTokens": 24}


def test_few_words_leave_room_for_thoughts() -> None:
    config = asked(FLASH, ChatRequest(CONVERSATION[:2], temperature=0.2, max_tokens=24))["generationConfig"]

    assert config == {"maxOutputTokens": 24 + 2_048, "thinkingConfig": {"thinkingLevel": "low"}}


def test_an_empty_message_is_left_out() -> None:
    messages = (ChatMessage("user", "hello"), ChatMessage("assistant", ""), ChatMessage("user", "again"))

    assert asked(FLASH, ChatRequest(messages))["contents"] == [
        {"role": "user", "parts": [{"text": "hello"}, {"text": "again"}]}
    ]


@pytest.mark.parametrize("aspect", PAINTER.image_abilities.aspects)
@pytest.mark.parametrize("resolution", ["", *PAINTER.image_abilities.resolutions])
def test_each_size_that_is_declared_is_what_google_takes(aspect: str, resolution: str) -> None:
    request = ImageRequest("a cat", aspect, (PICTURE,) * 20, resolution=resolution)

    body = asked(PAINTER, request)

    assert len(body["contents"][0]["parts"]) == 1 + 14
    config = body["generationConfig"]
    assert config["imageConfig"] == {"aspectRatio": aspect} | ({"imageSize": resolution} if resolution else {})
    assert config["responseModalities"] == ["TEXT", "IMAGE"]


def test_a_size_that_a_model_does_not_have_is_not_asked_of_it() -> None:
    assert LITE.image_abilities.resolutions == ()
    assert "imageSize" not in asked(LITE, ImageRequest("a cat", resolution="4K"))["generationConfig"]["imageConfig"]


@pytest.mark.parametrize(
    "broken",
    [
        {"contents": []},
        {"contents": [{"role": "assistant", "parts": [{"text": "x"}]}]},
        {"contents": [{"role": "user", "parts": [{"text": ""}]}]},
        {"contents": [{"role": "user", "parts": [{"text": "x"}]}], "temperature": 1},
    ],
)
def test_the_schema_refuses_what_is_not_published(broken: dict[str, Any]) -> None:
    assert wrong_with("gemini-3.8-flash", broken)
