"""Where faces are that look at the camera. For workers only: it loads numpy, and scikit-image when it is first asked.

The cascade of local binary patterns that scikit-image carries (OpenCV's, BSD) finds most faces, and as many patterns in
gravel and bark. Four things are asked of what it finds, all of them true of faces in colour: that it finds it in the
mirrored picture too, that the middle has the colour of skin (Chai and Ngan 1999) and the surroundings less so, that the
eyes are darker than the cheeks, and that it is not plain. A face in black and white is therefore not found.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import skimage
from numpy.typing import NDArray
from PIL import Image, ImageOps

SIDE = 480
"""Pixels: it is looked at as small as this."""
SMALLEST = 28
"""Pixels of those that a face has at least: a seventeenth of the long side."""
SCALE, STEP, VOTES = 1.15, 1.25, 2
"""From one size to the next, from one place to the next, and how many neighbours have to agree."""
AGREED = 0.5
"""The share of both squares together in which they overlap, from which on two findings are one."""
CB, CR, DARK = (77, 127), (133, 178), 40
"""Chroma of skin of any tone in YCbCr, and the brightness below which colours say nothing."""
SKIN, MORE_THAN_AROUND, AROUND = 0.5, 0.3, 0.6
"""The share of skin in the middle, by how much it is more than in the rim, and how wide that is in faces."""
EYES_TO_CHEEKS, PLAIN = 0.97, 25.0
"""Eyes are darker than this share of the cheeks; the brightness has at least this standard deviation, in levels."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""
Square = tuple[int, int, int]
"""Left, top and side."""


def faces_in(image: Image.Image) -> list[Box]:
    """The faces of a picture in `RGB` or `RGBA`, from left to right."""
    small = image.convert("RGB")
    small.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    if min(small.size) < SMALLEST:
        return []
    skin = _skin(small)
    if not skin.any():
        return []
    bright = np.asarray(small.convert("L"), np.float32)
    mirrored = [(small.width - left - side, top, side) for left, top, side in _found(ImageOps.mirror(small))]
    seen = [square for square in _found(small) if any(_overlap(square, other) >= AGREED for other in mirrored)]
    scale = image.width / small.width
    return [_box(square, scale, image.size) for square in sorted(_apart(seen)) if _is_face(square, skin, bright)]


@cache
def _cascade() -> Any:
    return skimage.feature.Cascade(skimage.data.lbp_frontal_face_cascade_filename())  # type: ignore[no-untyped-call]


def _found(image: Image.Image) -> Iterator[Square]:
    found = _cascade().detect_multi_scale(
        img=np.asarray(image),
        scale_factor=SCALE,
        step_ratio=STEP,
        min_size=(SMALLEST, SMALLEST),
        max_size=(SIDE, SIDE),
        min_neighbor_number=VOTES,
    )
    for each in found:
        yield each["c"], each["r"], each["width"]


def _skin(image: Image.Image) -> NDArray[np.bool_]:
    light, blue, red = np.moveaxis(np.asarray(image.convert("YCbCr")), 2, 0)
    found: NDArray[np.bool_] = (light > DARK) & (blue >= CB[0]) & (blue <= CB[1]) & (red >= CR[0]) & (red <= CR[1])
    return found


def _overlap(one: Square, other: Square) -> float:
    """The share of both together that they have in common."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[2], other[1] + other[2]) - max(one[1], other[1])
    both = max(0, wide) * max(0, high)
    return both / (one[2] ** 2 + other[2] ** 2 - both)


def _apart(squares: list[Square]) -> list[Square]:
    """Without those that lie on a larger one that was found."""
    kept: list[Square] = []
    for square in sorted(squares, key=lambda each: -each[2]):
        if all(_overlap(square, other) < AGREED / 2 for other in kept):
            kept.append(square)
    return kept


def _is_face(square: Square, skin: NDArray[np.bool_], bright: NDArray[np.float32]) -> bool:
    left, top, side = square
    rim = round(side * AROUND)
    whole = skin[max(0, top - rim) : top + side + rim, max(0, left - rim) : left + side + rim]
    inside = skin[top : top + side, left : left + side]
    around = (whole.sum() - inside.sum()) / max(1, whole.size - inside.size)
    middle = _part(skin, square, (0.2, 0.9), (0.2, 0.8)).mean()
    eyes, cheeks = (_part(bright, square, down, (0.2, 0.8)).mean() for down in ((0.3, 0.48), (0.5, 0.68)))
    spread = bright[top : top + side, left : left + side].std()
    coloured = middle >= SKIN and middle - around >= MORE_THAN_AROUND
    return bool(coloured and eyes < EYES_TO_CHEEKS * cheeks and spread >= PLAIN)


def _part(plane: NDArray[Any], square: Square, down: tuple[float, float], across: tuple[float, float]) -> NDArray[Any]:
    """That part of a square; the shares count from its top and left."""
    left, top, side = square
    rows, columns = (
        slice(start + int(side * share[0]), start + int(side * share[1]))
        for start, share in ((top, down), (left, across))
    )
    return plane[rows, columns]


def _box(square: Square, scale: float, size: tuple[int, int]) -> Box:
    left, top, side = (each * scale for each in square)
    return round(left), round(top), min(size[0], round(left + side)), min(size[1], round(top + side))
