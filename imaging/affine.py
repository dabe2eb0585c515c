"""Pillow's bicubic look-up, compiled: the same kernel (a = -1) and the same edges, within one level of 255, in less
than half the time. For workers only: it loads numba, and compiles once a machine.

A pixel's red and blue, and its green and alpha, are weighed two at a time in one 64-bit number each: the sums of either
stay below 2^31, because the weights have 11 bits for each direction.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray
from PIL import Image

from imaging.named_colour import Rgba
from imaging.turning import Matrix, Size

FRACTION = 32
"""Bits behind the point of a place in the source."""
STEPS = 10
"""Bits of it that choose the weights."""
WEIGHT = 11
"""Bits of a weight: 2048 is one."""
CHOOSE, MASK = FRACTION - STEPS, (1 << STEPS) - 1
DOUBLE = 2 * WEIGHT
OPAQUE = 0xFF << (32 + DOUBLE)
"""The sum of an alpha that is full everywhere, in the upper half of a pair."""
LOW, PAIR = 0xFF, 0xFF000000FF
Pixels = NDArray[np.uint32]
"""Red, green, blue and alpha from the lowest byte up."""
Weights = NDArray[np.int32]
"""Four for each step."""


def affine(image: Image.Image, size: Size, matrix: Matrix, ground: Rgba) -> Image.Image:
    """See `Affine`. Transparent pixels lend no colour to their neighbours."""
    clear = image.mode == "RGBA"
    whole = image.convert("RGBa") if clear else image
    source = np.frombuffer(whole.tobytes("raw", "RGBa" if clear else "RGBX"), "<u4")
    fill = Image.new("RGBA", (1, 1), ground).convert("RGBa").tobytes("raw", "RGBa")
    out = np.full((size[1], size[0]), np.frombuffer(fill, "<u4")[0], np.uint32)
    del whole
    _looked_up(source, image.size, out, tuple(map(float, matrix)), WEIGHTS, clear)
    del source  # of a large picture each of these is hundreds of megabytes
    if clear:
        made = Image.frombytes("RGBa", size, out.data, "raw", "RGBa")
        del out
        return made.convert("RGBA")
    if ground[3] < 255:  # what is inside is opaque, so that nothing was weighed by its alpha
        return Image.frombytes("RGBA", size, out.data, "raw", "RGBA")
    return Image.frombytes("RGB", size, out.data, "raw", "RGBX")


def _weights() -> Weights:
    """Of the four neighbours in a line, for each step between two pixels (Keys 1981, a = -1); they sum up to one."""
    near = np.arange(1 << STEPS) / (1 << STEPS)
    far = 1 - near
    lines = (-near * far * far, 1 + near * near * (near - 2), near * (1 + near * far), -near * near * far)
    found = np.round(np.stack(lines, 1) * (1 << WEIGHT)).astype(np.int32)
    found[:, 1] += (1 << WEIGHT) - found.sum(1)
    return found


WEIGHTS = _weights()


def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Kept on the disk where there is a folder for it; compiled by each process where there is none."""
    try:
        compiled: Callable[..., Any] = njit(cache=True, boundscheck=False, error_model="numpy")(function)
    except RuntimeError:
        compiled = njit(boundscheck=False, error_model="numpy")(function)
    return compiled


@_compiled
def _span(start: float, step: float, low: float, high: float, first: int, end: int) -> tuple[int, int]:
    """Between which whole numbers x, from `first` to before `end`, low ≤ start + step x < high."""
    if step == 0:
        return (first, end) if low <= start < high else (first, first)
    one, other = (low - start) / step, (high - start) / step
    first = max(first, int(np.ceil(min(one, other))))
    end = min(end, int(np.floor(max(one, other))) + 1)
    while first < end and not low <= start + step * first < high:
        first += 1
    while first < end and not low <= start + step * (end - 1) < high:
        end -= 1
    return first, end


@_compiled
def _cut(total: Any) -> Any:
    return min(max(total >> DOUBLE, 0), LOW)


@_compiled
def _colour(red_blue: Any, green_alpha: Any) -> Any:
    """A pixel of two pairs of sums, each cut to 0–255 as Pillow does, towards zero."""
    red_sum, green_sum = np.int64(np.int32(red_blue)), np.int64(np.int32(green_alpha))
    blue_sum, alpha_sum = (red_blue - red_sum) >> 32, (green_alpha - green_sum) >> 32
    red, green = _cut(red_sum), _cut(green_sum)
    blue, alpha = _cut(blue_sum), _cut(alpha_sum)
    return np.uint32(red | (green << 8) | (blue << 16) | (alpha << 24))


