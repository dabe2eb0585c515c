"""Pictures for tests, made here: gradients with noise, so that no operation can pass by doing nothing."""

from __future__ import annotations

import random

from PIL import Image

from imaging.raster import Raster


def picture(mode: str = "RGB", width: int = 48, height: int = 32) -> Raster:
    """A small picture in which every pixel differs from its neighbours; with `RGBA` every alpha occurs."""
    dice = random.Random(7)
    bands = len(mode)
    data = bytes(
        min(255, max(0, (x * 5 + y * 3 * (band + 1)) % 256 + dice.randint(-9, 9)))
        for y in range(height)
        for x in range(width)
        for band in range(bands)
    )
    return Raster(Image.frombytes(mode, (width, height), data))


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures are the same, pixel for pixel."""
    return one.mode == other.mode and one.size == other.size and one.tobytes() == other.tobytes()
