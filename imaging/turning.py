"""Turning by an angle that is no quarter: what becomes of the corners. Shared by rotating and straightening.

Whoever has a faster way than Pillow's to look up pixels hands it in: `affine.py` is one, for workers.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, cos, floor, radians, sin

from PIL import Image

from imaging.large.lazy_image import LazyImage
from imaging.large.strips import Box
from imaging.named_colour import TRANSPARENT, Rgba, able_to_show, in_mode
from imaging.raster import Raster

Matrix = tuple[float, float, float, float, float, float]
"""From a place of the result to that of the source: x' = a x + b y + c, y' = d x + e y + f."""
Size = tuple[int, int]
TILE = 1024
"""Pixels a side of what is looked up at once of a large picture."""
AROUND = 4
"""Pixels around what a tile shows that the look-up looks at too."""
Affine = Callable[[Image.Image, Size, Matrix, Rgba], Image.Image]
"""A picture of that size, each pixel looked up where the matrix says (bicubic); the colour where that lies outside."""


def by_pillow(image: Image.Image, size: Size, matrix: Matrix, ground: Rgba) -> Image.Image:
    """See `Affine`."""
    able = able_to_show(Raster(image), ground)
    fill = in_mode(ground, able)
    return able.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor=fill)


def turned(raster: Raster, angle: float, corners: Rgba, affine: Affine = by_pillow) -> Raster:
    """All of the picture, `angle` degrees clockwise; the corners that come in have that colour."""
    return Raster(affine(raster.image, *_spread(raster.image.size, angle), corners))


def turned_lazily(raster: Raster, angle: float, corners: Rgba, affine: Affine = by_pillow) -> LazyImage:
    """As `turned`."""
    return _in_tiles(raster.image, *_spread(raster.image.size, angle), corners, affine)


def turned_and_cropped(raster: Raster, angle: float, affine: Affine = by_pillow) -> Raster:
    """The largest upright part of the turned picture that has no corners in it."""
    return Raster(affine(raster.image, *_inner(raster.image.size, angle), _ground(raster.image)))


def turned_and_cropped_lazily(raster: Raster, angle: float, affine: Affine = by_pillow) -> LazyImage:
    """As `turned_and_cropped`."""
    return _in_tiles(raster.image, *_inner(raster.image.size, angle), _ground(raster.image), affine)


def _ground(image: Image.Image) -> Rgba:
    return TRANSPARENT if image.mode == "RGBA" else (0, 0, 0, 255)


def _in_tiles(image: Image.Image, size: Size, matrix: Matrix, ground: Rgba, affine: Affine) -> LazyImage:
    """Each tile from the part of the picture that it shows: no copy of all of it."""
    mode = "RGBA" if ground[3] < 255 else image.mode

    def rows(top: int, bottom: int) -> Image.Image:
        made = Image.new(mode, (size[0], bottom - top), ground[: len(mode)])
        for upper in range(top, bottom, TILE):
            for left in range(0, size[0], TILE):
                tile = left, upper, min(size[0], left + TILE), min(bottom, upper + TILE)
                box = _shown_in(tile, matrix, image.size)
                if box:
                    across = tile[2] - tile[0], tile[3] - tile[1]
                    part = affine(image.crop(box), across, _moved(matrix, tile, box), ground)
                    made.paste(part, (left, upper - top))
        return made

    return LazyImage(size, mode, rows)


def _shown_in(tile: Box, matrix: Matrix, size: Size) -> Box | None:
    """Which part of a picture of that size a tile shows, and a little around it; None where it shows none."""
    a, b, c, d, e, f = matrix
    places = [(a * x + b * y + c, d * x + e * y + f) for x in tile[::2] for y in tile[1::2]]
    across, down = zip(*places, strict=True)
    left, upper = max(0, floor(min(across)) - AROUND), max(0, floor(min(down)) - AROUND)
    right, lower = min(size[0], ceil(max(across)) + AROUND), min(size[1], ceil(max(down)) + AROUND)
    return (left, upper, right, lower) if left < right and upper < lower else None


def _moved(matrix: Matrix, tile: Box, box: Box) -> Matrix:
    """The same way from a place in the tile to one in the box."""
    a, b, c, d, e, f = matrix
    return a, b, a * tile[0] + b * tile[1] + c - box[0], d, e, d * tile[0] + e * tile[1] + f - box[1]


def _inner(size: Size, angle: float) -> tuple[Size, Matrix]:
    """The largest upright part without corners, and the way from it to the source."""
    width, height = inner_size(*size, angle)
    turn = radians(angle)
    across, down = cos(turn), sin(turn)
    left, top = size[0] / 2, size[1] / 2
    return (width, height), (
        across,
        down,
        left - across * width / 2 - down * height / 2,
        -down,
        across,
        top + down * width / 2 - across * height / 2,
    )


def _spread(size: Size, angle: float) -> tuple[Size, Matrix]:
    """The canvas that holds all of the turned picture, and the way from it to the source; as Pillow's `rotate` does."""
    turn = -radians(-angle % 360)
    across, down = round(cos(turn), 15), round(sin(turn), 15)
    middle = size[0] / 2, size[1] / 2
    left = across * -middle[0] + down * -middle[1] + middle[0]
    top = -down * -middle[0] + across * -middle[1] + middle[1]

    def source(x: float, y: float) -> tuple[float, float]:
        return across * x + down * y + left, -down * x + across * y + top

    corners = [source(x, y) for x in (0, size[0]) for y in (0, size[1])]
    wide, high = (ceil(max(line)) - floor(min(line)) for line in zip(*corners, strict=True))
    start = source(-(wide - size[0]) / 2, -(high - size[1]) / 2)
    return (wide, high), (across, down, start[0], -down, across, start[1])


def inner_size(width: int, height: int, angle: float) -> Size:
    """Size of the largest upright rectangle within a turned one, in pixels."""
    turn = radians(angle % 180)
    if turn > radians(90):
        turn = radians(180) - turn
    long, short = max(width, height), min(width, height)
    across, down = cos(turn), sin(turn)
    if short <= 2 * down * across * long or abs(across - down) < 1e-9:
        half = short / 2
        inner = (half / down, half / across) if width >= height else (half / across, half / down)
    else:
        both = across * across - down * down
        inner = ((width * across - height * down) / both, (height * across - width * down) / both)
    return max(1, int(inner[0])), max(1, int(inner[1]))
