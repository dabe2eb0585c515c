"""An answer in the colours of the picture it was made from, so that no border shows. For workers only.

A curve for each channel first, which undoes another gamma or contrast; then what is still off along the border, spread
over the inside as a membrane would be (the smooth part of Pérez, Gangnet and Blake 2003, by pulling and pushing).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Colours = NDArray[Any]
"""Height × width × 3, RGB, 8 bits."""
Weights = NDArray[Any]
"""Height × width, 32-bit floats 0–1."""

BINS = 32
"""Levels are looked at in so many groups."""
LEAST = 24
"""Pixels that a group must have to say anything."""
ALLOWED = 8.0
"""Levels by which a colour may be off in any case, and still be the same thing's."""
MOST_OFF = 40.0
"""Levels by which a membrane moves a colour at most: more is no shade but another thing."""


def curves(picture: Colours, answer: Colours, protected: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """What each level of the answer is in the picture: 256 × 3. Both are the same part, made small; what counts is what
    is protected. Twice: what is far off by the first curves is another thing, and says nothing of colours."""
    wanted, given = picture[protected], answer[protected]
    first = _all(wanted, given)
    if not len(wanted):
        return first
    off = np.abs(through(given[None], first)[0].astype(np.int16) - wanted).max(axis=1)
    same = off <= 3 * float(np.median(off)) + ALLOWED
    return _all(wanted[same], given[same])


def _all(wanted: Colours, given: Colours) -> NDArray[np.uint8]:
    return np.stack([_curve(wanted[:, each], given[:, each]) for each in range(3)], axis=1)


def _curve(wanted: NDArray[Any], given: NDArray[Any]) -> NDArray[np.uint8]:
    """By the median of what stands in the places of each level; where no level says anything, as it is."""
    levels, medians, amounts = [], [], []
    for low in range(0, 256, 256 // BINS):
        found = (given >= low) & (given < low + 256 // BINS)
        count = int(found.sum())
        if count >= LEAST:
            levels.append(float(given[found].mean()))
            medians.append(float(np.median(wanted[found])))
            amounts.append(count)
    every = np.arange(256, dtype=np.float64)
    if len(levels) < 2:
        off = medians[0] - levels[0] if levels else 0.0
        return np.clip(np.round(every + off), 0, 255).astype(np.uint8)
    rising = _rising(medians, amounts)
    inner = np.interp(every, levels, rising)
    below, above = every < levels[0], every > levels[-1]
    inner[below] = every[below] + (rising[0] - levels[0])
    inner[above] = every[above] + (rising[-1] - levels[-1])
    return np.clip(np.round(inner), 0, 255).astype(np.uint8)


def _rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The nearest that never falls, by weighted squares: neighbours in the wrong order become their mean (PAVA)."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        pool = value, float(weight), 1
        while pools and pools[-1][0] > pool[0]:
            before = pools.pop()
            total = before[1] + pool[1]
            pool = (before[0] * before[1] + pool[0] * pool[1]) / total, total, before[2] + pool[2]
        pools.append(pool)
    return [value for value, _, count in pools for _ in range(count)]


def through(colours: Colours, table: NDArray[np.uint8]) -> Colours:
    """The colours by these curves."""
    return np.asarray(cv2.LUT(np.ascontiguousarray(colours), table[None]))


def membrane(off: NDArray[Any], known: Weights) -> NDArray[Any]:
    """What is known in some places, spread smoothly over all of them: height × width × 3.

    Pulled together to ever fewer pixels, by weight, and pushed back where nothing is known.
    """
    if max(known.shape) <= 2:
        total = known.sum()
        mean = (off * known[..., None]).sum((0, 1)) / total if total > 0 else np.zeros(3, np.float32)
        return np.where(known[..., None] > 0, off, mean).astype(np.float32)
    size = max(1, (known.shape[1] + 1) // 2), max(1, (known.shape[0] + 1) // 2)
    weight = cv2.resize(known, size, interpolation=cv2.INTER_AREA)
    pulled = cv2.resize(off * known[..., None], size, interpolation=cv2.INTER_AREA)
    pulled = pulled / np.maximum(weight, 1e-6)[..., None]
    coarse = membrane(pulled, np.minimum(1.0, weight * 4))
    pushed = cv2.resize(coarse, known.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(known[..., None] * off + (1 - known[..., None]) * pushed, np.float32)
