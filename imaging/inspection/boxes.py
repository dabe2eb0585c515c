"""Boxes of ISO base media files (ISO/IEC 14496-12): HEIC and AVIF are made of them, JPEG 2000 too. `items` knows what
they say."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from imaging.file import Bytes
from imaging.odd import Odd

MOST = 10_000
"""Boxes, items or extents of a kind; more are garbage."""
FULL = 4
"""Bytes of version and flags, which some boxes begin with."""


class Box(NamedTuple):
    """A box at its place."""

    kind: bytes
    body: bytes
    whole: bool
    start: int
    """Where its header begins, in bytes from the beginning of what it was read from."""
    head: int
    """Bytes of the header."""

    @property
    def end(self) -> int:
        """Behind what there is of it."""
        return self.start + self.head + len(self.body)


def boxes(data: Bytes, place: int = 0, strict: bool = False) -> Iterator[Box]:
    """As many as there are; the last one perhaps cut short. `strict` raises `Odd` for what is not one whole box behind
    the other up to the end."""
    for _ in range(MOST):
        if place + 8 > len(data):
            break
        length, kind = struct.unpack_from(">I4s", data, place)
        head = 8
        if length == 1 and place + 16 <= len(data):
            (length,), head = struct.unpack_from(">Q", data, place + 8), 16
        end = len(data) if length == 0 else place + length
        if end < place + head or (strict and end > len(data)):
            break
        yield Box(kind, data[place + head : end], end <= len(data), place, head)
        place = end
    if strict and place != len(data):
        raise Odd("a box that is cut off")


class Numbers:
    """Numbers out of a box, one after the other. Raises `IndexError` at its end."""

    def __init__(self, body: bytes, place: int = 0) -> None:
        self._body, self.place = body, place

    def number(self, length: int) -> int:
        return int.from_bytes(self.taken(length))

    def taken(self, length: int) -> bytes:
        part = self._body[self.place : self.place + length]
        if len(part) != length:
            raise IndexError
        self.place += length
        return part

    @property
    def rest(self) -> bytes:
        return self._body[self.place :]
