"""Less noise: flat parts become smooth, edges stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageChops, ImageFilter

from imaging.alpha import recoloured
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import number, say

REACH = 2
"""Radius in pixels over which is averaged."""
NOISIEST = 64
"""Difference from the surroundings (0–255) that still counts as noise at 100."""


@dataclass(frozen=True)
class Denoise(Operation):
    """Smooth out noise, but keep edges."""

    name: ClassVar[str] = "denoise"
    icon: ClassVar[str] = "filters"
    group: ClassVar[str] = "retouch"
    doing: ClassVar[str] = "Removing noise"
    title: ClassVar[str] = "Less noise"
    free_argument: ClassVar[str] = "strength"
    examples: ClassVar[tuple[str, ...]] = ("", "60")

    strength: float = option(
        "percent", default=40, low=1, high=100, unit="%", percent="points", neutral=0, slider=Slider(0, 100, 1)
    )

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, self._smoothed, reach=2 * REACH)

    def _smoothed(self, image: Image.Image) -> Image.Image:
        """What differs little from its surroundings becomes like them; what differs much is an edge."""
        around = image.filter(ImageFilter.BoxBlur(REACH))
        red, green, blue = ImageChops.difference(image, around).split()
        edge = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        limit = NOISIEST * self.strength / 100
        flat = edge.point([round(255 * min(1, max(0, 2 - 2 * shade / limit))) for shade in range(256)])
        return Image.composite(around, image, flat)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_denoise", "Noise reduced by {strength}%", strength=number(self.strength))
