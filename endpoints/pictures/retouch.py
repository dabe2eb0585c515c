"""Whole pictures made larger, wider, varied, restyled or set elsewhere: turns of their conversation, as by commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from flask import Blueprint, Response

from conversation.commands.nobg import Nobg
from conversation.commands.retouching.expand import Expand
from conversation.commands.retouching.replace_bg import ReplaceBackground
from conversation.commands.retouching.restyle import Restyle
from conversation.commands.retouching.upscale import Upscale
from conversation.commands.retouching.variations import Variations
from conversation.commands.retouching.vectorize import Vectorize
from conversation.commands.style import CREATE, LearntStyle
from conversation.generation.retouching.ways import RetouchWay
from conversation.serialization import to_json
from conversation.slash import said_in
from endpoints.envelope import answer
from endpoints.idempotency import Repeatable
from endpoints.openapi.declaration import FILLED, declared, limits
from endpoints.openapi.shared_shapes import TurnBegun
from endpoints.pictures.picture_turn import PictureTurn, begun
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("retouch", __name__, url_prefix="/api/v1")
REFUSES = ("bad_arguments", "conflict", "busy", "closing")
FOLLOWED = "A turn of the picture’s conversation: followed as a job by its id."


@dataclass(frozen=True)
class FoundWays:
    """What can be done now."""

    ways: tuple[RetouchWay, ...]


@routes.get("/retouching")
@declared(
    "Who would do it, and for how much",
    FoundWays,
    about="The ways in which `/expand`, `/restyle`, `/replace-bg`, `/nobg`, `/vectorize`, `/variations` and "
    "`/upscale` can be done now: what is on this machine and free first, then who paints, with about what one picture "
    "costs.",
)
def ways() -> Response:
    return answer(to_json(FoundWays(services().studio.retouching(person().id))))


@dataclass(frozen=True, kw_only=True)
class Enlarging(PictureTurn):
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
    return begun(services().pictures.editing.turn(person().id, image, asked.version, said), asked)


@dataclass(frozen=True, kw_only=True)
class Expanding(PictureTurn):
    """How much is added around a picture, and how it is filled."""

    to: Annotated[str, FILLED, limits(maxLength=200)]
    """A ratio (`16:9`, `square`), or sides with how much (`left 20%, top 100px`); `20%` alone is every side."""
    prompt: Annotated[str, limits(maxLength=2_000)] = ""
    """What is to be there; a model paints it."""
    way: Literal["", "mirror", "paint"] = ""
    """`mirror` fills it from the picture’s own edges, on this machine and free; `paint` has a model paint it. Left out
    and without a prompt the answer asks which where both can be."""
    model: Annotated[str, limits(maxLength=200)] = ""
    """Who paints it; the best that can where nobody is named."""


@routes.post("/images/<image>/expand")
@declared(
    "More around a picture",
    TurnBegun,
    status=202,
    takes=Expanding,
    refuses=(*REFUSES, "missing_extent"),
    about="The picture’s own pixels stay what they are, which is counted. " + FOLLOWED,
    scope="make",
    sends=Repeatable,
)
def expand(image: str) -> Response:
    asked = parse(Expanding, json_body())
    said = Expand(said_in(f"{asked.to} {asked.prompt}".strip()), asked.way, asked.model)
    return begun(services().pictures.editing.turn(person().id, image, asked.version, said), asked)


@dataclass(frozen=True, kw_only=True)
class BackgroundWanted(PictureTurn):
    """What is to be behind the subject."""

    background: Annotated[str, FILLED, limits(maxLength=2_000)]
    """A colour, `blur`, a picture of the conversation such as `#2`, or words."""


@dataclass(frozen=True, kw_only=True)
class CutoutByTurn(PictureTurn):
    """Who cuts it out."""

    by: Literal["", "service", "recraft", "removebg"] = ""
    """`service` is a connected provider, whose price is said, the others that one; else it is done on this machine and
    free."""


@routes.post("/images/<image>/nobg")
@declared(
    "A picture without its background",
    TurnBegun,
    status=202,
    takes=CutoutByTurn,
    refuses=REFUSES,
    about=f"As `/nobg`; `POST …/cutout` has every choice of what is done on this machine. {FOLLOWED}",
    scope="make",
    sends=Repeatable,
)
def nobg(image: str) -> Response:
    asked = parse(CutoutByTurn, json_body())
    said = Nobg(by=asked.by)
    return begun(services().pictures.editing.turn(person().id, image, asked.version, said), asked)


@dataclass(frozen=True, kw_only=True)
class Vectorizing(PictureTurn):
    """How much of it becomes a shape, and who does it."""

    detail: Literal["", "low", "high"] = ""
    """`low` keeps large areas only, `high` small ones too."""
    colours: Literal["", "black"] = ""
    """`black` draws in black on white."""
    by: Literal["", "service"] = ""
    """`service` is a connected provider, whose price is said; else it is done on this machine and free."""


@routes.post("/images/<image>/vectorize")
@declared(
    "A picture as a drawing",
    TurnBegun,
    status=202,
    takes=Vectorizing,
    refuses=REFUSES,
    about="Traced into shapes that stay sharp at any size. What comes is a version that shows the drawing; its recipe "
    f"names the `vector`, whose SVG `GET /vectors/<vector>/file` gives. {FOLLOWED}",
    scope="make",
    sends=Repeatable,
)
def vectorize(image: str) -> Response:
    asked = parse(Vectorizing, json_body())
    said = Vectorize(asked.detail, asked.colours, asked.by)
    return begun(services().pictures.editing.turn(person().id, image, asked.version, said), asked)


@dataclass(frozen=True, kw_only=True)
class Restyling(PictureTurn):
    """Which style, and how far to go."""

    prompt: Annotated[str, FILLED, limits(maxLength=2_000)]
    """The style, in words."""
    strength: Annotated[float, limits(minimum=0, maximum=1)] = 0.5
    """0 leaves it nearly as it is, 1 keeps hardly anything."""
    model: Annotated[str, limits(maxLength=200)] = ""
    """Who paints it; the best that can where nobody is named."""


@routes.post("/images/<image>/restyle")
@declared(
    "A picture in another style",
    TurnBegun,
    status=202,
    takes=Restyling,
    refuses=REFUSES,
    about=f"By a model on one’s own machine before one that is paid for. {FOLLOWED}",
    scope="make",
    sends=Repeatable,
)
def restyle(image: str) -> Response:
    asked = parse(Restyling, json_body())
    said = Restyle(said_in(asked.prompt), asked.strength, asked.model)
    return begun(services().pictures.editing.turn(person().id, image, asked.version, said), asked)


@dataclass(frozen=True, kw_only=True)
class StyleLearning(PictureTurn):
    """What the style is called, and what it is learnt from."""

    name: Annotated[str, FILLED, limits(maxLength=40, pattern=r"^\S+$")]
    """One word, and none of the studio’s own styles."""
    pictures: Annotated[str, limits(maxLength=200)] = ""
    """Numbers of pictures of the same conversation, `#1 #3`, ten at most; this picture alone where none are named."""


@routes.post("/images/<image>/learn-style")
@declared(
    "A style learnt from pictures",
    TurnBegun,
    status=202,
    takes=StyleLearning,
    refuses=REFUSES,
    about="By a connected provider, for its price. It is one of the person’s styles then: `/image … style=<name>` is "
    f"painted in it, and `DELETE /styles/<name>` forgets it. {FOLLOWED}",
    scope="make",
    sends=Repeatable,
)
def learn_style(image: str) -> Response:
    asked = parse(StyleLearning, json_body())
    said = LearntStyle(said_in(f"{CREATE} {asked.name} {asked.pictures}".strip()))
    return begun(services().pictures.editing.turn(person().id, image, asked.version, said), asked)


@dataclass(frozen=True, kw_only=True)
class VariationsWanted(PictureTurn):
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
    return begun(services().pictures.editing.turn(person().id, image, asked.version, said), asked)


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
    return begun(services().pictures.editing.turn(person().id, image, asked.version, said), asked)
