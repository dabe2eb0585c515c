"""What was drawn on a picture: kept with it, laid on it by the operation `layer`, and read again to be moved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request, send_file

from conversation.ports.areas.layers import DrawnLayer
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.openapi.declaration import PIXELS, File, declared
from endpoints.request_body import checked, query, wrong
from endpoints.services import person, services

routes = Blueprint("layers", __name__, url_prefix="/api/v1")
PNG = "image/png"
UNREADABLE = ("not_a_picture", "kind_not_read", "broken_picture", "picture_too_large")


@dataclass(frozen=True)
class DrawnVersion:
    """Which version was drawn on."""

    version: str | None = None
    """Id of a version; the current one when left out."""


@dataclass(frozen=True)
class SentLayer:
    """A layer as a form sends it."""

    file: File
    drawing: str = "{}"
    """A JSON object that describes its shapes, in the words of whoever drew them; at most 400,000 characters."""


@routes.post("/images/<image>/layers")
@once
@declared(
    "Keeps what was drawn on a picture",
    DrawnLayer,
    status=201,
    form=SentLayer,
    asks=DrawnVersion,
    refuses=(*UNREADABLE, "impossible", "busy", "layer_too_large", *PIXELS),
    about="The file is a PNG as large as the picture, or smaller in the same shape, transparent where nothing is "
    'drawn. The operation `layer` lays it on: `{"type": "layer", "layer": "<layer_id>"}`.',
    scope="finish",
)
def keep(image: str) -> Response:
    """`curl -F file=@layer.png -F drawing='{"shapes": []}'`."""
    sent = request.files.get("file")
    if sent is None:
        return wrong("file is missing; send it as a form, multipart/form-data")
    drawing = _drawing(request.form.get("drawing", "{}"))
    with closing(sent):
        made = services().pictures.areas.layers.keep(
            person().id, image, query(DrawnVersion).version, sent.stream.read(), drawing
        )
    return answer(to_json(made), 201)


@routes.get("/layers/<layer>")
@declared("What was drawn on a picture", DrawnLayer)
def one(layer: str) -> Response:
    """With the shapes that it was made of."""
    return answer(to_json(services().pictures.areas.layers.get(person().id, layer)))


@routes.get("/layers/<layer>/file")
@declared("A layer’s file", files=(PNG,), counted=False, about="Transparent where nothing is drawn.")
def file(layer: str) -> Response:
    """It never changes."""
    response = send_file(services().pictures.areas.layers.file(person().id, layer), mimetype=PNG, conditional=True)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _drawing(said: str) -> Mapping[str, Any]:
    try:
        return checked(json.loads(said, parse_constant=_no_constant))
    except (ValueError, RecursionError):
        return wrong("drawing is not valid JSON")


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
