"""The picture plane: its pixels, its coordinates and its dice.

One unit is the square root of the area, so a tree of 0.1 looks alike in every aspect ratio and at every resolution.
"""

import math
import zlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from imaging.sketch.colour import Field


@dataclass(frozen=True)
class SketchFrame:
    """A plane of `width` × `height` pixels whose randomness comes from `seed`."""

    width: int
    height: int
    seed: int

    @property
    def unit(self) -> float:
        """Pixels in one unit of length."""
        return math.sqrt(self.width * self.height)

    @cached_property
    def across(self) -> float:
        """The width in units."""
        return self.width / self.unit

    @cached_property
    def down(self) -> float:
        """The height in units."""
        return self.height / self.unit

    @cached_property
    def x(self) -> Field:
        """(1, w) pixel centres in units from the left."""
        return ((np.arange(self.width, dtype=np.float32) + 0.5) / np.float32(self.unit))[None, :]

    @cached_property
    def y(self) -> Field:
        """(h, 1) pixel centres in units from the top."""
        return ((np.arange(self.height, dtype=np.float32) + 0.5) / np.float32(self.unit))[:, None]

    @property
    def shape(self) -> tuple[int, int]:
        """(h, w), as arrays want it."""
        return self.height, self.width

    def dice(self, purpose: str) -> np.random.Generator:
        """A generator of its own for each purpose: adding one never disturbs another."""
        return np.random.Generator(np.random.PCG64([self.seed & 0xFFFFFFFF, zlib.crc32(purpose.encode())]))

    def pixels(self, length: float) -> float:
        """A length in units, in pixels."""
        return length * self.unit

    def resized(self, width: int, height: int) -> "SketchFrame":
        """The same composition with other pixels."""
        return SketchFrame(width, height, self.seed)
