"""Where a model's answer lies on the picture it was made from: models shift, scale and crop what they were given.

An affine map is estimated by ECC (Evangelidis and Psarakis 2008; OpenCV's) from coarse to fine, on what must not have
changed only. ECC looks at how grey values go together, not at what they are, so another gamma does not disturb it. For
workers only: it loads OpenCV.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[Any]
"""Height × width, 32-bit floats."""
Matrix = NDArray[Any]
"""2 × 3: from a place in the picture to that in the answer, in pixels of each."""

Share = NDArray[Any]
"""How many pixels stand for one, across and down."""

COARSE, FINE = 128, 512
"""Pixels of the long side on which it is estimated, first and last."""
ROUNDS, ENOUGH = 80, 1e-6
"""Of ECC on each size at most, and by how little a round has to gain for it to be the last."""
SAME_SHAPE = 0.01
"""Up to this, one proportion is the other, rounded to whole pixels."""
FLAT = 1.5
"""Levels of 255: what varies less has nothing by which it could be aligned."""
LEAST_PROTECTED = 0.02
"""Of the picture: from less than this nothing is told."""
MOST_STRETCH, MOST_SHIFT = 0.15, 0.15
"""Beyond its nominal place an answer is stretched by no more than this share, and moved by no more of a side."""
SHIFTED, STRETCHED = int(cv2.MOTION_TRANSLATION), int(cv2.MOTION_AFFINE)
FREELY = (COARSE, SHIFTED), (COARSE, STRETCHED), (FINE, STRETCHED)
STIFFLY = (COARSE, SHIFTED), (FINE, SHIFTED)
"""Sizes, and what may be estimated on each. Where little is protected, a map that may do less goes less astray."""
CERTAIN = 0.8
"""How much alike both are where nothing better is looked for."""
SAME_LIGHT, NEARLY_ALL = 3.0, 0.9
"""Levels of 255 that are no difference; the share of a picture that is nearly all of it."""
SLOW = 3 / 64
"""Of the long side: over as much to each side light is averaged, to tell what changes slowly from detail."""


@dataclass(frozen=True)
class Alignment:
    """How an answer lies on its picture."""

    matrix: Matrix
    likeness: float
    """How much what must not have changed is alike in both, −1 to 1; 1 where there is nothing to be compared."""
    shift: tuple[float, float] = (0.0, 0.0)
    """By how many of the picture's pixels the middle of the answer was off, right and down."""
    scale: float = 1.0
    """How many times as large as it should have been the answer showed things."""


@dataclass(frozen=True)
class AnswerPlace:
    """One way in which an answer of another shape may show the picture: whole and stretched, its middle, or with
    something added around it."""

    across: float
    """Pixels of the answer for one of the picture's, as `down`."""
    down: float
    left: float
    """Pixel of the answer where the picture begins, as `top`."""
    top: float

    def matrix(self) -> Matrix:
        half_x, half_y = self.across / 2 - 0.5, self.down / 2 - 0.5  # a pixel is where its middle is
        return np.array([[self.across, 0, self.left + half_x], [0, self.down, self.top + half_y]], np.float64)


def places(size: tuple[int, int], other: tuple[int, int]) -> Iterator[AnswerPlace]:
    """How an answer of the size `other` may show a picture of that size, the likeliest first."""
    across, down = other[0] / size[0], other[1] / size[1]
    yield AnswerPlace(across, down, 0, 0)
    if abs(across / down - 1) > SAME_SHAPE:
        for share in (max(across, down), min(across, down)):
            yield AnswerPlace(share, share, (other[0] - size[0] * share) / 2, (other[1] - size[1] * share) / 2)


def aligned(picture: Image.Image, answer: Image.Image, mask: Image.Image) -> Alignment:
    """The best of all ways. `mask` is the picture's, white where it may change."""
    whole, protected = _light(picture, FINE), _protected(mask, FINE)
    ways = list(places(picture.size, answer.size))
    if protected.mean() < 255 * LEAST_PROTECTED or float(whole[protected > 0].std()) < FLAT:
        return Alignment(ways[0].matrix(), 1.0)
    other = _light(answer, FINE)
    shares = _share(whole, picture), _share(other, answer)
    tried = [_estimated(picture.size, whole, other, protected, place.matrix(), shares) for place in ways]
    return max(tried, key=lambda each: each.likeness)


def _estimated(
    size: tuple[int, int],
    whole: Plane,
    other: Plane,
    protected: NDArray[np.uint8],
    nominal: Matrix,
    shares: tuple[Share, Share],
) -> Alignment:
    """From one way, as near as ECC comes; at its nominal place where that is as good."""
    start = between(nominal, *shares)
    best = _told(nominal, nominal, size, _judged(whole, other, protected, start))
    for way in (FREELY, STIFFLY):
        found = _refined(whole, other, protected, start, way)
        matrix, likeness = between(found, 1 / shares[0], 1 / shares[1]), _judged(whole, other, protected, found)
        if likeness > best.likeness and _plausible(matrix, nominal, size):
            best = _told(matrix, nominal, size, likeness)
        if best.likeness > CERTAIN:
            return best
    still = _told(nominal, nominal, size, CERTAIN)
    return still if best.likeness < CERTAIN and _lies_still(whole, other, protected, start) else best


