"""Trimming: plain borders come off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageChops

from imaging.large.lazy_image import LazyImage, cropped
from imaging.large.strips import Box, strips
from imaging.operations.operation import IN_PLACE, Impossible, Operation, option
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Trim(Operation):
    """Cut off borders of one colour, or transparent ones."""

    name: ClassVar[str] = "trim"
    icon: ClassVar[str] = "crop"
    group: ClassVar[str] = "crop"
    doing: ClassVar[str] = "Trimming"
    hint: ClassVar[str] = "Cuts off plain borders"
    free_argument: ClassVar[str] = "tolerance"
    examples: ClassVar[tuple[str, ...]] = ("", "20")

    tolerance: float = option(
        "percent by which the border’s colour may vary", default=5, low=0, high=90, unit="%", percent="points"
    )

    def apply(self, raster: Raster) -> Raster:
        return Raster(raster.image.crop(self._box(raster)))

    def lazily(self, raster: Raster) -> LazyImage:
        return cropped(raster.image, self._box(raster))

    def _box(self, raster: Raster) -> Box:
        inside = _inside(raster.image, round(self.tolerance * 2.55))
        if inside is None:
            raise Impossible(
                say(
                    "all_as_plain_as_border",
                    "The whole picture is as plain as its border, so nothing would be left. Try a smaller "
                    "tolerance, for example 1.",
                )
            )
        if inside == (0, 0, *raster.image.size):
            raise Impossible(
                say(
                    "no_plain_border",
                    "There is no plain border. If its colour varies, use a larger tolerance, such as 20.",
                )
            )
        return inside

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_trim", "Borders trimmed")


def _inside(image: Image.Image, tolerance: int) -> Box | None:
    """Where something differs from the border, which has the colour of the top left corner, or is as transparent."""
    corner = image.crop((0, 0, 1, 1))
    clear = image.mode == "RGBA" and corner.getchannel("A").getextrema() == (0, 0)
    boxes = []
    for left, top, right, bottom in strips(image.size):
        piece = image.crop((left, top, right, bottom))
        seen = piece.getchannel("A") if clear else _unlike(piece.convert("RGB"), corner.convert("RGB"))
        found = seen.point(lambda value: 255 if value > tolerance else 0).getbbox()
        if found:
            boxes.append((found[0], found[1] + top, found[2], found[3] + top))
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _unlike(piece: Image.Image, corner: Image.Image) -> Image.Image:
    """How much the channel differs that differs most."""
    red, green, blue = ImageChops.difference(piece, corner.resize(piece.size)).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)
