"""Width and height for engines that are told pixels, not shapes."""

from __future__ import annotations

import math

ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "5:4", "4:5", "21:9")
"""Shapes that an engine paints that takes any size."""
Sides = tuple[int, int]
"""Width and height in pixels."""


def pixel_size(aspect: str, area: int, step: int) -> Sides:
    """About so many pixels in that shape (`3:2`), both sides multiples of `step`."""
    wide, _, high = aspect.partition(":")
    return scaled((float(wide), float(high or 1)), area, step)


def scaled(sides: tuple[float, float], area: int, step: int) -> Sides:
    """The same shape with about so many pixels, both sides multiples of `step`."""
    factor = math.sqrt(area / (sides[0] * sides[1]))
    width, height = (max(step, round(side * factor / step) * step) for side in sides)
    return width, height
