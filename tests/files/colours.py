"""Colours by their definitions, so that what is right is not told by what is tested. Pixels are `(height, width, 3 or
4)`, 0–255, as numbers with fractions or without."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[Any]
TO_XYZ = {
    "sRGB": ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041)),
    "Display P3": ((0.4865709, 0.2656677, 0.1982173), (0.2289746, 0.6917385, 0.0792869), (0.0, 0.0451134, 1.0439444)),
    "BT.2020": ((0.6369580, 0.1446169, 0.1688810), (0.2627002, 0.6779981, 0.0593017), (0.0, 0.0280727, 1.0609851)),
    "Adobe RGB": (
        (0.5767309, 0.1855540, 0.1881852),
        (0.2973769, 0.6273491, 0.0752741),
        (0.0270343, 0.0706872, 0.9911085),
    ),
}
"""Linear RGB to XYZ under D65 (IEC 61966-2-1, SMPTE EG 432-1, ITU-R BT.2020, Adobe RGB (1998))."""
WHITE = np.array((0.95047, 1.0, 1.08883))
GROUND = 118.0
"""What is laid behind transparency to compare."""
CELLS = 16
"""Cells along the longer side of what is compared: what a codec does between neighbours is no other colour."""


def linear(pixels: Pixels) -> Pixels:
    """sRGB to light, 0–1."""
    share = np.asarray(pixels, float) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def encoded(light: Pixels) -> Pixels:
    """Light to sRGB; what is out of its range is cut off."""
    share = np.clip(light, 0, 1)
    return np.where(share <= 0.0031308, share * 12.92, 1.055 * share ** (1 / 2.4) - 0.055) * 255


def from_space(light: Pixels, space: str) -> Pixels:
    """Linear light in the primaries of that space, as sRGB."""
    return encoded(light @ (np.linalg.inv(TO_XYZ["sRGB"]) @ np.array(TO_XYZ[space])).T)


def lab(pixels: Pixels) -> Pixels:
    """CIELAB under D65."""
    xyz = linear(pixels) @ np.array(TO_XYZ["sRGB"]).T / WHITE
    root = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack(
        (116 * root[..., 1] - 16, 500 * (root[..., 0] - root[..., 1]), 200 * (root[..., 1] - root[..., 2])), -1
    )


def apart(one: Pixels, other: Pixels) -> float:
    """ΔE (CIE76), the mean over the picture; the worst there is where they do not stand the same way up."""
    grid = cells(one)
    if lies_otherwise(one, other):
        return 100.0
    return between(reduced(one, grid), reduced(other, grid))


def between(one: Pixels, other: Pixels) -> float:
    """ΔE (CIE76), the mean over pictures of the same size."""
    return float(np.sqrt(((lab(one) - lab(other)) ** 2).sum(-1)).mean())


def lies_otherwise(one: Pixels, other: Pixels) -> bool:
    """Whether its sides have other proportions than a preview's rounding makes."""
    wide, other_wide = (pixels.shape[1] / pixels.shape[0] for pixels in (one, other))
    spare = 0.1 + 0.6 / min(*one.shape[:2], *other.shape[:2])
    return not 1 - spare < other_wide / wide < 1 / (1 - spare)


def cells(pixels: Pixels) -> tuple[int, int]:
    """Rows and columns of its grid: each at least one pixel."""
    high, wide = pixels.shape[:2]
    share = min(1.0, CELLS / max(high, wide))
    return max(1, round(high * share)), max(1, round(wide * share))


def reduced(pixels: Pixels, grid: tuple[int, int]) -> Pixels:
    """The mean of each cell, on grey where it is transparent."""
    solid = np.asarray(pixels[..., :3], float)
    if pixels.shape[-1] == 4:
        share = np.asarray(pixels[..., 3:], float) / 255
        solid = solid * share + GROUND * (1 - share)
    return _mean_along(_mean_along(solid, 0, grid[0]), 1, grid[1])


def _mean_along(pixels: Pixels, axis: int, count: int) -> Pixels:
    """So many means along that axis; a pixel that lies in two cells counts for both by its share."""
    length = pixels.shape[axis]
    edges = np.linspace(0, length, count + 1)
    zero = np.zeros_like(np.take(pixels, [0], axis))
    sums = np.concatenate((zero, np.cumsum(pixels, axis)), axis)
    whole = np.minimum(edges.astype(int), length - 1)
    part = np.expand_dims(edges - whole, tuple(range(axis + 1, pixels.ndim))) if axis == 0 else (edges - whole)[:, None]
    at_edges = np.take(sums, whole, axis) + part * np.take(pixels, whole, axis)
    return np.diff(at_edges, axis=axis) * count / length


def on_white(pixels: Pixels) -> Pixels:
    """Without transparency."""
    if pixels.shape[-1] == 3:
        return pixels
    share = np.asarray(pixels[..., 3:], float) / 255
    return pixels[..., :3] * share + 255 * (1 - share)
