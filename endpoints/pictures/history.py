"""A picture's way through its versions: all of them, back and on again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from conversation.image import Image, Version
from conversation.serialization import to_json
from conversation.services.image_editing import Passed
from conversation.versions.lineage import ALL
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.openapi.declaration import declared, limits, refuses
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("history", __name__, url_prefix="/api/v1/images/<image>")


@refuses(unknown="bad_request")
@dataclass(frozen=True)
class Steps:
    """How far."""

    steps: Annotated[int, limits(minimum=1, maximum=ALL)] = 1


@dataclass(frozen=True, kw_only=True)
class HistoryStep(Version):
    """A version as a step in the history of its image."""

    did: str
    """What was done to make it, in words."""
    current: bool
    shown: bool
    """It lies on the way from the first version to the current one; the others are branches and what was undone."""


@dataclass(frozen=True)
class Past:
    """What became of an image, step by step."""

    image: str
    steps: tuple[HistoryStep, ...]
    """Oldest first."""
    undo: int
    """How many versions one can go back."""
    redo: int
    """How many versions one can go on."""


@routes.get("/history")
@declared("How a picture came to be as it is", Past)
def history(image: str) -> Response:
    found = services().pictures.editing.history(person().id, image)
    return answer({**to_json(found), "steps": [step(each) for each in found.steps]})


@routes.post("/undo")
@once
@declared("Back to an earlier version", Image, takes=Steps, refuses=("nothing_to_undo",), scope="finish")
def undo(image: str) -> Response:
    return answer(to_json(services().pictures.editing.undo(person().id, image, parse(Steps, json_body()).steps)))


@routes.post("/redo")
@once
@declared("On again to a later version", Image, takes=Steps, refuses=("nothing_to_redo",), scope="finish")
def redo(image: str) -> Response:
    return answer(to_json(services().pictures.editing.redo(person().id, image, parse(Steps, json_body()).steps)))


def step(passed: Passed) -> dict[str, object]:
    """A version, with what it is in the history beside it."""
    return {**to_json(passed.version), "did": passed.did, "current": passed.current, "shown": passed.shown}
