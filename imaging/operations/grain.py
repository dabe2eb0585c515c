"""Grain as on film; the same seed gives the same grain."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import ClassVar

from PIL import Image, ImageChops

from imaging.alpha import recoloured
from imaging.operations.operation import Operation, option
from imaging.raster import Raster

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
        return recoloured(raster, self._grained)

    def _grained(self, image: Image.Image) -> Image.Image:
        span = COARSEST * self.amount / 100
        grain = self._dice(image.size).point([round(shade * span) for shade in range(256)])
        return ImageChops.add(image, Image.merge("RGB", (grain, grain, grain)), 1, -round(127.5 * span))

    def _dice(self, size: tuple[int, int]) -> Image.Image:
        """Shades around the middle, the further from it the rarer: the mean of two dice."""
        dice = Random(self.seed)
        one, two = (Image.frombytes("L", size, dice.randbytes(size[0] * size[1])) for _ in range(2))
        return ImageChops.add(one, two, 2)

    def done(self) -> str:
        return f"Grain {self.amount:g} %"
