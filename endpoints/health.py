"""`GET /health`: is it up?"""

from __future__ import annotations

from flask import Blueprint

routes = Blueprint("health", __name__)


@routes.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
