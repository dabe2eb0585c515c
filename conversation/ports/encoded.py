"""A picture as it comes from whoever computes pixels: `server/workers/storing.py` makes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from imaging.file import File


@dataclass(frozen=True)
class Encoded:
    """A picture ready to be stored."""

    data: bytes
    """Empty where it is in `file`."""
    media_type: str
    width: int
    height: int
    preview: bytes
    """WebP, at most 600×400 px."""
    full: bytes = b""
    """WebP for the screen; empty where `data` itself is fit for it."""
    noticed: tuple[str, ...] = ()
    """Sentences for the person about what went otherwise than the words said."""
    file: Path | None = None
    """Where a picture is that is too large to be carried in memory: whoever stores it takes that file away."""

    @property
    def content(self) -> File:
        """The picture, wherever it is."""
        return self.file or self.data
