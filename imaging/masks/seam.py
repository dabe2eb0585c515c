"""How what was changed passes into what was not: inside of the mask, never outside. For workers only."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

WIDTH = 1 / 100
"""Of the picture's longer side: how far the passage goes into the mask."""
DEEPEST = 1 / 3
"""Of how far one can go into the mask: no more of it is passage."""
SHORTEST = 2.0
"""Pixels of the passage, where a mask has room for it."""


def feathered(mask: NDArray[np.uint8], longest: int) -> NDArray[Any]:
    """How much of the change each pixel takes, 0–1: nothing where the mask is black, all of it far enough inside.

    `mask`: a part of it, height × width; `longest`: pixels of the whole picture's longer side. A grey mask stays as
    grey; where it lies at the picture's own border there is nothing to pass into.
    """
    inside = (mask > 0).astype(np.uint8)
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)
    width = max(SHORTEST, min(longest * WIDTH, float(depth.max()) * DEEPEST))
    ramp = np.clip(depth / (width + 1), 0, 1)
    smooth = ramp * ramp * (3 - 2 * ramp)
    return np.asarray(np.where(mask > 0, np.minimum(smooth, mask.astype(np.float32) / 255), 0), np.float32)
