"""A picture traced by vtracer: areas of one colour become paths. For workers only.

What it takes grows with the edges between colours, not with the pixels: a million pixels of noise take 18 s and become
29 MB. So a picture is made smaller until it has no more edges than can be traced in a few seconds; the drawing is as
large as the picture all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import cv2
import numpy as np
import vtracer
from PIL import Image

from imaging.alpha_bleed import bled
from imaging.files.encode import to_png
from imaging.raster import Raster
from imaging.vector.clean import MOST_BYTES, MOST_SHAPES, Drawing, cleaned
from imaging.vector.request import HIGH, LOW, Tracing

MOST_EDGES = 120_000
"""Neighbours of different colours in what is traced."""
LEVELS = 24
"""How far apart (0–255) colours are that make an edge."""
OPAQUE = 128
"""What is less opaque (0–255) is left out: a path is there or it is not."""
SMALLER = 0.7
_HEAD = re.compile(rb"<svg[^>]*>")


@dataclass(frozen=True)
class Manner:
    """How vtracer goes about it."""

    longest: int
    """Pixels of the longer side that are traced, at most."""
    speckle: int
    """Areas of fewer pixels a side are left out."""
    bits: int
    """Of each colour."""
    step: int
    """Between the colours of areas that lie on each other (0–255)."""


MANNERS = {LOW: Manner(640, 10, 4, 48), "": Manner(1_200, 4, 6, 24), HIGH: Manner(2_000, 2, 7, 12)}


def traced(raster: Raster, wanted: Tracing) -> Drawing:
    """As large as the picture, in its pixels. Raises `Refused` where nothing is to be seen, or it is too much."""
    manner = MANNERS[wanted.detail]
    image = _hard(raster.image, wanted.black)
    longest = min(manner.longest, max(image.size))
    while True:
        small = _fitting(image, longest, wanted.black)
        svg = _by_vtracer(small, wanted.black, manner)
        if longest <= 256 or (len(svg) <= MOST_BYTES and svg.count(b"<path") <= MOST_SHAPES):
            return cleaned(_HEAD.sub(_sized(small.size, raster.image.size), svg, count=1))
        longest = int(max(small.size) * SMALLER)


def half_transparent(raster: Raster) -> bool:
    """Whether something of it is neither to be seen whole nor not at all, which a traced drawing cannot be."""
    if raster.image.mode != "RGBA":
        return False
    shares = raster.image.getchannel("A").histogram()
    return sum(shares[16:240]) > 0.005 * sum(shares)


def _hard(image: Image.Image, black: bool) -> Image.Image:
    """With nothing that is half transparent; in black and white on white."""
    if image.mode != "RGBA":
        return image
    if black:
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    hard = image.copy()
    hard.putalpha(image.getchannel("A").point(lambda level: 255 if level >= OPAQUE else 0))
    return hard


def _fitting(image: Image.Image, longest: int, black: bool) -> Image.Image:
    """No longer than that, and with no more edges than can be traced."""
    while True:
        scale = min(1.0, longest / max(image.size))
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        small = _hard(image.resize(size, Image.Resampling.BOX) if scale < 1 else image, black)
        if longest <= 256 or _edges(small) <= MOST_EDGES:
            return small
        longest = int(max(small.size) * SMALLER)


def _edges(image: Image.Image) -> int:
    grey = np.asarray(image.convert("RGB")).astype("i2")
    across = np.abs(np.diff(grey, axis=1)).max(axis=2) > LEVELS
    down = np.abs(np.diff(grey, axis=0)).max(axis=2) > LEVELS
    return int(np.count_nonzero(across) + np.count_nonzero(down))


def _by_vtracer(image: Image.Image, black: bool, manner: Manner) -> bytes:
    smooth = _two_tones(image) if black else _calmed(image)
    svg: str = vtracer.convert_raw_image_to_svg(
        to_png(Raster(smooth)),
        img_format="png",
        colormode="binary" if black else "color",
        hierarchical="stacked",
        mode="spline",
        filter_speckle=manner.speckle,
        color_precision=manner.bits,
        layer_difference=manner.step,
        path_precision=2,
    )
    return svg.encode()


def _two_tones(image: Image.Image) -> Image.Image:
    """Black and white, parted where the light and the dark of this picture part best (Otsu)."""
    grey = np.asarray(image.convert("L"))
    _, parted = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return Image.fromarray(parted).convert("RGB")


def _calmed(image: Image.Image) -> Image.Image:
    """Without the grain of a photograph or of a JPEG, whose every speck would be a path; edges stay where they are."""
    pixels = np.asarray(bled(image).convert("RGB"))
    calm = Image.fromarray(cv2.medianBlur(pixels, 3))
    if image.mode == "RGBA":
        calm.putalpha(image.getchannel("A"))
    return calm


def _sized(traced_size: tuple[int, int], size: tuple[int, int]) -> bytes:
    """The head of the drawing: what was traced, shown as large as the picture is."""
    wide, high = traced_size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" viewBox="0 0 {wide} {high}">'
    ).encode()
