"""Words on the picture: a caption, or a watermark when they are faint."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import ClassVar

from PIL import Image, ImageDraw, ImageFont

from imaging.composition.anchor import PLACE_NAMES, PLACES
from imaging.composition.lettering import fitting
from imaging.large.strips import Box, is_large
from imaging.named_colour import FORM, colour_of
from imaging.operations.operation import IN_PLACE, Impossible, Operation, option
from imaging.raster import Raster
from imaging.sentences import say

MARGIN = 0.03
"""Share of the shorter side that stays free."""
SPARE = 2
"""Pixels around the letters, which may be drawn over what is said to be their box."""
SHARE = 0.06
"""Height of the letters as a share of the shorter side when no size is said."""


@dataclass(frozen=True)
class Text(Operation):
    """Write words on the picture; a low opacity makes a watermark."""

    name: ClassVar[str] = "text"
    icon: ClassVar[str] = "text"
    group: ClassVar[str] = "make"
    doing: ClassVar[str] = "Writing"
    free_argument: ClassVar[str] = "text"
    examples: ClassVar[tuple[str, ...]] = ("Summer 2026", "© Ada Example opacity=30 place=bottom-right")

    text: str = option("the words")
    place: str = option("where to put them", default="bottom", choices=tuple(PLACES))
    size: int = option("height of the letters in pixels; 0 fits the picture", default=0, low=0, high=4000, unit="px")
    colour: str = option("a name such as white, or #ff8800", default="white", form=FORM, brief="name or hex")
    opacity: float = option("percent", default=100, low=1, high=100, unit="%", percent="points")

    def __post_init__(self) -> None:
        super().__post_init__()
        colour_of(self.colour)
        if not self.text.strip():
            raise Impossible(say("say_the_words", "Say the words to write, for example: /text Summer 2026"))

    def apply(self, raster: Raster) -> Raster:
        words = self.text.strip()
        shorter = min(raster.width, raster.height)
        margin = round(shorter * MARGIN)
        font = fitting(words, self.size or max(8, round(shorter * SHARE)), raster.width - 2 * margin, bool(self.size))
        layer, box = self._drawn(raster.image.size, words, font, margin)
        *colour, alpha = colour_of(self.colour)
        ink = layer.point(lambda value: round(value * alpha / 255 * self.opacity / 100))
        written = raster.image if raster.spare and is_large(raster.image) else raster.image.copy()
        if written.mode == "RGBA":
            written.alpha_composite(_inked(ink, tuple(colour)), box[:2])
        else:
            written.paste(tuple(colour), box, ink)
        return Raster(written)

    def _drawn(
        self, size: tuple[int, int], words: str, font: ImageFont.FreeTypeFont, margin: int
    ) -> tuple[Image.Image, Box]:
        """The words in white on black, no larger than they are, and where in a picture of that size they stand."""
        width, height = size
        left, top, right, bottom = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox((0, 0), words, font)
        across, down = PLACES[self.place]
        x = margin + (width - 2 * margin - (right - left)) * across - left
        y = margin + (height - 2 * margin - (bottom - top)) * down - top
        first = max(0, floor(x + left) - SPARE), max(0, floor(y + top) - SPARE)
        last = min(width, ceil(x + right) + SPARE), min(height, ceil(y + bottom) + SPARE)
        layer = Image.new("L", (max(1, last[0] - first[0]), max(1, last[1] - first[1])))
        ImageDraw.Draw(layer).multiline_text((x - first[0], y - first[1]), words, 255, font)
        inside = layer.getbbox() or (0, 0, 1, 1)
        place = first[0] + inside[0], first[1] + inside[1], first[0] + inside[2], first[1] + inside[3]
        return layer.crop(inside), place

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        if self.place == "centre":
            return say("done_text_centre", "“{text}” written in the centre", text=self.text.strip())
        return say(
            "done_text", "“{text}” written at the {place}", text=self.text.strip(), place=PLACE_NAMES[self.place]
        )


def _inked(ink: Image.Image, colour: tuple[int, ...]) -> Image.Image:
    inked = Image.new("RGBA", ink.size, colour)
    inked.putalpha(ink)
    return inked
