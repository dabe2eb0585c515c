"""The few things that EXIF decides about a picture, read so that nothing in it can go wrong: its other entries may be
garbage, point outside or in a circle, and nobody follows them here."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

ORIENTATION, GPS = 0x0112, 0x8825
INTEGERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i"}
"""Types of TIFF 6.0, page 15, that an orientation was seen in."""
HEADER = re.compile(rb"II\*\0|MM\0\*")
AHEAD = 16
"""Bytes among which the header is looked for: `Exif` and its zeros are forgotten, or written twice."""
MOST = 1000
"""Entries of a directory; more are garbage."""
Entry = tuple[int, int, int, bytes]
"""Tag, type, count and the four bytes of the value, or of where it is."""


def body_of(exif: bytes) -> bytes:
    """From its TIFF header on, whatever was put before that; empty where it has none."""
    found = HEADER.search(exif, 0, AHEAD)
    return exif[found.start() :] if found else b""


def orientation_of(exif: bytes) -> int:
    """1 to 8; 0 where it says nothing that can be meant."""
    order = order_of(exif)
    for tag, kind, count, value in entries(exif):
        if tag == ORIENTATION and kind in INTEGERS and count >= 1:
            said: int = struct.unpack_from(order + INTEGERS[kind], value)[0]
            return said if 1 <= said <= 8 else 0
    return 0


def has_place(exif: bytes) -> bool:
    """Whether it has a directory for the place."""
    return any(tag == GPS for tag, *_ in entries(exif))


def order_of(body: bytes) -> str:
    """Of its bytes, as `struct` wants it."""
    return ">" if body.startswith(b"MM") else "<"


def entries(body: bytes) -> Iterator[Entry]:
    """Of the first directory, as many as are whole."""
    if not HEADER.match(body) or len(body) < 8:
        return
    order = order_of(body)
    (start,) = struct.unpack_from(order + "I", body, 4)
    if start + 2 > len(body):
        return
    (count,) = struct.unpack_from(order + "H", body, start)
    for place in range(start + 2, start + 2 + 12 * min(count, MOST), 12):
        if place + 12 > len(body):
            return
        tag, kind, number = struct.unpack_from(order + "HHI", body, place)
        yield tag, kind, number, body[place + 8 : place + 12]
