"""A raster into bytes, without any metadata. `decode` goes the other way."""

from __future__ import annotations

import math
from collections.abc import Callable
from io import BytesIO

from PIL import Image

from imaging.alpha import on_white
from imaging.alpha_bleed import bled
from imaging.file_formats import BY_PILLOW
from imaging.files.png import png_of
from imaging.large.strips import is_large, reduced
from imaging.raster import Raster

PREVIEW = (600, 400)
"""The most pixels of a preview, wide and high."""

FULL = 4096
"""The most pixels of what a screen shows, along the longer side: a 12 MP photograph keeps them all."""

CARD = 1440
"""The most pixels of what a card in a conversation shows, along the longer side: twice as wide as it is laid out."""

LONGEST = BY_PILLOW["JPEG"].longest
"""Pixels a side: more no JPEG can have."""


def to_png(raster: Raster) -> bytes:
    """Lossless."""
    return png_of(raster.image)


def to_preview(raster: Raster) -> bytes:
    """WebP, at most 600×400 pixels, transparency kept."""
    return _saved(bled(_within(raster.image, PREVIEW)), "WEBP", quality=80, method=2)


def to_full(raster: Raster) -> bytes:
    """WebP for the screen, transparency kept. A 12 MP photograph: 0.52 s and 2.2 MB; method 4 takes 1.08 s for as much.
    (Pillow 13, one core.)"""
    return _saved(bled(_within(raster.image, (FULL, FULL))), "WEBP", quality=90, method=2)


def to_card(raster: Raster) -> bytes:
    """WebP for a card, transparency kept."""
    return _saved(bled(_within(raster.image, (CARD, CARD))), "WEBP", quality=84, method=2)


def smaller(raster: Raster, longest: int) -> Raster:
    """The same with a longer side of at most that many pixels."""
    return Raster(_within(raster.image, (longest, longest)))


def to_jpeg(raster: Raster, megapixels: float, quality: int = 88) -> bytes:
    """At most that many megapixels; what is transparent becomes white. For a model to look at."""
    image = raster.image
    shrink = min((megapixels * 1e6 / (image.width * image.height)) ** 0.5, LONGEST / max(image.size))
    if shrink < 1:
        size = (max(1, int(image.width * shrink)), max(1, int(image.height * shrink)))
        image = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return _saved(on_white(image), "JPEG", quality=quality)


def _within(image: Image.Image, most: tuple[int, int]) -> Image.Image:
    """As `Image.thumbnail`, without a copy of the whole."""
    size = contained(image.size, most)
    if size == image.size:
        return image
    gap = min(image.width / size[0], image.height / size[1]) / 2
    if image.mode == "RGBA" and is_large(image) and gap >= 2:  # `resize` would copy all of it first
        image = reduced(image, int(gap))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def contained(size: tuple[int, int], most: tuple[int, int]) -> tuple[int, int]:
    """The largest size of the same proportions within `most`, as Pillow rounds it; never larger than it was."""
    (width, height), (wide, high) = size, most
    if width <= wide and height <= high:
        return size
    aspect = width / height
    if wide / high >= aspect:
        return _nearest(high * aspect, lambda number: abs(aspect - number / high)), high
    return wide, _nearest(wide / aspect, lambda number: abs(aspect - wide / number) if number else 0)


def _nearest(length: float, far: Callable[[int], float]) -> int:
    return max(min(math.floor(length), math.ceil(length), key=far), 1)


def _saved(image: Image.Image, kind: str, **how: int) -> bytes:
    clean = image if not image.info else _without_info(image)
    out = BytesIO()
    clean.save(out, kind, **how)
    return out.getvalue()


def _without_info(image: Image.Image) -> Image.Image:
    clean = image.copy()
    clean.info = {}
    return clean
