"""Colour under the mask: what is wholly transparent takes the colour of what is visible beside it.

Lossy codecs look under the mask: coarse chroma and blocks of 8 pixels mix what is hidden into the edge of what is seen.
So what is hidden is filled first (alpha bleeding), by averages that become coarser with the distance (Gortler 1996,
pull and push). It is smooth, so it costs few bytes as well. What is visible is not touched.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.large.strips import is_large, reduced, strips

NEAR, FAR = 2, 8
"""Pixels a side that share a colour: of a large picture more, so that what is worked with stays small."""
CERTAIN = 0.125
"""Visible share from which on an average has a colour of its own; below, the coarser one counts as well."""
QUARTER = np.float32(0.25)
Weighed = NDArray[np.float32]
"""Rows × columns × red, green, blue and alpha, the colours multiplied by alpha: what is hidden lends them nothing."""


def bled(image: Image.Image) -> Image.Image:
    """The picture with another colour where nothing of it is seen; the same object where there is no such place."""
    lowest, highest = image.getchannel("A").getextrema() if image.mode == "RGBA" else (1, 1)
    if lowest or not highest:
        return image
    factor = FAR if is_large(image) else NEAR
    beneath = Image.fromarray(np.rint(_filled(np.asarray(reduced(image, factor, "RGBa"), np.float32))).astype(np.uint8))
    filled = image.copy()
    for left, top, right, end in strips(image.size, factor):
        below = beneath.crop((0, top // factor, beneath.width, -(-end // factor)))
        grown = below.resize((below.width * factor, below.height * factor), Image.Resampling.NEAREST)
        piece = grown.crop((0, 0, right, end - top))
        piece.putalpha(0)
        hidden = image.crop((left, top, right, end)).getchannel("A").point([255] + [0] * 255)
        filled.paste(piece, (left, top), hidden)
    return filled


def _filled(weighed: Weighed) -> Weighed:
    """Red, green and blue everywhere, 0–255. Something of the picture is visible."""
    visible = weighed[..., 3:] / np.float32(255)
    own: Weighed = np.minimum(weighed[..., :3] / np.maximum(visible, np.float32(1e-6)), np.float32(255))
    if visible.min() >= CERTAIN or visible.size == 1:
        return own
    high, wide = own.shape[:2]
    coarser: Weighed = _filled(_halved(weighed)).repeat(2, axis=0)[:high].repeat(2, axis=1)[:, :wide]
    coarser += (own - coarser) * np.minimum(visible / np.float32(CERTAIN), np.float32(1))
    return coarser


def _halved(weighed: Weighed) -> Weighed:
    """The means of four; an odd last row or column stands twice."""
    high, wide = weighed.shape[:2]
    even = np.pad(weighed, ((0, high % 2), (0, wide % 2), (0, 0)), mode="edge") if high % 2 or wide % 2 else weighed
    across = even[:, 0::2] + even[:, 1::2]
    means: Weighed = (across[0::2] + across[1::2]) * QUARTER
    return means
