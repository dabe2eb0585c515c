"""A stretch of a file with a name: a segment of a JPEG, a chunk of a PNG or WebP, a box of a HEIC, a block of a GIF."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 200_000
"""Parts that are looked at. A whole PNG of 8 KB chunks has fewer up to 1.6 GB; a file with more is made to be slow."""


@dataclass(frozen=True, slots=True)
class Part:
    """Places are bytes from the beginning of the file."""

    kind: bytes
    """Its name as the format writes it; of a JPEG segment the marker's second byte."""
    start: int
    """Where it begins, its own header included."""
    body: int
    """Where its content begins."""
    end: int
    """Behind its content, and behind a checksum or padding that belongs to it: where the next part begins."""
    size: int
    """Bytes of its content; fewer may be there in a file that was cut off."""

    def content(self, data: bytes, most: int | None = None) -> bytes:
        """What it holds, no more than `most` bytes of it."""
        return data[self.body : self.body + (self.size if most is None else min(self.size, most))]
