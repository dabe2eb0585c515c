"""Softness everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import filtered, reach_of_blur
from imaging.apply_context import ApplyContext
from imaging.operations.operation import BESIDE, IN_PLACE, EngineOperation, Slider, option
from imaging.raster import Raster
from imaging.sentences import number, say

NARROW = 50
"""Pixels up to which what lies around a piece of a large picture is little beside all of it."""


@dataclass(frozen=True)
class Blur(EngineOperation):
    """Blur the whole picture."""

    name: ClassVar[str] = "blur"
    icon: ClassVar[str] = "eye"
    group: ClassVar[str] = "retouch"
    doing: ClassVar[str] = "Blurring"
    title: ClassVar[str] = "Blur"
    free_argument: ClassVar[str] = "radius"
    examples: ClassVar[tuple[str, ...]] = ("4", "12px")

    radius: float = option(
        "pixels; 0.5% of the long side is gentle",
        default=4,
        low=0.1,
        high=250,
        unit="px",
        neutral=0,
        slider=Slider(0, 40, 0.5),
    )

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        reach, multiple = reach_of_blur(self.radius)
        return filtered(raster, lambda image: context.soften(image, self.radius), reach, multiple)

    def memory(self) -> float:
        return IN_PLACE if self.radius <= NARROW else BESIDE

    def done(self) -> str:
        return say("done_blur", "Blurred by {radius} px", radius=number(self.radius))
