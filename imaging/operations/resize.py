"""Resizing: by width, height, percent or megapixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL import Image, ImageOps

from imaging.file_formats import BY_PILLOW
from imaging.large.lazy_image import LazyImage, resized
from imaging.operations.operation import IN_PLACE, Impossible, Operation, option
from imaging.raster import Raster
from imaging.sentences import number, say

MOST = 100_000_000
"""Pixels of a result that has more than the picture."""
LONGEST = BY_PILLOW["JPEG"].longest
"""Pixels of a side: what a JPEG can have."""
LANCZOS = Image.Resampling.LANCZOS

Size = tuple[int, int]


@dataclass(frozen=True)
class Resize(Operation):
    """Make the picture larger or smaller."""

    name: ClassVar[str] = "resize"
    icon: ClassVar[str] = "expand"
    group: ClassVar[str] = "crop"
    doing: ClassVar[str] = "Resizing"
    free_argument: ClassVar[str] = "width"
    examples: ClassVar[tuple[str, ...]] = ("1200px", "50%", "800 600", "800 600 fill", "2mp")

    width: int = option("pixels; 0 keeps the proportions", default=0, low=0, high=LONGEST, unit="px")
    height: int = option("pixels; 0 keeps the proportions", default=0, low=0, high=LONGEST, unit="px")
    percent: float = option("of the current width and height", default=0, low=0, high=1000, unit="%", percent="points")
    megapixels: float = option("million pixels in the result", default=0, low=0, high=500, unit="MP")
    mode: str = option(
        "when both sides are given: fit keeps all within them, fill crops to them, stretch ignores the shape",
        default="fit",
        choices=("fit", "fill", "stretch"),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.width or self.height) + bool(self.percent) + bool(self.megapixels) != 1:
            raise Impossible(
                say(
                    "say_one_size",
                    "Say one size: a width or height in pixels, a percentage, or megapixels=2.",
                )
            )

    def apply(self, raster: Raster) -> Raster:
        size = self._wanted(raster)
        if size == raster.image.size:
            return raster
        if self.width and self.height and self.mode == "fill":
            return Raster(ImageOps.fit(raster.image, size, LANCZOS))
        return Raster(raster.image.resize(size, LANCZOS))

    def lazily(self, raster: Raster) -> LazyImage:
        size = self._wanted(raster)
        if size == raster.image.size:
            return LazyImage.of(raster.image)
        filling = self.width and self.height and self.mode == "fill"
        return resized(raster.image, size, _middle(raster.image.size, size) if filling else None)

    def memory(self) -> float:
        return IN_PLACE

    def scaled(self, share: float) -> Resize:
        return replace(super().scaled(share), megapixels=self.megapixels * share * share)

    def _wanted(self, raster: Raster) -> Size:
        """Raises `Impossible`."""
        size = self._size(raster)
        if size[0] * size[1] > max(MOST, raster.width * raster.height):
            raise Impossible(
                say(
                    "result_too_large",
                    "That would be {width} × {height} pixels, and the limit is {most} megapixels.",
                    width=size[0],
                    height=size[1],
                    most=MOST // 1000000,
                )
            )
        return size

    def _size(self, raster: Raster) -> Size:
        if self.width and self.height and self.mode != "fit":
            return self.width, self.height
        scale = self._scale(raster)
        return max(1, round(raster.width * scale)), max(1, round(raster.height * scale))

    def _scale(self, raster: Raster) -> float:
        if self.percent:
            return self.percent / 100
        if self.megapixels:
            return float((self.megapixels * 1e6 / (raster.width * raster.height)) ** 0.5)
        across, down = self.width / raster.width, self.height / raster.height
        return min(across, down) if across and down else across or down

    def done(self) -> str:
        if self.percent:
            return say("done_resize_percent", "Resized to {percent}%", percent=number(self.percent))
        if self.megapixels:
            return say(
                "done_resize_megapixels", "Resized to {megapixels} megapixels", megapixels=number(self.megapixels)
            )
        if self.width and self.height:
            return self._done_to_sides()
        if self.width:
            return say("done_resize_width", "Resized to {width} px wide", width=self.width)
        return say("done_resize_height", "Resized to {height} px high", height=self.height)

    def _done_to_sides(self) -> str:
        sides = {"width": self.width, "height": self.height}
        if self.mode == "fit":
            return say("done_resize_fit", "Resized to {width} × {height} px (fit)", **sides)
        if self.mode == "fill":
            return say("done_resize_fill", "Resized to {width} × {height} px (fill)", **sides)
        return say("done_resize", "Resized to {width} × {height} px", **sides)


def _middle(size: Size, shape: Size) -> tuple[float, float, float, float]:
    """The largest box of that shape in the middle, as `ImageOps.fit` takes it."""
    width, height = size
    wide, high = min(width, height * shape[0] / shape[1]), min(height, width * shape[1] / shape[0])
    left, top = (width - wide) / 2, (height - high) / 2
    return left, top, left + wide, top + high
