"""Changing colours while transparency stays what it is."""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL import Image

from imaging.large.strips import Change as PlacedChange
from imaging.large.strips import changed_in_place, is_large
from imaging.raster import Raster

Change = Callable[[Image.Image], Image.Image]

WIDE = 4.0
"""Standard deviation of a blur, in pixels, from which it is worked out on fewer."""


def recoloured(raster: Raster, change: Change, reach: int | None = None) -> Raster:
    """The picture with `change` applied to its RGB part; the alpha channel is copied unread.

    `reach` says that what a pixel becomes depends on itself and on so many rows around it, wherever it lies: then a
    large picture is changed in pieces, and one to spare in its place. None: it depends on more.
    """
    if reach is not None and is_large(raster.image):
        return _in_pieces(raster, lambda piece, _: recoloured(Raster(piece), change).image, reach)
    if raster.image.mode == "RGB":
        return Raster(change(raster.image))
    changed = change(raster.image.convert("RGB")).convert("RGBA")
    changed.putalpha(raster.image.getchannel("A"))
    return Raster(changed)


def filtered(raster: Raster, change: Change, reach: int | None = None, multiple: int = 1) -> Raster:
    """As `recoloured`, for filters that look at neighbours: what is transparent lends no colour to what is not.

    `multiple` says that rows belong together in so many.
    """
    if reach is not None and is_large(raster.image):
        return _in_pieces(raster, lambda piece, _: filtered(Raster(piece), change).image, reach, multiple)
    if raster.image.mode == "RGB":
        return Raster(change(raster.image))
    changed = change(raster.image.convert("RGBa")).convert("RGBA")
    changed.putalpha(raster.image.getchannel("A"))
    return Raster(changed)


def recoloured_by_place(raster: Raster, change: PlacedChange) -> Raster:
    """As `recoloured`, for changes that depend on where a pixel lies and on no other pixel."""
    image = raster.image
    if is_large(image):
        return _in_pieces(raster, lambda piece, box: recoloured(Raster(piece), lambda some: change(some, box)).image)
    return recoloured(raster, lambda whole: change(whole, (0, 0, *image.size)))


def _in_pieces(raster: Raster, change: PlacedChange, reach: int = 0, multiple: int = 1) -> Raster:
    image = raster.image if raster.spare else raster.image.copy()
    changed_in_place(image, change, reach, multiple)
    return Raster(image, spare=True)


def reach_of_blur(radius: float) -> tuple[int, int]:
    """How many rows away a Gaussian blur looks at most, Pillow's (three boxes) or `gaussian.py`'s; and how many rows
    belong together in the latter. The first is a multiple of the second."""
    step = coarseness(radius)
    return math.ceil((3 * radius + 6 + 4 * (step - 1)) / step) * step, step


def coarseness(radius: float) -> int:
    """How many pixels across one stands for in a blur so wide that none can be told apart: a power of two."""
    return 1 << max(0, math.floor(math.log2(max(radius, WIDE) / WIDE)))


def on_white(image: Image.Image) -> Image.Image:
    """Without transparency; white is behind it."""
    if image.mode == "RGB":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
