"""A coarse mask on a finer picture, with that picture's own edges: the guided filter (He, Sun, Tang 2013), worked out
where it is small and applied where it is large (He, Sun, Fast Guided Filter, 2015). For workers only."""

from __future__ import annotations

import cv2
import numpy as np

from imaging.cutout.sight import Colours, Mask, enlarged, resized, strips

RADIUS = 4
"""Pixels of the coarse mask."""
EPSILON = 1e-4
"""What counts as flat, in squares of 0–1."""
BAND = 2
"""Pixels of the coarse mask around every edge in which the filter may change anything."""


def guided(mask: Mask, fine: Colours, radius: int = RADIUS, epsilon: float = EPSILON) -> Mask:
    """The mask on the sides of `fine`. Where it is certain and far from an edge it stays as it is."""
    height, width = fine.shape[:2]
    coarse = resized(fine, (int(mask.shape[1]), int(mask.shape[0]))).astype(np.float32) / 255
    slopes, offset = _fitted(mask, coarse, radius, epsilon)
    band = _band(mask, radius)
    out = np.empty((height, width), np.float32)
    for rows in strips(height):
        part, plain, filtered = fine[slice(*rows)], *(enlarged(each, fine, rows) for each in (mask, offset))
        for channel in range(3):
            filtered = filtered + enlarged(slopes[channel], fine, rows) * (part[..., channel].astype(np.float32) / 255)
        mixed = plain + (filtered - plain) * enlarged(band, fine, rows)
        out[slice(*rows)] = np.clip(mixed, 0, 1)
    return out


def _band(mask: Mask, radius: int) -> Mask:
    """1 around edges, falling to 0."""
    unsettled = cv2.morphologyEx(mask, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > 0.05
    unsettled |= (mask > 0.02) & (mask < 0.98)
    across = 2 * (radius + BAND) + 1
    wide = cv2.dilate(unsettled.astype(np.float32), np.ones((across, across), np.uint8))
    soft: Mask = cv2.blur(wide, (5, 5))
    return soft


def _fitted(mask: Mask, guide: Mask, radius: int, epsilon: float) -> tuple[list[Mask], Mask]:
    """The mask as a linear function of colour in every neighbourhood: three slopes and an offset, averaged."""
    mean = [_mean(guide[..., c], radius) for c in range(3)]
    mean_mask = _mean(mask, radius)
    with_mask = [_mean(guide[..., c] * mask, radius) - mean[c] * mean_mask for c in range(3)]
    spread = {
        (i, j): _mean(guide[..., i] * guide[..., j], radius) - mean[i] * mean[j] + (epsilon if i == j else 0)
        for i in range(3)
        for j in range(i, 3)
    }
    slopes = _solved(spread, with_mask)
    offset = mean_mask - sum(slope * average for slope, average in zip(slopes, mean, strict=True))
    return [_mean(slope, radius) for slope in slopes], _mean(offset, radius)


def _solved(s: dict[tuple[int, int], Mask], right: list[Mask]) -> list[Mask]:
    """The solution of a symmetric 3 × 3 system for each pixel, by its cofactors."""
    a = s[1, 1] * s[2, 2] - s[1, 2] ** 2
    b = s[0, 2] * s[1, 2] - s[0, 1] * s[2, 2]
    c = s[0, 1] * s[1, 2] - s[0, 2] * s[1, 1]
    d = s[0, 0] * s[2, 2] - s[0, 2] ** 2
    e = s[0, 1] * s[0, 2] - s[0, 0] * s[1, 2]
    f = s[0, 0] * s[1, 1] - s[0, 1] ** 2
    whole = s[0, 0] * a + s[0, 1] * b + s[0, 2] * c
    rows = ((a, b, c), (b, d, e), (c, e, f))
    return [sum(factor * value for factor, value in zip(row, right, strict=True)) / whole for row in rows]


def _mean(values: Mask, radius: int) -> Mask:
    across = 2 * radius + 1
    out: Mask = cv2.blur(values, (across, across), borderType=cv2.BORDER_REFLECT)
    return out
