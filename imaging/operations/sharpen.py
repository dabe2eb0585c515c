"""Clearer edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import filtered, reach_of_blur
from imaging.apply_context import ApplyContext
from imaging.operations.operation import IN_PLACE, EngineOperation, Slider, option
from imaging.raster import Raster
from imaging.sentences import number, say

THRESHOLD = 3
"""Differences smaller than this (0–255) are noise and stay as they are."""


@dataclass(frozen=True)
class Sharpen(EngineOperation):
    """Make edges clearer."""

    name: ClassVar[str] = "sharpen"
    icon: ClassVar[str] = "filters"
    group: ClassVar[str] = "retouch"
    doing: ClassVar[str] = "Sharpening"
    title: ClassVar[str] = "Sharpness"
    free_argument: ClassVar[str] = "amount"
    examples: ClassVar[tuple[str, ...]] = ("50%", "150%")

    amount: float = option(
        "percent",
        default=100,
        low=1,
        high=500,
        unit="%",
        percent="points",
        neutral=0,
        slider=Slider(0, 200, 5),
    )
    radius: float = option("pixels", default=2, low=0.1, high=50, unit="px")

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        reach, multiple = reach_of_blur(self.radius)
        amount = round(self.amount)
        return filtered(raster, lambda image: context.clear(image, self.radius, amount, THRESHOLD), reach, multiple)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_sharpen", "Sharpened by {amount}%", amount=number(self.amount))
