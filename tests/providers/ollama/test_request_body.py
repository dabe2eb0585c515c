"""What is sent, against the published shape of `POST /api/chat`: `docs/openapi.yaml` of ollama/ollama, August 2026."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conversation.ports.models import Attachment, ChatMessage, ChatRequest, ToolCall
from providers.ollama.connection import OllamaConnection
from tests.upstream.ollama import OllamaUpstream
from tests.upstream.pictures import png

TOOL = {"name": "image", "description": "Paints.", "parameters": {"type": "object", "properties": {"prompt": {}}}}
CALL = {
    "type": "object",
    "required": ["function"],
    "properties": {
        "function": {
            "type": "object",
            "required": ["name", "arguments"],
            "properties": {"name": {"type": "string", "minLength": 1}, "arguments": {"type": "object"}},
        }
    },
}
MESSAGE = {
    "type": "object",
    "required": ["role", "content"],
    "additionalProperties": False,
    "properties": {
        "role": {"enum": ["system", "user", "assistant", "tool"]},
        "content": {"type": "string"},
        "images": {"type": "array", "items": {"type": "string", "pattern": "^[A-Za-z0-9+/]+=*( ?….*)?$"}},
        "thinking": {"type": "string"},
        "tool_calls": {"type": "array", "items": CALL},
        "tool_name": {"type": "string", "minLength": 1},
    },
}
OPTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "num_ctx": {"type": "integer", "minimum": 1},
        "temperature": {"type": "number"},
        "num_predict": {"type": "integer"},
        "seed": {"type": "integer"},
        "stop": {"type": "array", "items": {"type": "string"}},
    },
}
CHAT = {
    "type": "object",
    "required": ["model", "messages"],
    "additionalProperties": False,
    "properties": {
        "model": {"type": "string"},
        "messages": {"type": "array", "items": MESSAGE},
        "stream": {"type": "boolean"},
        "format": {},
        "options": OPTIONS,
        "keep_alive": {"type": ["string", "integer"]},
        "think": {"enum": [True, False, "low", "medium", "high", "max"]},
        "tools": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "function"],
                "properties": {
                    "type": {"const": "function"},
                    "function": {"type": "object", "required": ["name", "parameters"]},
                },
            },
        },
    },
}


def sent(connection: OllamaConnection, ollama: OllamaUpstream, name: str, request: ChatRequest) -> dict[str, Any]:
    """The body of the request, which is as it is published."""
    model = connection.chat(name)
    assert model is not None
    list(model.reply(request))
    (body,) = ollama.calls(name)
    Draft202012Validator(CHAT).validate(body)
    return body


def test_a_conversation_with_everything(connection: OllamaConnection, ollama: OllamaUpstream) -> None:
    picture = Attachment("image/png", png("a cat"))
    call = ToolCall("call_7", "image", {"prompt": "a lake"})
    messages = (
        ChatMessage("system", "You help."),
        ChatMessage("user", "What is this?", pictures=(picture,)),
        ChatMessage("assistant", "", calls=(call,)),
        ChatMessage("tool", "painted #1", answers="call_7"),
        ChatMessage("user", "Thank you"),
    )
    request = ChatRequest(messages, (TOOL,), temperature=0.2, max_tokens=300)

    body = sent(connection, ollama, "qwen3-vl:8b", request)

    assert body["stream"] is True and body["think"] is True
    assert body["messages"][1]["images"][0].startswith("iVBOR")
    assert body["messages"][2]["tool_calls"] == [{"function": {"name": "image", "arguments": {"prompt": "a lake"}}}]
    assert body["messages"][3] == {"role": "tool", "content": "painted #1", "tool_name": "image"}
    assert body["tools"][0]["function"]["name"] == "image"
    assert body["options"] == {"num_ctx": 16_384, "temperature": 0.2, "num_predict": 300}


@pytest.mark.parametrize("name", ["plain:1b", "llama3.2:latest"])
def test_what_a_model_cannot_take_is_left_out(connection: OllamaConnection, ollama: OllamaUpstream, name: str) -> None:
    picture = Attachment("image/png", png("a cat"))

    body = sent(connection, ollama, name, ChatRequest((ChatMessage("user", "Look", pictures=(picture,)),), (TOOL,)))

    assert "images" not in body["messages"][0] and "think" not in body
    assert ("tools" in body) == (name != "plain:1b")


def test_a_model_at_somebody_elses_has_its_own_room(connection: OllamaConnection, ollama: OllamaUpstream) -> None:
    body = sent(connection, ollama, "gpt-oss:120b-cloud", ChatRequest((ChatMessage("user", "Hello"),)))

    assert "options" not in body
