"""Trimming: plain borders come off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageChops

from imaging.operations.operation import Impossible, Operation, option
from imaging.raster import Raster


@dataclass(frozen=True)
class Trim(Operation):
    """Cut off borders of one colour, or transparent ones."""

    name: ClassVar[str] = "trim"
    icon: ClassVar[str] = "crop"
    doing: ClassVar[str] = "Trimming"
    hint: ClassVar[str] = "Cuts off plain borders"
    free_argument: ClassVar[str] = "tolerance"
    examples: ClassVar[tuple[str, ...]] = ("", "20")

    tolerance: float = option(
        "percent by which the border's colour may vary", default=5, low=0, high=90, unit="%", percent="points"
    )

    def apply(self, raster: Raster) -> Raster:
        inside = _inside(raster.image, round(self.tolerance * 2.55))
        if inside is None:
            raise Impossible("The whole picture is as plain as its border. Say a smaller tolerance, for example 1.")
        if inside == (0, 0, *raster.image.size):
            raise Impossible("There is no plain border. For one that varies say a larger tolerance, such as 20.")
        return Raster(raster.image.crop(inside))

    def done(self) -> str:
        return "Borders trimmed"


def _inside(image: Image.Image, tolerance: int) -> tuple[int, int, int, int] | None:
    """Where something differs from the border, which has the colour of the top left corner, or is as transparent."""
    if image.mode == "RGBA" and image.crop((0, 0, 1, 1)).getchannel("A").getextrema() == (0, 0):
        seen = image.getchannel("A")
    else:
        plain = image.convert("RGB")
        corner = plain.crop((0, 0, 1, 1)).resize(plain.size)
        red, green, blue = ImageChops.difference(plain, corner).split()
        seen = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return seen.point(lambda value: 255 if value > tolerance else 0).getbbox()
