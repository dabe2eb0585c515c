"""How alike two pictures look: the structural similarity (Wang 2004) of their brightness, over squares of 8 pixels.

A square's likeness compares means, spreads and the common course; 1 is the same picture. Of a large picture every
second, third … row of squares is looked at.
"""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pyvips
from numpy.typing import NDArray
from PIL import Image

SQUARE = 8
ENOUGH = 200_000
"""Pixels that are looked at, about."""
SAME_MEAN, SAME_SPREAD = (0.01 * 255) ** 2, (0.03 * 255) ** 2
BRIGHTNESS = np.array([0.299, 0.587, 0.114], np.float32)
"""Of red, green and blue, as a JPEG keeps it."""
Squares = NDArray[np.float32]


def likeness(one: pyvips.Image, other: pyvips.Image) -> float:
    """The mean over all squares, 0–1, of two pictures of the same size."""
    left, right = _squares(one), _squares(other)
    mean_left, mean_right = left.mean(axis=1), right.mean(axis=1)
    spread_left = _products(left, left) - mean_left**2
    spread_right = _products(right, right) - mean_right**2
    common = _products(left, right) - mean_left * mean_right
    means = (2 * mean_left * mean_right + SAME_MEAN) / (mean_left**2 + mean_right**2 + SAME_MEAN)
    courses = (2 * common + SAME_SPREAD) / (spread_left + spread_right + SAME_SPREAD)
    return float(np.clip((means * courses).mean(), 0, 1))


def brightness_of_jpeg(data: bytes) -> pyvips.Image:
    """Of a file that was made here, in one band: its colours are not decoded at all."""
    with Image.open(BytesIO(data), formats=("JPEG",)) as image:
        image.draft("L", image.size)
        return pyvips.Image.new_from_memory(image.tobytes(), image.width, image.height, 1, "uchar")


def _squares(image: pyvips.Image) -> Squares:
    """The brightness, a row for each square. A picture narrower than a square is repeated."""
    opaque = image.flatten(background=128) if image.hasalpha() else image
    pixels = opaque.numpy().reshape(image.height, image.width, -1)[..., :3]
    if min(image.height, image.width) < SQUARE:
        pixels = np.tile(pixels, (-(-SQUARE // image.height), -(-SQUARE // image.width), 1))
    high, wide = pixels.shape[0] // SQUARE, pixels.shape[1] // SQUARE
    every = max(1, high * wide * SQUARE**2 // ENOUGH)
    rows = pixels[: high * SQUARE, : wide * SQUARE].reshape(high, SQUARE, wide * SQUARE, -1)[::every]
    levels: Squares = rows.astype(np.float32)
    bright = levels if levels.shape[-1] == 1 else levels.reshape(-1, 3) @ BRIGHTNESS
    return bright.reshape(len(rows), SQUARE, wide, SQUARE).swapaxes(1, 2).reshape(-1, SQUARE**2)


def _products(one: Squares, other: Squares) -> Squares:
    """The mean of both at each place, by squares."""
    products: Squares = np.einsum("ij,ij->i", one, other) / SQUARE**2
    return products
