"""Pictures made small: one, or many of which a damaged one stops no other."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from conversation.compressing import Done
from conversation.values import to_json
from conversation.workshop import AT_ONCE
from endpoints.answers import answer, as_data
from endpoints.body import Body, json_body, wrong
from endpoints.desk import desk, person

routes = Blueprint("compress", __name__, url_prefix="/api/v1/images")
FIGURES = ("id", "bytes", "width", "height", "media_type")


@routes.post("/<image>/compress")
def compress(image: str) -> Response:
    body = json_body()
    version = body.optional_text("version")
    return answer(result(desk().workshop.compress(person().id, image, wishes(body, "version"), version)))


@routes.post("/bulk-compress")
def compress_all() -> Response:
    """Every picture gets its own result, in the order in which they were named."""
    body = json_body()
    images = body.texts("images", AT_ONCE)
    if not images:
        wrong("images is missing")
    done = desk().workshop.compress_all(person().id, images, wishes(body, "images"))
    return answer({"results": [result(each) for each in done]})


def wishes(body: Body, *others: str) -> dict[str, Any]:
    """What is asked for, without what names the pictures."""
    return {name: value for name, value in body.values.items() if name not in others and value is not None}


def result(done: Done) -> dict[str, Any]:
    return {
        "image": to_json(done.image),
        "before": {name: getattr(done.before, name) for name in FIGURES},
        "outcome": to_json(done.outcome),
        "error": as_data(done.refused) if done.refused else None,
    }
