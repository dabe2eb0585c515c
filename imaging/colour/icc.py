"""A small ICC profile made of numbers (ICC.1:2022), so that every colour engine converts by the same transform."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

from imaging.colour.chromaticity import D50, Primaries, adaptation
from imaging.colour.cicp import Cicp
from imaging.colour.curves import Curve

STEPS = 4096
"""Entries of a curve; engines interpolate between them."""
HEADER = 128
NAME = "Made of numbers in the file"
MADE = (2000, 1, 1, 0, 0, 0)
"""A date has to be there; the same numbers are always the same bytes."""


def profile_of(primaries: Primaries, curve: Curve) -> bytes:
    """A profile of a screen with these lights and one curve for all three channels."""
    red, green, blue = primaries.to_d50().T
    text = (
        b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", 2 * len(NAME), 28) + NAME.encode("utf-16-be")
    )
    tone = _curve(curve)
    return _file(
        {
            b"desc": text,
            b"cprt": text,
            b"wtpt": _xyz(D50),
            b"chad": b"sf32" + bytes(4) + _fixed(adaptation(primaries.white)),
            b"rXYZ": _xyz(red),
            b"gXYZ": _xyz(green),
            b"bXYZ": _xyz(blue),
            b"rTRC": tone,
            b"gTRC": tone,
            b"bTRC": tone,
        }
    )


def cicp_of(icc: bytes) -> Cicp | None:
    """The code points that a profile says it stands for (9.2.17); None where it says none."""
    said = tag_of(icc, b"cicp")
    return Cicp(said[8], said[9]) if said[:4] == b"cicp" and len(said) >= 12 else None


def tag_of(icc: bytes, wanted: bytes) -> bytes:
    """What stands under that name in a profile; empty where nothing does."""
    count = int.from_bytes(icc[HEADER : HEADER + 4], "big")
    for entry in range(HEADER + 4, min(HEADER + 4 + 12 * count, len(icc) - 11), 12):
        name, place, size = struct.unpack_from(">4sII", icc, entry)
        if name == wanted:
            return icc[place : place + size]
    return b""


def _curve(curve: Curve) -> bytes:
    lights = np.clip(curve(np.linspace(0, 1, STEPS)), 0, 1)
    return b"curv" + struct.pack(">4xI", STEPS) + np.rint(lights * 65535).astype(">u2").tobytes()


def _xyz(value: NDArray[np.float64]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(value)


def _fixed(values: NDArray[np.float64]) -> bytes:
    """s15Fixed16Number."""
    return np.rint(np.asarray(values) * 65536).astype(">i4").tobytes()


def _file(tags: dict[bytes, bytes]) -> bytes:
    """The profile; equal contents are kept once."""
    start = HEADER + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for content in tags.values():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
    table = b"".join(struct.pack(">4sII", name, places[content], len(content)) for name, content in tags.items())
    return _header(start + len(body)) + struct.pack(">I", len(tags)) + table + body


def _header(size: int) -> bytes:
    head = struct.pack(">I4xI4s4s4s6H4s", size, 0x04400000, b"mntr", b"RGB ", b"XYZ ", *MADE, b"acsp")
    return (head + bytes(28) + _fixed(D50)).ljust(HEADER, b"\0")
