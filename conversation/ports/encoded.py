"""A picture as it comes from whoever computes pixels: `server/workers/storing.py` makes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from imaging.file import File
from imaging.provenance.history import State


@dataclass(frozen=True)
class SignedFile:
    """A file with Content Credentials (C2PA), as it came, and whether they hold; see `AnsweredFile`."""

    data: bytes
    media_type: str
    state: State
    signer: str = ""
    program: str = ""


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
    sent: SignedFile | None = None
    """What it was made of, where that came signed: it is kept beside it."""

    @property
    def content(self) -> File:
        """The picture, wherever it is."""
        return self.file or self.data
