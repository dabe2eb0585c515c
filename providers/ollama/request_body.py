"""What is asked, in Ollama's words: `POST /api/chat`."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from conversation.ports.models import Attachment, ChatMessage, ChatRequest
from providers.ollama.listed_model import OllamaModel


def chat_body(model: OllamaModel, request: ChatRequest) -> dict[str, Any]:
    """A streaming request. What the model cannot take is left out: Ollama refuses the whole otherwise."""
    able = model.chat_abilities
    names = {call.id: call.name for said in request.messages for call in said.calls}
    body: dict[str, Any] = {
        "model": model.name,
        "messages": [_message(said, names, vision=able.vision) for said in request.messages],
        "stream": True,
    }
    if able.tools and request.tools:
        body["tools"] = [{"type": "function", "function": dict(tool)} for tool in request.tools]
    if model.thinks:
        body["think"] = True  # said, so that thoughts come in a field of their own and not among the words
    options = {
        "num_ctx": model.asked_context,
        "temperature": request.temperature,
        "num_predict": request.max_tokens,
    }
    asked = {name: value for name, value in options.items() if value is not None}
    if asked:
        body["options"] = asked
    return body


def raw(pictures: tuple[Attachment, ...]) -> list[str]:
    """Base64 as Ollama takes it: no data URLs, no addresses."""
    return [base64.b64encode(picture.data).decode("ascii") for picture in pictures]


def _message(said: ChatMessage, names: Mapping[str, str], *, vision: bool) -> dict[str, Any]:
    """`names`: of the tools that were called, by the ids of the calls."""
    message: dict[str, Any] = {"role": said.role, "content": said.text}
    if said.pictures and vision:
        message["images"] = raw(said.pictures)
    if said.calls:
        message["tool_calls"] = [
            {"function": {"name": call.name, "arguments": dict(call.arguments)}} for call in said.calls
        ]
    if said.answers is not None:
        message["tool_name"] = names.get(said.answers, "")
    return message
