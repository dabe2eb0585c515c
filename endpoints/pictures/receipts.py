"""How a version was made: its receipt."""

from __future__ import annotations

from flask import Blueprint, Response

from conversation.serialization import to_json
from conversation.versions.receipt import Receipt
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.services import person, services

routes = Blueprint("receipts", __name__, url_prefix="/api/v1/images/<image>")
ABOUT = (
    "Every step from the beginning: what it was made from (by SHA-256), operations with their values, provider, model, "
    "prompts, seed, cost, times, the version of the software; and what would be different if it were painted again."
)


@routes.get("/receipt")
@declared("How a picture was made", Receipt, about=ABOUT)
def current(image: str) -> Response:
    return answer(to_json(services().conversations.receipts.receipt(person().id, image)))


@routes.get("/versions/<version>/receipt")
@declared("How a version was made", Receipt, about=ABOUT)
def receipt(image: str, version: str) -> Response:
    return answer(to_json(services().conversations.receipts.receipt(person().id, image, version)))
