"""What a careful person does first: white balance, then levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageStat

from imaging.alpha import recoloured
from imaging.curves import table
from imaging.large.strips import reduced
from imaging.operations.operation import IN_PLACE, Operation, option
from imaging.raster import Raster
from imaging.sentences import say

CUT = 0.004
"""Share of the pixels that may become plain black, and plain white."""
MOST_GAIN = 1.25
"""A cast that is stronger than this is meant: a sunset stays one."""
FURTHEST = 64
"""Shades by which black and white move at most: fog stays fog."""
LOOKED_AT = 512
"""Pixels of the long side from which the histogram is taken."""


@dataclass(frozen=True)
class Auto(Operation):
    """Set white balance and levels automatically."""

    name: ClassVar[str] = "auto"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "light"
    doing: ClassVar[str] = "Balancing the light"
    title: ClassVar[str] = "Automatic"
    free_argument: ClassVar[str] = "what"
    examples: ClassVar[tuple[str, ...]] = ("", "white-balance")
    hint: ClassVar[str] = "Sets white balance and levels"

    what: str = option(
        "only one of them: levels or white-balance",
        default="all",
        choices=("all", "levels", "white-balance"),
        words={"wb": "white-balance"},
    )

    def apply(self, raster: Raster) -> Raster:
        curves = _curves(raster.image, self.what)
        return recoloured(raster, lambda image: image.point(curves), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        if self.what == "levels":
            return say("done_auto_levels", "Levels set")
        if self.what == "white-balance":
            return say("done_auto_white_balance", "White balance set")
        return say("done_auto", "Levels and white balance set")


def _curves(image: Image.Image, what: str) -> list[int]:
    """What becomes of each shade of red, green and blue."""
    small = reduced(image, max(1, max(image.size) // LOOKED_AT), "RGB")
    gains = _gains(small) if what != "levels" else [1.0, 1.0, 1.0]
    low, high = (
        (0, 255)
        if what == "white-balance"
        else _ends([shade for band, gain in zip(small.split(), gains, strict=True) for shade in _scaled(band, gain)])
    )
    span = max(1, high - low) / 255
    curves = [table(lambda shade, gain=gain: (shade * gain - low / 255) / span) for gain in gains]  # type: ignore[misc]
    return [shade for curve in curves for shade in curve]


def _gains(image: Image.Image) -> list[float]:
    """What red, green and blue are multiplied by so that the whole is grey on average: half of that, within bounds."""
    means = [max(1.0, mean) for mean in ImageStat.Stat(image).mean]
    grey = sum(means) / 3
    return [min(MOST_GAIN, max(1 / MOST_GAIN, (grey / mean) ** 0.5)) for mean in means]


def _scaled(band: Image.Image, gain: float) -> list[int]:
    """The band's histogram after the gain."""
    scaled = [0] * 256
    for shade, count in enumerate(band.histogram()):
        scaled[min(255, round(shade * gain))] += count
    return scaled


def _ends(histograms: list[int]) -> tuple[int, int]:
    """The shades that become black and white, taken over all three bands so that no colour is shifted."""
    together = [sum(histograms[shade::256]) for shade in range(256)]
    allowed = sum(together) * CUT
    return min(FURTHEST, _first(together, allowed)), 255 - min(FURTHEST, _first(together[::-1], allowed))


def _first(counts: list[int], allowed: float) -> int:
    seen = 0
    for shade, count in enumerate(counts):
        seen += count
        if seen > allowed:
            return shade
    return 0
