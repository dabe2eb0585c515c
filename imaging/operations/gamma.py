"""Gamma: brighter or darker middle tones; black and white stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import recoloured
from imaging.curves import same_for_all
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import number, say


@dataclass(frozen=True)
class Gamma(Operation):
    """Make the middle tones brighter or darker; black and white stay."""

    name: ClassVar[str] = "gamma"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "light"
    doing: ClassVar[str] = "Changing the gamma"
    title: ClassVar[str] = "Gamma"
    free_argument: ClassVar[str] = "gamma"
    examples: ClassVar[tuple[str, ...]] = ("1.4", "0.8")

    gamma: float = option(
        "1 leaves it as it is, above is brighter, below darker",
        brief="above 1 is brighter",
        low=0.1,
        high=10,
        neutral=1,
        slider=Slider(0.4, 2.5, 0.05),
    )

    def apply(self, raster: Raster) -> Raster:
        curve = same_for_all(lambda shade: shade ** (1 / self.gamma))
        return recoloured(raster, lambda image: image.point(curve), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_gamma", "Gamma {gamma}", gamma=number(self.gamma))
