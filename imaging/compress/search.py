"""The best quality whose file is not too large, found with as few dear encodes as can be.

An encode as it will be kept (trellis coding, sharp chroma) takes twenty times as long as a plain one, but its size is a
nearly constant share of the plain one's. So the quality is predicted from plain encodes; a dear one proves or corrects.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Protocol

SLOPE = 0.05
"""By how much the logarithm of the size grows with each step of quality, before anything is known."""
SLACK = 1.02
"""How wrong the prediction may be for the lowest quality to be tried all the same."""
SURE = 0.995
"""How near the limit the first dear encode is aimed: one too large is lost, one too small can be kept."""
PATIENCE = 4
"""Dear encodes after which too large ones are followed by ever longer steps down."""


class Dial(Protocol):
    """One way to encode one picture, turned by its quality."""

    @property
    def low(self) -> int: ...

    @property
    def high(self) -> int: ...

    @property
    def start(self) -> int:
        """A quality that is often right."""

    def cheap(self, quality: int) -> float:
        """About how many bytes it will have."""

    def probe(self, quality: int) -> float:
        """The share of dear bytes in those that `cheap` said, from a part of the picture; 1 where that is no part."""

    def dear(self, quality: int) -> bytes:
        """The file."""


@dataclass(frozen=True)
class Found:
    """A file that is not too large."""

    quality: int
    data: bytes


def best(dial: Dial, limit: int, low: int | None = None) -> Found | None:
    """The file of the highest quality, from `low` on, that has at most `limit` bytes; None when there is none."""
    lowest, over = dial.low if low is None else low, dial.high + 1
    cheap = cache(dial.cheap)
    first = highest(cheap, limit, lowest, dial.high, dial.start)
    share, found = dial.probe(first) if first >= lowest else 1.0, None
    for tried in range(dial.high):
        sure = limit if tried else limit * SURE
        quality = highest(lambda each: cheap(each) * share, sure, lowest, over - 1, max(first, lowest))  # noqa: B023
        if found and quality <= found.quality:
            break
        if quality < lowest and not (tried == 0 and cheap(lowest) * share <= limit * SLACK):
            break
        quality = max(lowest, quality - max(0, 2 ** (tried - PATIENCE + 1) - 1 if not found else 0))
        data = dial.dear(quality)
        share = len(data) / cheap(quality)
        if len(data) > limit:
            over = quality
        else:
            found = Found(quality, data)
        if over - 1 <= (found.quality if found else lowest - 1):
            break
    return found


def highest(size: Callable[[int], float], limit: float, low: int, high: int, start: int) -> int:
    """The highest whole number from `low` to `high` whose size is within the limit; `low - 1` when none is.

    Sizes grow about exponentially, so a straight line through the logarithms of the last two finds the next.
    """
    below, above = low - 1, high + 1
    at, slope = min(max(start, low), high), SLOPE
    last: tuple[int, float] | None = None
    while above - below > 1:
        here = log(max(1.0, size(at)))
        if last and last[0] != at and here != last[1]:
            slope = max(0.005, (here - last[1]) / (at - last[0]))
        last = (at, here)
        if here <= log(limit):
            below = at
        else:
            above = at
        ahead = at + int((log(limit) - here) // slope)
        at = min(max(ahead, below + 1), above - 1)
    return below
