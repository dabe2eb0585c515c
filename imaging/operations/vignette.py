"""Darker towards the corners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageChops

from imaging.alpha import recoloured_by_place
from imaging.large.strips import Box, Change
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import number, say


@dataclass(frozen=True)
class Vignette(Operation):
    """Darken the picture towards its corners."""

    name: ClassVar[str] = "vignette"
    icon: ClassVar[str] = "filters"
    group: ClassVar[str] = "light"
    doing: ClassVar[str] = "Darkening the corners"
    title: ClassVar[str] = "Vignette"
    framing: ClassVar[bool] = True
    free_argument: ClassVar[str] = "amount"
    examples: ClassVar[tuple[str, ...]] = ("", "70")

    amount: float = option(
        "percent; at 100 the corners are black",
        default=50,
        low=1,
        high=100,
        unit="%",
        percent="points",
        neutral=0,
        slider=Slider(0, 100, 1),
    )

    def apply(self, raster: Raster) -> Raster:
        return recoloured_by_place(raster, self._darkened(raster.image.size))

    def _darkened(self, size: tuple[int, int]) -> Change:
        share = self.amount / 100
        fall = [round(255 * (1 - share * (shade / 255) ** 2.5)) for shade in range(256)]
        veil = Image.radial_gradient("L").point(fall)
        share_down = veil.height / size[1]

        def darkened(piece: Image.Image, box: Box) -> Image.Image:
            seen = 0, box[1] * share_down, veil.width, min(box[3] * share_down, veil.height)
            part = veil.resize(piece.size, Image.Resampling.BICUBIC, seen)
            return ImageChops.multiply(piece, Image.merge("RGB", (part, part, part)))

        return darkened

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_vignette", "Vignette {amount}%", amount=number(self.amount))
