"""Where the subject of a picture may be, without a model: what is unlike the rim, what cannot be reached from there
without crossing an edge, what stands out by colour and detail, and what lies in the middle. For workers only."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image

from imaging.analysis.saliency import salience
from imaging.cutout.sight import Colours, Mask

RIM = 0.04
"""Of the long side: how much of the picture's edge is taken for background."""
KINDS = 6
"""Colours that the rim is summed up in."""
SWEEPS = 3
CENTRE = (0.5, 0.55)
SPREAD = (0.33, 0.38)
"""Of width and height: where a subject usually lies, and how far around there."""
SOFT = 1.2
"""Pixels of blur, so that noise is no barrier."""


def guess(colours: Colours) -> Mask:
    """How likely each pixel is the subject's, 0–1; a good picture to look at has 200 to 400 pixels a side."""
    lab = cv2.cvtColor(colours, cv2.COLOR_RGB2LAB).astype(np.float32)
    standing = salience(Image.fromarray(colours)).resize((colours.shape[1], colours.shape[0]), Image.Resampling.BICUBIC)
    parts = stretched(beyond(lab)) + stretched(unlike_rim(lab))
    mixed = stretched(parts + stretched(np.asarray(standing, np.float32)))
    return stretched(mixed * middle(colours.shape[1], colours.shape[0]))


def unlike_rim(lab: Mask) -> Mask:
    """How far each colour is from those along the edge of the picture, summed up by k-means."""
    deep = max(2, round(RIM * max(lab.shape[:2])))
    edges = [lab[:deep], lab[-deep:], lab[:, :deep], lab[:, -deep:]]
    rim = np.concatenate([edge.reshape(-1, 3) for edge in edges])
    cv2.setRNGSeed(1)  # the same picture, the same answer
    ends = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 10, 1.0)
    count = min(KINDS, len(rim))
    _, _, centres = cv2.kmeans(rim, count, None, ends, 1, cv2.KMEANS_PP_CENTERS)  # type: ignore[call-overload]
    nearest = np.full(lab.shape[:2], np.inf, np.float32)
    for centre in centres:
        np.minimum(nearest, ((lab - centre) ** 2).sum(-1), out=nearest)
    distance: Mask = np.sqrt(nearest)
    return distance


def beyond(lab: Mask) -> Mask:
    """The minimum barrier distance to the rim, by sweeps (Zhang et al., Minimum Barrier Salient Object Detection at
    80 FPS, ICCV 2015): how much colour must change on the way out."""
    soft = cv2.GaussianBlur(lab, (0, 0), SOFT)
    far = np.zeros(lab.shape[:2], np.float32)
    for channel in range(3):
        far += _barrier(np.ascontiguousarray(soft[..., channel]))
    return far


def _barrier(values: Mask) -> Mask:
    distance = np.full(values.shape, np.inf, np.float32)
    distance[[0, -1]] = 0
    distance[:, [0, -1]] = 0
    state = distance, values.copy(), values.copy()
    for _ in range(SWEEPS):
        for turned in (False, True):
            views = [array.T if turned else array for array in (*state, values)]
            rows = len(values.T if turned else values)
            for row in range(1, rows):
                _step(views, row, row - 1)
            for row in range(rows - 2, -1, -1):
                _step(views, row, row + 1)
    return distance


def _step(views: list[Mask], row: int, before: int) -> None:
    """A row takes the way through its neighbour where that is shorter."""
    distance, highest, lowest, values = views
    high = np.maximum(highest[before], values[row])
    low = np.minimum(lowest[before], values[row])
    through = high - low
    shorter = through < distance[row]
    distance[row][shorter] = through[shorter]
    highest[row][shorter] = high[shorter]
    lowest[row][shorter] = low[shorter]


def middle(width: int, height: int) -> Mask:
    """Where subjects usually are: a bell a little below the middle."""
    across = (np.arange(width, dtype=np.float32) / width - CENTRE[0]) / SPREAD[0]
    down = (np.arange(height, dtype=np.float32) / height - CENTRE[1]) / SPREAD[1]
    bell: Mask = np.exp(-(down[:, None] ** 2 + across[None, :] ** 2) / 2)
    return bell


def stretched(values: Mask) -> Mask:
    """0–1, without the outermost two hundredths on either side."""
    low, high = np.percentile(values, (2, 98))
    out: Mask = np.clip((values - low) / max(float(high - low), 1e-6), 0, 1).astype(np.float32)
    return out
