"""Cutting out: the models for it, a draft while somebody paints, and the version that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from flask import Blueprint, Response

from conversation.image import Image
from conversation.ports.cutout import FARTHEST, MOST_STROKES, as_json
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.openapi.declaration import PIXELS, declared, limits, refuses
from endpoints.openapi.shared_shapes import LocalModelShown
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("cutout", __name__, url_prefix="/api/v1")
Pixels = Annotated[float, limits(minimum=-FARTHEST, maximum=FARTHEST)]
Length = Annotated[float, limits(exclusiveMinimum=0, maximum=FARTHEST)]
Share = Annotated[float, limits(minimum=0, maximum=1)]
REFUSES = (
    "bad_arguments",
    "impossible",
    "model_absent",
    "model_broken",
    "not_a_picture",
    "kind_not_read",
    "broken_picture",
    *PIXELS,
)


@dataclass(frozen=True)
class CutoutModelList:
    """What cuts out on this machine, the built-in way among it."""

    models: tuple[LocalModelShown, ...]


@dataclass(frozen=True)
class CutoutBox:
    """Around the subject, in pixels of the version that is cut."""

    x: Pixels
    y: Pixels
    width: Length
    height: Length


@dataclass(frozen=True)
class CutoutStroke:
    """A line painted over what is to be kept, or removed."""

    keep: bool
    radius: Length
    """Pixels of the version that is cut, as the points."""
    points: Annotated[tuple[tuple[Pixels, Pixels], ...], limits(minItems=1)]
    """`[x, y]` each."""


@dataclass(frozen=True)
class CutoutBackground:
    """What stands behind the subject."""

    kind: Literal["none", "colour", "blur", "image"] = "none"
    colour: str | None = None
    """`#rrggbb`."""
    image: str | None = None
    """Id of an image of the same conversation."""


@refuses(unknown="bad_request", amount="bad_arguments", outside="bad_arguments")
@dataclass(frozen=True)
class CutoutWish:
    """What is wanted of a cut-out. A later stroke wins over an earlier one."""

    version: str | None = None
    """The version to cut, the current one when left out; of a cut-out, what it was cut from."""
    method: str | None = None
    """A model's name, or `simple`; the person's own when left out, or `simple` while that is not here."""
    box: CutoutBox | None = None
    strokes: Annotated[tuple[CutoutStroke, ...], limits(maxItems=MOST_STROKES)] = ()
    background: CutoutBackground | None = None
    matting: bool | None = None
    """Soft edges are worked out anew from the picture; the person's setting when left out."""
    format: Literal["png", "webp"] = "png"


@dataclass(frozen=True)
class CutoutFigures:
    """What is known about a draft."""

    X_Atelier_Sure: Share
    """How sure the cut-out is."""


@routes.get("/cutout/models")
@declared("What cuts out", CutoutModelList)
def models() -> Response:
    person()
    return answer({"models": [as_json(row) for row in services().pictures.areas.cutout.models.rows()]})


@routes.post("/images/<image>/cutout/draft")
@declared(
    "What a cut-out would look like",
    takes=CutoutWish,
    tells=CutoutFigures,
    files=("image/webp",),
    refuses=REFUSES,
    about="At most 1024 px long, and quick enough to follow a brush. Nothing is stored.",
    scope="finish",
)
def draft(image: str) -> Response:
    """A WebP; how sure it is stands in a header."""
    made = services().pictures.areas.cutout.draft(person().id, image, *wished())
    response = Response(made.data, mimetype=made.media_type)
    response.headers["X-Atelier-Sure"] = f"{made.sure:.2f}"
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.post("/images/<image>/cutout")
@once
@declared("A picture cut out of its background", Image, takes=CutoutWish, refuses=REFUSES, scope="finish")
def cut(image: str) -> Response:
    return answer(to_json(services().pictures.areas.cutout.cut(person().id, image, *wished())))


@routes.post("/images/<image>/remove-background")
@once
@declared("A picture cut out, as programs call it", Image, takes=CutoutWish, refuses=REFUSES, scope="finish")
def remove_background(image: str) -> Response:
    """The same, as programs call it."""
    return answer(to_json(services().pictures.areas.cutout.cut(person().id, image, *wished())))


def wished() -> tuple[str | None, dict[str, Any]]:
    """The version that is meant, and what is wanted of it."""
    asked = parse(CutoutWish, json_body())
    said = to_json(asked)
    return said.pop("version"), said
