"""Large squares instead of pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image

from imaging.alpha import filtered
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Pixelate(Operation):
    """Turn the picture into large squares."""

    name: ClassVar[str] = "pixelate"
    icon: ClassVar[str] = "grid"
    group: ClassVar[str] = "retouch"
    doing: ClassVar[str] = "Pixelating"
    title: ClassVar[str] = "Pixelate"
    free_argument: ClassVar[str] = "size"
    examples: ClassVar[tuple[str, ...]] = ("", "24px")

    size: int = option(
        "side of a square in pixels", default=16, low=2, high=512, unit="px", neutral=0, slider=Slider(0, 100, 2)
    )

    def apply(self, raster: Raster) -> Raster:
        return filtered(raster, self._squared, reach=0, multiple=self.size)

    def _squared(self, image: Image.Image) -> Image.Image:
        few = image.reduce(self.size)
        many = few.resize((few.width * self.size, few.height * self.size), Image.Resampling.NEAREST)
        return many.crop((0, 0, *image.size))

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_pixelate", "Pixelated in squares of {size} px", size=self.size)
