"""The negative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import ImageOps

from imaging.alpha import recoloured
from imaging.operations.operation import IN_PLACE, Operation
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Invert(Operation):
    """Turn the colours into their opposites, like a negative."""

    name: ClassVar[str] = "invert"
    icon: ClassVar[str] = "invert"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Inverting"
    title: ClassVar[str] = "Negative"

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, ImageOps.invert, reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_invert", "Inverted")
