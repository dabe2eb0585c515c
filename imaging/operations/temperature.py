"""Temperature: the balance of red and blue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image

from imaging.alpha import recoloured
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say, with_sign

STRENGTH = 0.4
"""How far red rises and blue falls, as a share, at 100."""


@dataclass(frozen=True)
class Temperature(Operation):
    """Make the colours warmer (towards orange) or cooler (towards blue)."""

    name: ClassVar[str] = "temperature"
    icon: ClassVar[str] = "sun"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Changing the warmth"
    title: ClassVar[str] = "Warmth"
    free_argument: ClassVar[str] = "warmth"
    examples: ClassVar[tuple[str, ...]] = ("30", "-30", "warmer")

    warmth: float = option(
        "-100 is icy, 0 leaves it as it is, 100 is fiery",
        brief="100 is fiery",
        low=-100,
        high=100,
        words={"warmer": 25.0, "cooler": -25.0, "warm": 25.0, "cool": -25.0},
        percent="points",
        neutral=0,
        slider=Slider(-100, 100, 1),
    )

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, self._balanced, reach=0)

    def _balanced(self, image: Image.Image) -> Image.Image:
        shift = STRENGTH * self.warmth / 100
        return image.point([*_scaled(1 + shift), *range(256), *_scaled(1 - shift)])

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_temperature", "Warmth {warmth}", warmth=with_sign(self.warmth))


def _scaled(factor: float) -> list[int]:
    return [min(255, round(value * factor)) for value in range(256)]
