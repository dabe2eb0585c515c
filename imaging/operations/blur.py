"""Softness everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import ImageFilter

from imaging.alpha import filtered, reach_of_blur
from imaging.operations.operation import IN_PLACE, Operation, option
from imaging.raster import Raster


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

    def apply(self, raster: Raster) -> Raster:
        blur = ImageFilter.GaussianBlur(self.radius)
        return filtered(raster, lambda image: image.filter(blur), reach_of_blur(self.radius))

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return f"Blurred by {self.radius:g} px"
