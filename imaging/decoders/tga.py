"""Targa. Pillow believes an alpha of nothing but zeros and knows few kinds; its unpacking of runs is used here."""

from __future__ import annotations

import numpy as np
from PIL import Image

from imaging.colour.source import Statement
from imaging.colour.srgb import in_srgb
from imaging.decoders.rows import MODES, WHITE, Levels, meant, pictured, stored
from imaging.file import Bytes, mapped
from imaging.inspection.report import Report, incomplete
from imaging.inspection.tga import FROM_TOP, GREY, INDEXED, MIRRORED, MULTIPLIED, TgaHeader, alpha_of, header_of
from imaging.large.room import BY_MODE, HELD

RUNS_TAKE = 8.0
"""Bytes a pixel that unpacking takes: Pillow's own, and the same for its decoder."""
FIVE_BITS = 10, 5, 0
"""Where red, green and blue lie in a pixel of 16 bits."""
SEEN = 15
"""Where it is said whether it is to be seen."""
FIVE = 31
PALETTE = 256
"""Colours that there are at least, so that no number leads to none."""


def taken(report: Report) -> float:
    """Bytes a pixel that opening it takes."""
    header = header_of(mapped(report.file))
    return BY_MODE.get(MODES[report.channels], HELD) + (RUNS_TAKE if header and header.packed else 0)


def opened(report: Report, told: tuple[Statement, ...]) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture in sRGB, and what to say about it. Raises `Refused`."""
    data = mapped(report.file)
    header = header_of(data)
    assert header
    alpha, palette = alpha_of(data, header), _palette(data, header)
    pixels, start = (_unpacked(data, header), 0) if header.packed else (data, header.start)
    (wide, high), upright = header.size, header.flags & FROM_TOP
    row = wide * header.each

    def rows(top: int, end: int) -> Levels:
        first = top if upright else high - end
        there = stored(pixels, start + first * row, (end - top) * row).reshape(end - top, wide, header.each)
        turned = there if upright else there[::-1]
        return _levels(turned[:, ::-1] if header.flags & MIRRORED else turned, header, palette, alpha)

    channels = (
        palette.shape[-1] if header.kind == INDEXED else header.channels - (header.channels in (2, 4) and not alpha)
    )
    return in_srgb(meant(pictured(MODES[channels], header.size, rows)), told), ()


def _unpacked(data: Bytes, header: TgaHeader) -> bytes:
    """Runs end with their rows, as they should, or go on over them. Raises `Refused` where the file ends first."""
    packed = data[header.start :]
    wide, high = header.size[0] * header.each, header.size[1]
    for shape in ((wide, high), (wide * high, 1)):
        try:
            return Image.frombytes("L", shape, packed, "tga_rle", "L", 1, 8 * header.each).tobytes()
        except ValueError:
            continue
    raise incomplete("The file ends before its picture does.")


def _palette(data: Bytes, header: TgaHeader) -> Levels:
    """From its number 0 on, black where none is said; empty where there is none."""
    each = (header.entry + 7) // 8
    told = stored(data, header.palette, header.colours * each).reshape(-1, max(1, each))
    colours = _coloured(told, each) if header.colours else np.zeros((0, 3), np.uint8)
    before, behind = header.first, max(0, PALETTE - header.first - len(colours))
    return np.pad(colours, ((before, behind), (0, 0)))


def _levels(pixels: Levels, header: TgaHeader, palette: Levels, alpha: int) -> Levels:
    if header.kind == INDEXED:
        numbers = pixels[..., 0] if header.each == 1 else np.ascontiguousarray(pixels).view("<u2")[..., 0]
        return np.take(palette, numbers, axis=0, mode="clip")
    if header.kind == GREY:
        return pixels if alpha or header.each == 1 else pixels[..., :1]
    colours = _coloured(pixels, header.each, header.attributed)
    if colours.shape[-1] == 4 and not alpha:
        return colours[..., :3]
    return _apart(colours) if alpha == MULTIPLIED else colours


def _coloured(stored_: Levels, each: int, attributed: bool = False) -> Levels:
    """RGB or RGBA of pixels in so many bytes."""
    if each > 2:
        return stored_[..., [2, 1, 0, 3][:each]]
    numbers = np.ascontiguousarray(stored_).view("<u2")
    colours: Levels = np.rint((numbers >> FIVE_BITS & FIVE) * (WHITE / FIVE)).astype(np.uint8)
    return np.dstack((colours, (numbers >> SEEN).astype(np.uint8) * np.uint8(WHITE))) if attributed else colours


def _apart(colours: Levels) -> Levels:
    """As they were before they were multiplied by their alpha."""
    share = np.maximum(colours[..., 3:], 1) / WHITE
    return np.dstack((np.minimum(np.rint(colours[..., :3] / share), WHITE).astype(np.uint8), colours[..., 3:]))
