"""What somebody painted to be kept or removed, and what follows from it for a mask. For workers only.

The same for every method: the painted pixels are as they were painted, and what is like them and joined to them goes
along. Anything else stays as the method left it.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from imaging.cutout.grabcut import AGAIN, BEHIND, SUBJECT, grown, seeds_from
from imaging.cutout.request import Stroke
from imaging.cutout.sight import Colours, Mask

UNPAINTED = -1.0
THICKEST, FARTHEST = 16_000, 32_000
"""Pixels: what OpenCV draws at most, and farthest away. A screen has 1024."""


def painted(strokes: Sequence[Stroke], size: tuple[int, int], share: float, left: float = 0, top: float = 0) -> Mask:
    """1 where something is to be kept, 0 where it is to be removed, -1 elsewhere; `share` pixels here are one of the
    picture's, and (left, top) is where this part begins, in pixels here."""
    map_ = np.full((size[1], size[0]), UNPAINTED, np.float32)
    for stroke in strokes:
        points = np.array([[x * share - left, y * share - top] for x, y in stroke.points])
        points = np.clip(np.round(points), -FARTHEST, FARTHEST).astype(np.int32)
        radius = min(THICKEST, max(1, round(stroke.radius * share)))
        value = 1.0 if stroke.keep else 0.0
        cv2.polylines(map_, [points.reshape(-1, 1, 2)], False, value, 2 * radius)
        for x, y in (points[0], points[-1]):
            cv2.circle(map_, (int(x), int(y)), radius, value, -1)
    return map_


def followed(mask: Mask, colours: Colours, strokes: Mask, allowed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The subject after the strokes: of what GrabCut would change, the pieces that a stroke of that kind touches."""
    before = (mask > 0.5) & allowed
    keep, remove = strokes == 1, strokes == 0
    seeds = seeds_from(mask, allowed)
    seeds[keep], seeds[remove] = SUBJECT, BEHIND
    wanted = grown(colours, seeds, AGAIN)
    after = before | _touched(wanted & ~before, keep)
    after &= ~_touched(before & ~wanted, remove)
    return np.asarray((after | keep) & ~remove)


def _touched(pieces: NDArray[np.bool_], by: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The connected pieces that a stroke lies on or beside."""
    near = cv2.dilate(by.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    _, labels = cv2.connectedComponents((pieces | by).astype(np.uint8), connectivity=8)
    met = np.zeros(labels.max() + 1, bool)
    met[np.unique(labels[near])] = True
    met[0] = False
    return np.asarray(met[labels] & pieces)
