"""`POST /v1/chat/completions`: chat models go through; with `auto` and image models the studio itself answers."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from uuid import uuid4

from flask import Blueprint, Response, jsonify, request

from conversation.events import TextDelta
from conversation.generators import run_to_end, translated
from conversation.image import Image
from conversation.ports.models import ToolCall
from conversation.services.call_cost import CallCost
from conversation.services.program_chat import ProgramAnswer
from conversation.services.program_turns import ProgramResult
from endpoints.idempotency import once
from endpoints.openapi.declaration import ELSEWHERE, PIXELS, declared, limits, maybe
from endpoints.programs import failures
from endpoints.programs.chat_requests import Completing, chat_request, model_of, studio_order
from endpoints.programs.failures import REFUSED
from endpoints.programs.server_events import DONE, Sent, in_events
from endpoints.request_body import json_body, parse
from endpoints.services import LinkedPicture, person, services
from endpoints.streamed import EVENTS

routes = Blueprint("program_chat", __name__, url_prefix="/v1/chat")
failures.attach(routes)
HOURS = 30 * 24.0
"""For which the address of a picture works in a chat, which is read again later."""
ENDED = {"length": "length", "filtered": "content_filter"}


@dataclass(frozen=True)
class SaidMessage:
    """What was answered."""

    role: Literal["assistant"]
    content: str | None
    tool_calls: tuple[Mapping[str, Any], ...] = maybe()
    images: tuple[Mapping[str, Any], ...] = maybe()
    """`{type: image_url, image_url: {url}}` with a `data:` address, where `modalities` asks for `image`."""


@dataclass(frozen=True)
class SaidChoice:
    """The one answer."""

    index: int
    message: SaidMessage
    finish_reason: Literal["stop", "length", "tool_calls", "content_filter"]


@dataclass(frozen=True)
class ChatUse:
    """What it took."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int
    cost: float | None
    """US dollars; null is unknown, 0 is free."""


@dataclass(frozen=True)
class Completion:
    """A reply, in OpenAI's shape."""

    id: str
    created: Annotated[int, limits(minimum=0)]
    model: str
    choices: tuple[SaidChoice, ...]
    usage: ChatUse
    object: Literal["chat.completion"] = "chat.completion"


@dataclass(frozen=True)
class Said:
    """What became of a reply, wherever it came from."""

    model: str
    text: str
    finish: str
    usage: Mapping[str, Any]
    calls: tuple[Mapping[str, Any], ...] = ()
    images: tuple[Mapping[str, Any], ...] = ()


Steps = Generator[Any, None, Said]
"""Yields pieces of text, and None for a sign of life."""


@routes.post("/completions")
@once
@declared(
    "A reply by a chat model, or by the studio itself",
    Completion,
    bare=True,
    envelope="openai",
    takes=Completing,
    also=((200, EVENTS, "With `stream`: `chat.completion.chunk` events, and `[DONE]`."),),
    refuses=(*REFUSED, *PIXELS, *ELSEWHERE, "not_a_picture", "kind_not_read", "broken_picture"),
    about="A connected chat model gets the messages and the tools as they are. With `atelier/auto`, words about "
    "pictures are answered by the studio: `/image a fox`, a picture with `make it warmer`, and later words about it.",
    scope="make",
)
def complete() -> Response:
    asked, owner = parse(Completing, json_body()), person().id
    order = studio_order(asked, owner, services().people.identities.administers())
    if order is not None:
        steps = by_studio(asked, owner, services().programs.turns.run(order))
    else:
        choice = model_of(asked, owner).id
        steps = by_model(services().programs.chat.reply(owner, choice, chat_request(asked)))
    if asked.stream:
        return in_events(chunks(asked, steps), named=False, last=DONE)
    said = run_to_end(steps)
    response = jsonify(whole(said))
    response.headers["Cache-Control"] = "no-store"
    return response


