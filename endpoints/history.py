"""A picture's way through its versions: all of them, back and on again."""

from __future__ import annotations

from flask import Blueprint, Response

from conversation.lineage import ALL
from conversation.values import to_json
from conversation.workshop import Passed
from endpoints.answers import answer
from endpoints.body import Body, json_body
from endpoints.desk import desk, person

routes = Blueprint("history", __name__, url_prefix="/api/v1/images/<image>")


@routes.get("/history")
def history(image: str) -> Response:
    found = desk().workshop.history(person().id, image)
    return answer({**to_json(found), "steps": [step(each) for each in found.steps]})


@routes.post("/undo")
def undo(image: str) -> Response:
    return answer(to_json(desk().workshop.undo(person().id, image, steps(json_body()))))


@routes.post("/redo")
def redo(image: str) -> Response:
    return answer(to_json(desk().workshop.redo(person().id, image, steps(json_body()))))


def steps(body: Body) -> int:
    body.only("steps")
    return body.whole("steps", 1, 1, ALL)


def step(passed: Passed) -> dict[str, object]:
    """A version, with what it is in the history beside it."""
    return {**to_json(passed.version), "did": passed.did, "current": passed.current, "shown": passed.shown}
