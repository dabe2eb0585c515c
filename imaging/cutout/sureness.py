"""How sure a cut-out is, 0–1: what can be known without knowing the truth. For workers only.

Of the simple way it is the product of three: how alike two cuts are that began with different guesses (intersection
over union), how little the colours of the subject and of what is behind it overlap (1 less the Bhattacharyya
coefficient of both histograms), and how little of the picture's rim the subject covers. Of a model it is how decided
its mask is: 1 less the mean of 4p(1-p) over all pixels that it gives more than a trace.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from imaging.cutout.guess import middle
from imaging.cutout.sight import Colours, Mask

BINS = 8
"""For each of three channels."""
RIM_COUNTS = 0.5
"""A subject that fills the whole rim is half as sure."""
TRACE = 0.02
MOST = 0.99
"""Nobody who has not seen the truth is quite sure."""


def of_models(mask: Mask) -> float:
    """From its mask alone. An empty mask is not sure at all."""
    touched = mask[mask > TRACE]
    return _rounded(1 - (4 * touched * (1 - touched)).mean()) if touched.size else 0.0


def of_simple(one: NDArray[np.bool_], other: NDArray[np.bool_], colours: Colours) -> float:
    """Of two cuts of the same picture, of which the first one counts."""
    if not one.any() or one.all():
        return 0.0
    alike = (one & other).sum() / (one | other).sum()
    rim = np.concatenate([one[0], one[-1], one[:, 0], one[:, -1]]).mean()
    return _rounded(alike * apart(one, colours) * (1 - RIM_COUNTS * rim))


def _rounded(share: float) -> float:
    return round(min(MOST, float(share)), 2)


def worth(subject: NDArray[np.bool_], colours: Colours) -> float:
    """What tells a good cut from a worse one of the same picture: colours apart, in one piece, in the middle."""
    if not subject.any() or subject.all():
        return 0.0
    _, _, stats, _ = cv2.connectedComponentsWithStats(subject.astype(np.uint8), connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    rows, columns = np.nonzero(subject)
    central = middle(subject.shape[1], subject.shape[0])[round(rows.mean()), round(columns.mean())]
    return float(apart(subject, colours) * areas.max() / areas.sum() * central)


def apart(subject: NDArray[np.bool_], colours: Colours) -> float:
    """1 where subject and background share no colour, 0 where they have the same."""
    lab = cv2.cvtColor(colours, cv2.COLOR_RGB2LAB)
    shares = [_histogram(lab, part) for part in (subject, ~subject)]
    return float(1 - np.sqrt(shares[0] * shares[1]).sum())


def _histogram(lab: Colours, part: NDArray[np.bool_]) -> NDArray[np.float64]:
    counts, _ = np.histogramdd(lab[part].astype(np.float64), BINS, ((0, 256),) * 3)
    shares: NDArray[np.float64] = counts / max(1.0, counts.sum())
    return shares
