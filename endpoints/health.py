"""`GET /health`: is it up?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flask import Blueprint

from endpoints.openapi.declaration import declared

routes = Blueprint("health", __name__)


@dataclass(frozen=True)
class Health:
    """It is up."""

    status: Literal["ok"]


@routes.get("/health")
@declared("Is it up?", Health, bare=True, anybody=True, counted=False)
def health() -> dict[str, str]:
    return {"status": "ok"}
