"""A picture on a larger canvas: filled with a mirror image of its edges that grows soft, which is honest about being no
new content, and where a model may paint instead. The picture's own pixels are never touched. For workers only."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.extent import Extent
from imaging.masks.keeping import Kept, Proof, kept, proved
from imaging.raster import Raster

SOFT = 48
"""Into so many pixels of the long side the canvas is made small before it is blurred for what lies farthest out."""
NEAR = 0.35
"""Of what is added: over as much of it the mirror image passes into the soft one."""
BAND = 256
"""Rows that are mixed at a time: the weights of all would take more than the picture."""


def expanded(raster: Raster, extent: Extent) -> Raster:
    """The picture in its place on the larger canvas, with its edges mirrored around it."""
    own = np.asarray(raster.image)
    canvas = cv2.copyMakeBorder(own, extent.top, extent.bottom, extent.left, extent.right, cv2.BORDER_REFLECT_101)
    height, width = canvas.shape[:2]
    small = cv2.resize(canvas, _within((width, height), SOFT), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), 1)
    for top in range(0, height, BAND):
        rows = slice(top, min(top + BAND, height))
        far = _farness(extent, raster.image.size, rows)
        _mix(canvas[rows], _rows_of(soft, (width, height), rows), far)
    left, above, right, below = extent.box(*raster.image.size)
    canvas[above:below, left:right] = own
    return Raster(Image.fromarray(canvas, raster.image.mode))


def border_mask(size: tuple[int, int], extent: Extent) -> Image.Image:
    """White where something is added around a picture of that size, black where it lies."""
    mask = Image.new("L", extent.size(*size), 255)
    mask.paste(0, extent.box(*size))
    return mask


def kept_around(before: Raster, answer: Raster, extent: Extent) -> Kept:
    """A model's answer to the larger canvas, laid around the picture: see `kept`. Raises `Impossible`."""
    return kept(expanded(before, extent), answer, border_mask(before.image.size, extent))


def proved_within(before: Raster, after: Raster, extent: Extent) -> Proof:
    """Counts what of the picture's own pixels is another one on the larger canvas."""
    inner = Raster(after.image.crop(extent.box(*before.image.size)))
    return proved(before, inner, Image.new("L", before.image.size, 0))


def _farness(extent: Extent, size: tuple[int, int], rows: slice) -> NDArray[Any]:
    """How far out each pixel of these rows lies: 0 at the picture, 1 where nothing but the soft image is left."""
    width, height = extent.size(*size)
    left, above, right, below = extent.box(*size)
    across = _outside(np.arange(width, dtype=np.float32), left, right, extent.left, extent.right)
    down = _outside(np.arange(rows.start, rows.stop, dtype=np.float32), above, below, extent.top, extent.bottom)
    far = np.clip(np.maximum(down[:, None], across[None, :]) / NEAR, 0, 1)
    return np.asarray(far * far * (3 - 2 * far), np.float32)


def _outside(places: NDArray[Any], low: int, high: int, before: int, behind: int) -> NDArray[Any]:
    """How far each place lies outside of `low`–`high`, as a share of what is added there."""
    return np.maximum((low - places) / max(before, 1), (places - high + 1) / max(behind, 1)).clip(0, 1)


def _rows_of(soft: NDArray[Any], size: tuple[int, int], rows: slice) -> NDArray[Any]:
    """These rows of the small picture brought to that size."""
    across, down = soft.shape[1] / size[0], soft.shape[0] / size[1]
    start = rows.start
    matrix = np.array([[across, 0, across / 2 - 0.5], [0, down, (start + 0.5) * down - 0.5]], np.float64)
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    to = size[0], rows.stop - rows.start
    return np.asarray(cv2.warpAffine(soft, matrix, to, flags=flags, borderMode=cv2.BORDER_REPLICATE))


def _mix(rows: NDArray[Any], soft: NDArray[Any], far: NDArray[Any]) -> None:
    rows[:] = cv2.blendLinear(np.ascontiguousarray(soft), np.ascontiguousarray(rows), far, 1 - far)


def _within(size: tuple[int, int], side: int) -> tuple[int, int]:
    share = min(1.0, side / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))