def _lies_still(whole: Plane, other: Plane, protected: NDArray[np.uint8], matrix: Matrix) -> bool:
    """Whether nearly all is as light as it was, in its place: in a picture with little detail, what was changed may be
    most of it, and then nothing is alike but the rest."""
    size = whole.shape[1], whole.shape[0]
    there = cv2.warpAffine(
        other, matrix, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    return float((np.abs(there - whole)[protected > 0] <= SAME_LIGHT).mean()) >= NEARLY_ALL


def _refined(
    whole: Plane, other: Plane, protected: NDArray[np.uint8], start: Matrix, way: Sequence[tuple[int, int]]
) -> Matrix:
    """The map between the two as they are given, from coarse to fine."""
    matrix = start
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, ROUNDS, ENOUGH)
    for side, motion in way:
        small, small_other = _shrunk(whole, side), _shrunk(other, side)
        shares = _ratio(small, whole), _ratio(small_other, other)
        allowed = np.where(_shrunk(protected, side) > 250, 255, 0).astype(np.uint8)
        rough: Any = between(matrix, *shares).astype(np.float32)
        try:
            _, rough = cv2.findTransformECC(small, small_other, rough, motion, criteria, allowed, 5)
        except cv2.error:  # it did not converge, or nothing is left to compare
            return matrix
        matrix = between(np.asarray(rough, np.float64), 1 / shares[0], 1 / shares[1])
    return matrix


def _shrunk(plane: NDArray[Any], side: int) -> NDArray[Any]:
    size = _within((plane.shape[1], plane.shape[0]), side)
    return plane if size == plane.shape[::-1] else np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA))


def _ratio(small: Plane, plane: Plane) -> Share:
    return np.array([small.shape[1] / plane.shape[1], small.shape[0] / plane.shape[0]])


def _judged(whole: Plane, other: Plane, protected: NDArray[np.uint8], matrix: Matrix) -> float:
    """How alike fine detail is where nothing may have changed: the correlation of both without what varies slowly, so
    that a bright sky over a dark ground alone makes nothing alike."""
    size = whole.shape[1], whole.shape[0]
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    there = cv2.warpAffine(other, matrix, size, flags=flags, borderMode=cv2.BORDER_CONSTANT, borderValue=-1)
    counted = (protected > 250) & (there >= 0)
    if counted.mean() < LEAST_PROTECTED:
        return -1.0
    one, two = (_detail(each, there >= 0)[counted] for each in (whole, there))
    one, two = one - one.mean(), two - two.mean()
    norm = float(np.sqrt((one * one).sum() * (two * two).sum()))
    return float((one * two).sum()) / norm if norm > 0 else 0.0


def _detail(plane: Plane, valid: NDArray[np.bool_]) -> Plane:
    """Without what varies slowly, told from what is valid alone."""
    side = 2 * round(max(plane.shape) * SLOW) + 1
    weight = valid.astype(np.float32)
    around = cv2.blur(plane * weight, (side, side)) / np.maximum(cv2.blur(weight, (side, side)), 1e-3)
    return np.asarray(plane - around)


def _plausible(matrix: Matrix, nominal: Matrix, size: tuple[int, int]) -> bool:
    """Whether a model may have moved things so far: no further than it ever does."""
    stretch = matrix[:, :2] @ np.linalg.inv(nominal[:, :2]) - np.eye(2)
    middle = np.array([size[0] / 2, size[1] / 2, 1.0])
    moved = np.linalg.inv(nominal[:, :2]) @ ((matrix - nominal) @ middle)
    return bool(np.abs(stretch).max() <= MOST_STRETCH and np.abs(moved).max() <= MOST_SHIFT * max(size))


def _told(matrix: Matrix, nominal: Matrix, size: tuple[int, int], likeness: float) -> Alignment:
    middle = np.array([size[0] / 2, size[1] / 2, 1.0])
    x, y = np.linalg.inv(nominal[:, :2]) @ ((matrix - nominal) @ middle)
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:, :2]) / np.linalg.det(nominal[:, :2]))))
    return Alignment(matrix, likeness, (round(float(x), 2), round(float(y), 2)), round(scale, 4))


def _light(image: Image.Image, side: int) -> Plane:
    """How light it is, no longer than that; what is transparent is grey."""
    size = _within(image.size, side)
    small = image if size == image.size else image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    if small.mode == "RGBA":
        ground = Image.new("RGB", small.size, (128, 128, 128))
        ground.paste(small, mask=small.getchannel("A"))
        small = ground
    return np.asarray(small.convert("L"), np.float32)


def _protected(mask: Image.Image, side: int) -> NDArray[np.uint8]:
    """255 where nothing may have changed."""
    size = _within(mask.size, side)
    small = np.asarray(mask if size == mask.size else mask.resize(size, Image.Resampling.BOX))
    return np.where(small == 0, 255, 0).astype(np.uint8)


def _within(size: tuple[int, int], side: int) -> tuple[int, int]:
    share = min(1.0, side / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _share(plane: Plane, image: Image.Image) -> Share:
    """Pixels of the plane for one of the image's: sides are whole numbers, so it is not the same for both."""
    return np.array([plane.shape[1] / image.width, plane.shape[0] / image.height])


def between(matrix: Matrix, share: Share, other: Share) -> Matrix:
    """The same map where the picture was made smaller by one share and the answer by the other."""
    made = matrix.copy()
    made[:, :2] = other[:, None] * matrix[:, :2] / share[None]
    made[:, 2] = other * (matrix[:, :2] @ (0.5 / share - 0.5) + matrix[:, 2] + 0.5) - 0.5
    return made
