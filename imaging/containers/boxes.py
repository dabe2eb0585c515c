"""Boxes as they are written; `inspection/boxes.py` reads them, `heif` knows what they say."""

from __future__ import annotations

import struct

from imaging.odd import Odd


def packed(kind: bytes, *parts: bytes) -> bytes:
    return struct.pack(">I4s", 8 + sum(map(len, parts)), kind) + b"".join(parts)


def free(size: int) -> bytes:
    """Nothing, in so many bytes."""
    return struct.pack(">I4s", size, b"free") + bytes(size - 8)


def number(value: int, size: int) -> bytes:
    """Raises `Odd` where so many bytes are too few for it."""
    try:
        return value.to_bytes(size)
    except OverflowError as error:
        raise Odd("a number that is too large for its place") from error
