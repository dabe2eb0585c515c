"""Darker towards the corners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageChops

from imaging.alpha import recoloured
from imaging.operations.operation import Operation, option
from imaging.raster import Raster


@dataclass(frozen=True)
class Vignette(Operation):
    """Darken the picture towards its corners."""

    name: ClassVar[str] = "vignette"
    icon: ClassVar[str] = "filters"
    doing: ClassVar[str] = "Darkening the corners"
    free_argument: ClassVar[str] = "amount"
    examples: ClassVar[tuple[str, ...]] = ("", "70")

    amount: float = option(
        "percent; at 100 the corners are black", default=50, low=1, high=100, unit="%", percent="points", neutral=0
    )

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, self._darkened)

    def _darkened(self, image: Image.Image) -> Image.Image:
        share = self.amount / 100
        fall = [round(255 * (1 - share * (shade / 255) ** 2.5)) for shade in range(256)]
        veil = Image.radial_gradient("L").point(fall).resize(image.size, Image.Resampling.BICUBIC)
        return ImageChops.multiply(image, Image.merge("RGB", (veil, veil, veil)))

    def done(self) -> str:
        return f"Vignette {self.amount:g} %"
