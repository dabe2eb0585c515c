"""How large files of other qualities will be, reckoned from those that are known. `search` asks."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log

SLOPE = 0.05
"""By how much the logarithm of the size grows with each step of quality, before anything is known."""
FLAT = 0.1
"""The least that a line through two sizes rises, of what was expected: noise must not lead far away."""


class Forecast:
    """Sizes by turns of a dial. What is no farther than `near` from a known one, as a logarithm, is reckoned; the rest
    is encoded, and known from then on."""

    def __init__(self, encode: Callable[[int], float], course: Callable[[int], float], near: float) -> None:
        """`encode` gives bytes; their logarithm grows about evenly with `course`."""
        self.encode = encode
        self.course = course
        self.near = near
        self.known: dict[int, float] = {}
        """Bytes, at least one."""

    def __call__(self, turn: int) -> float:
        """Bytes."""
        if turn not in self.known:
            reckoned = self._reckoned(turn)
            if reckoned is not None:
                return reckoned
            self.known[turn] = max(1.0, self.encode(turn))
        return self.known[turn]

    def nearest(self, turn: int) -> int:
        """A turn whose size is known and stands for that of this one; the turn itself where there is none."""
        known = [each for each in self.known if abs(self.course(each) - self.course(turn)) <= self.near / 4]
        return min(known, key=lambda each: abs(self.course(each) - self.course(turn)), default=turn)

    def _reckoned(self, turn: int) -> float | None:
        """Bytes, by a line through the two nearest, or of the usual slope through one; None where that is far."""
        nearest = sorted(self.known, key=lambda each: abs(self.course(each) - self.course(turn)))[:2]
        if not nearest:
            return None
        slope = 1.0
        if len(nearest) == 2:
            one, other = nearest
            slope = max(FLAT, log(self.known[one] / self.known[other]) / (self.course(one) - self.course(other)))
        step = slope * (self.course(turn) - self.course(nearest[0]))
        return self.known[nearest[0]] * exp(step) if abs(step) < self.near else None
