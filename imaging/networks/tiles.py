"""A picture enlarged tile by tile, so that what a network's layers take is bounded by a tile and not by the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.large.strips import Box

Colours = NDArray[np.uint8]
"""Height × width × red, green, blue."""
Enlarge = Callable[[Colours], Colours]
"""What becomes of a tile: the same, so many times as large."""
SIDE, OVERLAP = 192, 16
"""Pixels of a tile's side, and of what it shares with its neighbours on each side: their borders are thrown away, since
a network sees nothing beyond them."""


def tiles(size: tuple[int, int], side: int = SIDE) -> Iterator[Box]:
    """The whole picture, in tiles of about the same size, at most `side` long."""
    width, height = size
    columns, rows = -(-width // side), -(-height // side)
    for row in range(rows):
        for column in range(columns):
            yield (
                width * column // columns,
                height * row // rows,
                width * (column + 1) // columns,
                height * (row + 1) // rows,
            )


def enlarged(
    image: Image.Image, factor: int, enlarge: Enlarge, side: int = SIDE
) -> Iterator[tuple[float, Image.Image]]:
    """How much of it is done (0–1) after each tile, with the picture as it is by then; the last one is whole. `image`
    is in mode `RGB`."""
    result = Image.new("RGB", (image.width * factor, image.height * factor))
    boxes = list(tiles(image.size, side))
    for done, box in enumerate(boxes, start=1):
        around = _around(box, image.size)
        made = enlarge(np.asarray(image.crop(around)))
        left, top = (box[0] - around[0]) * factor, (box[1] - around[1]) * factor
        right, bottom = left + (box[2] - box[0]) * factor, top + (box[3] - box[1]) * factor
        inner = Image.fromarray(np.ascontiguousarray(made[top:bottom, left:right]))
        result.paste(inner, (box[0] * factor, box[1] * factor))
        yield done / len(boxes), result


def _around(box: Box, size: tuple[int, int]) -> Box:
    left, top, right, bottom = box
    return max(0, left - OVERLAP), max(0, top - OVERLAP), min(size[0], right + OVERLAP), min(size[1], bottom + OVERLAP)
