"""GIF, block by block (GIF89a, 17 to 27)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from imaging.file import Bytes, Spliced
from imaging.inspection.report import Report, damaged, incomplete, within

IMAGE, EXTENSION, TRAILER = 0x2C, 0x21, 0x3B
TABLE = 0x80
CUT = "cut short: later frames are missing"


@dataclass
class _Blocks:
    """What there is, and where the last whole one ends."""

    frames: int = 0
    end: int = 0
    ended: bool = False


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    if len(data) < 13:
        raise damaged()
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    within((width, height), limit)
    start = 13 + _table(flags)
    found = _blocks(data, start)
    if not found.frames:
        raise incomplete("The file ends before its first picture does.") if not found.ended else damaged()
    ended = Spliced.of(data, [(0, len(data))] if found.ended else [(0, found.end), bytes([TRAILER])])
    notes = (CUT,) if not found.ended and found.end < len(data) else ()
    return Report("GIF", ended, (width, height), bits=8, channels=1, frames=found.frames, notes=notes)


def _table(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & TABLE else 0


def _blocks(data: Bytes, place: int) -> _Blocks:
    found = _Blocks(end=place)
    while place < len(data):
        kind = data[place]
        if kind == IMAGE and place + 10 <= len(data):
            place = _behind(data, place + 11 + _table(data[place + 9]))
        elif kind == EXTENSION:
            place = _behind(data, place + 2)
        elif kind == TRAILER:
            found.ended = True
            return found
        else:  # a byte too many
            place += 1
            continue
        if not place:
            return found
        found.frames += kind == IMAGE
        found.end = place
    return found


def _behind(data: Bytes, place: int) -> int:
    """Where a chain of blocks ends; 0 where the file ends first."""
    while place < len(data):
        length = data[place]
        place += 1 + length
        if not length:
            return place
    return 0
