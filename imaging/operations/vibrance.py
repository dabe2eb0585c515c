"""Vibrance: saturation for what is pale; what is colourful already is spared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageChops, ImageEnhance

from imaging.alpha import recoloured
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say, with_sign


@dataclass(frozen=True)
class Vibrance(Operation):
    """Make pale colours stronger or weaker, and leave strong ones alone."""

    name: ClassVar[str] = "vibrance"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Changing the colours"
    title: ClassVar[str] = "Vibrance"
    free_argument: ClassVar[str] = "amount"
    examples: ClassVar[tuple[str, ...]] = ("30", "-30")

    amount: float = option(
        "-100 greys what is pale, 0 leaves it as it is, 100 doubles its colour",
        brief="100 doubles what is pale",
        low=-100,
        high=100,
        percent="points",
        neutral=0,
        slider=Slider(-100, 100, 1),
    )

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, self._livened, reach=0) if self.amount else raster

    def _livened(self, image: Image.Image) -> Image.Image:
        red, green, blue = image.split()
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        least = ImageChops.darker(ImageChops.darker(red, green), blue)
        pale = ImageChops.invert(ImageChops.subtract(most, least))
        return Image.composite(ImageEnhance.Color(image).enhance(1 + self.amount / 100), image, pale)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_vibrance", "Vibrance {amount}", amount=with_sign(self.amount))
