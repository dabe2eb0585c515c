"""Pictures for tests, made here: gradients with noise, so that no operation can pass by doing nothing."""

from __future__ import annotations

import numpy as np
from PIL import Image

from imaging.raster import Raster


def picture(mode: str = "RGB", width: int = 48, height: int = 32) -> Raster:
    """A small picture in which every pixel differs from its neighbours; with `RGBA` every alpha occurs."""
    y, x, band = np.indices((height, width, len(mode)))
    noise = np.random.default_rng(7).integers(-9, 10, y.shape)
    data = np.clip((x * 5 + y * 3 * (band + 1)) % 256 + noise, 0, 255).astype(np.uint8).tobytes()
    return Raster(Image.frombytes(mode, (width, height), data))


def flat(width: int, height: int) -> Raster:
    """A picture of one colour, which is made and stored in no time however large it is."""
    return Raster(Image.new("RGB", (width, height), (120, 150, 90)))


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures are the same, pixel for pixel."""
    return one.mode == other.mode and one.size == other.size and one.tobytes() == other.tobytes()
