"""A change that stays inside of a mask: outside every pixel is the picture's own. For workers only."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.declaration import Impossible
from imaging.large.strips import Box, strips
from imaging.masks.alignment import Alignment, Matrix, aligned, between
from imaging.masks.colours import MOST_OFF, curves, membrane, through
from imaging.masks.seam import WIDTH, feathered
from imaging.raster import Raster
from imaging.sentences import say

LIKE = 0.35
"""How alike (−1 to 1) what must not have changed is at least in an answer that can be laid on its picture."""
COMPARED, SURVEYED = 512, 256
"""Pixels of the long side on which colours are compared along the border, and over the whole picture."""
RING = 4
"""How many times the passage's width around the mask colours are compared along its border."""
AS_IT_WAS = 2.0
"""Levels of 255: by no more than this most of an answer differs whose colours are the picture's."""
EXACT = 1e-3
"""Of a pixel: a smaller part of it is none."""

cv2.setNumThreads(1)


@dataclass(frozen=True)
class Proof:
    """What was counted, pixel by pixel."""

    changed: int
    """Pixels outside of the mask that are another one than before."""
    outside: int
    """Pixels outside of the mask."""


@dataclass(frozen=True)
class Kept:
    """A picture that was changed inside of a mask, and how the change lay on it."""

    raster: Raster
    alignment: Alignment


def composited(before: Raster, after: Raster, mask: Image.Image) -> Raster:
    """What was made of a picture where the mask is white, passing softly into the picture inside of it; outside the
    picture. Raises `Impossible` where the two have not one size."""
    if after.image.size != before.image.size:
        raise Impossible(
            say(
                "mask_keeps_size",
                "Inside a mask a picture keeps its size and its place: crop, turn or resize all of it, without a mask.",
            )
        )
    mode = _mode(before, after)
    box = widened(_box(mask), mask.size)
    result = before.image.convert(mode)  # a copy, also where it has that mode
    inner = np.ascontiguousarray(_pixels(after.image.crop(box).convert(mode)))
    part = np.asarray(mask.crop(box))
    laid = _laid(_pixels(result.crop(box)), inner, feathered(part, max(result.size)), part)
    result.paste(Image.fromarray(laid, mode), box)
    return Raster(result)


def kept(before: Raster, answer: Raster, mask: Image.Image, *, must_fit: bool = True) -> Kept:
    """A model's answer laid on the picture it was made from: found again where it was moved, in the picture's colours,
    inside of the mask only. Raises `Impossible` where it shows something else altogether and `must_fit`."""
    found = aligned(before.image, answer.image, mask)
    if found.likeness < LIKE and must_fit:
        raise Impossible(
            say(
                "answer_not_aligned",
                "The model painted the whole picture anew, so its answer cannot be laid on yours without a seam. Try "
                "again, choose another model, or take the answer as it is.",
            )
        )
    answer = _opaque(answer)
    mode = _mode(before, answer)
    box = _box(mask)
    wide = widened(box, before.image.size)
    part = np.asarray(mask.crop(wide))
    own = _pixels(before.image.crop(wide).convert(mode))
    inner = _looked_up(answer.image.convert(mode), _moved(found.matrix, wide), (wide[2] - wide[0], wide[3] - wide[1]))
    if found.likeness >= LIKE:
        table = _curves_of(before, answer, mask, found)
        inner = _in_its_colours(own, inner, part, table)
    laid = _laid(own, inner, feathered(part, max(before.image.size)), part)
    result = before.image.convert(mode)  # a copy, also where it has that mode
    result.paste(Image.fromarray(laid, mode), wide)
    return Kept(Raster(result), found)


def proved(before: Raster, after: Raster, mask: Image.Image) -> Proof:
    """Counts, on the very pixels of both pictures, what changed where the mask is black; colour under full transparency
    counts as well."""
    mode = _mode(before, after)
    changed = outside = 0
    for box in strips(before.image.size):
        black = np.asarray(mask.crop(box)) == 0
        one, two = (_pixels(each.image.crop(box).convert(mode)) for each in (before, after))
        changed += int(((one != two).any(2) & black).sum())
        outside += int(black.sum())
    return Proof(changed, outside)


def _laid(own: NDArray[Any], inner: NDArray[Any], weight: NDArray[Any], mask: NDArray[Any]) -> NDArray[np.uint8]:
    """Both, by weight; where the mask is black the very bytes of the first."""
    mixed = np.asarray(cv2.blendLinear(inner, np.ascontiguousarray(own), weight, 1 - weight), np.uint8)
    black = mask == 0
    mixed[black] = own[black]
    return mixed


