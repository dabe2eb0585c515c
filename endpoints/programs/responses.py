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
from conversation.generators import run_to_end, translated, unfolded
from conversation.image import Image
from conversation.services.call_cost import CallCost
from conversation.services.program_chat import ProgramAnswer
from conversation.services.program_turns import ProgramResult, nothing_made
from endpoints.idempotency import once
from endpoints.openapi.declaration import ELSEWHERE, PIXELS, declared, limits
from endpoints.programs import failures
from endpoints.programs.chat_requests import chat_request, model_of
from endpoints.programs.failures import REFUSED
from endpoints.programs.image_requests import PaintingCall
from endpoints.programs.response_events import PictureStep, ResponseBegun, ResponseEvents, ResponseStep
from endpoints.programs.response_requests import (
    CALL,
    CALL_ID,
    OF_TURN,
    Responding,
    ResponseInput,
    completing,
    heard,
    painting_call,
    painting_of,
)
from endpoints.programs.rough_states import rough_state
from endpoints.programs.server_events import Sent, in_events
from endpoints.request_body import json_body, parse
from endpoints.services import person, services
from endpoints.streamed import EVENTS

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
    input_tokens_details: Mapping[str, int]
    """`cached_tokens` and `cache_write_tokens`: not counted apart, so 0."""
    output_tokens_details: Mapping[str, int]
    """`reasoning_tokens`: not counted apart, so 0."""


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


Steps = Generator[ResponseStep, None, dict[str, Any]]
"""Then `ModelResponse` as JSON."""


@routes.post("/responses")
@once
@declared(
    "A response with pictures by the image tool, or with words",
    ModelResponse,
    bare=True,
    envelope="openai",
    takes=Responding,
    also=(
        (
            200,
            EVENTS,
            "With `stream`: `response.created`, for each picture and for the words `response.output_item.added` and "
            "`.done`, between them `response.image_generation_call.partial_image` (as many as the tool's "
            "`partial_images`) and `response.output_text.delta`, then `response.completed`.",
        ),
    ),
    refuses=(*REFUSED, *PIXELS, *ELSEWHERE, "not_found", "not_a_picture", "kind_not_read", "broken_picture"),
    about="With the tool `image_generation` words about pictures are answered by the studio; all other words are "
    "answered by the chat model. Nothing is kept of a response but its picture.",
    scope="make",
)
def respond() -> Response:
    asked, owner = parse(Responding, json_body()), person().id
    said = heard(asked, owner)
    order = painting_of(asked, said, owner, services().people.identities.administers())
    if order is not None:
        steps = painted(asked, said, owner, services().programs.turns.run(order))
    else:
        wanted = completing(asked, said)
        choice = model_of(wanted, owner).id
        steps = worded(asked, services().programs.chat.reply(owner, choice, chat_request(wanted)))
    if asked.stream:
        return in_events(streamed(steps), named=True)
    response = jsonify(run_to_end(steps))
    response.headers["Cache-Control"] = "no-store"
    return response


def painted(
    asked: Responding, said: ResponseInput, owner: str, steps: Generator[Mapping[str, Any], None, ProgramResult]
) -> Steps:
    """Raises `Told` where there is neither a picture nor an answer in words."""
    wanted, turns = painting_call(said), list[str]()
    states = iter(range(wanted.partial_images))

    def told(step: Mapping[str, Any]) -> Iterator[ResponseStep]:
        if not turns:
            turns.append(step["turn"])
            yield begun(asked, f"{OF_TURN}{step['turn']}")
        if step["type"] in ("ImageStarted", "ImagePreview"):
            rough = rough_state(owner, step)
            yield PictureStep(str(step["image"]), rough if rough and next(states, None) is not None else "")
        else:
            yield str(step["text"]) if step["type"] == "TextDelta" else None

    result = yield from unfolded(steps, told)
    reply, text = result.reply, result.reply.text.strip()
    if reply.question is not None or not (result.images or text):
        raise nothing_made(result)
    output = [as_call(owner, image, wanted, reply.prompt) for image in result.images]
    output += [message(text)] if text else []
    return answer(asked, f"{OF_TURN}{turns[0]}", output, CallCost.of(reply.usage))


def worded(asked: Responding, steps: Generator[Any, None, ProgramAnswer]) -> Steps:
    """A chat model's answer."""
    identity = _new("resp_")
    yield begun(asked, identity)
    said = yield from translated(steps, lambda step: step.text if isinstance(step, TextDelta) else None)
    return answer(asked, identity, [message(said.text)], CallCost(said.tokens_in, said.tokens_out, said.cost))


def begun(asked: Responding, identity: str) -> ResponseBegun:
    return ResponseBegun({**answer(asked, identity, [], CallCost(0, 0, 0)), "status": "in_progress", "usage": None})


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
            "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
            "output_tokens_details": {"reasoning_tokens": 0},
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


def streamed(steps: Steps) -> Iterator[Sent]:
    """That it began, its pictures and its words as they come, and all of it."""
    told = ResponseEvents()
    whole = yield from unfolded(steps, told.of)
    yield from told.finished(whole["output"])
    yield told.event("completed", response={**whole, "output": told.placed(whole["output"])})


def _new(kind: str) -> str:
    return f"{kind}{uuid4().hex}"
