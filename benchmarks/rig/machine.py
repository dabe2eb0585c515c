"""What a benchmark asks the machine: which core, how much processor time, how much memory, how busy it is."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from pathlib import Path

import psutil

CORES = sorted(os.sched_getaffinity(0))
MEASURED, LOAD = CORES[0], CORES[-1]
"""The core that what is measured runs on, and the one for what only makes work; the same where there is one only."""


def pin(core: int, pid: int = 0) -> None:
    """Keeps a process (this one by default) and what it starts later on one core."""
    os.sched_setaffinity(pid, {core})


def family(pid: int) -> list[psutil.Process]:
    """A process and everything it started."""
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def cpu_seconds(pid: int) -> float:
    """Processor time that a process, its threads and its children have used, to the microsecond where Linux counts so."""
    return sum(_of_one(process) for process in family(pid))


def _of_one(process: psutil.Process) -> float:
    try:
        return sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{process.pid}/task").glob("*/schedstat")) / 1e9
    except (OSError, IndexError):
        return float(sum(process.cpu_times()[:2]))  # in hundredths


def resident(pid: int) -> float:
    """Resident memory of one process, in MiB."""
    return float(psutil.Process(pid).memory_info().rss) / 2**20


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not below `share` (0–1) of all."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def described() -> str:
    """One line about where the figures come from."""
    busy = os.getloadavg()[0]
    return f"Python {platform.python_version()}, {len(CORES)} cores, load {busy:.1f} at the start"
