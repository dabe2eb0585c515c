"""Finds the subject at the size of a screen: by the simple way, and by what somebody painted. For workers only."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from imaging.cutout import grabcut, sureness
from imaging.cutout.guess import guess
from imaging.cutout.guided import guided
from imaging.cutout.request import Stroke, SubjectBox
from imaging.cutout.sight import Colours, Mask, Sight, Window, inside, resized, window, within
from imaging.cutout.strokes import UNPAINTED, followed, painted

SIDE = 320
"""Pixels of the long side of what is looked at: enough to see where things end, few enough to be live."""
LEANS = (1.0, 1.5)
"""Two tries, by how much of the guess they leave to what is behind; the better one counts."""

DOUBTED = 0.12
"""Below this a guess is held against what lies in a box."""


@dataclass(frozen=True)
class FoundSubject:
    """A mask at the size of the sight, and how sure it is."""

    mask: Mask
    sure: float


def simple(sight: Sight, box: SubjectBox | None) -> FoundSubject:
    """GrabCut from a guess, then onto the picture's own edges."""
    part = window(sight, box)
    fine, colours, allowed = _looked_at(sight, part, box)
    cuts = [grabcut.tidied(grabcut.grown(colours, seeds)) for seeds in _seeds(guess(colours), allowed, box)]
    best, other = sorted(cuts, key=lambda cut: sureness.worth(cut, colours), reverse=True)
    mask = guided(best.astype(np.float32), fine)
    return FoundSubject(part.put_back(mask, sight.size), sureness.of_simple(best, other, colours))


def refined(sight: Sight, base: FoundSubject, box: SubjectBox | None, strokes: tuple[Stroke, ...]) -> FoundSubject:
    """The mask after the strokes, looked at within the box; what they did not change keeps its own soft edges."""
    part = window(sight, box)
    fine, colours, allowed = _looked_at(sight, part, box)
    size = int(colours.shape[1]), int(colours.shape[0])
    scale = size[0] / part.width
    lines = painted(strokes, size, sight.share * scale, part.left * scale, part.top * scale)
    before = np.ascontiguousarray(part.cut(base.mask))
    small = resized(before, size)
    after = followed(small, colours, lines, allowed)
    changed = (after != (small > 0.5)) | (lines != UNPAINTED)
    around = cv2.dilate(changed.astype(np.float32), np.ones((9, 9), np.uint8))
    merged = np.where(resized(around, (part.width, part.height)) > 0, guided(after.astype(np.float32), fine), before)
    exact = painted(strokes, (part.width, part.height), sight.share, part.left, part.top)
    whole = base.mask.copy()
    part.cut(whole)[:] = np.where(exact == UNPAINTED, merged, exact)
    return replace(base, mask=whole)


def _seeds(score: Mask, allowed: NDArray[np.bool_], box: SubjectBox | None) -> list[grabcut.Seeds]:
    """Where two tries begin. Who draws a box has said more than any guess: all of it may be the subject."""
    if box is None:
        return [grabcut.seeds_of(score, allowed, lean) for lean in LEANS]
    everything = np.where(allowed, grabcut.MAYBE_SUBJECT, grabcut.BEHIND).astype(np.uint8)
    doubted = everything.copy()
    doubted[allowed & (score < DOUBTED)] = grabcut.MAYBE_BEHIND
    return [everything, doubted]


def _looked_at(sight: Sight, part: Window, box: SubjectBox | None) -> tuple[Colours, Colours, NDArray[np.bool_]]:
    """That part of the picture, the same small, and what of it lies in the box."""
    fine = np.ascontiguousarray(part.cut(sight.colours))
    size = within(fine.shape, SIDE)
    allowed = resized(np.ascontiguousarray(part.cut(inside(sight, box))), size) > 0.5
    return fine, resized(fine, size), allowed
