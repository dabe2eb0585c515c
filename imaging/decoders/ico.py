"""Windows' icons that are bitmaps. Pillow believes an alpha of nothing but zeros, which means that the mask counts."""

from __future__ import annotations

import numpy as np
from PIL import Image

from imaging.colour.source import Statement
from imaging.colour.srgb import in_srgb
from imaging.decoders.dib import picture_of
from imaging.decoders.rows import WHITE, Levels, bits, meant, pictured, stored
from imaging.file import Bytes, mapped
from imaging.inspection.dib import Dib
from imaging.inspection.ico import largest
from imaging.inspection.report import Report
from imaging.large.room import BY_MODE


def taken(report: Report) -> float:
    """Bytes a pixel that opening it takes."""
    return BY_MODE["RGBA"] + 1


def opened(report: Report, told: tuple[Statement, ...]) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture in sRGB, and what to say about it."""
    data = mapped(report.file)
    icon, _ = largest(data)
    assert icon.dib
    image = meant(picture_of(data, icon.dib))
    if image.mode == "RGB" and icon.masked:
        image.putalpha(_mask(data, icon.dib))
    return in_srgb(image, told), ()


def _mask(data: Bytes, dib: Dib) -> Image.Image:
    """Opaque where its bits are zero, and where it has not come."""
    wide, high = dib.size
    row = (wide + 31) // 32 * 4
    start = dib.pixels + dib.row * high

    def rows(top: int, end: int) -> Levels:
        first = top if dib.top_down else high - end
        packed = stored(data, start + first * row, (end - top) * row).reshape(end - top, row)
        clear = bits(packed if dib.top_down else packed[::-1], 1, wide)
        return (WHITE - clear * np.uint8(WHITE)).astype(np.uint8)[..., None]

    return pictured("L", dib.size, rows)
