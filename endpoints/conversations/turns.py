"""Stopping a turn by HTTP."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response

from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.services import person, services

routes = Blueprint("turns", __name__, url_prefix="/api/v1/turns")


@dataclass(frozen=True)
class Stopped:
    """What came of it."""

    stopped: bool
    """Whether it was running."""


@routes.post("/<turn>/stop")
@declared("Stops a turn", Stopped, about="What it holds open is closed within two seconds; what was written stays.")
def stop(turn: str) -> Response:
    services().conversations.library.message(person().id, turn)
    return answer({"stopped": services().conversations.turns.stop(turn)})
