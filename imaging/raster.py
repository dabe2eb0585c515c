"""A decoded picture in memory: upright, sRGB, 8 bits a channel; and beside that with all bits that it came with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PIL import Image

TOP = 65_535
"""The lightest of 16 bits."""


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


@dataclass(frozen=True)
class DeepSamples:
    """A decoded picture of more than 8 bits a channel, upright, in the colours that it came in."""

    samples: Any
    """An array of numpy's (`uint16`), which is not loaded for this: height × width × channels; what is transparent is
    the last of two or four."""
    standard: bool
    """The colours are sRGB."""

    @property
    def colours(self) -> int:
        """Channels that are no transparency."""
        channels = int(self.samples.shape[2])
        return channels - (channels in (2, 4))

    def turned(self, quarters: int) -> DeepSamples:
        """Clockwise, by so many quarters."""
        samples = self.samples
        for _ in range(quarters % 4):
            samples = samples.swapaxes(0, 1)[:, ::-1]
        return DeepSamples(samples, self.standard)

    def mirrored(self, across: bool) -> DeepSamples:
        """Left for right, or top for bottom."""
        return DeepSamples(self.samples[:, ::-1] if across else self.samples[::-1], self.standard)

    def cropped(self, left: int, top: int, right: int, bottom: int) -> DeepSamples:
        return DeepSamples(self.samples[top:bottom, left:right], self.standard)

    def scaled(self, factor: float, around: float = 0) -> DeepSamples | None:
        """Colours that many times as far from that one (0–65,535); None where these are no sRGB: there it would look
        otherwise."""
        if not self.standard:
            return None
        made = self.samples.copy()
        colours = made[..., : self.colours].astype("f4")
        made[..., : self.colours] = ((colours - around) * factor + around).round().clip(0, TOP)
        return DeepSamples(made, True)
