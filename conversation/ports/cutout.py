"""Cutting out, as turns and pages need it: who does it, and the models it can be done with.

`server/workers/pixels.py` cuts, `server/cutout/model_folder.py` keeps the models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from conversation.image import Version
from conversation.sentences import said
from imaging.cutout.outcome import CutoutOutcome
from imaging.cutout.request import FARTHEST as FARTHEST  # what endpoints know them by
from imaging.cutout.request import MOST_STROKES as MOST_STROKES
from imaging.cutout.request import CutoutRequest
from imaging.file import File
from imaging.networks.models import CUT_OUT

ABSENT, FETCHING, PRESENT, FAILED = "absent", "fetching", "present", "failed"


@dataclass(frozen=True)
class CutoutSource:
    """A stored picture that is read only where nobody remembers it."""

    key: str
    """Names its bytes."""
    read: Callable[[], File]

    @classmethod
    def of(cls, version: Version, read: Callable[[Version], File]) -> CutoutSource:
        return cls(version.filename, lambda: read(version))


@dataclass(frozen=True)
class Draft:
    """A cut-out as it would be, at most 1024 px long, roughly encoded."""

    data: bytes
    media_type: str
    sure: float


@dataclass(frozen=True)
class LocalModelRow:
    """A model, and whether it is here."""

    name: str
    label: str
    good_for: str
    bytes: int
    licence: str
    state: str
    """`absent`, `fetching`, `present` or `failed`."""
    received: int = 0
    """Bytes that are here."""
    error: dict[str, str] | None = None
    """`{"title", "text"}` of why it could not be fetched."""
    job: str = CUT_OUT
    """What it is for: `cutout`, `upscale`, `erase` or `select`."""


class LocalModels(Protocol):
    """The models on this machine, the built-in way among them."""

    def rows(self, job: str = CUT_OUT) -> list[LocalModelRow]:
        """All there are for a job, what is built in among them; all of all jobs where that is empty."""

    def row(self, name: str) -> LocalModelRow:
        """Raises `NotFound`."""

    def fetch(self, name: str) -> LocalModelRow:
        """Begins to fetch it, or goes on where it was left; it is no error that it is here or on its way."""

    def remove(self, name: str) -> LocalModelRow:
        """Ends a running fetch, of which what came is kept; removes a model that is here."""

    def followed(self, name: str) -> Iterator[LocalModelRow]:
        """Fetches it: a row at least once a second, the last one when it is here. Raises `Told` when it cannot be had.

        Closing it ends the fetch where it began here; what came is kept.
        """


def here(models: LocalModels, job: str) -> list[LocalModelRow]:
    """Those for a job that are on this machine."""
    return [row for row in models.rows(job) if row.state == PRESENT]


def recipe_id(row: LocalModelRow | None) -> str:
    """By what a recipe names a model of this machine: `local/lama`; empty for none."""
    return f"local/{row.name}" if row else ""


@dataclass(frozen=True)
class Cutouts:
    """The models, and what a person wants of them as a rule."""

    models: LocalModels
    chosen: str
    """The name of the model to use when none is named."""
    matting: bool
    fetching: bool = True
    """Whether the person may fetch models: everybody shares them."""


@dataclass(frozen=True)
class Finished:
    """A file, ready to be stored, and its figures."""

    data: bytes
    """Empty where it is in `file`, as in `Encoded`."""
    preview: bytes
    outcome: CutoutOutcome
    file: Path | None = None


class CutsOut(Protocol):
    """Who computes cut-outs. Raises `Told`."""

    def cut(self, source: CutoutSource, request: CutoutRequest, other: CutoutSource | None = None) -> Finished:
        """The whole picture; `other` stands behind it where the request says so."""

    def draft(self, source: CutoutSource, request: CutoutRequest, other: CutoutSource | None = None) -> Draft:
        """What `cut` would make of it, quick enough to follow a brush."""


def as_json(row: LocalModelRow) -> dict[str, Any]:
    """The row as pages get it; what it is good for with the code of its sentence."""
    about = {name: getattr(row, name) for name in LocalModelRow.__dataclass_fields__}
    return {**about, **said({"good_for": row.good_for})}
