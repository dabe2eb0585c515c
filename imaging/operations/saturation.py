"""Saturation: one factor for every pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import ImageEnhance

from imaging.alpha import recoloured
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import percent_with_sign, say


@dataclass(frozen=True)
class Saturation(Operation):
    """Make the colours stronger or weaker."""

    name: ClassVar[str] = "saturation"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Changing the colours"
    title: ClassVar[str] = "Saturation"
    free_argument: ClassVar[str] = "factor"
    examples: ClassVar[tuple[str, ...]] = ("20%", "-30%", "1.5")

    factor: float = option(
        "0 is without colour, 1 leaves it as it is, 2 is twice as colourful; 20% is a fifth more",
        low=0,
        high=3,
        percent="change",
        neutral=1,
        brief="1 leaves it as it is; 20% is a fifth more",
        slider=Slider(0, 2, 0.01),
    )

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, lambda image: ImageEnhance.Color(image).enhance(self.factor), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_saturation", "Saturation {change}", change=percent_with_sign((self.factor - 1) * 100))
