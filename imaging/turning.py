"""Turning by an angle that is no quarter: what becomes of the corners. Shared by rotating and straightening.

Whoever has a faster way than Pillow's to look up pixels hands it in: `affine.py` is one, for workers.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, cos, floor, radians, sin

from PIL import Image

from imaging.named_colour import TRANSPARENT, Rgba, able_to_show, in_mode
from imaging.raster import Raster

Matrix = tuple[float, float, float, float, float, float]
"""From a place of the result to that of the source: x' = a x + b y + c, y' = d x + e y + f."""
Size = tuple[int, int]
FREELY = 13.5
"""Bytes a pixel that it takes: the picture, the same in one piece, and what becomes of it, twice at last."""
Affine = Callable[[Image.Image, Size, Matrix, Rgba], Image.Image]
"""A picture of that size, each pixel looked up where the matrix says (bicubic); the colour where that lies outside."""


def by_pillow(image: Image.Image, size: Size, matrix: Matrix, ground: Rgba) -> Image.Image:
    """See `Affine`."""
    able = able_to_show(Raster(image), ground)
    fill = in_mode(ground, able)
    return able.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor=fill)


def turned(raster: Raster, angle: float, corners: Rgba, affine: Affine = by_pillow) -> Raster:
    """All of the picture, `angle` degrees clockwise; the corners that come in have that colour."""
    size, matrix = _spread(raster.image.size, angle)
    return Raster(affine(raster.image, size, matrix, corners))


def turned_and_cropped(raster: Raster, angle: float, affine: Affine = by_pillow) -> Raster:
    """The largest upright part of the turned picture that has no corners in it."""
    width, height = inner_size(raster.width, raster.height, angle)
    turn = radians(angle)
    across, down = cos(turn), sin(turn)
    left, top = raster.width / 2, raster.height / 2
    matrix = (
        across,
        down,
        left - across * width / 2 - down * height / 2,
        -down,
        across,
        top + down * width / 2 - across * height / 2,
    )
    ground = TRANSPARENT if raster.image.mode == "RGBA" else (0, 0, 0, 255)
    return Raster(affine(raster.image, (width, height), matrix, ground))


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
