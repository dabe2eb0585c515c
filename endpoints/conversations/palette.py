"""Everything that can be said after a slash, for the composer to complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flask import Blueprint, Response

from endpoints.envelope import answer
from endpoints.openapi.declaration import declared, maybe
from endpoints.openapi.shared_shapes import Coded
from endpoints.services import person, services

routes = Blueprint("palette", __name__, url_prefix="/api/v1")


@dataclass(frozen=True)
class PaletteArgument:
    """What can be said after the name."""

    name: str
    help: str
    type: Literal["number", "whole", "text", "flag"]
    low: float | None
    high: float | None
    choices: tuple[str, ...]
    required: bool
    prose: bool
    """It takes all words there are."""
    said: Mapping[str, Coded] = maybe()
    """The codes of a help that is put together of several; that of any other is `option_<command>_<name>`."""


@dataclass(frozen=True)
class PaletteEntry:
    """A command."""

    name: str
    usage: str
    help: str
    """Its code, by which it is said in other languages: `help_<name>`."""
    group: str
    local: bool
    """Nothing leaves this machine and nothing is charged."""
    icon: str
    aliases: tuple[str, ...]
    """Other names that do the same."""
    alone: bool
    """The name alone can be said: nothing has to stand behind it."""
    arguments: tuple[PaletteArgument, ...]
    examples: tuple[str, ...]


@routes.get("/palette")
@declared("Everything that can be said after a slash", tuple[PaletteEntry, ...])
def palette() -> Response:
    person()
    return answer(services().studio.palette.of(person().id).describe())
