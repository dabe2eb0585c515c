"""What stands behind a picture, or under its mask, where a format knows no transparency or loses something."""

from __future__ import annotations

import numpy as np
import pyvips
from PIL import Image

from imaging.alpha_bleed import bled

GROUNDS = {"white": (255, 255, 255), "black": (0, 0, 0)}
LIGHT, MOSTLY = 235, 0.9
"""The brightness from which on white does not show on white, and the share of what is seen that has it."""


def filled(image: pyvips.Image) -> pyvips.Image:
    """As `alpha_bleed.bled`, for what libvips writes."""
    if not image.hasalpha():
        return image
    before = Image.fromarray(image.numpy())
    after = bled(before)
    return image if after is before else pyvips.Image.new_from_array(np.asarray(after), interpretation="srgb")


def ground_of(image: pyvips.Image) -> str:
    """White, as a page and a letter are; black behind what would not be seen on white."""
    pixels = image.numpy()[::4, ::4]
    seen = pixels[pixels[..., 3] > 127][:, :3]
    light = (seen.min(axis=-1) >= LIGHT).mean() if len(seen) else 0.0
    return "black" if light > MOSTLY else "white"
