"""Drawings (SVG) that versions of pictures show, kept with the picture: `storage/areas/vectors.py` keeps them, and
`server/workers/vector_pixels.py` makes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from conversation.ports.encoded import Encoded
from imaging.file import File
from imaging.vector.request import Tracing


@dataclass(frozen=True)
class MadeVector:
    """A drawing ready to be kept."""

    data: bytes
    """SVG with nothing in it but shapes; see `imaging/vector/allowed.py`."""
    shapes: int
    """That are drawn."""
    picture: Encoded
    """What it looks like."""
    left_out: tuple[str, ...] = ()
    """Elements that came with it and are not allowed: `image`, `text` …"""
    hard: bool = False
    """The picture had what is half transparent, which the drawing cannot have."""


@dataclass(frozen=True)
class Vector:
    """A drawing that is kept."""

    vector_id: str
    image: str
    """Id of the image that it is of."""
    version: str
    """Id of the version that it was made from; the one that shows it has its id in its recipe."""
    shapes: int
    bytes: int
    """Of the SVG."""
    created: str
    """ISO 8601, UTC."""


class Vectors(Protocol):
    """Everybody's drawings. Every call names the owner of the image first; another person's gives `NotFound`."""

    def get(self, owner: str, vector: str) -> Vector:
        """One of an image that is there. Raises `NotFound`."""

    def file(self, owner: str, vector: str) -> Path:
        """Where its SVG is. Raises `NotFound`."""


class Vectorizes(Protocol):
    """Makes drawings. Raises `Told`."""

    def vectorize(self, picture: File, wanted: Tracing) -> MadeVector:
        """A picture traced, as large as it is."""

    def read_vector(self, svg: bytes, longest: int) -> MadeVector:
        """A foreign drawing, cleaned; it is shown with a longer side of about that many pixels."""
