"""Everything that can be said after a slash, for the composer to complete."""

from __future__ import annotations

from flask import Blueprint, Response

from endpoints.answers import answer
from endpoints.desk import desk, person

routes = Blueprint("palette", __name__, url_prefix="/api/v1")


@routes.get("/palette")
def palette() -> Response:
    person()
    return answer(desk().offer.palette())
