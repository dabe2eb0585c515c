"""A picture ready to be stored, and those that are made of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from imaging.collage import Plan
from imaging.overlay import Laid


@dataclass(frozen=True)
class Encoded:
    """A picture ready to be stored."""

    data: bytes
    media_type: str
    width: int
    height: int
    preview: bytes
    """WebP, at most 600×400 px."""
    full: bytes = b""
    """WebP for the screen; empty where `data` itself is fit for it."""
    noticed: tuple[str, ...] = ()
    """Sentences for the person about what went otherwise than the words said."""


class Combines(Protocol):
    """Who makes one picture of several, as PNG. Raises `Told`."""

    def overlay(self, lower: bytes, upper: bytes, laid: Laid) -> Encoded:
        """The lower picture with the upper one on it."""

    def collage(self, cells: Sequence[bytes], plan: Plan) -> Encoded:
        """Pictures that are as large as their cells, put together."""
