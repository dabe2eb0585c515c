"""A decoded picture in memory: upright, sRGB, 8 bits a channel."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image


@dataclass(frozen=True)
class Raster:
    """Pixels in mode `RGB` or `RGBA`. Operations never change `image` in place: they return a new raster."""

    image: Image.Image
    spare: bool = field(default=False, compare=False)
    """Nobody looks at it after the next operation, which may change `image` in place where memory is short."""

    @property
    def width(self) -> int:
        """Pixels."""
        return self.image.width

    @property
    def height(self) -> int:
        """Pixels."""
        return self.image.height
