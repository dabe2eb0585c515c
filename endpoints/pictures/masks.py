"""Masks of a picture: drawn or selected, kept with a version, used again."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, request, send_file

from conversation.ports.masks import Mask
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import PIXELS, declared
from endpoints.request_body import query, wrong
from endpoints.services import person, services

routes = Blueprint("masks", __name__, url_prefix="/api/v1")
PNG = "image/png"
UNREADABLE = ("not_a_picture", "kind_not_read", "broken_picture")


@dataclass(frozen=True)
class MaskedVersion:
    """Which version a mask is of."""

    version: str | None = None
    """Id of a version; the current one when left out."""


@dataclass(frozen=True)
class MaskList:
    """Masks of a picture."""

    masks: tuple[Mask, ...]
    """The newest first, 100 at most."""


@routes.post("/images/<image>/masks")
@declared(
    "Keeps a mask with a version",
    Mask,
    status=201,
    raw=PNG,
    asks=MaskedVersion,
    refuses=(*UNREADABLE, "impossible", "busy", *PIXELS),
    about="The body is a PNG, `Content-Type: image/png`: white is to be changed, black is not, grey in proportion, and "
    "what is transparent is not. One of another size is brought to that of the version.",
)
def keep(image: str) -> Response:
    """`curl --data-binary @mask.png -H "Content-Type: image/png"`."""
    if request.mimetype != PNG:
        return wrong("the body is a PNG; say so with Content-Type: image/png")
    kept = services().pictures.areas.masks.keep(person().id, image, query(MaskedVersion).version, request.get_data())
    return answer(to_json(kept), 201)


@routes.get("/images/<image>/masks")
@declared("The masks of a picture", MaskList)
def listing(image: str) -> Response:
    return answer({"masks": to_json(services().pictures.areas.masks.of(person().id, image))})


@routes.get("/masks/<mask>")
@declared("A mask’s file", files=(PNG,), counted=False, about="One channel of 8 bits; white is to be changed.")
def file(mask: str) -> Response:
    """It never changes."""
    response = send_file(services().pictures.areas.masks.file(person().id, mask), mimetype=PNG, conditional=True)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
