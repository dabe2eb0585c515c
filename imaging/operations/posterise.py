"""Few shades instead of many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import ImageOps

from imaging.alpha import recoloured
from imaging.operations.operation import IN_PLACE, Operation, option
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Posterise(Operation):
    """Reduce the picture to few shades of each colour, like a poster."""

    name: ClassVar[str] = "posterise"
    aliases: ClassVar[tuple[str, ...]] = ("posterize",)
    icon: ClassVar[str] = "filters"
    doing: ClassVar[str] = "Posterising"
    free_argument: ClassVar[str] = "bits"
    examples: ClassVar[tuple[str, ...]] = ("", "2")

    bits: int = option(
        "for each colour: 1 is 2 shades, 2 is 4, 3 is 8 …", default=3, low=1, high=7, brief="1 is 2 shades, 3 is 8"
    )

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, lambda image: ImageOps.posterize(image, self.bits), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_posterise", "Posterised to {shades} shades a colour", shades=2**self.bits)
