"""OpenCV's look-up in the place of Pillow's, as if a picture went on beyond its edges. For workers only."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image

from imaging.perspective.corners import Projection, Size, by_pillow

FARTHEST = 32_766
"""Pixels of a side that OpenCV looks up in."""
cv2.setNumThreads(1)


def projected(image: Image.Image, size: Size, projection: Projection) -> Image.Image:
    """See `Project` in `imaging/apply_context.py`."""
    if max(*image.size, *size) > FARTHEST:
        return by_pillow(image, size, projection)
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])  # between the middles of pixels
    way = np.linalg.inv(half) @ np.array([*projection, 1.0]).reshape(3, 3) @ half
    source = image.convert("RGBa") if image.mode == "RGBA" else image
    how = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    made = cv2.warpPerspective(np.asarray(source), way, size, flags=how, borderMode=cv2.BORDER_REPLICATE)
    if image.mode == "RGBA":
        return Image.frombuffer("RGBa", size, made, "raw", "RGBa", 0, 1).convert("RGBA")
    return Image.fromarray(made)
