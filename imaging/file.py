"""The bytes of a picture, in memory or in a file that is too large for that: read from either in the same way."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

File = bytes | Path
"""A `Path` is read from the disk piece by piece."""


def stream(file: File) -> BinaryIO:
    """From its first byte; whoever asked closes it. Raises OSError."""
    return file.open("rb") if isinstance(file, Path) else BytesIO(file)


def beginning(file: File, count: int) -> bytes:
    """Its first bytes, so many at most. Raises OSError."""
    if isinstance(file, bytes):
        return file[:count]
    with file.open("rb") as opened:
        return opened.read(count)


def size(file: File) -> int:
    """Bytes. Raises OSError."""
    return file.stat().st_size if isinstance(file, Path) else len(file)
