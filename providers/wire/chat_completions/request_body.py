"""What is asked: messages with pictures, tools, their calls and their answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from conversation.ports.models import Attachment, ChatMessage, ChatRequest, ToolCall
from providers.wire.content.picture import data_url


def chat_body(model: str, request: ChatRequest, *, vision: bool, tools: bool) -> dict[str, Any]:
    """A streaming chat request. What the model cannot take is left out: many services refuse the whole otherwise."""
    body: dict[str, Any] = {
        "model": model,
        "messages": [_message(said, vision) for said in request.messages],
        "stream": True,
    }
    if tools and request.tools:
        body["tools"] = [{"type": "function", "function": dict(tool)} for tool in request.tools]
    if request.temperature is not None:
        body["temperature"] = request.temperature
    if request.max_tokens is not None:
        body["max_tokens"] = request.max_tokens
    return body


def content(text: str, pictures: tuple[Attachment, ...]) -> str | list[Mapping[str, Any]]:
    """Of one message. The words first, as OpenRouter advises."""
    if not pictures:
        return text
    return [{"type": "text", "text": text}, *(picture_part(picture) for picture in pictures)]


def picture_part(picture: Attachment) -> dict[str, Any]:
    """A picture among the parts of a message."""
    return {"type": "image_url", "image_url": {"url": data_url(picture.media_type, picture.data)}}


def _message(said: ChatMessage, vision: bool) -> dict[str, Any]:
    message: dict[str, Any] = {"role": said.role, "content": content(said.text, said.pictures if vision else ())}
    if said.calls:
        message["tool_calls"] = [_call(call) for call in said.calls]
    if said.answers is not None:
        message["tool_call_id"] = said.answers
    return message


def _call(call: ToolCall) -> dict[str, Any]:
    function = {"name": call.name, "arguments": json.dumps(dict(call.arguments))}
    return {"id": call.id, "type": "function", "function": function}
