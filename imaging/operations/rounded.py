"""Rounded corners; what was behind them becomes transparent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageChops, ImageDraw

from imaging.large.lazy_image import LazyImage
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say

FINER, LARGEST = 4, 8000
"""The corners are drawn that many times larger, so that their edge is smooth; within so many pixels a side."""


ALL_THE_WAY = 10_000
"""Pixels of a radius that makes any picture round."""


@dataclass(frozen=True)
class Rounded(Operation):
    """Round the corners; what was there becomes transparent."""

    name: ClassVar[str] = "rounded"
    icon: ClassVar[str] = "shapes"
    group: ClassVar[str] = "finish"
    doing: ClassVar[str] = "Rounding the corners"
    title: ClassVar[str] = "Rounded corners"
    framing: ClassVar[bool] = True
    free_argument: ClassVar[str] = "radius"
    examples: ClassVar[tuple[str, ...]] = ("", "60px")

    radius: int = option(
        "pixels; half of the shorter side makes it round",
        default=40,
        low=1,
        high=ALL_THE_WAY,
        unit="px",
        neutral=0,
        slider=Slider(0, 800, 5),
    )

    def apply(self, raster: Raster) -> Raster:
        return Raster(self.lazily(raster).rows(0, raster.height))

    def lazily(self, raster: Raster) -> LazyImage:
        radius = min(self.radius, min(raster.width, raster.height) // 2)
        corners = _corners(radius) if radius else []

        def rows(top: int, bottom: int) -> Image.Image:
            piece = raster.image.crop((0, top, raster.width, bottom)).convert("RGBA")
            shape = Image.new("L", piece.size, 255)  # white where the picture stays
            for number, corner in enumerate(corners):
                left = 0 if number in (0, 3) else raster.width - radius
                shape.paste(corner, (left, (0 if number in (0, 1) else raster.height - radius) - top))
            piece.putalpha(ImageChops.multiply(piece.getchannel("A"), shape))
            return piece

        return LazyImage(raster.image.size, "RGBA", rows)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        if self.radius == ALL_THE_WAY:
            return say("done_rounded_all", "Corners rounded as far as they go")
        return say("done_rounded", "Corners rounded by {radius} px", radius=self.radius)


def _corners(radius: int) -> list[Image.Image]:
    """Top left, top right, bottom right, bottom left."""
    finer = max(1, min(FINER, LARGEST // radius))
    large = Image.new("L", (radius * finer, radius * finer))
    ImageDraw.Draw(large).ellipse((0, 0, 2 * radius * finer - 1, 2 * radius * finer - 1), fill=255)
    first = large.reduce(finer)
    turns = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
    return [first, *(first.transpose(turn) for turn in turns)]
