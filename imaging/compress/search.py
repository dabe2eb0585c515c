"""The best quality whose file is not too large, found with as few dear encodes as can be.

An encode as it will be kept (progressive, of the whole picture) takes ten times as long as a plain one of a part, but
its size is a nearly constant share of the plain one's. So the quality is predicted from plain encodes; a dear one
proves or corrects. A dial that turns finer than whole qualities ends within 2 % under the limit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any, Protocol

SLOPE = 0.05
"""By how much the logarithm of the size grows with each step of quality, before anything is known."""
SLACK = 1.02
"""How wrong the prediction may be for the lowest quality to be tried all the same."""
FAR_OFF = 1.2
"""The same before anything is known of how a dear encode differs from a plain one."""
SURE, SURER = 0.995, 0.998
"""How near the limit the first dear encode is aimed: one too large is lost, one too small can be kept.
And a later one, where the dial turns finely."""
CLOSE = 0.99
"""From which share of the limit on a prediction is close enough."""
FILLED = 0.98
"""From which share of the limit on a file is."""
PATIENCE = 4
"""Dear encodes after which too large ones are followed by ever longer steps down."""


class Dial(Protocol):
    """One way to encode one picture, turned by its quality: a whole number, or a part of one where it turns finer."""

    @property
    def low(self) -> int: ...

    @property
    def high(self) -> int: ...

    @property
    def start(self) -> int:
        """A quality that is often right."""

    def cheap(self, quality: Any) -> float:
        """About how many bytes it will have."""

    def probe(self, quality: Any) -> float:
        """The share of dear bytes in those that `cheap` said, from a part of the picture; 1 where that is no part."""

    def dear(self, quality: Any) -> bytes:
        """The file."""


@dataclass(frozen=True)
class Found:
    """A file that is not too large."""

    quality: float
    data: bytes


def best(dial: Dial, limit: int, low: int | None = None, turns: int = 1) -> Found | None:
    """The file of the highest quality, from `low` on, that has at most `limit` bytes; None when there is none. `turns`
    are the steps that the dial can be turned from one quality to the next."""
    lowest, over = (dial.low if low is None else low) * turns, dial.high * turns + 1

    def quality(turn: int) -> float:
        return turn / turns if turns > 1 else turn

    cheap = cache(lambda turn: dial.cheap(quality(turn)))
    first = highest(cheap, limit * SURE, lowest, over - 1, dial.start * turns, SLOPE / turns)
    near = first >= lowest or cheap(lowest) <= limit * FAR_OFF
    share = dial.probe(quality(max(first, lowest))) if near else 1.0
    slack = FAR_OFF if turns > 1 and share == 1 else SLACK
    at, found = lowest - 1, None
    for tried in range(dial.high):
        sure = limit * (SURE if not tried else SURER if turns > 1 else 1)
        around = max(first, lowest)
        turn = highest(lambda each: cheap(each) * share, sure, lowest, over - 1, around, SLOPE / turns)  # noqa: B023
        if found and turn <= at:
            break
        if turn < lowest and not (tried == 0 and cheap(lowest) * share <= limit * slack):
            break
        turn = max(lowest, turn - max(0, 2 ** (tried - PATIENCE + 1) - 1 if not found else 0))
        data = dial.dear(quality(turn))
        share, first = len(data) / cheap(turn), turn
        if len(data) > limit:
            over = turn
        else:
            at, found = turn, Found(quality(turn), data)
        if over - 1 <= at or (found and len(found.data) >= limit * FILLED):
            break
    return found


def highest(size: Callable[[int], float], limit: float, low: int, high: int, start: int, usual: float = SLOPE) -> int:
    """The highest whole number from `low` to `high` whose size is within the limit; `low - 1` when none is. One whose
    size is close enough under it will do.

    Sizes grow about exponentially, so a straight line through the logarithms of the last two finds the next; `usual` is
    how steep it is before there are two.
    """
    below, above = low - 1, high + 1
    at, slope = min(max(start, low), high), usual
    last: tuple[int, float] | None = None
    while above - below > 1:
        bytes_here = size(at)
        here = log(max(1.0, bytes_here))
        if limit * CLOSE <= bytes_here < limit:
            return at
        if last and last[0] != at and here != last[1]:
            slope = max(usual / 10, (here - last[1]) / (at - last[0]))
        last = (at, here)
        if here <= log(limit):
            below = at
        else:
            above = at
        ahead = at + int((log(limit) - here) // slope)
        at = min(max(ahead, below + 1), above - 1)
    return below
