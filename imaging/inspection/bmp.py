"""BMP: a header, a device-independent bitmap, and behind it a profile at most. `decoders/bmp.py` reads it."""

from __future__ import annotations

import struct
from dataclasses import replace

from imaging.file import Bytes, Spliced
from imaging.inspection import jpeg, png
from imaging.inspection.dib import JPEG, PNG, dib_at
from imaging.inspection.report import Report, missing_end, within

HEADER = 14
METRES = 0.0254
"""Of an inch."""
MEDIA_TYPE = "image/bmp"
INNER = {JPEG: jpeg.inspected, PNG: png.inspected}
"""What a printer's BMP holds instead of pixels."""


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    dib = dib_at(data, HEADER, struct.unpack_from("<I", data, 10)[0])
    if dib.way in INNER:
        return replace(INNER[dib.way](data[dib.pixels :], limit), kept_as=MEDIA_TYPE)
    within(dib.size, limit)
    there = (len(data) - dib.pixels) / (dib.row * dib.size[1])
    whole = Spliced.of(data, ((0, len(data)),))
    notes = () if dib.packed else missing_end(max(0.0, there))
    across, down = (each * METRES for each in dib.density)
    return Report("BMP", whole, dib.size, 1, dib.deepest, dib.channels, notes=notes, dpi=(across, down))
