"""Tint: the balance of green and magenta."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import recoloured
from imaging.curves import table
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say, with_sign

STRENGTH = 0.3
"""How far green falls, as a share, at 100."""


@dataclass(frozen=True)
class Tint(Operation):
    """Move the colours towards magenta or towards green."""

    name: ClassVar[str] = "tint"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Changing the tint"
    title: ClassVar[str] = "Tint"
    free_argument: ClassVar[str] = "amount"
    examples: ClassVar[tuple[str, ...]] = ("20", "-20")

    amount: float = option(
        "-100 is green, 0 leaves it as it is, 100 is magenta",
        brief="100 is magenta",
        low=-100,
        high=100,
        percent="points",
        neutral=0,
        slider=Slider(-100, 100, 1),
    )

    def apply(self, raster: Raster) -> Raster:
        share = STRENGTH * self.amount / 100
        green = table(lambda shade: shade * (1 - share))
        return recoloured(raster, lambda image: image.point([*range(256), *green, *range(256)]), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_tint", "Tint {amount}", amount=with_sign(self.amount))
