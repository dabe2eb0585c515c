"""Lays a large cut-out on its ground strip by strip, in the picture's own place where it can be. For workers only."""

from __future__ import annotations

import numpy as np
from PIL import Image

from imaging.cutout.ground import over
from imaging.cutout.sight import Colours, Mask, enlarged, strips
from imaging.cutout.spill import GONE, around_in
from imaging.raster import Raster


def laid_in_strips(raster: Raster, coarse: Colours, alpha: Mask, behind: Colours | None) -> tuple[Image.Image, float]:
    """The subject of the picture on its ground, and the share of the picture that it is.

    `alpha` and `behind` may have fewer pixels than the picture; `coarse` is the same picture in small. What was
    transparent before stays so. A picture to spare that needs no other mode is changed itself.
    """
    image, mode = raster.image, "RGB" if behind is not None else "RGBA"
    out = image if raster.spare and image.mode == mode else Image.new(mode, image.size)
    shape: Colours = np.broadcast_to(np.uint8(0), (raster.height, raster.width, 1))
    around, kept = around_in(coarse, alpha), 0.0
    for rows in strips(raster.height):
        piece = image.crop((0, rows[0], raster.width, rows[1]))
        shares = enlarged(alpha, shape, rows)
        part = np.array(piece.convert("RGB"))
        around.clean(part, shares, shape, rows)
        if image.mode == "RGBA":  # its own transparency mixed nothing into its colours
            shares = shares * (np.asarray(piece.getchannel("A"), np.float32) / 255)
            part[shares <= GONE] = 0
        ground = None if behind is None else np.ascontiguousarray(enlarged(behind, shape, rows))
        out.paste(over(part, shares, ground), (0, rows[0]))
        kept += float(shares.sum(dtype=np.float64))
    return out, kept / (raster.width * raster.height)
