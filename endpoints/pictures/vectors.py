"""Drawings that versions of pictures show: what is known of one, and its SVG."""

from __future__ import annotations

from flask import Blueprint, Response

from conversation.ports.areas.vectors import Vector
from conversation.ports.downloads import Leaving
from conversation.serialization import to_json
from conversation.services.leaving import pieces_of
from conversation.versions.filenames import stem_of
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.pictures.attachment import attachment
from endpoints.services import person, services

routes = Blueprint("vectors", __name__, url_prefix="/api/v1")
SVG = "image/svg+xml"


@routes.get("/vectors/<vector>")
@declared("What is known of a drawing", Vector)
def one(vector: str) -> Response:
    """Its id stands in the recipe of the version that shows it."""
    return answer(to_json(services().pictures.areas.vectors.get(person().id, vector)))


@routes.get("/vectors/<vector>/file")
@declared(
    "A drawing’s SVG",
    files=(SVG,),
    about="Shapes only: no scripts, no style sheets, no text, and nothing that names anything outside of it. It is "
    "sent as a file to be saved, and may not run anything where a browser shows it.",
)
def file(vector: str) -> Response:
    """It never changes."""
    found, owner = services().pictures, person().id
    image = found.shelf.get(owner, found.areas.vectors.get(owner, vector).image)
    path = found.areas.vectors.file(owner, vector)
    leaving = Leaving(f"{stem_of(image)}.svg", SVG, pieces_of(path), path.stat().st_size)
    response = attachment(leaving)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
