"""Brightness: one factor for every pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import ImageEnhance

from imaging.alpha import recoloured
from imaging.apply_context import ApplyContext
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import DeepSamples, Raster
from imaging.sentences import percent_with_sign, say


@dataclass(frozen=True)
class Brightness(Operation):
    """Make the picture brighter or darker."""

    name: ClassVar[str] = "brightness"
    icon: ClassVar[str] = "sun"
    group: ClassVar[str] = "light"
    doing: ClassVar[str] = "Changing the brightness"
    title: ClassVar[str] = "Brightness"
    free_argument: ClassVar[str] = "factor"
    examples: ClassVar[tuple[str, ...]] = ("20%", "-30%", "1.5")

    factor: float = option(
        "0 is black, 1 leaves it as it is, 2 is twice as bright; 20% is a fifth more",
        low=0,
        high=3,
        percent="change",
        neutral=1,
        brief="1 leaves it as it is; 20% is a fifth more",
        slider=Slider(0.5, 1.5, 0.01),
    )

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, lambda image: ImageEnhance.Brightness(image).enhance(self.factor), reach=0)

    def deep_with(self, deep: DeepSamples, before: Raster, context: ApplyContext) -> DeepSamples | None:
        return deep.scaled(self.factor)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_brightness", "Brightness {change}", change=percent_with_sign((self.factor - 1) * 100))
