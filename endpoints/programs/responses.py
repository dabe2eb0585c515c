"""`POST /v1/responses`: pictures by the image tool, and words by a chat model, in the shape of OpenAI's newer API."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal
from uuid import uuid4

from flask import Blueprint, Response, jsonify

from conversation.events import TextDelta
from conversation.generators import run_to_end, translated
from conversation.image import Image
from conversation.services.call_cost import CallCost
from conversation.services.program_chat import ProgramAnswer
from conversation.services.program_turns import ProgramResult, nothing_made
from endpoints.openapi.declaration import PIXELS, declared, limits
from endpoints.programs import failures
from endpoints.programs.chat_requests import chat_request, model_of
from endpoints.programs.failures import REFUSED
from endpoints.programs.image_requests import PaintingCall
from endpoints.programs.response_requests import (
    CALL,
    CALL_ID,
    WITH_PICTURE,
    Responding,
    ResponseInput,
    completing,
    heard,
    painting_call,
    painting_of,
)
from endpoints.programs.server_events import STREAM, Sent, in_events
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("program_responses", __name__, url_prefix="/v1")
failures.attach(routes)


@dataclass(frozen=True)
class ResponseUse:
    """What it took."""

    input_tokens: int
    output_tokens: int
    total_tokens: int
    cost: float | None
    """US dollars; null is unknown, 0 is free."""


@dataclass(frozen=True)
class ModelResponse:
    """A response, in OpenAI's shape."""

    id: str
    created_at: Annotated[int, limits(minimum=0)]
    model: str
    output: tuple[Mapping[str, Any], ...]
    """`{type: image_generation_call, id, status, result}` with base64 for each picture, then `{type: message}`."""
    usage: ResponseUse
    tool_choice: Any
    """As it was sent; `auto` where nothing was."""
    tools: tuple[Mapping[str, Any], ...]
    """As they were sent."""
    instructions: str | None = None
    previous_response_id: str | None = None
    error: None = None
    incomplete_details: None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    """Nothing is kept of a response, so there is none."""
    parallel_tool_calls: bool = False
    status: Literal["completed"] = "completed"
    object: Literal["response"] = "response"


Steps = Generator[str | None, None, dict[str, Any]]
"""Pieces of text, and None for a sign of life; then `ModelResponse` as JSON."""


@routes.post("/responses")
@declared(
    "A response with pictures by the image tool, or with words",
    ModelResponse,
    bare=True,
    envelope="openai",
    takes=Responding,
    also=((200, STREAM, "With `stream`: `response.created`, `response.output_text.delta`s, `response.completed`."),),
    refuses=(*REFUSED, *PIXELS, "not_found", "not_a_picture", "kind_not_read", "broken_picture"),
    about="With the tool `image_generation` words about pictures are answered by the studio; all other words are "
    "answered by the chat model. Nothing is kept of a response but its picture.",
    scope="make",
)
def respond() -> Response:
    asked, owner = parse(Responding, json_body()), person().id
    said = heard(asked)
    order = painting_of(asked, said, owner, services().people.identities.administers())
    if order is not None:
        steps = painted(asked, said, owner, services().programs.turns.run(order))
    else:
        wanted = completing(asked, said)
        choice = model_of(wanted, owner).id
        steps = worded(asked, services().programs.chat.reply(owner, choice, chat_request(wanted)))
    if asked.stream:
        return in_events(streamed(asked, steps), named=True)
    response = jsonify(run_to_end(steps))
    response.headers["Cache-Control"] = "no-store"
    return response


def painted(
    asked: Responding, said: ResponseInput, owner: str, steps: Generator[Mapping[str, Any], None, ProgramResult]
) -> Steps:
    """Raises `Told` where there is neither a picture nor an answer in words."""
    result = yield from translated(steps, lambda step: step["text"] or None if step["type"] == "TextDelta" else None)
    reply, text = result.reply, result.reply.text.strip()
    if reply.question is not None or not (result.images or text):
        raise nothing_made(result)
    wanted = painting_call(said)
    output = [as_call(owner, image, wanted, reply.prompt) for image in result.images]
    identity = f"{WITH_PICTURE}{result.images[-1].id}" if result.images else _new("resp_")
    return answer(asked, identity, [*output, *([message(text)] if text else [])], CallCost.of(reply.usage))


def worded(asked: Responding, steps: Generator[Any, None, ProgramAnswer]) -> Steps:
    """A chat model's answer."""
    said = yield from translated(steps, lambda step: step.text or None if isinstance(step, TextDelta) else None)
    return answer(asked, _new("resp_"), [message(said.text)], CallCost(said.tokens_in, said.tokens_out, said.cost))


def as_call(owner: str, image: Image, wanted: PaintingCall, prompt: Mapping[str, str] | None) -> dict[str, Any]:
    """A picture as what the tool gave."""
    quality = max(1, wanted.output_compression) if wanted.output_compression < 100 else 0
    data, _ = services().programs.turns.file(owner, image, wanted.output_format, quality)
    return {
        "type": CALL,
        "id": f"{CALL_ID}{image.id}",
        "status": "completed",
        "result": b64encode(data).decode(),
        "revised_prompt": prompt["refined"] if prompt else None,
        "size": f"{image.shown.width}x{image.shown.height}",
        "output_format": wanted.output_format,
    }


def message(text: str) -> dict[str, Any]:
    content = {"type": "output_text", "text": text, "annotations": []}
    return {"type": "message", "id": _new("msg_"), "role": "assistant", "status": "completed", "content": [content]}


def answer(asked: Responding, identity: str, output: list[dict[str, Any]], took: CallCost) -> dict[str, Any]:
    """`ModelResponse` as JSON, with what clients expect to find beside it."""
    return {
        "id": identity,
        "object": "response",
        "created_at": int(time.time()),
        "status": "completed",
        "model": asked.model,
        "output": output,
        "usage": {
            "input_tokens": took.read,
            "output_tokens": took.written,
            "total_tokens": took.read + took.written,
            "cost": took.dollars,
        },
        "error": None,
        "incomplete_details": None,
        "instructions": asked.instructions or None,
        "metadata": {},
        "parallel_tool_calls": False,
        "tool_choice": asked.tool_choice or "auto",
        "tools": asked.tools,
        "previous_response_id": asked.previous_response_id or None,
    }


def streamed(asked: Responding, steps: Steps) -> Iterator[Sent]:
    """That it began, its words as they come, and all of it."""
    begun = answer(asked, _new("resp_"), [], CallCost(0, 0, 0))
    yield {"type": "response.created", "sequence_number": 0, "response": {**begun, "status": "in_progress"}}
    count = 0

    def delta(words: str | None) -> Sent:
        nonlocal count
        if words is None:
            return None
        count += 1
        place = {"item_id": "msg", "output_index": 0, "content_index": 0, "logprobs": []}
        return {"type": "response.output_text.delta", "sequence_number": count, "delta": words, **place}

    whole = yield from translated(steps, delta)
    yield {"type": "response.completed", "sequence_number": count + 1, "response": whole}


def _new(kind: str) -> str:
    return f"{kind}{uuid4().hex}"
