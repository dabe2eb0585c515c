"""How sure a cut-out is, 0–1: what can be known without knowing the truth. For workers only.

All of it is multiplied by how plausible the mask is (`plausibility.py`). Of the simple way: how alike two cuts are that
began with different guesses (intersection over union), and how much the subject stands out, by its colours (1 less the
Bhattacharyya coefficient of both histograms) and by the guess that went before. Of a model: how decided its mask is
(1 less the mean of 4p(1-p) over all pixels that it gives more than a trace, or over the subject where that is more),
and how decided the model was before its answer was stretched to all there is.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from imaging.cutout.guess import guess, middle
from imaging.cutout.plausibility import Range, plausible
from imaging.cutout.sight import Colours, Mask

BINS = 8
"""For each of three channels."""
STANDS_OUT = Range(0.3, 1.1)
"""By colours and by the guess together."""
DECIDED = Range(0.3, 0.9)
"""How far apart (0–1) a model's surest subject and surest background are."""
TRACE = 0.02
MOST = 0.99
"""Nobody who has not seen the truth is quite sure."""


def of_models(mask: Mask, colours: Colours, decided: float) -> float:
    """From the mask, the picture it lies on, and how far apart the model's surest answers were."""
    wavers = 4 * mask * (1 - mask)
    touched, subject = mask > TRACE, mask > 0.5
    if not subject.any():
        return 0.0
    certain = 1 - max(float(wavers[touched].mean()), float(wavers[subject].mean()))
    return _rounded(certain * DECIDED.of(decided) * plausible(mask, colours))


def of_simple(one: NDArray[np.bool_], other: NDArray[np.bool_], colours: Colours) -> float:
    """Of two cuts of the same picture, of which the first one counts."""
    if not one.any() or one.all():
        return 0.0
    alike = float((one & other).sum() / (one | other).sum())
    guessed = guess(colours)
    stands_out = apart(one, colours) + float(guessed[one].mean() - guessed[~one].mean())
    return _rounded(alike * STANDS_OUT.of(stands_out) * plausible(one.astype(np.float32), colours))


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
