"""Clearer edges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageFilter

from imaging.alpha import filtered, reach_of_blur
from imaging.lazy_image import LazyImage
from imaging.operations.operation import IN_PLACE, Operation, option
from imaging.raster import Raster

THRESHOLD = 3
"""Differences smaller than this (0–255) are noise and stay as they are."""
Clear = Callable[[Image.Image, float, int, int], Image.Image]
"""The picture after an unsharp mask of that radius in pixels, percent and threshold. `gaussian.py` has a faster one
than Pillow, for workers."""


def by_pillow(image: Image.Image, radius: float, percent: int, threshold: int) -> Image.Image:
    """See `Clear`."""
    return image.filter(ImageFilter.UnsharpMask(radius, percent, threshold))


@dataclass(frozen=True)
class Sharpen(Operation):
    """Make edges clearer."""

    name: ClassVar[str] = "sharpen"
    icon: ClassVar[str] = "filters"
    doing: ClassVar[str] = "Sharpening"
    free_argument: ClassVar[str] = "amount"
    examples: ClassVar[tuple[str, ...]] = ("50%", "150%")

    amount: float = option("percent", default=100, low=1, high=500, unit="%", percent="points", neutral=0)
    radius: float = option("pixels", default=2, low=0.1, high=50, unit="px")

    def apply(self, raster: Raster, sharpen: Clear = by_pillow) -> Raster:
        reach, multiple = reach_of_blur(self.radius)
        amount = round(self.amount)
        return filtered(raster, lambda image: sharpen(image, self.radius, amount, THRESHOLD), reach, multiple)

    def lazily(self, raster: Raster, sharpen: Clear = by_pillow) -> LazyImage:
        return LazyImage.of(self.apply(raster, sharpen).image)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return f"Sharpened by {self.amount:g} %"
