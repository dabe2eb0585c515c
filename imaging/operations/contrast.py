"""Contrast: one factor for every pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import ImageEnhance

from imaging.alpha import in_percent, recoloured
from imaging.operations.operation import Operation, option
from imaging.raster import Raster


@dataclass(frozen=True)
class Contrast(Operation):
    """Make light and dark differ more, or less."""

    name: ClassVar[str] = "contrast"
    icon: ClassVar[str] = "adjust"
    doing: ClassVar[str] = "Changing the contrast"
    free_argument: ClassVar[str] = "factor"
    examples: ClassVar[tuple[str, ...]] = ("20%", "-30%", "1.5")

    factor: float = option(
        "0 is grey, 1 leaves it as it is, 2 is twice the contrast; 20% is a fifth more",
        low=0,
        high=3,
        percent="change",
        neutral=1,
        brief="1 leaves it as it is; 20% is a fifth more",
    )

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, lambda image: ImageEnhance.Contrast(image).enhance(self.factor))

    def done(self) -> str:
        return f"Contrast {in_percent(self.factor)}"
