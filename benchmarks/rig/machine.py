"""What a benchmark asks the machine: which core, how much processor time, how much memory, how busy. Linux only."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))
MEASURED, LOAD = CORES[0], CORES[-1]
"""The core that what is measured runs on, and the one for what only makes work; the same where there is one only."""
PAGE = os.sysconf("SC_PAGE_SIZE")


def pin(core: int, pid: int = 0) -> None:
    """Keeps a process (this one by default) and what it starts later on one core."""
    os.sched_setaffinity(pid, {core})


def family(pid: int) -> Iterator[int]:
    """A process and everything it started."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from family(int(child))


def cpu_seconds(pid: int) -> float:
    """Processor time of all threads of a process and of its children."""
    tasks = (task for member in family(pid) for task in Path(f"/proc/{member}/task").glob("*/schedstat"))
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def thread_seconds(pid: int) -> float:
    """Processor time of a process's first thread: the one that serves."""
    return int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()[0]) / 1e9


def resident(pid: int) -> float:
    """Resident memory of one process, in MiB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 2**20


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not below `share` (0–1) of all."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def described() -> str:
    """One line about where the figures come from."""
    busy = os.getloadavg()[0]
    return f"Python {platform.python_version()}, {len(CORES)} cores, load {busy:.1f} at the start"
