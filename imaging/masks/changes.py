"""What a model's answer shows otherwise than the picture it was made from, wherever it lies on it. For workers only."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.declaration import Impossible
from imaging.masks.alignment import aligned
from imaging.masks.keeping import LIKE, in_place
from imaging.masks.reading import FULL
from imaging.raster import Raster
from imaging.sentences import say

LOOKED_AT = 1024
"""Pixels of the long side on which both are compared."""
SEEN, SURE = 14.0, 40.0
"""Levels of 255 from which on something is another colour, perhaps and surely: models paint all a little anew."""
TOGETHER = 1 / 100
"""Of the long side: what is changed within as much is one change, and a smaller one is none."""
NOTHING = Image.new("L", (1, 1))


def changes(before: Raster, after: Raster) -> NDArray[Any]:
    """How many levels of 255 each place changed: height × width, 32-bit floats, no longer than `LOOKED_AT`. Raises
    `Impossible` where the two are not one picture."""
    mask = NOTHING.resize(before.image.size)
    found = aligned(before.image, after.image, mask)
    if found.likeness < LIKE:
        raise Impossible(
            say("nothing_in_common", "The two have nothing in common: the whole picture was painted anew.")
        )
    share = min(1.0, LOOKED_AT / max(before.image.size))
    size = max(1, round(before.width * share)), max(1, round(before.height * share))
    own = np.asarray(before.image.convert("RGB").resize(size, Image.Resampling.BOX, reducing_gap=2.0))
    other = in_place(before, after, mask, found, size)
    off = cv2.absdiff(cv2.GaussianBlur(own, (0, 0), 1.2), cv2.GaussianBlur(other, (0, 0), 1.2))
    return np.asarray(off.max(axis=2), np.float32)


def changed_mask(before: Raster, after: Raster) -> Image.Image:
    """A mask of the picture before, white where it was changed, with a little around it. Raises `Impossible`."""
    off = changes(before, after)
    near = max(3, round(max(off.shape) * TOGETHER)) | 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (near, near))
    perhaps: NDArray[Any] = (off > SEEN).astype(np.uint8)
    perhaps = cv2.morphologyEx(perhaps, cv2.MORPH_CLOSE, disc)
    perhaps = cv2.morphologyEx(perhaps, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3)))
    _, pieces = cv2.connectedComponents(perhaps, connectivity=8)
    certain = np.unique(pieces[(off > SURE) & (perhaps > 0)])
    white: NDArray[Any] = np.isin(pieces, certain[certain > 0]).astype(np.uint8) * FULL
    if not white.any():
        raise Impossible(say("no_changes_seen", "Nothing was changed that can be seen."))
    white = cv2.dilate(white, disc)
    return Image.fromarray(white).resize(before.image.size, Image.Resampling.BILINEAR)


def heat(before: Raster, after: Raster) -> Raster:
    """The picture before in grey, no longer than `LOOKED_AT`, with colours on it from where it changed a little to
    where it changed most."""
    off = changes(before, after)
    grey = before.image.convert("L").resize((off.shape[1], off.shape[0]), Image.Resampling.BOX, reducing_gap=2.0)
    ground = np.repeat(np.asarray(grey, np.float32)[..., None], 3, axis=2) * 0.6
    levels = np.clip(off / (3 * SURE) * FULL, 0, FULL).astype(np.uint8)
    colours = cv2.applyColorMap(levels, cv2.COLORMAP_INFERNO)[..., ::-1]
    share = np.clip((off - SEEN) / (SURE - SEEN), 0, 1)[..., None]
    return Raster(Image.fromarray(np.rint(ground * (1 - share) + colours * share).astype(np.uint8)))
