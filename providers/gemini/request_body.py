"""What is asked, in Google's words: contents with pictures, tools and what they answered, and a picture's size.

After the API reference (https://ai.google.dev/api/generate-content, `/caching#Content`) and the guides on function
calling and thought signatures. `maxOutputTokens` holds a model's thoughts, too, and from the third generation on
Google advises against `temperature`.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from conversation.ports.models import Attachment, ChatMessage, ChatRequest, ImageRequest, ToolCall
from providers.gemini.listed_model import GeminiModel
from providers.wire.content.surrogates import whole

ROOM_FOR_THOUGHTS = 2_048
"""Tokens that a model may think beside an answer of few words."""
UNSIGNED = "skip_thought_signature_validator"
"""What Google takes where a call's own signature was lost, or another model made the call."""
Part = dict[str, Any]


def chat_body(model: GeminiModel, request: ChatRequest) -> dict[str, Any]:
    """A chat request. What the model cannot take is left out: it would refuse the whole."""
    instructions = "\n\n".join(said.text for said in request.messages if said.role == "system" and said.text)
    contents = _contents(model, [said for said in request.messages if said.role != "system"])
    body: dict[str, Any] = {"contents": contents}
    if instructions and model.is_small:
        contents.insert(0, {"role": "user", "parts": [{"text": instructions}]})
    elif instructions:
        body["systemInstruction"] = {"parts": [{"text": instructions}]}
    if request.tools and model.chat_abilities.tools:
        body["tools"] = [{"functionDeclarations": [_declared(tool) for tool in request.tools]}]
    config = _config(model, request)
    if config:
        body["generationConfig"] = config
    return body


def painting_body(model: GeminiModel, request: ImageRequest) -> dict[str, Any]:
    """A picture, the words before the references as Google advises."""
    parts: list[Part] = [{"text": whole(request.prompt)}]
    parts += [_picture(reference) for reference in request.references[: model.painting.references]]
    image = {"aspectRatio": request.aspect}
    if request.resolution in model.painting.sizes:
        image["imageSize"] = request.resolution
    return {
        "contents": [{"role": "user", "parts": parts}],
        "generationConfig": {"responseModalities": ["TEXT", "IMAGE"], "imageConfig": image},
    }


def _config(model: GeminiModel, request: ChatRequest) -> dict[str, Any]:
    config: dict[str, Any] = {}
    if request.temperature is not None and not model.thinks:
        config["temperature"] = request.temperature
    if request.max_tokens is not None:
        config["maxOutputTokens"] = request.max_tokens + (ROOM_FOR_THOUGHTS if model.thinks else 0)
        if model.thinks:
            config["thinkingConfig"] = {"thinkingLevel": "low"}
    return config


def _contents(model: GeminiModel, messages: Sequence[ChatMessage]) -> list[dict[str, Any]]:
    """In turns: what the same side said one after another is one content, as answers to several calls have to be."""
    contents: list[dict[str, Any]] = []
    names = {call.id: call.name for said in messages for call in said.calls}
    for said in messages:
        role = "model" if said.role == "assistant" else "user"
        parts = _parts(model, said, names)
        if contents and contents[-1]["role"] == role:
            contents[-1]["parts"] += parts
        elif parts:
            contents.append({"role": role, "parts": parts})
    return contents


def _parts(model: GeminiModel, said: ChatMessage, names: Mapping[str, str]) -> list[Part]:
    if said.answers is not None:
        answered = {"id": said.answers, "name": names.get(said.answers, ""), "response": {"result": whole(said.text)}}
        return [{"functionResponse": answered}]
    parts: list[Part] = [{"text": whole(said.text)}] if said.text else []
    if model.chat_abilities.vision:
        parts += [_picture(picture) for picture in said.pictures]
    return parts + _calls(model, said.calls)


def _calls(model: GeminiModel, calls: Sequence[ToolCall]) -> list[Part]:
    """Of several at once, the first one is signed."""
    parts: list[Part] = []
    for number, call in enumerate(calls):
        part: Part = {"functionCall": {"id": call.id, "name": call.name, "args": dict(call.arguments)}}
        signature = call.signature or (UNSIGNED if model.thinks and number == 0 else "")
        if signature:
            part["thoughtSignature"] = signature
        parts.append(part)
    return parts


def _declared(tool: Mapping[str, Any]) -> dict[str, Any]:
    """`parametersJsonSchema` takes JSON Schema as it is; `parameters` would take a part of it."""
    declared = {"name": tool["name"], "description": tool["description"]}
    return {**declared, "parametersJsonSchema": tool["parameters"]}


def _picture(picture: Attachment) -> Part:
    return {"inlineData": {"mimeType": picture.media_type, "data": base64.b64encode(picture.data).decode("ascii")}}
