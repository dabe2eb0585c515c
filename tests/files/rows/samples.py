"""Samples that are no bytes, or mean the opposite."""

from __future__ import annotations

import numpy as np

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import patches


def ramp(_: bytes) -> Pixels:
    """Black on the left to white on the right."""
    return np.tile(np.linspace(0, 255, 120)[None, :, None], (80, 1, 3))


ROWS = (
    OddFile(
        "tiff-gray16-white-is-zero.tif",
        "16 bits, and zero is white",
        looks=ramp,
    ),
    OddFile("tiff-rgb-float.tif", "samples are fractions", looks=patches),
    OddFile("tiff-cmyk-with-alpha.tif", "CMYK with a fifth channel", looks=patches, near=25),
)
