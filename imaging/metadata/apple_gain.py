"""How much brighter than white Apple's gain map makes a photograph, as a telephone says it: in the map's XMP, or before
that among the maker's notes, by two numbers (Apple, “Applying Apple HDR effect to your photos”)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from imaging.file import Bytes
from imaging.inspection.exif import EXIF, MAIN, read_exif

NOTES = (EXIF, 0x927C)
MARK = b"Apple iOS\0\0\1"
"""How its notes begin; a directory follows without a TIFF's head, and places in it count from here."""
HEAD = 14
"""Bytes before the directory: the mark, and the order of bytes."""
FIRST, SECOND = 0x21, 0x30
"""Tags of the two numbers."""
SAID = re.compile(rb"""HDRGainMapHeadroom(?:\s*=\s*["']|\s*>)\s*([0-9.]{1,12})""")
HIGHEST = 64.0
"""Times white: more no screen and no telephone means."""


def headroom_of(exif: Bytes, packet: bytes) -> float | None:
    """Times white, from 1 on; None where neither the photograph's EXIF nor the map's XMP says it."""
    said = SAID.search(packet)
    if said and said[1].count(b".") < 2:
        return _sensible(float(said[1].strip(b".") or 0))
    notes = next((tag.raw(exif) for tag in read_exif(exif) if (tag.directory, tag.number) == NOTES), b"")
    if not notes.startswith(MARK) or notes[HEAD - 2 : HEAD] != b"MM":
        return None
    # a head of eight bytes that ends where the directory begins stands for what Apple leaves out
    tags = read_exif(b"MM\0*" + (HEAD).to_bytes(4, "big") + notes[8:])
    told = {tag.number: tag.numbers for tag in tags if tag.directory == MAIN}
    one, other = told.get(FIRST, ()), told.get(SECOND, ())
    return _by_numbers(one, other) if one and other else None


def _by_numbers(one: Sequence[float], other: Sequence[float]) -> float | None:
    first, second = one[0], other[0]
    if not (math.isfinite(first) and math.isfinite(second)):
        return None
    if first < 1:
        stops = -20 * second + 1.8 if second <= 0.01 else -0.101 * second + 1.601
    else:
        stops = -70 * second + 3.0 if second <= 0.01 else -0.303 * second + 2.303
    return _sensible(2 ** min(max(stops, 0.0), 16.0))


def _sensible(times: float) -> float | None:
    return times if 1 < times <= HIGHEST else None