def _inner_of(clear: bool) -> Callable[..., None]:
    """The one for pictures whose alpha is weighed as well, or for those that have none: that takes a sixth less."""

    @_compiled
    def inner(source: Pixels, wide: int, out: Pixels, x: int, y: int, right: int, down: int, weights: Weights) -> None:
        """Pixels of one line all of whose neighbours are in the picture. Places have `FRACTION` bits for parts."""
        for at in range(len(out)):
            across, upright = (x >> CHOOSE) & MASK, (y >> CHOOSE) & MASK
            w0, w1, w2, w3 = weights[across, 0], weights[across, 1], weights[across, 2], weights[across, 3]
            place = ((y >> FRACTION) - 1) * wide + (x >> FRACTION) - 1
            red_blue, green_alpha = np.int64(0), np.int64(0)
            for line in range(4):
                p0, p1 = np.int64(source[place]), np.int64(source[place + 1])
                p2, p3 = np.int64(source[place + 2]), np.int64(source[place + 3])
                weight = weights[upright, line]
                red_blue += weight * (
                    w0 * ((p0 | (p0 << 16)) & PAIR)
                    + w1 * ((p1 | (p1 << 16)) & PAIR)
                    + w2 * ((p2 | (p2 << 16)) & PAIR)
                    + w3 * ((p3 | (p3 << 16)) & PAIR)
                )
                if clear:
                    green_alpha += weight * (
                        w0 * (((p0 >> 8) | (p0 << 8)) & PAIR)
                        + w1 * (((p1 >> 8) | (p1 << 8)) & PAIR)
                        + w2 * (((p2 >> 8) | (p2 << 8)) & PAIR)
                        + w3 * (((p3 >> 8) | (p3 << 8)) & PAIR)
                    )
                else:
                    green_alpha += weight * (
                        w0 * ((p0 >> 8) & LOW)
                        + w1 * ((p1 >> 8) & LOW)
                        + w2 * ((p2 >> 8) & LOW)
                        + w3 * ((p3 >> 8) & LOW)
                    )
                place += wide
            out[at] = _colour(red_blue, green_alpha if clear else green_alpha + OPAQUE)
            x += right
            y += down

    return inner


INNER_CLEAR, INNER_OPAQUE = _inner_of(True), _inner_of(False)


@_compiled
def _outer(source: Pixels, size: Size, out: Pixels, x: int, y: int, right: int, down: int, weights: Weights) -> None:
    """As `inner`, at the edges: a neighbour that is not there is the nearest that is."""
    wide, high = size
    for at in range(len(out)):
        across, upright = (x >> CHOOSE) & MASK, (y >> CHOOSE) & MASK
        red_blue, green_alpha = np.int64(0), np.int64(0)
        for line in range(4):
            row = min(max((y >> FRACTION) - 1 + line, 0), high - 1) * wide
            for column in range(4):
                pixel = np.int64(source[row + min(max((x >> FRACTION) - 1 + column, 0), wide - 1)])
                weight = weights[upright, line] * weights[across, column]
                red_blue += weight * ((pixel | (pixel << 16)) & PAIR)
                green_alpha += weight * (((pixel >> 8) | (pixel << 8)) & PAIR)
        out[at] = _colour(red_blue, green_alpha)
        x += right
        y += down


@_compiled
def _looked_up(
    source: Pixels, size: Size, out: Pixels, matrix: tuple[float, ...], weights: Weights, clear: bool
) -> None:
    """Every pixel of `out` whose place lies in the source; the others stay as they are."""
    (wide, high), (right, shear, left, down, upright, top) = size, matrix
    one = 2.0**FRACTION
    steps = np.int64(right * one), np.int64(down * one)
    for line in range(out.shape[0]):
        x, y = right * 0.5 + shear * (line + 0.5) + left, down * 0.5 + upright * (line + 0.5) + top
        first, end = _span(x, right, 0.0, wide, 0, out.shape[1])
        first, end = _span(y, down, 0.0, high, first, end)
        x, y = x - 0.5, y - 0.5  # between the middles of pixels
        inner, outer = _span(x, right, 1.01, wide - 2.01, first, end)
        inner, outer = _span(y, down, 1.01, high - 2.01, inner, outer)
        inner, outer = (inner, outer) if inner < outer else (end, end)
        for start, stop in ((first, inner), (outer, end)):
            begin = np.int64((x + right * start) * one), np.int64((y + down * start) * one)
            _outer(source, size, out[line, start:stop], begin[0], begin[1], steps[0], steps[1], weights)
        begin = np.int64((x + right * inner) * one), np.int64((y + down * inner) * one)
        if clear:
            INNER_CLEAR(source, wide, out[line, inner:outer], begin[0], begin[1], steps[0], steps[1], weights)
        else:
            INNER_OPAQUE(source, wide, out[line, inner:outer], begin[0], begin[1], steps[0], steps[1], weights)
