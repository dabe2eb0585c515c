"""Masks that are kept with a version: where something is to be changed. `storage/areas/masks.py` keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from imaging.file import File


@dataclass(frozen=True)
class MadeMask:
    """A mask ready to be kept."""

    data: bytes
    """PNG, one channel of 8 bits: white is to be changed, black is not, and grey in proportion."""
    width: int
    """Pixels, as `height`: those of the version it is of."""
    height: int
    coverage: float
    """How much of the picture it takes, 0–1."""


@dataclass(frozen=True)
class Mask:
    """A mask that is kept. What it is of may have newer versions: it can be used again for each of the same size."""

    mask_id: str
    image: str
    """Id of the image that it is of."""
    version: str
    """Id of the version that it was made for."""
    kind: str
    """How it came: `drawn` for one that was sent, else what was selected: `wand`, `subject` …"""
    width: int
    """Pixels, as `height`."""
    height: int
    coverage: float
    """How much of the picture it takes, 0–1."""
    created: str
    """ISO 8601, UTC."""


@dataclass(frozen=True)
class KeptMask:
    """A mask, and where its PNG is."""

    mask: Mask
    file: File


class Masks(Protocol):
    """Everybody's masks. Every call names the owner of the image first; another person's gives `NotFound`."""

    def add(self, owner: str, image: str, version: str, made: MadeMask, kind: str) -> Mask:
        """Keeps it. Raises `NotFound` for no such version, `Told` when the disk refuses."""

    def of(self, owner: str, image: str) -> tuple[Mask, ...]:
        """Those of an image that is there, the newest first, at most 100."""

    def get(self, owner: str, mask: str) -> Mask:
        """One of an image that is there. Raises `NotFound`."""

    def file(self, owner: str, mask: str) -> Path:
        """Where its PNG is. Raises `NotFound`."""
