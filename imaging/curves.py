"""Tone curves as tables of 256 values: what each shade becomes. Exact, and one pass over the picture."""

from __future__ import annotations

from collections.abc import Callable

Curve = Callable[[float], float]
"""From a shade to a shade, both 0–1."""


def table(curve: Curve) -> list[int]:
    """The curve for every 8-bit shade; what leaves 0–1 is clipped."""
    return [min(255, max(0, round(curve(shade / 255) * 255))) for shade in range(256)]


def same_for_all(curve: Curve) -> list[int]:
    """The table for red, green and blue one after another, as `Image.point` wants it."""
    return table(curve) * 3


def to_linear(shade: float) -> float:
    """sRGB to the amount of light."""
    return shade / 12.92 if shade <= 0.04045 else float(((shade + 0.055) / 1.055) ** 2.4)


def to_srgb(light: float) -> float:
    """The way back; light above 1 stays above 1."""
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


def dark_bump(shade: float) -> float:
    """0 at black and white, 1 at a third: where shadows are. Up to 0.4 of it can be added without a kink."""
    return 6.75 * shade * (1 - shade) ** 2


def light_bump(shade: float) -> float:
    """0 at black and white, 1 at two thirds: where highlights are."""
    return dark_bump(1 - shade)


def middle_bump(shade: float) -> float:
    """0 at black and white, 1 in the middle."""
    return 4 * shade * (1 - shade)
