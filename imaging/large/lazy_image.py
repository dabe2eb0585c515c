"""A picture whose rows are made when they are asked for: what is made of a large one is written piece by piece, so that
there is never more than one of it in memory.

`Operation.lazily` gives one; `png.write_png` and `LazyImage.whole` ask for its rows from top to bottom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil, floor

from PIL import Image

from imaging.large.strips import Box, strips

Size = tuple[int, int]
Colour = tuple[int, ...]
"""As many levels (0–255) as the picture has bands."""
LANCZOS, REACH = Image.Resampling.LANCZOS, 3
"""The filter that makes pictures smaller or larger, and how many pixels of the coarser picture it looks away."""
SIDEWAYS = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)


@dataclass(frozen=True)
class LazyImage:
    """Of that size in pixels and that mode."""

    size: Size
    mode: str
    rows: Callable[[int, int], Image.Image]
    """What is from that row to before that one: as wide as the picture, in its mode."""
    made: Image.Image | None = None
    """All of it, where that is there already."""

    @classmethod
    def of(cls, image: Image.Image) -> LazyImage:
        """A picture that is there already."""
        return replace(cropped(image, (0, 0, *image.size)), made=image)

    def pieces(self, multiple: int = 1) -> Iterator[tuple[int, Image.Image]]:
        """All of it from top to bottom, with the first row of each piece: a multiple of that many."""
        for _, top, _, bottom in strips(self.size, multiple):
            yield top, self.rows(top, bottom)

    def whole(self) -> Image.Image:
        """All of it at once."""
        if self.made:
            return self.made
        image = Image.new(self.mode, self.size)
        for top, piece in self.pieces():
            image.paste(piece, (0, top))
        return image


def cropped(image: Image.Image, box: Box) -> LazyImage:
    """What lies in that box."""
    left, upper, right, lower = box

    def rows(top: int, bottom: int) -> Image.Image:
        return image.crop((left, upper + top, right, upper + bottom))

    return LazyImage((right - left, lower - upper), image.mode, rows)


def transposed(image: Image.Image, way: Image.Transpose) -> LazyImage:
    """Turned by quarters, or mirrored; see `Image.transpose`."""
    width, height = image.size
    places: dict[Image.Transpose, Callable[[int, int], Box]] = {
        Image.Transpose.ROTATE_90: lambda top, bottom: (width - bottom, 0, width - top, height),
        Image.Transpose.ROTATE_180: lambda top, bottom: (0, height - bottom, width, height - top),
        Image.Transpose.ROTATE_270: lambda top, bottom: (top, 0, bottom, height),
        Image.Transpose.FLIP_LEFT_RIGHT: lambda top, bottom: (0, top, width, bottom),
        Image.Transpose.FLIP_TOP_BOTTOM: lambda top, bottom: (0, height - bottom, width, height - top),
    }

    def rows(top: int, bottom: int) -> Image.Image:
        return image.crop(places[way](top, bottom)).transpose(way)

    return LazyImage((height, width) if way in SIDEWAYS else (width, height), image.mode, rows)


def resized(image: Image.Image, size: Size, box: tuple[float, float, float, float] | None = None) -> LazyImage:
    """What lies in that box (all of it without one) on that many pixels; see `Image.resize` with Lanczos."""
    left, upper, right, lower = box or (0.0, 0.0, float(image.width), float(image.height))
    scale = (lower - upper) / size[1]
    around = ceil(REACH * max(1.0, scale)) + 1

    def rows(top: int, bottom: int) -> Image.Image:
        start, end = upper + top * scale, upper + bottom * scale
        above, below = max(0, floor(start) - around), min(image.height, ceil(end) + around)
        piece = image.crop((0, above, image.width, below))
        return piece.resize((size[0], bottom - top), LANCZOS, (left, start - above, right, min(end, lower) - above))

    return LazyImage(size, image.mode, rows)


def framed(image: Image.Image, size: Size, corner: tuple[int, int], mode: str, ground: Colour) -> LazyImage:
    """On a ground of that size and colour, with its left upper corner at that place."""
    left, upper = corner

    def rows(top: int, bottom: int) -> Image.Image:
        piece = Image.new(mode, (size[0], bottom - top), ground)
        first, last = max(0, top - upper), min(image.height, bottom - upper)
        if first < last:
            part = image.crop((0, first, image.width, last))
            piece.paste(part if part.mode == mode else part.convert(mode), (left, first + upper - top))
        return piece

    return LazyImage(size, mode, rows)
