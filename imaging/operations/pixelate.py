"""Large squares instead of pixels, everywhere or in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL import Image

from imaging.alpha import filtered
from imaging.composition.area import area_option, changed_within, must_be_box, scaled
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Pixelate(Operation):
    """Turn the picture, or an area of it, into large squares."""

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
    area: str = area_option()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.area:
            must_be_box(self.area)

    def apply(self, raster: Raster) -> Raster:
        def squared(part: Raster) -> Raster:
            return filtered(part, self._squared, reach=0, multiple=self.size)

        return changed_within(raster, self.area, squared)

    def _squared(self, image: Image.Image) -> Image.Image:
        few = image.reduce(self.size)
        many = few.resize((few.width * self.size, few.height * self.size), Image.Resampling.NEAREST)
        return many.crop((0, 0, *image.size))

    def memory(self) -> float:
        return IN_PLACE

    def scaled(self, share: float) -> Pixelate:
        return replace(super().scaled(share), area=scaled(self.area, share))

    def done(self) -> str:
        if self.area:
            return say("done_pixelate_area", "Pixelated an area in squares of {size} px", size=self.size)
        return say("done_pixelate", "Pixelated in squares of {size} px", size=self.size)
