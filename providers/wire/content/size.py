"""Sizes in pixels for a shape."""

from __future__ import annotations

import math


def sides(aspect: str, pixels: int, step: int) -> tuple[int, int]:
    """Width and height of about so many pixels, both multiples of `step`; `aspect` is `width:height`."""
    across, _, down = aspect.partition(":")
    ratio = float(across) / float(down or 1)
    width = round(math.sqrt(pixels * ratio) / step) * step
    height = round(math.sqrt(pixels / ratio) / step) * step
    return max(step, width), max(step, height)
