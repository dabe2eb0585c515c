"""Whole pictures made larger, varied or set elsewhere: turns of the picture’s conversation, as their commands are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from flask import Blueprint, Response

from conversation.commands.inpaint import said_in
from conversation.commands.replace_bg import ReplaceBackground
from conversation.commands.upscale import Upscale
from conversation.commands.variations import Variations
from conversation.ports.turns import TurnRequest
from endpoints.envelope import answer
from endpoints.idempotency import Repeatable, own_key
from endpoints.openapi.declaration import FILLED, declared, limits
from endpoints.openapi.shared_shapes import TurnBegun
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("retouch", __name__, url_prefix="/api/v1")
REFUSES = ("bad_arguments", "conflict", "busy", "closing")
FOLLOWED = "A turn of the picture’s conversation: followed as a job by its id."


@dataclass(frozen=True, kw_only=True)
class Retouched:
    """What every such call may say."""

    version: str | None = None
    """Id of a version; the current one when left out."""
    confirm: bool = False
    """Yes to what it costs; else a price that asks for a yes is answered with a question."""
    client_id: Annotated[str, limits(maxLength=100)] | None = None
    """One's own id for the call: the same one again is the same turn, never charged twice."""


@dataclass(frozen=True, kw_only=True)
class Enlarging(Retouched):
    """How much larger, and how."""

    factor: Literal[2, 4] = 2
    style: Literal["", "crisp", "creative", "quick"] = ""
    """`crisp` keeps to what is there, `creative` invents detail (by a provider), `quick` takes seconds."""


@routes.post("/images/<image>/upscale")
@declared(
    "A picture made larger",
    TurnBegun,
    status=202,
    takes=Enlarging,
    refuses=REFUSES,
    about=f"By a model of this machine where one is here, else by resampling, which the answer says. {FOLLOWED}",
    scope="make",
    sends=Repeatable,
)
def upscale(image: str) -> Response:
    asked = parse(Enlarging, json_body())
    said = Upscale(f"{asked.factor}x", asked.style)
    return begun(services().pictures.areas.masks.turn(person().id, image, asked.version, said), asked)


@dataclass(frozen=True, kw_only=True)
class BackgroundWanted(Retouched):
    """What is to be behind the subject."""

    background: Annotated[str, FILLED, limits(maxLength=2_000)]
    """A colour, `blur`, a picture of the conversation such as `#2`, or words."""


@dataclass(frozen=True, kw_only=True)
class VariationsWanted(Retouched):
    """How many."""

    count: Annotated[int, limits(minimum=1, maximum=4)] = 1


@routes.post("/images/<image>/replace-background")
@declared(
    "A picture on another background",
    TurnBegun,
    status=202,
    takes=BackgroundWanted,
    refuses=REFUSES,
    about=f"A colour, a blur or a picture on this machine and free; words by a connected model. {FOLLOWED}",
    scope="make",
    sends=Repeatable,
)
def replace_background(image: str) -> Response:
    asked = parse(BackgroundWanted, json_body())
    said = ReplaceBackground(said_in(asked.background))
    return begun(services().pictures.areas.masks.turn(person().id, image, asked.version, said), asked)


@routes.post("/images/<image>/variations")
@declared(
    "Variations of a picture",
    TurnBegun,
    status=202,
    takes=VariationsWanted,
    refuses=REFUSES,
    about=f"Each is painted by a connected model, and a version beside the others. {FOLLOWED}",
    scope="make",
    sends=Repeatable,
)
def variations(image: str) -> Response:
    asked = parse(VariationsWanted, json_body())
    said = Variations(asked.count)
    return begun(services().pictures.areas.masks.turn(person().id, image, asked.version, said), asked)


def begun(turn: TurnRequest, asked: Retouched) -> Response:
    """Starts it; where it can be followed."""
    wanted = replace(
        turn,
        client_id=own_key(asked.client_id) or turn.client_id,
        options={"confirmed": asked.confirm},
        administers=services().people.identities.administers(),
    )
    started = services().conversations.turns.start(wanted)
    return answer({"turn": started.reply.id, "message": started.message.id, "conversation": wanted.conversation}, 202)
