"""Takes something out of a picture and fills its place from around it, by OpenCV's inpainting. For workers only.

Good for what is small: a spot, a wire, a letter. Large places are filled smoothly, without any detail of their own.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.declaration import Impossible
from imaging.masks.colours import Colours
from imaging.masks.keeping import widened
from imaging.raster import Raster
from imaging.sentences import percent, say

MOST = 0.12
"""Of the picture: from a larger place on it is no use to fill it from around."""
SIDE = 700
"""Pixels of the long side on which a place is filled: more would take seconds and show no more."""
REACH = 5
"""Pixels around each that it is filled from."""
GRAIN = 2
"""Standard deviation, in pixels, of the blur by which a picture's grain is told from what it shows."""
MAD = 1.4826
"""From the median of what is off to the standard deviation of the normal distribution that is as often off so far."""


def erased(raster: Raster, mask: Image.Image) -> Raster:
    """The picture without what the mask covers; outside of it nothing changes. Raises `Impossible` for a place that is
    too large for it."""
    white = np.asarray(mask) > 0
    share = float(white.mean())
    if share > MOST:
        raise Impossible(
            say(
                "too_large_to_erase",
                "The place is {share} of the picture; filling it from around works up to {most}. Choose a smaller one, "
                "or have it painted over by a connected model: /inpaint.",
                share=percent(round(100 * share)),
                most=percent(round(100 * MOST)),
            )
        )
    box = widened(mask.getbbox() or (0, 0, 1, 1), mask.size)
    part = np.asarray(mask.crop(box))
    own = np.ascontiguousarray(np.asarray(raster.image.convert("RGB").crop(box)))
    filled = _with_grain(_filled(own, part), own, part)
    weight = part.astype(np.float32) / 255
    mixed = np.asarray(cv2.blendLinear(filled, own, weight, 1 - weight), np.uint8)
    mixed[part == 0] = own[part == 0]
    result, laid = raster.image.copy(), Image.fromarray(mixed)
    if result.mode == "RGBA":
        laid.putalpha(raster.image.crop(box).getchannel("A"))
    result.paste(laid, box)
    return Raster(result)


def _filled(own: Colours, part: NDArray[np.uint8]) -> Colours:
    """What is around, gone on with into the place: on fewer pixels where there are many."""
    share = min(1.0, SIDE / max(part.shape))
    size = max(1, round(part.shape[1] * share)), max(1, round(part.shape[0] * share))
    small = cv2.resize(own, size, interpolation=cv2.INTER_AREA)
    place = (cv2.resize((part > 0).astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0).astype(np.uint8)
    made = cv2.inpaint(small, place, REACH, cv2.INPAINT_TELEA)
    return np.asarray(cv2.resize(made, part.shape[::-1], interpolation=cv2.INTER_CUBIC))


def _with_grain(filled: Colours, own: Colours, part: NDArray[np.uint8]) -> Colours:
    """As grainy as what is around it, so that nothing is seen by being smooth; the same picture, the same grain."""
    around = part == 0
    if not around.any():
        return filled
    grain = own.astype(np.float32) - cv2.GaussianBlur(own, (0, 0), GRAIN)
    steady = np.median(np.abs(grain[around]), axis=0) * MAD  # of what varies, not of the edges in it
    noise = np.random.default_rng(1).standard_normal(part.shape, np.float32)[..., None] * steady
    return np.asarray(np.clip(np.rint(filled + noise), 0, 255), np.uint8)
