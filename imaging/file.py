"""The bytes of a picture, in memory or in a file that is too large for that: read from either in the same way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedReader, BytesIO, RawIOBase
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from os import SEEK_CUR, SEEK_SET
from pathlib import Path
from typing import Any, BinaryIO

Bytes = bytes | mmap
"""What can be sliced and searched; of a `mmap` only what is looked at is in memory."""

Span = tuple[int, int]
"""From a place in a file to another one, which is not in it any more."""


@dataclass(frozen=True)
class Spliced:
    """A file that is made of parts of another one, none of which is copied."""

    parts: tuple[bytes | memoryview, ...]

    @staticmethod
    def of(data: Bytes, pieces: Iterable[Span | bytes]) -> Spliced:
        """What lies between these places of `data`, and these bytes."""
        merged: list[Span | bytes] = []
        for piece in pieces:
            last = merged[-1] if merged else b""
            if isinstance(piece, tuple) and isinstance(last, tuple) and last[1] == piece[0]:
                merged[-1] = last[0], piece[1]
            elif not isinstance(piece, tuple) or piece[0] < piece[1]:
                merged.append(piece)
        view = memoryview(data)
        return Spliced(tuple(view[piece[0] : piece[1]] if isinstance(piece, tuple) else piece for piece in merged))

    def is_all_of(self, data: Bytes) -> bool:
        """Whether nothing was taken out and nothing put in."""
        part = self.parts[0] if len(self.parts) == 1 else b""
        return isinstance(part, memoryview) and part.obj is data and len(part) == len(data)

    def __len__(self) -> int:
        return sum(map(len, self.parts))


File = bytes | Path | Spliced
"""A `Path` is read from the disk piece by piece."""


def stream(file: File) -> BinaryIO:
    """From its first byte; whoever asked closes it. Raises OSError."""
    if isinstance(file, Spliced):
        return BufferedReader(_Parts(file))
    return file.open("rb") if isinstance(file, Path) else BytesIO(file)


def whole(file: File) -> bytes:
    """All of it, in memory. Raises OSError."""
    if isinstance(file, Spliced):
        return b"".join(file.parts)
    return file.read_bytes() if isinstance(file, Path) else file


def beginning(file: File, count: int) -> bytes:
    """Its first bytes, so many at most. Raises OSError."""
    if isinstance(file, bytes):
        return file[:count]
    with stream(file) as opened:
        return opened.read(count)


def size(file: File) -> int:
    """Bytes. Raises OSError."""
    return file.stat().st_size if isinstance(file, Path) else len(file)


def mapped(file: File) -> Bytes:
    """Its bytes, where it is a `Path` without reading them. Raises OSError."""
    if not isinstance(file, Path):
        return whole(file)
    with file.open("rb") as opened:
        return mmap(opened.fileno(), 0, access=ACCESS_READ) if size(file) else b""


class _Parts(RawIOBase):
    """One after the other."""

    def __init__(self, file: Spliced) -> None:
        self.parts = [memoryview(part) for part in file.parts]
        self.ends = list(accumulate(map(len, self.parts)))
        self.place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        start = {SEEK_SET: 0, SEEK_CUR: self.place}.get(whence, self.ends[-1] if self.ends else 0)
        self.place = max(0, start + offset)
        return self.place

    def tell(self) -> int:
        return self.place

    def readinto(self, buffer: Any) -> int:
        """Fills what is given from the part that stands there."""
        wanted = memoryview(buffer).cast("B")
        index = bisect_right(self.ends, self.place)
        if index == len(self.parts):
            return 0
        part = self.parts[index]
        start = self.place - (self.ends[index] - len(part))
        read = part[start : start + len(wanted)]
        wanted[: len(read)] = read
        self.place += len(read)
        return len(read)
