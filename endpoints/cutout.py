"""Cutting out: the models for it, a draft while somebody paints, and the version that comes of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from conversation.cutouts import as_json
from conversation.values import to_json
from endpoints.answers import answer
from endpoints.body import json_body
from endpoints.desk import desk, person

routes = Blueprint("cutout", __name__, url_prefix="/api/v1")
WISHES = ("method", "box", "strokes", "background", "matting", "format")


@routes.get("/cutout/models")
def models() -> Response:
    person()
    return answer({"models": [as_json(row) for row in desk().cutroom.models.rows()]})


@routes.post("/cutout/models/<name>")
def fetch(name: str) -> Response:
    """Begins, or goes on."""
    person()
    return answer(as_json(desk().cutroom.models.fetch(name)), 202)


@routes.delete("/cutout/models/<name>")
def remove(name: str) -> Response:
    """Ends a running fetch, or removes what is here."""
    person()
    return answer(as_json(desk().cutroom.models.remove(name)))


@routes.post("/images/<image>/cutout/draft")
def draft(image: str) -> Response:
    """A WebP; how sure it is stands in a header."""
    made = desk().cutroom.draft(person().id, image, *wished())
    response = Response(made.data, mimetype=made.media_type)
    response.headers["X-Atelier-Sure"] = f"{made.sure:.2f}"
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.post("/images/<image>/cutout")
def cut(image: str) -> Response:
    return answer(to_json(desk().cutroom.cut(person().id, image, *wished())))


@routes.post("/images/<image>/remove-background")
def remove_background(image: str) -> Response:
    """The same, as programs call it."""
    return answer(to_json(desk().cutroom.cut(person().id, image, *wished())))


def wished() -> tuple[str | None, dict[str, Any]]:
    """The version that is meant, and what is wanted of it."""
    body = json_body()
    body.only("version", *WISHES)
    return body.optional_text("version"), {name: body.values[name] for name in WISHES if name in body.values}
