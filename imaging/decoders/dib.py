"""Device-independent bitmaps that are not packed: of every depth, and with whatever masks."""

from __future__ import annotations

import numpy as np
from PIL import Image

from imaging.decoders.rows import WHITE, Levels, bits, pictured, stored
from imaging.file import Bytes
from imaging.inspection.dib import Dib

NUMBERS = {16: "<u2", 32: "<u4"}
PLAIN_MASKS = (0xFF0000, 0xFF00, 0xFF)
PALETTE = 256


def picture_of(data: Bytes, dib: Dib) -> Image.Image:
    """As it is stored: `RGB`, or `RGBA` where it has a mask of alpha; what has not come is zeros."""
    palette = _palette(data, dib)

    def rows(top: int, end: int) -> Levels:
        high = end - top
        first = top if dib.top_down else dib.size[1] - end
        packed = stored(data, dib.pixels + first * dib.row, high * dib.row).reshape(high, dib.row)
        return _levels(packed if dib.top_down else packed[::-1], dib, palette)

    return pictured("RGBA" if dib.channels == 4 else "RGB", dib.size, rows)


def _palette(data: Bytes, dib: Dib) -> Levels:
    """Black behind its last colour."""
    told = stored(data, dib.palette, dib.colours * dib.entry).reshape(-1, dib.entry)
    colours = np.zeros((PALETTE, 3), np.uint8)
    colours[: len(told)] = told[:, 2::-1]
    return colours


def _levels(packed: Levels, dib: Dib, palette: Levels) -> Levels:
    wide = dib.size[0]
    if dib.bits <= 8:
        return palette[bits(packed, dib.bits, wide)]
    if dib.bits == 24:
        return packed[:, : 3 * wide].reshape(len(packed), wide, 3)[..., ::-1]
    numbers = np.ascontiguousarray(packed).view(NUMBERS[dib.bits])[:, :wide]
    return np.stack([_channel(numbers, mask) for mask in dib.masks[: dib.channels]], -1)


def _channel(numbers: np.ndarray[tuple[int, ...], np.dtype[np.unsignedinteger]], mask: int) -> Levels:
    """0–255, of the bits under the mask."""
    if not mask:
        return np.zeros(numbers.shape, np.uint8)
    lowest = (mask & -mask).bit_length() - 1
    top = mask >> lowest
    values = (numbers & numbers.dtype.type(mask)) >> numbers.dtype.type(lowest)
    levels: Levels = (values if top == WHITE else np.rint(values * (WHITE / top))).astype(np.uint8)
    return levels
