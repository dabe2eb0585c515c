"""Lays a large cut-out on its ground while its rows are asked for. For workers only."""

from __future__ import annotations

import numpy as np
from PIL import Image

from imaging.cutout.ground import over
from imaging.cutout.sight import Colours, Mask, enlarged
from imaging.cutout.spill import around_in
from imaging.large.lazy_image import LazyImage
from imaging.raster import Raster


def laid_lazily(raster: Raster, coarse: Colours, alpha: Mask, behind: Colours | None) -> LazyImage:
    """The subject of the picture on its ground.

    `alpha` and `behind` may have fewer pixels than the picture; `coarse` is the same picture in small. What was
    transparent before stays so.
    """
    image = raster.image
    shape: Colours = np.broadcast_to(np.uint8(0), (raster.height, raster.width, 1))
    around = around_in(coarse, alpha)

    def rows(top: int, bottom: int) -> Image.Image:
        piece = image.crop((0, top, raster.width, bottom))
        clear = np.asarray(piece.getchannel("A"), np.float32) / 255 if image.mode == "RGBA" else None
        part = np.array(piece.convert("RGB"))
        shares = around.clean(part, enlarged(alpha, shape, (top, bottom)), shape, (top, bottom), clear)
        ground = None if behind is None else np.ascontiguousarray(enlarged(behind, shape, (top, bottom)))
        return over(part, shares, ground)

    return LazyImage(image.size, "RGBA" if behind is None else "RGB", rows)
