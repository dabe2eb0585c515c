"""Rotation by any angle; quarter turns move pixels without touching them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image

from imaging.operations.operation import Operation, option
from imaging.raster import Raster

QUARTERS = {
    90: Image.Transpose.ROTATE_270,  # Pillow counts anticlockwise
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class Rotate(Operation):
    """Turn the picture by any angle; corners that come in are transparent."""

    name: ClassVar[str] = "rotate"
    icon: ClassVar[str] = "rotate"
    doing: ClassVar[str] = "Rotating"
    free_argument: ClassVar[str] = "angle"
    examples: ClassVar[tuple[str, ...]] = ("left", "right", "180", "-3.5")

    angle: float = option(
        "degrees clockwise",
        default=90,
        low=-360,
        high=360,
        words={"left": -90, "right": 90, "anticlockwise": -90, "counterclockwise": -90, "clockwise": 90, "over": 180},
        unit="°",
    )

    def apply(self, raster: Raster) -> Raster:
        angle = self.angle % 360
        if angle == 0:
            return raster
        if angle in QUARTERS:
            return Raster(raster.image.transpose(QUARTERS[int(angle)]))
        turned = raster.image.convert("RGBA").rotate(-angle, Image.Resampling.BICUBIC, expand=True)
        return Raster(turned)

    def done(self) -> str:
        side = "left" if self.angle < 0 else "right"
        return f"Rotated {abs(self.angle):g}°" + ("" if abs(self.angle) == 180 else f" to the {side}")
