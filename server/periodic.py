"""What is done again and again: what is due is taken away once a day, what was written goes to its file in seconds."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable

import gevent

from server.clock import WallClock

log = logging.getLogger(__name__)
LOOKED_EVERY = 600.0
DAY = 86_400.0
"""Seconds."""


class Daily:
    """Work for once a day, and only while the clock can be believed: what it deletes is found by dates. So never within
    a day of a start, or of the clock having been moved."""

    def __init__(self, work: Callable[[], object], clock: WallClock) -> None:
        self.work = work
        self.clock = clock
        self.done = -math.inf

    def __call__(self) -> object:
        now = self.clock.passed()
        if not self.clock.steady() or now - self.done < DAY:
            return None
        self.done = now
        return self.work()


class Housekeeping:
    """Goes on by itself until it is closed; a time that fails does not end it."""

    def __init__(self, work: Callable[[], object], first: float = LOOKED_EVERY, every: float = LOOKED_EVERY) -> None:
        """`work` may say what it took away; `first` and `every` in seconds."""
        self.work = work
        self.every = every
        self.greenlet = gevent.spawn_later(first, self._for_good)

    def close(self) -> None:
        self.greenlet.kill()

    def _for_good(self) -> None:
        while True:
            try:
                if taken := self.work():
                    log.info("took away %s", taken)
            except Exception:
                log.exception("housekeeping failed")
            gevent.sleep(self.every)


def quietly(work: Callable[[], object]) -> Callable[[], None]:
    """The same, without a word about what came of it."""
    return lambda: None if work() else None
