"""Operations outside a conversation's words: which there are, and a picture after some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from flask import Blueprint, Response

from conversation.editing.operations_json import MOST
from conversation.image import Image
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.openapi.declaration import PIXELS, AsSaid, Id, declared, limits, maybe, refuses
from endpoints.openapi.shared_shapes import Coded
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("operations", __name__, url_prefix="/api/v1")


@dataclass(frozen=True)
class OperationSlider:
    """The part of an option's range in which all is of use."""

    low: float
    high: float
    step: float


@dataclass(frozen=True)
class OperationChoice:
    """One of the texts that an option may be, as it is called where a hand chooses."""

    value: str
    title: str
    said: Mapping[str, Coded] = maybe()
    """The code of its title."""


@dataclass(frozen=True)
class OperationOption:
    """An option of an operation, and what it accepts."""

    name: str
    title: str
    """What stands beside its slider where its operation has several; else empty."""
    help: str
    type: Literal["number", "integer", "string", "boolean"]
    low: float | None
    high: float | None
    unit: str
    """`px`, `°`, …; empty where it has none."""
    percent: Literal["", "change", "share", "points"]
    """What `20 %` means: 1.2, 0.2 or 20; empty where it means nothing."""
    choices: tuple[str, ...]
    """What a text may be; empty where it may be anything."""
    named: tuple[OperationChoice, ...]
    """The choices among which a hand chooses; empty where it does not."""
    hand: Literal["", "colour", "curve"]
    """How a hand sets a text that is none of a few; empty where it does not."""
    offered: tuple[str, ...]
    """What a text that may be more is offered as."""
    slider: OperationSlider | None
    """How it is set by hand; null where it is not."""
    neutral: float | None
    """The value that changes nothing."""
    default: Any
    """What it is when left out; null where it must be given."""
    required: bool
    said: Mapping[str, Coded] = maybe()
    """The codes of its title, and of a help that is put together of several; that of any other is
    `option_<command>_<name>`."""


@dataclass(frozen=True)
class OperationKind:
    """What can be done to pixels."""

    type: str
    group: str
    """What one wants of it; operations come in the order of these."""
    title: str
    """What stands beside its slider or its switch; empty where a hand sets nothing of it."""
    framing: bool
    """What it makes depends on where the picture ends, so it is best done after what crops and turns."""
    help: str
    """Its code, by which it is said in other languages: `help_<type>`."""
    value: str | None
    """The option that `value` stands for; null where there is none."""
    options: tuple[OperationOption, ...]
    said: Mapping[str, Coded] = maybe()
    """Codes of the sentences among these."""


@refuses(unknown="bad_request", amount="bad_operations", outside="bad_operations")
@dataclass(frozen=True)
class Operating:
    """Operations, done one after the other."""

    operations: Annotated[
        tuple[Annotated[Mapping[str, Any], AsSaid(OperationOrder)], ...], limits(minItems=1, maxItems=MOST)
    ]
    version: str | None = None
    """The version they begin with; the current one when left out."""
    together: bool = False
    """All of them make one version; else each makes one."""
    mask: Id | None = None
    """Id of a mask of the picture: they change what it chooses, together, and nothing else."""


@refuses(unknown="bad_request", amount="bad_operations", outside="bad_operations")
@dataclass(frozen=True)
class Drafting:
    """Operations, as they would be done one after the other."""

    operations: Annotated[
        tuple[Annotated[Mapping[str, Any], AsSaid(OperationOrder)], ...], limits(minItems=1, maxItems=MOST)
    ]
    version: str | None = None
    """The version they begin with; the current one when left out."""
    mask: Id | None = None
    """Id of a mask of the picture, inside of which they are done."""


@dataclass(frozen=True)
class OperationOrder:
    """An operation with its options beside its type, as `GET /api/v1/operations` lists them."""

    type: str
    value: Any = None
    """The option that matters most, whatever its name."""


@routes.get("/operations")
@declared("What can be done to a picture", tuple[OperationKind, ...])
def operations() -> Response:
    person()
    return answer(services().pictures.editing.operations())


@routes.post("/images/<image>/operations")
@once
@declared(
    "A picture after operations",
    Image,
    takes=Operating,
    refuses=("bad_operations", "impossible", "unneeded", "busy", "mask_of_other_size", *PIXELS),
    about="Each operation makes a version, and the last one is the current one; `together`, and inside of a `mask`, "
    "they make one. All of them are done, or none.",
    scope="finish",
)
def operate(image: str) -> Response:
    """All of them, or none."""
    asked = parse(Operating, json_body())
    wanted = list(asked.operations)
    if asked.mask is not None:
        made = services().pictures.areas.masks.operate(person().id, image, wanted, asked.mask, asked.version)
    else:
        made = services().pictures.editing.operate(person().id, image, wanted, asked.version, together=asked.together)
    return answer(to_json(made))


@routes.post("/images/<image>/operations/draft")
@declared(
    "What operations would make of a picture",
    takes=Drafting,
    files=("image/webp",),
    refuses=("bad_operations", "impossible", "unneeded", "busy", "mask_of_other_size", *PIXELS),
    about="At most 1200 px long, and quick enough to follow a slider. Nothing is stored.",
    scope="finish",
)
def draft(image: str) -> Response:
    """A WebP."""
    asked = parse(Drafting, json_body())
    wanted = list(asked.operations)
    if asked.mask is not None:
        made = services().pictures.areas.masks.draft(person().id, image, wanted, asked.mask, asked.version)
    else:
        made = services().pictures.editing.draft(person().id, image, wanted, asked.version)
    response = Response(made.data, mimetype=made.media_type)
    response.headers["Cache-Control"] = "no-store"
    return response
