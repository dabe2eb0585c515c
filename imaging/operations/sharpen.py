"""Clearer edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import ImageFilter

from imaging.alpha import filtered, reach_of_blur
from imaging.operations.operation import IN_PLACE, Operation, option
from imaging.raster import Raster

THRESHOLD = 3
"""Differences smaller than this (0–255) are noise and stay as they are."""


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

    def apply(self, raster: Raster) -> Raster:
        mask = ImageFilter.UnsharpMask(self.radius, round(self.amount), THRESHOLD)
        return filtered(raster, lambda image: image.filter(mask), reach_of_blur(self.radius))

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return f"Sharpened by {self.amount:g} %"
