"""Boxes of the ISO base media format (ISO/IEC 14496-12): HEIC and AVIF are made of them. `heif` knows what they say."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from imaging.containers.odd import Odd

FULL = 4
"""Bytes of version and flags, which some boxes begin with."""


@dataclass(frozen=True)
class Box:
    """A box at its place."""

    kind: bytes
    start: int
    """Where its header begins, in bytes from the beginning of what it was read from."""
    head: int
    """Bytes of the header."""
    end: int
    body: bytes


def boxes(data: bytes, at: int = 0) -> Iterator[Box]:
    """One after the other to the end. Raises `Odd`."""
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16]), 16
        elif size == 0:
            size = len(data) - at
        if size < head or at + size > len(data):
            raise Odd("a box that is cut off")
        yield Box(kind, at, head, at + size, data[at + head : at + size])
        at += size


def packed(kind: bytes, *parts: bytes) -> bytes:
    return struct.pack(">I4s", 8 + sum(map(len, parts)), kind) + b"".join(parts)


def free(size: int) -> bytes:
    """Nothing, in so many bytes."""
    return struct.pack(">I4s", size, b"free") + bytes(size - 8)


class Reader:
    """Numbers out of a box, one after the other. Raises `Odd` at its end."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self.at = 0

    def number(self, size: int) -> int:
        return int.from_bytes(self.taken(size))

    def taken(self, size: int) -> bytes:
        part = self._body[self.at : self.at + size]
        if len(part) != size:
            raise Odd("a box that ends too soon")
        self.at += size
        return part

    @property
    def rest(self) -> bytes:
        return self._body[self.at :]


def number(value: int, size: int) -> bytes:
    """Raises `Odd` where so many bytes are too few for it."""
    try:
        return value.to_bytes(size)
    except OverflowError as error:
        raise Odd("a number that is too large for its place") from error
