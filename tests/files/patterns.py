"""What the odd files show, by construction, and their samples as they are stored."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

from tests.files.colours import Pixels, from_space, linear

PATCHES = (
    ((200, 60, 60), (60, 190, 70), (50, 70, 200), (230, 200, 60)),
    ((180, 60, 180), (60, 190, 190), (128, 128, 128), (230, 230, 230)),
    ((30, 30, 30), (210, 140, 100), (90, 120, 70), (240, 120, 30)),
)
ROWS = (27, 26, 27)
"""Pixels high."""
COLUMN = 30


def patches(_: bytes = b"", times: int = 1) -> Pixels:
    """Twelve colours, 120 × 80 pixels or that many times as large."""
    rows = [np.repeat(np.repeat([row], COLUMN, 1), high, 0) for row, high in zip(PATCHES, ROWS, strict=True)]
    return np.concatenate(rows).astype(np.uint8).repeat(times, 0).repeat(times, 1)


def quarters(_: bytes = b"") -> Pixels:
    """96 × 64: red and green above, blue and white below, and a black mark in the upper left corner."""
    picture = np.empty((64, 96, 3), np.uint8)
    picture[:32, :48], picture[:32, 48:] = (220, 40, 40), (40, 180, 60)
    picture[32:, :48], picture[32:, 48:] = (50, 60, 210), (255, 255, 255)
    picture[:16, :12] = 0
    return picture


def stored(data: bytes) -> Pixels:
    """The samples in the file as they are, whatever it says about their meaning."""
    with Image.open(BytesIO(data)) as opened:
        return np.asarray(opened.convert("RGBA" if opened.mode in ("RGBA", "LA", "PA") else "RGB"))


def of_display_p3(_: bytes = b"") -> Pixels:
    """The patches' numbers, read as Display P3: its curve is that of sRGB."""
    return from_space(linear(patches()), "Display P3")
