"""A version's name, and what changed between two versions."""

from __future__ import annotations

from flask import Blueprint, Response, request

from conversation.comparing import USUAL
from conversation.values import to_json
from endpoints.answers import answer
from endpoints.body import json_body, query_number, wrong
from endpoints.desk import desk, person

routes = Blueprint("versions", __name__, url_prefix="/api/v1/images/<image>")
NAME = 200
"""Characters that are read; fewer are kept."""


@routes.patch("/versions/<version>")
def name(image: str, version: str) -> Response:
    body = json_body()
    body.only("name")
    named = body.optional_text("name", NAME)
    if named is None:
        wrong("name is missing; an empty one takes the name away")
    return answer(to_json(desk().workshop.name_version(person().id, image, version, named)))


@routes.get("/difference")
def difference(image: str) -> Response:
    """`?before=<version>&after=<version>&tolerance=6`."""
    tolerance = query_number("tolerance", USUAL, 0, 255)
    before, after = (request.args.get(end, "") for end in ("before", "after"))
    return answer(desk().workshop.difference(person().id, image, before, after, tolerance))
