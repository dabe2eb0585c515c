"""A version's name, and what changed between two versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from conversation.editing.comparison import USUAL
from conversation.image import Image
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import PIXELS, declared, limits, maybe, refuses
from endpoints.request_body import json_body, parse, query
from endpoints.services import person, services

routes = Blueprint("versions", __name__, url_prefix="/api/v1/images/<image>")
NAME = 200
"""Characters that are read; fewer are kept."""


@refuses(unknown="bad_request")
@dataclass(frozen=True)
class VersionName:
    """How a version is called from now on."""

    name: Annotated[str, limits(maxLength=NAME)]
    """Empty: by its number again."""


@dataclass(frozen=True)
class Comparing:
    """Which versions."""

    before: str
    """Id of one."""
    after: str
    """Id of the other."""
    tolerance: Annotated[int, limits(minimum=0, maximum=255)] = USUAL
    """Levels of a channel that count as no change."""


@dataclass(frozen=True)
class Changed:
    """What changed, where two versions can be laid on each other: they must have one shape."""

    before: str
    after: str
    tolerance: int
    comparable: bool
    """The rest is there where this is true."""
    width: int = maybe()
    """Pixels that were compared."""
    height: int = maybe()
    scaled: bool = maybe()
    """One of them had to be resized first."""
    changed: int = maybe()
    """Pixels that changed by more than the tolerance."""
    share: float = maybe()
    """0–1 of all."""
    exact: int = maybe()
    """Pixels that changed at all."""
    exact_share: float = maybe()
    mask: str = maybe()
    """Where: a `data:` address of a PNG."""


@routes.patch("/versions/<version>")
@declared(
    "Names a version",
    Image,
    takes=VersionName,
    about="Another version of the picture that had the name loses it.",
    scope="finish",
)
def name(image: str, version: str) -> Response:
    asked = parse(VersionName, json_body())
    return answer(to_json(services().pictures.editing.name_version(person().id, image, version, asked.name)))


@routes.get("/difference")
@declared("What changed between two versions", Changed, asks=Comparing, refuses=PIXELS)
def difference(image: str) -> Response:
    """`?before=<version>&after=<version>&tolerance=6`."""
    return answer(services().pictures.editing.difference(person().id, image, **vars(query(Comparing))))
