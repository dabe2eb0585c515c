"""Grain as on film; the same seed gives the same grain."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import ClassVar

from PIL import Image, ImageChops

from imaging.alpha import recoloured_by_place
from imaging.operations.operation import IN_PLACE, Operation, option
from imaging.raster import Raster
from imaging.strips import Box, Change

COARSEST = 0.5
"""Share of all shades that the grain spans at 100."""


@dataclass(frozen=True)
class Grain(Operation):
    """Add grain as on film."""

    name: ClassVar[str] = "grain"
    icon: ClassVar[str] = "filters"
    doing: ClassVar[str] = "Adding grain"
    free_argument: ClassVar[str] = "amount"
    examples: ClassVar[tuple[str, ...]] = ("", "50")

    amount: float = option("percent", default=25, low=1, high=100, unit="%", percent="points", neutral=0)
    seed: int = option("the same number gives the same grain", default=1, low=0, high=2**31)

    def apply(self, raster: Raster) -> Raster:
        return recoloured_by_place(raster, self._grained(raster.image.size))

    def _grained(self, size: tuple[int, int]) -> Change:
        span = COARSEST * self.amount / 100
        grain = self._dice(size).point([round(shade * span) for shade in range(256)])

        def grained(piece: Image.Image, box: Box) -> Image.Image:
            part = grain.crop(box)
            return ImageChops.add(piece, Image.merge("RGB", (part, part, part)), 1, -round(127.5 * span))

        return grained

    def _dice(self, size: tuple[int, int]) -> Image.Image:
        """Shades around the middle, the further from it the rarer: the mean of two dice."""
        dice = Random(self.seed)
        one, two = (Image.frombytes("L", size, dice.randbytes(size[0] * size[1])) for _ in range(2))
        return ImageChops.add(one, two, 2)

    def memory(self) -> float:
        return IN_PLACE + 2  # the dice

    def done(self) -> str:
        return f"Grain {self.amount:g} %"
