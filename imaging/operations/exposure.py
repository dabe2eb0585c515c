"""Exposure: as if more or less light had fallen on the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import recoloured
from imaging.curves import same_for_all, to_linear, to_srgb
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say, with_sign


@dataclass(frozen=True)
class Exposure(Operation):
    """Let in more or less light, in stops, as a camera does."""

    name: ClassVar[str] = "exposure"
    icon: ClassVar[str] = "sun"
    group: ClassVar[str] = "light"
    doing: ClassVar[str] = "Changing the exposure"
    title: ClassVar[str] = "Exposure"
    free_argument: ClassVar[str] = "stops"
    examples: ClassVar[tuple[str, ...]] = ("1", "-0.5")

    stops: float = option(
        "0 leaves it as it is, 1 is twice the light, -1 half",
        brief="1 is twice the light",
        low=-5,
        high=5,
        neutral=0,
        slider=Slider(-3, 3, 0.05),
    )

    def apply(self, raster: Raster) -> Raster:
        light = 2**self.stops
        curve = same_for_all(lambda shade: to_srgb(to_linear(shade) * light))
        return recoloured(raster, lambda image: image.point(curve), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_exposure", "Exposure {stops} EV", stops=with_sign(self.stops))
