"""Operations outside a conversation's words: which there are, and a picture after some of them."""

from __future__ import annotations

from flask import Blueprint, Response

from conversation.values import to_json
from endpoints.answers import answer
from endpoints.body import json_body
from endpoints.desk import desk, person

routes = Blueprint("operations", __name__, url_prefix="/api/v1")


@routes.get("/operations")
def operations() -> Response:
    person()
    return answer(desk().workshop.operations())


@routes.post("/images/<image>/operations")
def operate(image: str) -> Response:
    """All of them, one version each, or none."""
    body = json_body()
    body.only("operations", "version")
    version = body.optional_text("version")
    return answer(to_json(desk().workshop.operate(person().id, image, body.values.get("operations"), version)))
