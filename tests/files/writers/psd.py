"""Photoshop documents, as other programs write them."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Planes = NDArray[np.uint8]
BITMAP, GREY, INDEXED, RGB, CMYK, MULTICHANNEL, DUOTONE, LAB = 0, 1, 2, 3, 4, 7, 8, 9
LAYERS, TRANSPARENT = 1, -1
"""Counts of layers: below zero, the channel behind the colours is the merged picture's transparency."""
PROFILE, VERSION, EXIF = 1039, 1057, 1058
Resource = tuple[int, bytes]


def psd(
    planes: Planes,
    mode: int,
    *,
    runs: bool = False,
    bits: int = 8,
    palette: bytes = b"",
    resources: Iterable[Resource] = (),
    layers: int = 0,
    size: tuple[int, int] | None = None,
) -> bytes:
    """`planes` as they are stored, one after another: channels, rows, bytes. `size` is for what has no byte a pixel."""
    wide, high = size or planes.shape[:0:-1]
    head = b"8BPS" + struct.pack(">H6xHIIHH", 1, len(planes), high, wide, bits, mode)
    kept = b"".join(_resource(number, body) for number, body in resources)
    beside = struct.pack(">Ih", 2, layers) if layers else b""
    body = b"\0\1" + _runs(planes) if runs else b"\0\0" + planes.tobytes()
    return head + b"".join(struct.pack(">I", len(part)) + part for part in (palette, kept, beside)) + body


def merged(really: bool) -> Resource:
    """What Photoshop says of the merged picture."""
    return VERSION, struct.pack(">I?", 1, really) + bytes(12)


def large(file: bytes) -> bytes:
    """The same without layers as a PSB, in which their length is twice as wide."""
    at = 26
    for _ in range(2):
        at += 4 + int.from_bytes(file[at : at + 4])
    return file[:4] + b"\0\2" + file[6:at] + bytes(8) + file[at + 4 :]


def deep(planes: Planes) -> Planes:
    """In 16 bits a sample."""
    return (planes.astype(">u2") * 257).astype(">u2").view(np.uint8)


def _resource(number: int, body: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", number, 0, len(body)) + body + b"\0" * (len(body) % 2)


def _runs(planes: Planes) -> bytes:
    rows = [_packed(row) for plane in planes for row in plane]
    return b"".join(struct.pack(">H", len(row)) for row in rows) + b"".join(rows)


def _packed(row: Planes) -> bytes:
    """PackBits: what repeats as runs, all else byte by byte."""
    out, edges = b"", np.flatnonzero(np.diff(row)) + 1
    for part in np.split(row, edges):
        for at in range(0, len(part), 128):
            count = min(128, len(part) - at)
            out += bytes((257 - count if count > 1 else 0, int(part[0])))
    return out
