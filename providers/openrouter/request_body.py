"""What is asked, in OpenRouter's words: messages with pictures, tools, references."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from conversation.ports.models import Attachment, ChatMessage, ChatRequest, ImageRequest, ToolCall
from providers.wire.content.picture import data_url


def chat_body(model: str, request: ChatRequest, *, vision: bool, tools: bool) -> dict[str, Any]:
    """A streaming chat request. What the model cannot take is left out: OpenRouter refuses the whole otherwise."""
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


def painting_body(model: str, request: ImageRequest, modalities: tuple[str, ...], *, seed: bool) -> dict[str, Any]:
    """A picture asked for in a chat. Never with tools: no provider offers both."""
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": "user", "content": _content(request.prompt, request.references)}],
        "modalities": list(modalities),
        "image_config": {"aspect_ratio": request.aspect},
        "stream": True,
    }
    if seed and request.seed is not None:
        body["seed"] = request.seed
    return body


def image_body(model: str, request: ImageRequest, *, shaped: bool, seed: bool, stream: bool) -> dict[str, Any]:
    """A picture asked for at `/images`; what the model does not list is left out: it would be refused."""
    body: dict[str, Any] = {"model": model, "prompt": request.prompt}
    if shaped:
        body["aspect_ratio"] = request.aspect
    if request.references:
        body["input_references"] = [_part(picture) for picture in request.references]
    if seed and request.seed is not None:
        body["seed"] = request.seed
    if stream:
        body["stream"] = True
    return body


def _message(said: ChatMessage, vision: bool) -> dict[str, Any]:
    message: dict[str, Any] = {"role": said.role, "content": _content(said.text, said.pictures if vision else ())}
    if said.calls:
        message["tool_calls"] = [_call(call) for call in said.calls]
    if said.answers is not None:
        message["tool_call_id"] = said.answers
    return message


def _content(text: str, pictures: tuple[Attachment, ...]) -> str | list[Mapping[str, Any]]:
    """The words first, as OpenRouter advises."""
    if not pictures:
        return text
    return [{"type": "text", "text": text}, *(_part(picture) for picture in pictures)]


def _part(picture: Attachment) -> dict[str, Any]:
    return {"type": "image_url", "image_url": {"url": data_url(picture.media_type, picture.data)}}


def _call(call: ToolCall) -> dict[str, Any]:
    function = {"name": call.name, "arguments": json.dumps(dict(call.arguments))}
    return {"id": call.id, "type": "function", "function": function}
