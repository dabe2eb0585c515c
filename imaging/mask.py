"""A mask as services take it that look at its transparency, in place of its greys."""

from __future__ import annotations

from PIL import Image, ImageChops

from imaging.raster import Raster


def cut_out(mask: Raster, size: tuple[int, int]) -> Raster:
    """The mask at that size, as grey as it was and the more transparent, the whiter: both say the same.

    `size`: width and height in pixels.
    """
    grey = mask.image.convert("L")
    if grey.size != size:
        grey = grey.resize(size, Image.Resampling.NEAREST)  # between black and white nothing is invented
    return Raster(Image.merge("RGBA", (grey, grey, grey, ImageChops.invert(grey))))
