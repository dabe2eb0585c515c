"""A curve through points that never overshoots: monotone cubic pieces between them.

F. N. Fritsch, J. Butland: A method for constructing local monotone piecewise cubic interpolants (SIAM J. Sci. Stat.
Comput. 5, 1984), as `scipy.interpolate.PchipInterpolator` has it inside, with straight ends. Its twin in the page is
`interface/web/src/adjusting/shades/bent.ts`; tests/fixtures/bent.json holds both to the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]


class Bent:
    """`Bent(points)(shade)`; without points what comes in comes out, and beyond the first and the last it is flat."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = tuple(points)
        slopes = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(self.points)]
        self.tangents = _tangents(self.points, slopes) if slopes else []

    def __call__(self, shade: float) -> float:
        points = self.points
        if not points:
            return shade
        if shade <= points[0][0]:
            return points[0][1]
        for place, (before, after) in enumerate(pairwise(points)):
            if shade <= after[0]:
                return _between(before, after, self.tangents[place], self.tangents[place + 1], shade)
        return points[-1][1]


def _tangents(points: Sequence[Point], slopes: Sequence[float]) -> list[float]:
    """Where the curve turns round it is level; else the slopes beside a point, the shorter piece's counting more."""
    widths = [after[0] - before[0] for before, after in pairwise(points)]
    inner = []
    for place in range(1, len(slopes)):
        before, after = slopes[place - 1], slopes[place]
        if before * after <= 0:
            inner.append(0.0)
            continue
        left, right = 2 * widths[place] + widths[place - 1], widths[place] + 2 * widths[place - 1]
        inner.append((left + right) / (left / before + right / after))
    return [slopes[0], *inner, slopes[-1]]


def _between(before: Point, after: Point, leaving: float, arriving: float, shade: float) -> float:
    """Hermite's cubic."""
    width = after[0] - before[0]
    part = (shade - before[0]) / width
    rest = 1 - part
    return (
        before[1] * (1 + 2 * part) * rest**2
        + leaving * width * part * rest**2
        + after[1] * part**2 * (3 - 2 * part)
        - arriving * width * part**2 * rest
    )
