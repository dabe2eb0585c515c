"""The part of a picture that a model is shown which has no masks: what is to be changed with enough around it, so that
it is painted in detail and comes back to its place. For workers only."""

from __future__ import annotations

from PIL import Image

from imaging.large.strips import Box
from imaging.masks.keeping import Kept, kept
from imaging.raster import Raster

AROUND = 0.75
"""Of the sides of what is to be changed: how much of the picture is shown on each side of it."""
LEAST = 256
"""Pixels of a side that is shown, where the picture has as many."""
MOST = 0.8
"""Of the picture: from here on all of it is shown."""


def shown_around(mask: Image.Image) -> Box:
    """What is shown of a picture with that mask."""
    left, top, right, bottom = mask.getbbox() or (0, 0, *mask.size)
    across = _widened(left, right, mask.width)
    down = _widened(top, bottom, mask.height)
    if (across[1] - across[0]) * (down[1] - down[0]) > MOST * mask.width * mask.height:
        return 0, 0, mask.width, mask.height
    return across[0], down[0], across[1], down[1]


def _widened(low: int, high: int, length: int) -> tuple[int, int]:
    more = max(round((high - low) * AROUND), (LEAST - (high - low)) // 2, 0)
    return max(0, low - more), min(length, high + more)


def kept_part(before: Raster, answer: Raster, mask: Image.Image, box: Box) -> Kept:
    """As `kept`, of an answer to that part of the picture. Raises `Impossible`."""
    if box == (0, 0, *before.image.size):
        return kept(before, answer, mask)
    part = kept(Raster(before.image.crop(box)), answer, mask.crop(box))
    whole = before.image.convert(part.raster.image.mode)
    whole.paste(part.raster.image, box)
    return Kept(Raster(whole), part.alignment)
