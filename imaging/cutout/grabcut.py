"""Where the subject ends, by GrabCut (Rother, Kolmogorov, Blake 2004; OpenCV's), from a guess and from what somebody
painted. For workers only."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from imaging.cutout.sight import Colours, Mask

Seeds = NDArray[np.uint8]
"""Height × width of OpenCV's four: surely behind, surely the subject, perhaps behind, perhaps the subject."""
BEHIND, SUBJECT = int(cv2.GC_BGD), int(cv2.GC_FGD)
MAYBE_BEHIND, MAYBE_SUBJECT = int(cv2.GC_PR_BGD), int(cv2.GC_PR_FGD)
SURELY_BEHIND = 0.3
"""Below this share of the threshold a guess is taken for certain."""
ROUNDS = 5
AGAIN = 2
"""Rounds from a mask that was good already."""


def seeds_of(score: Mask, allowed: NDArray[np.bool_], lean: float = 1.0) -> Seeds:
    """From a guess: parted where Otsu (1979) would, times `lean`; never anything outside of what is allowed."""
    cut, _ = cv2.threshold((score * 255).astype(np.uint8), 0, 255, cv2.THRESH_OTSU)
    threshold = min(0.95, max(0.02, cut / 255 * lean))
    seeds = np.full(score.shape, MAYBE_BEHIND, np.uint8)
    seeds[score > threshold] = MAYBE_SUBJECT
    seeds[score < threshold * SURELY_BEHIND] = BEHIND
    seeds[~allowed] = BEHIND
    return seeds


def seeds_from(mask: Mask, allowed: NDArray[np.bool_]) -> Seeds:
    """From a mask that is good already."""
    seeds = np.where(mask > 0.5, MAYBE_SUBJECT, MAYBE_BEHIND).astype(np.uint8)
    seeds[~allowed] = BEHIND
    return seeds


def grown(colours: Colours, seeds: Seeds, rounds: int = ROUNDS) -> NDArray[np.bool_]:
    """The subject. Where only one side was marked there is nothing to tell apart: what was marked is the answer."""
    subject = np.isin(seeds, (SUBJECT, MAYBE_SUBJECT))
    if subject.all() or not subject.any():
        return subject
    marks, models = seeds.copy(), (np.zeros((1, 65)), np.zeros((1, 65)))
    cv2.setRNGSeed(1)  # the same picture, the same answer
    reversed_colours = np.ascontiguousarray(colours[..., ::-1])
    cv2.grabCut(reversed_colours, marks, None, *models, rounds, cv2.GC_INIT_WITH_MASK)  # type: ignore[call-overload]
    return np.isin(marks, (SUBJECT, MAYBE_SUBJECT))


def tidied(subject: NDArray[np.bool_], least: float = 0.02) -> NDArray[np.bool_]:
    """Without crumbs and pinholes: pieces, and holes, smaller than that share of the largest piece."""
    if not subject.any():
        return subject
    largest = int(_areas(subject).max())
    kept = _without_small(subject, largest * least)
    return ~_without_small(~kept, largest * least / 4)


def _areas(pieces: NDArray[np.bool_]) -> NDArray[Any]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(pieces.astype(np.uint8), connectivity=8)
    return np.asarray(stats[1:, cv2.CC_STAT_AREA])


def _without_small(pieces: NDArray[np.bool_], least: float) -> NDArray[np.bool_]:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(pieces.astype(np.uint8), connectivity=8)
    large = stats[:, cv2.CC_STAT_AREA] >= least
    large[0] = False
    kept: NDArray[np.bool_] = large[labels]
    return kept
