"""`GET /health`: is it up? `GET /ready`: can it do its work?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flask import Blueprint, Response, jsonify

from conversation.serialization import to_json
from endpoints.openapi.declaration import declared
from endpoints.readiness import Readiness
from endpoints.services import services

routes = Blueprint("health", __name__)


@dataclass(frozen=True)
class Health:
    """It is up."""

    status: Literal["ok"]


NOT_READY = (
    503,
    "application/json",
    "Something that is needed is not there, or the server is ending.",
)


@routes.get("/health")
@declared("Is it up?", Health, bare=True, anybody=True, counted=False)
def health() -> dict[str, str]:
    return {"status": "ok"}


@routes.get("/ready")
@declared(
    "Can it do its work?",
    Readiness,
    bare=True,
    anybody=True,
    counted=False,
    also=(NOT_READY,),
    about="For what sends people to one of several servers: each thing that is needed, by its name.",
)
def ready() -> tuple[Response, int]:
    """Asked again after a second at the earliest."""
    found = services().studio.ready()
    return jsonify(to_json(found)), 200 if found.status == "ready" else 503
