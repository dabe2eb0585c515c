"""Colour as painters mix it: OKLab interpolation, ramps and tints.

OKLab is Björn Ottosson's (2020, https://bottosson.github.io/posts/oklab/). Colours are sRGB triples in 0..1 (gamma
encoded) unless a name says lab; a ramp is a (256, 3) float32 table from shadow to light.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.floating]  # (h, w) float32, usually 0..1
Picture = NDArray[np.floating]  # (h, w, 3) float32, sRGB 0..1
Colour = NDArray[np.floating]  # (3,), sRGB 0..1
Ramp = NDArray[np.floating]  # (256, 3), sRGB 0..1

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_LAB = np.array(
    [[1.0, 0.3963377774, 0.2158037573], [1.0, -0.1055613458, -0.0638541728], [1.0, -0.0894841775, -1.2914855480]]
)
_FROM_LMS = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)


def rgb(code: str) -> Colour:
    """The colour of "#rrggbb"."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def to_lab(colours: NDArray[np.floating]) -> NDArray[np.float64]:
    """OKLab of sRGB colours, any leading shape: L 0..1, a and b about ±0.4."""
    c = np.clip(np.asarray(colours, np.float64), 0, 1)
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T)


def from_lab(lab: NDArray[np.floating]) -> NDArray[np.float32]:
    """sRGB of OKLab colours, clipped to the gamut."""
    linear = np.clip(((np.asarray(lab, np.float64) @ _FROM_LAB.T) ** 3) @ _FROM_LMS.T, 0, 1)
    c = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(c, np.float32)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`a` with `share` (0..1) of `b` in it, mixed in OKLab."""
    return from_lab(to_lab(a) * (1 - share) + to_lab(b) * share)


def ramp(colours: Sequence[Colour], stops: Sequence[float] | None = None) -> Ramp:
    """A table through `colours` (at `stops` in 0..1, evenly by default), interpolated in OKLab."""
    lab = to_lab(np.stack(colours))
    at = np.linspace(0, 1, len(colours)) if stops is None else np.asarray(stops)
    t = np.linspace(0, 1, 256)
    return from_lab(np.stack([np.interp(t, at, lab[:, i]) for i in range(3)], axis=1))


def through(table: Ramp, tone: Field) -> Picture:
    """The picture of `tone` (0..1, clipped) looked up in a ramp."""
    picture: Picture = table.take((tone * 255 + np.float32(0.5)).astype(np.intp), axis=0, mode="clip")
    return picture


def lighten(c: Colour, by: float, chroma: float = 1.0) -> Colour:
    """`c` with its OKLab lightness moved by `by` (-1..1) and its chroma multiplied."""
    lab = to_lab(c)
    return from_lab(np.array([np.clip(lab[0] + by, 0, 1), lab[1] * chroma, lab[2] * chroma]))


def luminance(picture: Picture) -> Field:
    """Rec. 709 luma of an sRGB picture, 0..1."""
    return np.asarray(picture @ np.array([0.2126, 0.7152, 0.0722], np.float32), np.float32)