def by_model(steps: Generator[Any, None, ProgramAnswer]) -> Steps:
    """A chat model's answer."""
    answer = yield from translated(steps, lambda step: step.text or None if isinstance(step, TextDelta) else None)
    calls = tuple(call_as_sent(call, place) for place, call in enumerate(answer.calls))
    finish = "tool_calls" if calls else ENDED.get(answer.ended, "stop")
    use = used(CallCost(answer.tokens_in, answer.tokens_out, answer.cost))
    images = tuple(as_image(made.media_type, made.data) for made in answer.pictures)
    return Said(answer.model, answer.text, finish, use, calls, images)


def by_studio(asked: Completing, owner: str, steps: Generator[Mapping[str, Any], None, ProgramResult]) -> Steps:
    """A turn's answer: its words, its question, then its pictures."""
    result = yield from translated(steps, lambda step: step["text"] or None if step["type"] == "TextDelta" else None)
    reply, images = result.reply, tuple[Mapping[str, Any], ...]()
    text = reply.text
    if reply.question is not None:
        question = question_as_text(reply.question)
        yield f"\n\n{question}" if text else question
        text = f"{text}\n\n{question}".strip()
    if "image" in asked.modalities:
        images = tuple(
            as_image("image/png", services().programs.turns.file(owner, each, "png")[0]) for each in result.images
        )
    elif result.images:
        shown = "\n\n".join(as_markdown(owner, image) for image in result.images)
        yield f"\n\n{shown}" if text else shown
        text = f"{text}\n\n{shown}".strip()
    return Said(asked.model, text, "stop", used(CallCost.of(reply.usage)), (), images)


def question_as_text(question: Mapping[str, Any]) -> str:
    """With what can be answered, a line each."""
    return "\n".join((question["text"], *(f"- {choice['label']}" for choice in question["choices"])))


def as_markdown(owner: str, image: Image) -> str:
    signed = services().programs.links.sign(LinkedPicture(owner, image.id, image.current, HOURS))
    title = image.title.replace("[", "(").replace("]", ")")
    return f"![{title}]({request.root_url}v1/files/{signed})"


def as_image(media_type: str, data: bytes) -> Mapping[str, Any]:
    return {"type": "image_url", "image_url": {"url": f"data:{media_type};base64,{b64encode(data).decode()}"}}


def call_as_sent(call: ToolCall, place: int) -> Mapping[str, Any]:
    function = {"name": call.name, "arguments": json.dumps(dict(call.arguments), ensure_ascii=False)}
    return {"index": place, "id": call.id or f"call_{place}", "type": "function", "function": function}


def used(took: CallCost) -> Mapping[str, Any]:
    return {
        "prompt_tokens": took.read,
        "completion_tokens": took.written,
        "total_tokens": took.read + took.written,
        "cost": took.dollars,
    }


def whole(said: Said) -> dict[str, Any]:
    """`Completion` as JSON."""
    message: dict[str, Any] = {"role": "assistant", "content": said.text or None}
    if said.calls:
        message["tool_calls"] = said.calls
    if said.images:
        message["images"] = said.images
    choice = {"index": 0, "message": message, "finish_reason": said.finish}
    return {**about("chat.completion", said.model), "choices": [choice], "usage": said.usage}


def about(kind: str, model: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{uuid4().hex}", "object": kind, "created": int(time.time()), "model": model}


def chunks(asked: Completing, steps: Steps) -> Iterator[Sent]:
    """The same bit by bit."""
    kind = about("chat.completion.chunk", asked.model)

    def chunk(delta: Mapping[str, Any], finish: str | None = None) -> dict[str, Any]:
        return {**kind, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}

    yield chunk({"role": "assistant", "content": ""})
    said = yield from translated(steps, lambda words: None if words is None else chunk({"content": words}))
    yield from (chunk(delta) for delta in last_deltas(said.calls, said.images))
    yield chunk({}, said.finish)
    if asked.stream_options.include_usage:
        yield {**kind, "choices": [], "usage": said.usage}


def last_deltas(calls: Sequence[Mapping[str, Any]], images: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """What comes whole."""
    if calls:
        yield {"tool_calls": calls}
    if images:
        yield {"images": images}
