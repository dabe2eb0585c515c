"""The best quality whose file is not too large, found with as few dear encodes as can be.

An encode as it will be kept (progressive, of the whole picture) takes ten times as long as a plain one of a part, but
its size is a nearly constant share of the plain one's. So the quality is predicted from plain encodes; a dear one
proves or corrects. A dial that turns finer than whole qualities ends within 2 % under the limit, and what lies near a
size that is known is reckoned (`forecast.py`), not encoded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from math import log
from typing import Any, Protocol

from imaging.compress.forecast import FLAT, SLOPE, Forecast

SLACK = 1.02
"""How wrong the prediction may be for the lowest quality to be tried all the same."""
FAR_OFF = 1.2
"""The same before anything is known of how a dear encode differs from a plain one."""
SURE = 0.995
"""How near the limit the first dear encode is aimed: one too large is lost, one too small can be kept."""
BETWEEN, SURER = 0.993, 0.992
"""The same where the dial turns finely, as a probe tells the size within half a percent. And of a later one."""
NEAR = 0.15
"""How far from a known size, as a logarithm, another may be to be reckoned on a dial that turns finely."""
CLOSE, CLOSER = 0.99, 0.998
"""From which share of the limit on a prediction is close enough; and where the dial turns finely."""
FILLED = 0.99
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

    def course(self, quality: Any) -> float:
        """What the logarithm of the size grows about evenly with."""

    def probe(self, quality: Any) -> float | None:
        """As `cheap`, as exactly as a part of the picture tells; None where that is no part."""

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
    fine = turns > 1

    def quality(turn: int) -> float:
        return turn / turns if fine else turn

    def course(turn: int) -> float:
        return dial.course(quality(turn))

    cheap = Forecast(lambda turn: dial.cheap(quality(turn)), course, NEAR if fine else 0.0)
    aim, close = (limit * BETWEEN, CLOSER) if fine else (limit * SURE, CLOSE)
    first = highest(cheap, aim, lowest, over - 1, dial.start * turns, course, close)
    near = first >= lowest or cheap(lowest) <= limit * FAR_OFF
    told = cheap.nearest(max(first, lowest)) if near else None
    probed = dial.probe(quality(told)) if told is not None else None
    share = probed / cheap(told) if probed and told is not None else 1.0
    slack = FAR_OFF if fine and not probed else SLACK
    at, found = lowest - 1, None
    for tried in range(dial.high):
        sure = aim if not tried else limit * (SURER if fine else 1)
        around = max(first, lowest)
        turn = highest(lambda each: cheap(each) * share, sure, lowest, over - 1, around, course, close)  # noqa: B023
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


def highest(
    size: Callable[[int], float],
    limit: float,
    low: int,
    high: int,
    start: int,
    course: Callable[[int], float] = lambda turn: turn * SLOPE,
    close: float = CLOSE,
) -> int:
    """The highest whole number from `low` to `high` whose size is within the limit; `low - 1` when none is. One whose
    size has that share of it, `close`, will do.

    The logarithm of the size grows about evenly with `course`, so a straight line through the last two finds the next.
    """
    below, above = low - 1, high + 1
    at, slope = min(max(start, low), high), 1.0
    last: tuple[int, float] | None = None
    while above - below > 1:
        bytes_here = size(at)
        here = log(max(1.0, bytes_here))
        if limit * close <= bytes_here < limit:
            return at
        if last and last[0] != at and here != last[1]:
            slope = max(FLAT, (here - last[1]) / (course(at) - course(last[0])))
        last = (at, here)
        if here <= log(limit):
            below = at
        else:
            above = at
        ahead = course(at) + (log(limit) - here) / slope
        at = min(max(low - 1 + bisect_right(range(low, high + 1), ahead, key=course), below + 1), above - 1)
    return below
