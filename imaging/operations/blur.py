"""Softness everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageFilter

from imaging.alpha import filtered, reach_of_blur
from imaging.lazy_image import LazyImage
from imaging.operations.operation import BESIDE, IN_PLACE, Operation, option
from imaging.raster import Raster

NARROW = 50
"""Pixels up to which what lies around a piece of a large picture is little beside all of it."""
Soften = Callable[[Image.Image, float], Image.Image]
"""The picture blurred with that standard deviation, in pixels. `gaussian.py` has a faster one than Pillow, for workers.
"""


def by_pillow(image: Image.Image, radius: float) -> Image.Image:
    """See `Soften`."""
    return image.filter(ImageFilter.GaussianBlur(radius))


@dataclass(frozen=True)
class Blur(Operation):
    """Blur the whole picture."""

    name: ClassVar[str] = "blur"
    icon: ClassVar[str] = "eye"
    doing: ClassVar[str] = "Blurring"
    free_argument: ClassVar[str] = "radius"
    examples: ClassVar[tuple[str, ...]] = ("4", "12px")

    radius: float = option(
        "pixels; 0.5 % of the long side is gentle", default=4, low=0.1, high=250, unit="px", neutral=0
    )

    def apply(self, raster: Raster, soften: Soften = by_pillow) -> Raster:
        reach, multiple = reach_of_blur(self.radius)
        return filtered(raster, lambda image: soften(image, self.radius), reach, multiple)

    def lazily(self, raster: Raster, soften: Soften = by_pillow) -> LazyImage:
        return LazyImage.of(self.apply(raster, soften).image)

    def memory(self) -> float:
        return IN_PLACE if self.radius <= NARROW else BESIDE

    def done(self) -> str:
        return f"Blurred by {self.radius:g} px"
