"""A person's masks: kept with a version, listed, read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from conversation.ports.masks import Mask, Masks
from conversation.ports.pixels import Pixels
from conversation.ports.shelf import Shelf, version_of
from conversation.services.concurrency import WorkLimit

DRAWN = "drawn"
"""The kind of a mask that was sent."""
AT_ONCE_EACH = 8
"""Masks of one person that are worked on at a time."""


@dataclass(frozen=True)
class MaskService:
    """All calls raise `Told`; another person's picture or mask and one that never was give the same `NotFound`."""

    shelf: Shelf
    masks: Masks
    pixels: Pixels
    limit: WorkLimit = field(default_factory=lambda: WorkLimit(AT_ONCE_EACH))

    def keep(self, owner: str, image: str, version: str | None, drawn: bytes) -> Mask:
        """A mask that somebody drew, at the size of a version, or of the current one."""
        found = self.shelf.get(owner, image)
        of = version_of(found, version)
        with self.limit.taken_by(owner):
            made = self.pixels.read_mask(drawn, of.width, of.height)
        return self.masks.add(owner, image, of.id, made, DRAWN)

    def of(self, owner: str, image: str) -> tuple[Mask, ...]:
        """All masks of an image, the newest first."""
        self.shelf.get(owner, image)
        return self.masks.of(owner, image)

    def file(self, owner: str, mask: str) -> Path:
        """Where its PNG is."""
        return self.masks.file(owner, mask)
