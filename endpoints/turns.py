"""Stopping a turn by HTTP."""

from __future__ import annotations

from flask import Blueprint, Response

from endpoints.answers import answer
from endpoints.desk import desk, person

routes = Blueprint("turns", __name__, url_prefix="/api/v1/turns")


@routes.post("/<turn>/stop")
def stop(turn: str) -> Response:
    desk().library.message(person().id, turn)
    return answer({"stopped": desk().turns.stop(turn)})
