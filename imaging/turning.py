"""Turning by an angle that is no quarter: what becomes of the corners. Shared by rotating and straightening."""

from __future__ import annotations

from math import cos, radians, sin

from PIL import Image

from imaging.named_colour import Rgba, able_to_show, in_mode
from imaging.raster import Raster


def turned(raster: Raster, angle: float, corners: Rgba) -> Raster:
    """All of the picture, `angle` degrees clockwise; the corners that come in have that colour."""
    image = able_to_show(raster, corners)
    fill = in_mode(corners, image)
    return Raster(image.rotate(-angle, Image.Resampling.BICUBIC, expand=True, fillcolor=fill))


def turned_and_cropped(raster: Raster, angle: float) -> Raster:
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
    image = raster.image.transform((width, height), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)
    return Raster(image)


def inner_size(width: int, height: int, angle: float) -> tuple[int, int]:
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
