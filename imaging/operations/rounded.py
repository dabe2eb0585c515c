"""Rounded corners; what was behind them becomes transparent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageChops, ImageDraw

from imaging.operations.operation import BESIDE, Operation, option
from imaging.raster import Raster

FINER = 4
"""The corners are drawn that many times larger, so that their edge is smooth."""


@dataclass(frozen=True)
class Rounded(Operation):
    """Round the corners; what was there becomes transparent."""

    name: ClassVar[str] = "rounded"
    icon: ClassVar[str] = "shapes"
    doing: ClassVar[str] = "Rounding the corners"
    free_argument: ClassVar[str] = "radius"
    examples: ClassVar[tuple[str, ...]] = ("", "60px")

    radius: int = option(
        "pixels; half of the shorter side makes it round", default=40, low=1, high=10_000, unit="px", neutral=0
    )

    def apply(self, raster: Raster) -> Raster:
        image = raster.image.convert("RGBA")
        image.putalpha(ImageChops.multiply(image.getchannel("A"), self._shape(raster)))
        return Raster(image)

    def _shape(self, raster: Raster) -> Image.Image:
        """White where the picture stays."""
        radius = min(self.radius, min(raster.width, raster.height) // 2)
        shape = Image.new("L", raster.image.size, 255)
        if radius:
            for number, corner in enumerate(_corners(radius)):
                left = 0 if number in (0, 3) else raster.width - radius
                top = 0 if number in (0, 1) else raster.height - radius
                shape.paste(corner, (left, top))
        return shape

    def memory(self) -> float:
        return BESIDE + 3  # its shape, and its transparency twice

    def done(self) -> str:
        return f"Corners rounded by {self.radius} px"


def _corners(radius: int) -> list[Image.Image]:
    """Top left, top right, bottom right, bottom left."""
    large = Image.new("L", (radius * FINER, radius * FINER))
    ImageDraw.Draw(large).ellipse((0, 0, 2 * radius * FINER - 1, 2 * radius * FINER - 1), fill=255)
    first = large.reduce(FINER)
    turns = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
    return [first, *(first.transpose(turn) for turn in turns)]
