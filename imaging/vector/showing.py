"""What a cleaned drawing looks like, as pixels: drawn by librsvg, which comes with libvips. For workers only.

The reader of SVG is closed in `imaging/libvips.py` for all that somebody sends; it is open here for as long as it draws
what `clean.py` wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image

from imaging.libvips import pyvips
from imaging.raster import Raster
from imaging.refusal import Refused
from imaging.sentences import say
from imaging.vector.clean import Drawing

READER = "VipsForeignLoadSvg"
LARGEST = 4_096
"""Pixels of the longer side, at most."""


def shown(drawing: Drawing, longest: int) -> Raster:
    """The drawing with a longer side of about that many pixels, transparent where nothing is drawn. Raises `Refused`
    for one that librsvg cannot draw."""
    scale = min(longest, LARGEST) / max(drawing.width, drawing.height)
    try:
        with _reading():
            image = pyvips.Image.svgload_buffer(drawing.data, scale=scale)
            pixels = np.ascontiguousarray(image.numpy())
    except pyvips.Error as error:
        raise Refused(
            say("undrawable", "This drawing cannot be shown ({why}).", why=str(error).splitlines()[0][:200]),
            "broken_picture",
        ) from error
    return Raster(Image.fromarray(pixels, "RGBA"))


@contextmanager
def _reading() -> Iterator[None]:
    pyvips.operation_block_set(READER, False)
    try:
        yield
    finally:
        pyvips.operation_block_set(READER, True)
