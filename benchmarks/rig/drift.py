"""Whether a figure grows with time: a slope with how certain it is.

What is sampled often hangs together from one sample to the next, so that the usual error of a slope is far too small.
The samples are put into batches first, whose means hardly do (the method of batch means).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

BATCHES = 10
STUDENT = 2.306
"""The 97.5th percentile of Student's t with `BATCHES` - 2 degrees of freedom."""


@dataclass(frozen=True)
class Drift:
    """By how much a figure changes over the whole time, by the straight line that fits best."""

    mean: float
    change: float
    within: float
    """Half of the interval in which the change lies in 95 of 100 cases."""

    @property
    def share(self) -> float:
        """The change as a part of the mean."""
        return self.change / self.mean if self.mean else 0.0

    @property
    def certain(self) -> bool:
        """Whether there is any change at all."""
        return abs(self.change) > self.within


def drift(samples: Sequence[float]) -> Drift:
    """Of samples taken at even intervals. Raises `ValueError` where there are fewer than two for each batch."""
    if len(samples) < 2 * BATCHES:
        raise ValueError(f"{len(samples)} samples are too few: take at least {2 * BATCHES}, by a longer run.")
    edges = [round(len(samples) * number / BATCHES) for number in range(BATCHES + 1)]
    means = [fmean(samples[start:end]) for start, end in zip(edges, edges[1:], strict=False)]
    places = [(start + end - 1) / 2 for start, end in zip(edges, edges[1:], strict=False)]
    middle, level = fmean(places), fmean(means)
    spread = sum((place - middle) ** 2 for place in places)
    slope = sum((place - middle) * (mean - level) for place, mean in zip(places, means, strict=True)) / spread
    left = sum((mean - level - slope * (place - middle)) ** 2 for place, mean in zip(places, means, strict=True))
    error = sqrt(left / (BATCHES - 2) / spread)
    return Drift(level, slope * (len(samples) - 1), STUDENT * error * (len(samples) - 1))
