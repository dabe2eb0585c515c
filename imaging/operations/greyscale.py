"""Black and white."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import recoloured
from imaging.operations.operation import IN_PLACE, Operation
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Greyscale(Operation):
    """Make the picture black and white."""

    name: ClassVar[str] = "greyscale"
    aliases: ClassVar[tuple[str, ...]] = ("grayscale", "black-and-white", "desaturate")
    icon: ClassVar[str] = "filters"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Taking the colour out"
    title: ClassVar[str] = "Black and white"

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, lambda image: image.convert("L").convert("RGB"), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_greyscale", "Black and white")
