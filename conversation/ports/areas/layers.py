"""What was drawn on a picture, kept with it so that its recipe can be followed. `storage/areas/layers.py` keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from imaging.file import File

NO_FILES: Mapping[str, File] = {}


@dataclass(frozen=True)
class MadeLayer:
    """A layer ready to be kept."""

    data: bytes
    """PNG, transparent where nothing is drawn."""
    width: int
    """Pixels, as `height`."""
    height: int


@dataclass(frozen=True)
class DrawnLayer:
    """A layer that is kept."""

    layer_id: str
    image: str
    """Id of the image that it is of."""
    version: str
    """Id of the version that it was drawn on."""
    width: int
    """Pixels, as `height`."""
    height: int
    drawing: Mapping[str, Any]
    """The shapes that it was made of, as whoever drew them describes them: so they can be moved again."""
    created: str
    """ISO 8601, UTC."""


class Layers(Protocol):
    """Everybody's layers. Every call names the owner of the image first; another person's gives `NotFound`."""

    def add(self, owner: str, image: str, version: str, made: MadeLayer, drawing: Mapping[str, Any]) -> DrawnLayer:
        """Keeps it. Raises `NotFound` for no such version, `Told` when the disk refuses."""

    def of(self, owner: str, image: str) -> tuple[DrawnLayer, ...]:
        """Those of an image, oldest first; none of one that is not there."""

    def get(self, owner: str, layer: str) -> DrawnLayer:
        """One of an image that is there. Raises `NotFound`."""

    def file(self, owner: str, layer: str) -> Path:
        """Where its PNG is. Raises `NotFound`."""
