"""Pictures made small: one, or many of which a damaged one stops no other."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Any, Literal

from flask import Blueprint, Response

from conversation.editing.compression import CompressResult, Outcome
from conversation.image import Image
from conversation.serialization import to_json
from conversation.services.image_editing import AT_ONCE
from endpoints.envelope import answer, as_data
from endpoints.idempotency import once
from endpoints.openapi.declaration import PIXELS, Side, Size, declared, limits, refuses
from endpoints.openapi.shared_shapes import Fault
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("compress", __name__, url_prefix="/api/v1/images")


@refuses(unknown="bad_arguments", outside="bad_arguments")
@dataclass(frozen=True)
class Compressing:
    """How small; without any word photographs are made fit for an email."""

    preset: Literal["", "email", "web", "web-hq", "custom"] = ""
    target: str = ""
    """The most it may have: `300KB`, `1.5MB`."""
    format: Literal["", "auto", "jpeg", "webp", "avif", "png"] = ""
    size: str = ""
    """The most it may measure: `1200px`, `1200x800`."""
    quality: Annotated[int, limits(minimum=0, maximum=100)] = 0
    """The best it may get; 0 is no limit."""
    ground: Literal["", "white", "black"] = ""
    """What stands behind a transparent picture in JPEG."""


@dataclass(frozen=True)
class CompressingOne(Compressing):
    """How small a picture is to be; without any word a photograph is made fit for an email."""

    version: str | None = None
    """The version that is compressed; the current one when left out."""


@dataclass(frozen=True, kw_only=True)
class CompressingMany(Compressing):
    """Which pictures, and how small."""

    images: Annotated[tuple[str, ...], limits(minItems=1, maxItems=AT_ONCE)]
    """Their ids."""


@dataclass(frozen=True)
class Before:
    """The version that was compressed."""

    id: str
    bytes: Size
    width: Side
    height: Side
    media_type: str


@dataclass(frozen=True)
class CompressedOne:
    """What became of a picture."""

    image: Image
    """As it is now."""
    before: Before
    outcome: Outcome | None
    """Null where there is an error. `transparent`: JPEG was asked for and nothing was made; ask for webp, or for a
    ground."""
    error: Fault | None


@dataclass(frozen=True)
class CompressedMany:
    """What became of each, in the order in which they were named."""

    results: tuple[CompressedOne, ...]


FIGURES = ("id", "bytes", "width", "height", "media_type")


@routes.post("/<image>/compress")
@once
@declared(
    "A picture made small",
    CompressedOne,
    takes=CompressingOne,
    refuses=("bad_arguments", "busy", *PIXELS),
    scope="finish",
)
def compress(image: str) -> Response:
    asked = parse(CompressingOne, json_body())
    return answer(result(services().pictures.editing.compress(person().id, image, wishes(asked), asked.version)))


@routes.post("/bulk-compress")
@once
@declared(
    "Many pictures made small",
    CompressedMany,
    takes=CompressingMany,
    refuses=("bad_arguments", "not_found", "busy"),
    about="A damaged picture stops no other. All pictures are there, or nothing is done to any.",
    scope="finish",
)
def compress_all() -> Response:
    """Every picture gets its own result, in the order in which they were named."""
    asked = parse(CompressingMany, json_body())
    done = services().pictures.editing.compress_all(person().id, asked.images, wishes(asked))
    return answer({"results": [result(each) for each in done]})


def wishes(asked: Compressing) -> dict[str, Any]:
    """What is asked for, without what names the pictures."""
    return {item.name: value for item in fields(Compressing) if (value := getattr(asked, item.name))}


def result(done: CompressResult) -> dict[str, Any]:
    return {
        "image": to_json(done.image),
        "before": {name: getattr(done.before, name) for name in FIGURES},
        "outcome": to_json(done.outcome),
        "error": as_data(done.refused) if done.refused else None,
    }
