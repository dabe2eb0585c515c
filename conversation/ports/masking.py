"""Who makes masks and keeps to them, as a protocol: `server/workers/mask_pixels.py` does it in worker processes."""

from __future__ import annotations

from typing import Protocol

from conversation.ports.masks import MadeMask
from imaging.file import File


class MakesMasks(Protocol):
    """Masks of pictures. Raises `Told`."""

    def read_mask(self, drawn: File, width: int, height: int) -> MadeMask:
        """What somebody drew, of any size, as a mask for a picture of that size in pixels."""
