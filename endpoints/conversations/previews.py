"""A picture while it is being painted, for its owner and as long as the turn runs."""

from __future__ import annotations

from flask import Blueprint, Response

from endpoints.openapi.declaration import declared
from endpoints.services import person, services

routes = Blueprint("previews", __name__, url_prefix="/api/v1/previews")


@routes.get("/<turn>/<image>/<int:number>")
@declared("A picture while it is being painted", files=("image/webp", "image/jpeg", "image/png"), counted=False)
def preview(turn: str, image: str, number: int) -> Response:
    found = services().conversations.turns.preview(person().id, turn, image, number)
    response = Response(found.data, mimetype=found.media_type)
    response.headers["Cache-Control"] = "private, max-age=600"
    response.headers["Content-Security-Policy"] = "sandbox"
    return response
