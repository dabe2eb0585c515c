"""Softness, everywhere or in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from imaging.alpha import filtered, reach_of_blur
from imaging.apply_context import ApplyContext
from imaging.composition.area import area_option, changed_within, must_be_box, scaled
from imaging.operations.operation import BESIDE, IN_PLACE, EngineOperation, Slider, option
from imaging.raster import Raster
from imaging.sentences import number, say

NARROW = 50
"""Pixels up to which what lies around a piece of a large picture is little beside all of it."""


@dataclass(frozen=True)
class Blur(EngineOperation):
    """Blur the picture, or an area of it."""

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
    area: str = area_option()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.area:
            must_be_box(self.area)

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        reach, multiple = reach_of_blur(self.radius)

        def softened(part: Raster) -> Raster:
            return filtered(part, lambda image: context.soften(image, self.radius), reach, multiple)

        return changed_within(raster, self.area, softened, reach)

    def memory(self) -> float:
        return IN_PLACE if self.radius <= NARROW else BESIDE

    def scaled(self, share: float) -> Blur:
        return replace(super().scaled(share), area=scaled(self.area, share))

    def done(self) -> str:
        if self.area:
            return say("done_blur_area", "Blurred an area by {radius} px", radius=number(self.radius))
        return say("done_blur", "Blurred by {radius} px", radius=number(self.radius))
