"""Contrast: one factor for every pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image

from imaging.alpha import recoloured
from imaging.apply_context import ApplyContext
from imaging.large.strips import strips
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import DeepSamples, Raster
from imaging.sentences import percent_with_sign, say

STEP = 257
"""How many of 16 bits one of 8 has."""


@dataclass(frozen=True)
class Contrast(Operation):
    """Make light and dark differ more, or less."""

    name: ClassVar[str] = "contrast"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "light"
    doing: ClassVar[str] = "Changing the contrast"
    title: ClassVar[str] = "Contrast"
    free_argument: ClassVar[str] = "factor"
    examples: ClassVar[tuple[str, ...]] = ("20%", "-30%", "1.5")

    factor: float = option(
        "0 is grey, 1 leaves it as it is, 2 is twice the contrast; 20% is a fifth more",
        low=0,
        high=3,
        percent="change",
        neutral=1,
        brief="1 leaves it as it is; 20% is a fifth more",
        slider=Slider(0.5, 1.5, 0.01),
    )

    def apply(self, raster: Raster) -> Raster:
        grey = (_mean(raster.image),) * 3
        return recoloured(raster, lambda image: Image.blend(Image.new("RGB", image.size, grey), image, self.factor), 0)

    def deep_with(self, deep: DeepSamples, before: Raster, context: ApplyContext) -> DeepSamples | None:
        return deep.scaled(self.factor, _mean(before.image) * STEP)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_contrast", "Contrast {change}", change=percent_with_sign((self.factor - 1) * 100))


def _mean(image: Image.Image) -> int:
    """The shade around which shades move, as in `ImageEnhance.Contrast`."""
    counts = [0] * 256
    for box in strips(image.size):
        for shade, count in enumerate(image.crop(box).convert("RGB").convert("L").histogram()):
            counts[shade] += count
    return int(sum(shade * count for shade, count in enumerate(counts)) / (image.width * image.height) + 0.5)
