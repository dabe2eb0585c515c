"""Padding: a larger canvas around the picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from PIL import Image

from imaging.edges import FORM as STRIPS
from imaging.edges import strips, told
from imaging.large.lazy_image import LazyImage, framed
from imaging.named_colour import FORM, able_to_show, colour_of, in_mode, mode_showing
from imaging.operations.operation import IN_PLACE, Impossible, Operation, option
from imaging.raster import Raster
from imaging.sentences import say

RATIO = re.compile(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)")
MOST = 250_000_000
"""Pixels of the result."""


@dataclass(frozen=True)
class Pad(Operation):
    """Extend the canvas to a ratio or by a number of pixels, in a colour."""

    name: ClassVar[str] = "pad"
    icon: ClassVar[str] = "ratio"
    group: ClassVar[str] = "crop"
    doing: ClassVar[str] = "Extending the canvas"
    free_argument: ClassVar[str] = "ratio"
    examples: ClassVar[tuple[str, ...]] = ("square", "16:9 black", "pixels=80", "4:5 transparent")

    ratio: str = option(
        "width:height, such as 16:9, or square",
        default="",
        words={"square": "1:1"},
        form=".+:.+",
        brief="16:9, square",
    )
    pixels: int = option("on every side, instead of a ratio", default=0, low=0, high=10_000, unit="px")
    edges: str = option(
        "on some sides only, in pixels or percent: left:200px,top:5%",
        default="",
        form=STRIPS,
        brief="left:200px,top:5%",
    )
    colour: str = option("for the new area; it can be transparent", brief="name or hex", default="white", form=FORM)

    def __post_init__(self) -> None:
        super().__post_init__()
        colour_of(self.colour)
        if bool(self.ratio) + bool(self.pixels) + bool(self.edges) != 1:
            raise Impossible(
                say(
                    "say_how_far_to_pad",
                    "Say how far: a ratio such as 16:9, “square”, pixels=80 on every side, or edges=left:200px.",
                )
            )
        if self.ratio:
            _shape(self.ratio)
        if self.edges:
            self._added(100, 100)

    def apply(self, raster: Raster) -> Raster:
        width, height = self._wanted(raster)
        colour = colour_of(self.colour)
        image = able_to_show(raster, colour)
        ground = Image.new(image.mode, (width, height), in_mode(colour, image))
        ground.paste(image, self._corner(raster))
        return Raster(ground)

    def lazily(self, raster: Raster) -> LazyImage:
        mode, ground = mode_showing(raster, colour_of(self.colour))
        return framed(raster.image, self._wanted(raster), self._corner(raster), mode, ground)

    def memory(self) -> float:
        return IN_PLACE

    def _added(self, width: int, height: int) -> dict[str, int]:
        """Pixels on each side. Raises `Impossible`."""
        try:
            return strips(self.edges, width, height)
        except ValueError as error:
            raise Impossible(
                say(
                    "what_is_a_strip",
                    "“{strip}” does not say where and how much. Write sides and widths, such as left:5%,top:200px.",
                    strip=str(error),
                )
            ) from error

    def _corner(self, raster: Raster) -> tuple[int, int]:
        if self.edges:
            added = self._added(raster.width, raster.height)
            return added["left"], added["top"]
        width, height = self._size(raster)
        return (width - raster.width) // 2, (height - raster.height) // 2

    def _wanted(self, raster: Raster) -> tuple[int, int]:
        """Raises `Impossible`."""
        width, height = self._size(raster)
        if width * height > MOST:
            raise Impossible(
                say(
                    "result_too_large",
                    "That would be {width} × {height} pixels, and the limit is {most} megapixels.",
                    width=width,
                    height=height,
                    most=MOST // 1000000,
                )
            )
        return width, height

    def _size(self, raster: Raster) -> tuple[int, int]:
        if self.pixels:
            return raster.width + 2 * self.pixels, raster.height + 2 * self.pixels
        if self.edges:
            added = self._added(raster.width, raster.height)
            across, down = added["left"] + added["right"], added["top"] + added["bottom"]
            return raster.width + across, raster.height + down
        wide, high = _shape(self.ratio)
        return max(raster.width, round(raster.height * wide / high)), max(
            raster.height, round(raster.width * high / wide)
        )

    def done(self) -> str:
        if self.edges:
            return say("done_pad_edges", "Canvas extended: {edges}", edges=told(self.edges))
        if self.ratio:
            return say("done_pad_to", "Canvas extended to {ratio}", ratio=self.ratio)
        return say("done_pad_by", "Canvas extended by {pixels} px", pixels=self.pixels)


def _shape(ratio: str) -> tuple[float, float]:
    """Raises `Impossible`."""
    found = RATIO.fullmatch(ratio)
    wide, high = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if not wide or not high or not 0.05 <= wide / high <= 20:
        raise Impossible(
            say(
                "what_is_a_ratio",
                "“{ratio}” is not a ratio. Write width:height, such as 1:1, 4:3 or 16:9, at most 20:1.",
                ratio=ratio,
            )
        )
    return wide, high
