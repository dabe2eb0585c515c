"""Targa files, as several programs write them."""

from __future__ import annotations

import struct
from itertools import groupby

import numpy as np

from tests.files.colours import Pixels

INDEXED, COLOURS, GREY = 1, 2, 3
FROM_TOP, MIRRORED = 0x20, 0x10
MARK = b"TRUEVISION-XFILE.\0"
FOOTER = bytes(8) + MARK


def stored(pixels: Pixels) -> Pixels:
    """Blue first."""
    return pixels[..., [2, 1, 0, 3][: pixels.shape[2]]] if pixels.shape[2] > 2 else pixels


def five_bits(pixels: Pixels) -> Pixels:
    """Two bytes a pixel."""
    red, green, blue = (pixels[..., channel].astype("<u2") >> 3 for channel in range(3))
    return np.ascontiguousarray((red << 10 | green << 5 | blue).astype("<u2")[..., None]).view(np.uint8)


def tga(
    pixels: Pixels,
    kind: int = COLOURS,
    flags: int = 0,
    palette: bytes = b"",
    entry: int = 0,
    first: int = 0,
    about: bytes = b"",
    runs: bool = False,
    footer: bytes = FOOTER,
) -> bytes:
    """`pixels` are bytes as they are stored but for the order of rows and columns, which `flags` tell."""
    high, wide, each = pixels.shape
    colours = len(palette) // ((entry + 7) // 8) if entry else 0
    head = struct.pack("<BBBHHB", len(about), bool(palette), kind + 8 * runs, first, colours, entry)
    head += struct.pack("<HHHHBB", 0, 0, wide, high, 8 * each, flags)
    rows = pixels if flags & FROM_TOP else pixels[::-1]
    laid = np.ascontiguousarray(rows[:, ::-1] if flags & MIRRORED else rows)
    body = b"".join(packed(row) for row in laid) if runs else laid.tobytes()
    return head + about + palette + body + footer


def packed(row: Pixels) -> bytes:
    """Runs of at most 128."""
    out = b""
    for pixel, same in groupby(map(bytes, row)):
        left = len(list(same))
        while left:
            count = min(128, left)
            out += bytes([127 + count]) + pixel
            left -= count
    return out


def extension(alpha: int, before: int) -> bytes:
    """What stands at the end of a file of so many bytes, and says what its alpha means."""
    area = struct.pack("<H", 495) + bytes(492) + bytes([alpha])
    return area + struct.pack("<II", before, 0) + MARK
