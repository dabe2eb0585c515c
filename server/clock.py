"""The clock on the wall, and whether it can be believed: machines start with 1970, batteries die, people set it.

A second clock, which nobody sets and which goes on while the machine sleeps, shows when the first one was moved.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

log = logging.getLogger(__name__)
JUMP_S = 60.0
"""By less the two may differ from one look to the next."""
STEADY_AFTER_S = 86_400.0


def uptime() -> float:
    """Seconds that passed, the machine's sleep among them where the system counts it."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


def dated(clock: Callable[[], float], wall: Callable[[], float] = time.time) -> Callable[[], float]:
    """Seconds since the epoch: as the wall has them now, and from then on as that clock goes, which nobody sets."""
    apart = wall() - clock()
    return lambda: apart + clock()


class WallClock:
    """Watches the clock since the start. A start says nothing of what was before it."""

    def __init__(self, wall: Callable[[], float] = time.time, passed: Callable[[], float] = uptime) -> None:
        self.wall = wall
        self.passed = passed
        self.since = passed()
        self.apart = wall() - self.since

    def steady(self) -> bool:
        """Whether it was not moved for a day."""
        passed = self.passed()
        apart = self.wall() - passed
        if abs(apart - self.apart) > JUMP_S:
            log.warning("the clock was moved by %.0f s: for a day nothing is deleted by it", apart - self.apart)
            self.since = passed
        self.apart = apart
        return passed - self.since >= STEADY_AFTER_S
