"""A mask as anybody draws one, made into the one form in which masks are kept: a channel of 8 bits, white to change."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops

from imaging.declaration import Impossible
from imaging.raster import Raster
from imaging.sentences import say

FULL = 255


def read_mask(drawn: Raster, size: tuple[int, int]) -> Image.Image:
    """How much each pixel of a picture of that size (width, height) is to be changed, in mode `L`.

    White is to be changed and what is transparent is not, as a canvas leaves what nobody painted. A mask of another
    size is brought to this one, of whatever shape: it lies on the whole picture. Raises `Impossible` for one in which
    nothing is white.
    """
    grey = drawn.image.convert("L")
    if drawn.image.mode == "RGBA":
        grey = ImageChops.multiply(grey, drawn.image.getchannel("A"))
    if grey.size != size:
        grey = grey.resize(size, Image.Resampling.BILINEAR)
    return chosen(grey)


def chosen(mask: Image.Image) -> Image.Image:
    """The mask itself. Raises `Impossible` where it chooses nothing."""
    if mask.getbbox() is None:
        raise Impossible(
            say("mask_empty", "The mask chooses nothing: paint white what is to be changed, and leave the rest black.")
        )
    return mask


def coverage(mask: Image.Image) -> float:
    """How much of the picture a mask takes, 0–1: grey counts in proportion."""
    counts = mask.histogram()
    return sum(level * count for level, count in enumerate(counts)) / (FULL * mask.width * mask.height)


def to_mask_png(mask: Image.Image) -> bytes:
    """As it is kept."""
    out = BytesIO()
    mask.save(out, "PNG", compress_level=6)
    return out.getvalue()
