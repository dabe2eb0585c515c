"""Grain as on film; the same seed gives the same grain."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import ClassVar

from PIL import Image, ImageChops

from imaging.alpha import recoloured_by_place
from imaging.large.strips import Box, Change
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import number, say

WORD, AT_ONCE = 4, 1 << 20
"""Bytes that come at a time, and that are asked for."""
COARSEST = 0.5
"""Share of all shades that the grain spans at 100."""


@dataclass(frozen=True)
class Grain(Operation):
    """Add grain, as on film."""

    name: ClassVar[str] = "grain"
    icon: ClassVar[str] = "filters"
    group: ClassVar[str] = "retouch"
    doing: ClassVar[str] = "Adding grain"
    title: ClassVar[str] = "Grain"
    free_argument: ClassVar[str] = "amount"
    examples: ClassVar[tuple[str, ...]] = ("", "50")

    amount: float = option(
        "percent", default=25, low=1, high=100, unit="%", percent="points", neutral=0, slider=Slider(0, 100, 1)
    )
    seed: int = option("the same number gives the same grain", default=1, low=0, high=2**31, typed=True)

    def apply(self, raster: Raster) -> Raster:
        return recoloured_by_place(raster, self._grained(raster.image.size))

    def _grained(self, size: tuple[int, int]) -> Change:
        span = COARSEST * self.amount / 100
        curve, dice = [round(shade * span) for shade in range(256)], self._dice(size[0] * size[1])

        def grained(piece: Image.Image, box: Box) -> Image.Image:
            one, two = (Image.frombytes("L", piece.size, each.take(piece.width * piece.height)) for each in dice)
            part = ImageChops.add(one, two, 2).point(curve)
            return ImageChops.add(piece, Image.merge("RGB", (part, part, part)), 1, -round(127.5 * span))

        return grained

    def _dice(self, pixels: int) -> tuple[Dice, Dice]:
        """Two for each pixel, from top to bottom. Their means are shades around the middle, the further from it the
        rarer."""
        one, two = Dice(self.seed), Dice(self.seed)
        two.skip(pixels + -pixels % WORD)
        return one, two

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_grain", "Grain {amount}%", amount=number(self.amount))


class Dice:
    """Random bytes in a fixed order, a few at a time: all those of a large picture would be as large as that."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.thrown = b""

    def take(self, count: int) -> bytes:
        """The next ones."""
        parts, left = [self.thrown[:count]], count - len(self.thrown)
        self.thrown = self.thrown[count:]
        while left > 0:
            thrown = self.random.randbytes(AT_ONCE)
            parts.append(thrown[:left])
            self.thrown, left = thrown[left:], left - AT_ONCE
        return b"".join(parts)

    def skip(self, count: int) -> None:
        """As many as that are not looked at."""
        while count > 0:
            count -= len(self.take(min(count, AT_ONCE)))
