"""Mac icons (ICNS): several sizes of one picture, each a PNG, a JPEG 2000, or packed channels with a mask. The largest
one is the picture; what is no file of its own, Pillow reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from imaging.file import Bytes, Spliced
from imaging.file_formats import BY_PILLOW, format_of
from imaging.inspection import jpeg2000, png
from imaging.inspection.ico import largest_of
from imaging.inspection.report import Report, incomplete, unread, within
from imaging.refusal import Refused

FORMAT = "ICNS"
HEAD = 8
"""Bytes of the file, and of each picture, before what is in it: a name and a length."""
SIDES = {b"is32": 16, b"il32": 32, b"ih32": 48, b"it32": 128, b"ic04": 16, b"ic05": 32}
"""Pixels of those that are packed channels."""
INNER = {"PNG": png.inspected, "JPEG2000": jpeg2000.inspected}
MOST = 1000


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    found = [report for report in _pictures(data, limit) if report]
    if not found:
        raise unread("a Mac icon (ICNS) with no picture that is known", "Save it as PNG with Preview.")
    best = max(found, key=lambda report: report.size)
    within(best.size, limit)
    return replace(best, notes=(*largest_of(len(found)), *best.notes))


def _pictures(data: Bytes, limit: int) -> Iterator[Report | None]:
    place = HEAD
    for _ in range(MOST):
        if place + HEAD > len(data):
            return
        kind, length = data[place : place + 4], int.from_bytes(data[place + 4 : place + HEAD])
        if place + length > len(data):
            raise incomplete("The file ends before its picture does.")
        yield _picture(data, kind, data[place + HEAD : place + length], limit)
        place += max(length, HEAD)


def _picture(data: Bytes, kind: bytes, body: bytes, limit: int) -> Report | None:
    """None of what is none: a mask, a list of contents, a kind that nobody uses any more."""
    known = format_of(body)
    if known and known.pillow in INNER:
        try:
            inner = INNER[known.pillow](body, limit)
        except Refused:
            return None
        return replace(inner, file=body, kept_as=BY_PILLOW[FORMAT].media_type, frames=1)
    side = SIDES.get(kind)
    return Report(FORMAT, Spliced.of(data, ((0, len(data)),)), (side, side), channels=4) if side else None
