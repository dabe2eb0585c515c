"""Windows' icons and pointers (ICO, CUR): several sizes of one picture, each a PNG or a bitmap of which the lower half
says what is clear. The largest one is the picture. `decoders/ico.py` reads bitmaps."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from imaging.file import Bytes, Spliced
from imaging.inspection import png
from imaging.inspection.dib import MASKS, PLAIN, Dib, dib_at
from imaging.inspection.report import Report, Sides, damaged, incomplete, missing_end, within
from imaging.refusal import Refused
from imaging.sentences import say

MEDIA_TYPE = "image/vnd.microsoft.icon"
HEAD, ENTRY = 6, 16
OPAQUE = 0xFF000000
"""Where alpha is in a pixel of 32 bits, which no header says."""


@dataclass(frozen=True)
class Icon:
    """One of the pictures."""

    start: int
    size: Sides
    bits: int
    """A pixel."""
    dib: Dib | None = None
    """None of a PNG."""
    masked: bool = False
    """Which of its pixels are clear stands behind them."""

    @property
    def rank(self) -> tuple[int, int]:
        return self.size[0] * self.size[1], self.bits


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    best, count = largest(data)
    notes = largest_of(count)
    within(best.size, limit)
    if best.dib is None:
        file = data[best.start :]
        inner = png.inspected(file, limit)
        return replace(inner, file=file, kept_as=MEDIA_TYPE, frames=1, notes=(*notes, *inner.notes))
    there = (len(data) - best.dib.pixels) / (best.dib.row * best.size[1])
    whole = Spliced.of(data, ((0, len(data)),))
    return Report("ICO", whole, best.size, channels=4, notes=(*notes, *missing_end(max(0.0, there))))


def largest_of(count: int) -> tuple[str, ...]:
    """What is noted of an icon with so many pictures."""
    return (say("noticed_icon", "icon: the largest of its {count} pictures is used", count=count),) if count > 1 else ()


def largest(data: Bytes) -> tuple[Icon, int]:
    """The picture, and how many there are. Raises `Refused`."""
    found = list(icons(data))
    if not found:
        raise incomplete("The file ends before its first picture begins.")
    return max(found, key=lambda icon: icon.rank), len(found)


def icons(data: Bytes) -> Iterator[Icon]:
    """Those that begin in the file and make sense."""
    if len(data) < HEAD:
        return
    (count,) = struct.unpack_from("<H", data, 4)
    for place in range(HEAD, min(HEAD + ENTRY * count, len(data) - ENTRY + 1), ENTRY):
        wide, high, *_, start = struct.unpack_from("<BBBBHHII", data, place)
        try:
            yield _icon(data, start, (wide or 256, high or 256))
        except Refused:
            continue


def _icon(data: Bytes, start: int, said: Sides) -> Icon:
    """The one that begins there, which its entry says to be of that size. Raises `Refused`."""
    if start < HEAD + ENTRY:
        raise damaged()
    if data[start : start + len(png.SIGNATURE)] == png.SIGNATURE:
        header = data[start + 16 : start + 26]
        if len(header) < 10:
            raise damaged()
        wide, high, bits, colours = struct.unpack(">IIBB", header)
        return Icon(start, (wide, high), bits * png.CHANNELS.get(colours, 1))
    dib = dib_at(data, start)
    if dib.way not in (PLAIN, MASKS):
        raise damaged()
    if dib.way == PLAIN and dib.bits == 32:
        dib = replace(dib, masks=(*dib.masks[:3], OPAQUE))
    (wide, high), masked = dib.size, dib.size != said or dib.size[1] == 2 * dib.size[0]
    if masked:
        dib = replace(dib, size=(wide, (high + 1) // 2))
    return Icon(start, dib.size, dib.bits, dib, masked)
