"""`POST /v1/images/generations` and `/v1/images/edits`: painting, editing and finishing pictures in OpenAI's shape."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from flask import Blueprint, Response, jsonify, request

from conversation.generators import run_to_end, translated
from conversation.image import Image
from conversation.services.call_cost import CallCost
from conversation.services.program_turns import ProgramOrder, ProgramResult, nothing_made
from endpoints.idempotency import Repeatable, own_key
from endpoints.openapi.declaration import ELSEWHERE, PIXELS, declared, limits, maybe
from endpoints.programs import failures
from endpoints.programs.failures import REFUSED
from endpoints.programs.image_requests import EditingCall, EditingForm, PaintingCall, editing, order_of, painting
from endpoints.programs.rough_states import rough_state
from endpoints.programs.server_events import Sent, in_events
from endpoints.services import LinkedPicture, services
from endpoints.streamed import EVENTS

routes = Blueprint("program_images", __name__, url_prefix="/v1")
failures.attach(routes)
HOURS = 1.0
"""For which the address of a picture works."""
THEIR_WORDS = {"quality": ("low", "medium", "high", "xhigh", "max"), "background": ("transparent", "opaque")}
"""What their clients know to read in an answer; `auto` in events alone."""
STREAMED = (
    200,
    EVENTS,
    "With `stream`: `partial_image` events while it is painted, then one `completed` for each picture, with "
    "`b64_json` always.",
)


@dataclass(frozen=True)
class MadePicture:
    """One picture."""

    id: str
    """As the studio knows it: `/api/v1/images/<id>` has everything about it."""
    b64_json: str = maybe()
    url: str = maybe()
    """Works for an hour, without a token."""
    revised_prompt: str = maybe()
    """What the model was sent, where that is known."""


@dataclass(frozen=True)
class InputTokens:
    """Of what was read."""

    text_tokens: int
    image_tokens: int
    """Not counted apart."""


@dataclass(frozen=True)
class PaintingUse:
    """What it took."""

    input_tokens: int
    output_tokens: int
    total_tokens: int
    input_tokens_details: InputTokens
    cost: float | None
    """US dollars; null is unknown, 0 is free."""


@dataclass(frozen=True)
class PicturesMade:
    """Pictures, in OpenAI's shape, and which they are here."""

    created: Annotated[int, limits(minimum=0)]
    data: tuple[MadePicture, ...]
    size: str
    """Of the first one, in pixels."""
    output_format: Literal["png", "jpeg", "webp"]
    usage: PaintingUse
    conversation: str
    """Where they are in the studio."""
    quality: Literal["low", "medium", "high", "xhigh", "max"] = maybe()
    """Where one of these was asked for."""
    background: Literal["transparent", "opaque"] = maybe()
    """Where one of these was asked for."""


@routes.post("/images/generations")
@declared(
    "Pictures of a prompt, in OpenAI's shape",
    PicturesMade,
    bare=True,
    envelope="openai",
    takes=PaintingCall,
    sends=Repeatable,
    also=(STREAMED,),
    refuses=REFUSED,
    about="By any model that is connected, or by the Sketchbook. Closing the connection ends the work.",
    scope="make",
)
def generate() -> Response:
    asked = painting()
    return answered(asked, replace(order_of(asked), key=own_key()), "image_generation")


@routes.post("/images/edits")
@declared(
    "Pictures edited by words, cut out or compressed, in OpenAI's shape",
    PicturesMade,
    bare=True,
    envelope="openai",
    takes=EditingCall,
    form=EditingForm,
    sends=Repeatable,
    also=(STREAMED,),
    refuses=(*REFUSED, *PIXELS, *ELSEWHERE, "impossible", "not_a_picture", "kind_not_read", "broken_picture"),
    about="As a form with `image` or several `image[]`, or as JSON. `atelier/auto` does what it can on this machine "
    "(`make it warmer`, `crop to 3:2`), and asks a model for the rest. A "
    "`mask` is obeyed to the pixel: nothing changes where it is opaque.",
    scope="make",
)
def edit() -> Response:
    asked, sent, mask = editing()
    return answered(asked, replace(order_of(asked, sent, mask), key=own_key()), "image_edit")