def _in_its_colours(
    own: NDArray[np.uint8], inner: NDArray[np.uint8], mask: NDArray[np.uint8], table: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    """The answer's part by these curves, and what is still off along the border of the mask spread over its inside."""
    colours = through(inner[..., :3], table)
    share = min(1.0, COMPARED / max(mask.shape))
    size = max(1, round(mask.shape[1] * share)), max(1, round(mask.shape[0] * share))
    one, other = (cv2.resize(each, size, interpolation=cv2.INTER_AREA) for each in (own[..., :3], colours))
    held = cv2.resize((mask == 0).astype(np.float32), size, interpolation=cv2.INTER_AREA)
    known = (held > 1 - EXACT).astype(np.float32)
    off = np.clip(one.astype(np.float32) - other, -MOST_OFF, MOST_OFF) * known[..., None]
    reach = max(1.0, max(size) * WIDTH)
    weight = cv2.GaussianBlur(known, (0, 0), reach)
    smooth = cv2.GaussianBlur(off, (0, 0), reach) / np.maximum(weight, EXACT)[..., None]
    spread = cv2.resize(membrane(smooth, known), mask.shape[::-1], interpolation=cv2.INTER_LINEAR)
    right = np.asarray(cv2.add(colours, spread, dtype=cv2.CV_8U), np.uint8)
    return np.concatenate([right, inner[..., 3:]], axis=2) if inner.shape[2] == 4 else right


def in_place(
    before: Raster, answer: Raster, mask: Image.Image, found: Alignment, size: tuple[int, int]
) -> NDArray[np.uint8]:
    """The answer as it lies on the picture, in its colours, where that is made as small as `size`. Where most of it has
    them already they stay: a curve would take what was changed for another gamma."""
    given = _small(before, answer, found, size)
    own = np.asarray(before.image.convert("RGB").resize(size, Image.Resampling.BOX, reducing_gap=2.0))
    if float(np.median(cv2.absdiff(own, given))) <= AS_IT_WAS:
        return np.asarray(given, np.uint8)
    return np.asarray(through(given, _curves_of(before, answer, mask, found)), np.uint8)


def _small(before: Raster, answer: Raster, found: Alignment, size: tuple[int, int]) -> NDArray[Any]:
    shares = np.array([size[0] / before.width, size[1] / before.height])
    return _looked_up(answer.image.convert("RGB"), between(found.matrix, shares, np.ones(2)), size)


def _curves_of(before: Raster, answer: Raster, mask: Image.Image, found: Alignment) -> NDArray[np.uint8]:
    """What the answer's levels are in the picture, from all that must not have changed."""
    share = min(1.0, SURVEYED / max(before.image.size))
    size = max(1, round(before.width * share)), max(1, round(before.height * share))
    own = np.asarray(before.image.convert("RGB").resize(size, Image.Resampling.BOX, reducing_gap=2.0))
    black = np.asarray(mask.resize(size, Image.Resampling.BOX)) == 0
    return curves(own, _small(before, answer, found, size), black)


def _looked_up(answer: Image.Image, matrix: Matrix, size: tuple[int, int]) -> NDArray[Any]:
    """The answer by that map, at that size; where many pixels become one, each of them counts."""
    shrink = float(np.sqrt(abs(np.linalg.det(matrix[:, :2]))))
    if shrink > 1.5:
        fewer = max(1, round(answer.width / shrink)), max(1, round(answer.height / shrink))
        down = np.array([fewer[0] / answer.width, fewer[1] / answer.height])
        answer, matrix = answer.resize(fewer, Image.Resampling.BOX), between(matrix, np.ones(2), down)
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(_pixels(answer), matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE))


def _moved(matrix: Matrix, box: Box) -> Matrix:
    """The map for a part of the picture."""
    made = matrix.copy()
    made[:, 2] += matrix[:, :2] @ np.array(box[:2], np.float64)
    return made


def _mode(one: Raster, other: Raster) -> str:
    return "RGBA" if "RGBA" in (one.image.mode, other.image.mode) else "RGB"


def _opaque(raster: Raster) -> Raster:
    """Without a transparency that nothing has."""
    if raster.image.mode == "RGBA" and raster.image.getchannel("A").getextrema()[0] == 255:
        return Raster(raster.image.convert("RGB"))
    return raster


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(image)


def _box(mask: Image.Image) -> Box:
    """Around all that may change."""
    return mask.getbbox() or (0, 0, 1, 1)


def widened(box: Box, size: tuple[int, int]) -> Box:
    """With as much around it as its border is compared along."""
    more = ceil(max(size) * WIDTH * RING)
    return max(0, box[0] - more), max(0, box[1] - more), min(size[0], box[2] + more), min(size[1], box[3] + more)
