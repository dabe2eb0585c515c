"""When a task has had its time, by the clock and in processor time: neither a busy machine nor many threads fail good
work. A process that does nothing has only as long by the clock, and nobody waits for ever."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 10
"""Times as long by the clock as its processor time may be: a machine that is as busy as that helps nobody."""
IDLE = 0.02
"""The share of a wait that a process has to compute in, or it hangs."""
SHORTEST = 0.05
"""Seconds between two looks."""
TIMES = 11
"""Where the times of a process stand in its line of figures, behind its name (proc(5))."""


def processor_seconds(pid: int) -> float | None:
    """What that process has computed so far; None where the system does not say that, or there is no such process."""
    with suppress(OSError, ValueError, IndexError):
        figures = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(figures[TIMES]) + int(figures[TIMES + 1])) / os.sysconf("SC_CLK_TCK")
    return None


@dataclass
class Deadline:
    """Of one answer of a process."""

    pid: int
    seconds: float
    began: float = field(init=False)
    before: float | None = field(init=False)
    seen: float = field(init=False)
    looked: float = field(init=False)

    def __post_init__(self) -> None:
        self.before = processor_seconds(self.pid)
        self.began = self.looked = time.monotonic()
        self.seen = self.before or 0.0

    def left(self) -> float:
        """Seconds until it should be asked again; 0 when the time is over."""
        now, computed = time.monotonic(), processor_seconds(self.pid)
        if computed is None or self.before is None:
            return max(0.0, self.seconds - (now - self.began))
        waited, worked = now - self.looked, computed - self.seen
        used, self.seen, self.looked = computed - self.before, computed, now
        idle = waited >= self.seconds / 2 and worked < IDLE * waited
        past = now - self.began
        if (min(used, past) >= self.seconds) or idle or past >= PATIENCE * self.seconds:
            return 0.0
        return max(SHORTEST, self.seconds - min(used, past))
