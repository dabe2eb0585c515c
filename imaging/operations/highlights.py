"""Highlights: the light parts alone; black and white stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import recoloured
from imaging.curves import light_bump, same_for_all
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say, with_sign

STRENGTH = 0.3
"""How far it moves them, as a share of all there is between black and white, at 100."""


@dataclass(frozen=True)
class Highlights(Operation):
    """Make only the light parts lighter or darker."""

    name: ClassVar[str] = "highlights"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "light"
    doing: ClassVar[str] = "Changing the highlights"
    title: ClassVar[str] = "Highlights"
    free_argument: ClassVar[str] = "amount"
    examples: ClassVar[tuple[str, ...]] = ("30", "-30")

    amount: float = option(
        "-100 brings them back, 0 leaves it as it is, 100 raises them",
        brief="100 raises them",
        low=-100,
        high=100,
        percent="points",
        neutral=0,
        slider=Slider(-100, 100, 1),
    )

    def apply(self, raster: Raster) -> Raster:
        curve = same_for_all(lambda shade: shade + STRENGTH * self.amount / 100 * light_bump(shade))
        return recoloured(raster, lambda image: image.point(curve), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_highlights", "Highlights {amount}", amount=with_sign(self.amount))
