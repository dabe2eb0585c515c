"""BMP. Pillow knows a few masks by heart, and calls the others damaged."""

from __future__ import annotations

import struct

from PIL import Image

from imaging.colour.source import Statement
from imaging.colour.srgb import in_srgb
from imaging.decoders.dib import picture_of
from imaging.decoders.rows import meant
from imaging.file import mapped, stream
from imaging.inspection.bmp import HEADER
from imaging.inspection.dib import dib_at
from imaging.inspection.report import Report
from imaging.large.room import BY_MODE, HELD


def taken(report: Report) -> float:
    """Bytes a pixel that opening it takes."""
    return BY_MODE["RGBA"] if report.channels == 4 else HELD


def opened(report: Report, told: tuple[Statement, ...]) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture in sRGB, and what to say about it."""
    data = mapped(report.file)
    dib = dib_at(data, HEADER, struct.unpack_from("<I", data, 10)[0])
    if dib.packed:
        with stream(report.data) as source, Image.open(source, formats=("BMP",)) as packed:
            packed.load()
            return in_srgb(packed, told), ()
    return in_srgb(meant(picture_of(data, dib)), told), ()