def answered(asked: PaintingCall, order: ProgramOrder, kind: str) -> Response:
    steps = services().programs.turns.run(order)
    if asked.stream:
        return in_events(streamed(asked, order.owner, steps, kind), named=True)
    response = jsonify(made(asked, order.owner, run_to_end(steps)))
    response.headers["Cache-Control"] = "no-store"
    return response


def streamed(
    asked: PaintingCall, owner: str, steps: Generator[Mapping[str, Any], None, ProgramResult], kind: str
) -> Iterator[Sent]:
    """Rough states as far as they are asked for, then each picture."""
    numbers = iter(range(asked.partial_images))

    def partial(step: Mapping[str, Any]) -> Sent:
        rough = rough_state(owner, step)
        number = next(numbers, None) if rough else None
        if number is None:
            return None
        about = {"type": f"{kind}.partial_image", "b64_json": rough, "partial_image_index": number}
        return {**about, **chosen(asked)}

    result = yield from translated(steps, partial)
    body = made(asked, owner, result)
    for picture in body["data"]:
        yield {"type": f"{kind}.completed", **picture, **chosen(asked), "size": body["size"], "usage": body["usage"]}


def chosen(asked: PaintingCall) -> dict[str, Any]:
    """What every event says of the pictures."""
    return {
        "created_at": int(time.time()),
        "size": asked.size,
        "output_format": asked.output_format,
        **{name: "auto" for name in THEIR_WORDS},
        **in_their_words(asked),
    }


def in_their_words(asked: PaintingCall) -> dict[str, str]:
    """What was asked for, as far as it is called so there."""
    said = {name: str(getattr(asked, name)) for name in THEIR_WORDS}
    return {name: word for name, word in said.items() if word in THEIR_WORDS[name]}


def made(asked: PaintingCall, owner: str, result: ProgramResult) -> dict[str, Any]:
    """`PicturesMade` as JSON. Raises `Told` where there is no picture."""
    if not result.images:
        raise nothing_made(result)
    first, reply = result.images[0], result.reply
    took = CallCost.of(reply.usage)
    return {
        "created": int(time.time()),
        "data": [picture_of(asked, owner, image, reply.prompt) for image in result.images],
        "size": f"{first.shown.width}x{first.shown.height}",
        "output_format": asked.output_format,
        **in_their_words(asked),
        "usage": {
            "input_tokens": took.read,
            "output_tokens": took.written,
            "total_tokens": took.read + took.written,
            "input_tokens_details": {"text_tokens": took.read, "image_tokens": 0},
            "cost": took.dollars,
        },
        "conversation": first.conversation,
    }


def picture_of(asked: PaintingCall, owner: str, image: Image, prompt: Mapping[str, str] | None) -> dict[str, Any]:
    found: dict[str, Any] = {"id": image.id}
    if prompt:
        found["revised_prompt"] = prompt["refined"]
    if asked.response_format == "url":
        signed = services().programs.links.sign(LinkedPicture(owner, image.id, image.current, HOURS))
        found["url"] = f"{request.root_url}v1/files/{signed}"
        if not asked.stream:  # whose events have the picture itself, always
            return found
    quality = max(1, asked.output_compression) if asked.output_compression < 100 else 0
    data, _ = services().programs.turns.file(owner, image, asked.output_format, quality)
    return {**found, "b64_json": b64encode(data).decode()}


@routes.get("/files/<signed>")
@declared(
    "A picture by its signed address",
    files=("image/png", "image/jpeg", "image/webp"),
    anybody=True,
    counted=False,
    envelope="openai",
    refuses=("not_found",),
    about="What `response_format: url` and chat answers give. It works for the time that was signed, for anybody.",
)
def file(signed: str) -> Response:
    found = services().programs.links.read(signed)
    image = services().pictures.shelf.get(found.owner, found.image)
    services().conversations.moving.reporting.require_shown(image.conversation, image.id)
    word = image.version(found.version).media_type.partition("/")[2]
    data, media_type = services().programs.turns.file(
        found.owner, image, word if word in ("png", "jpeg", "webp") else "png", version=found.version
    )
    response = Response(data, mimetype=media_type)
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
