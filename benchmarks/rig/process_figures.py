"""What a process itself has used, which no other program on the machine can change: for figures on one that is busy.

Processor time is what it got; the wait is what it was ready for and did not get, because others had the core. So the
share of a delay that was the machine's is told apart from the studio's own. Linux only: /proc.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from operator import add, sub
from pathlib import Path

from rig.machine import PAGE, family


@dataclass(frozen=True)
class Figures:
    """Of one process; `+` and `-` by field."""

    processor: float = 0.0
    """Seconds on a core, of all its threads."""
    waited: float = 0.0
    """Seconds in which a thread could have run and another program did."""
    resident: float = 0.0
    """MiB."""
    descriptors: int = 0
    sockets: int = 0
    """Of those."""
    threads: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*map(add, astuple(self), astuple(other)))

    def __sub__(self, other: Figures) -> Figures:
        return Figures(*map(sub, astuple(self), astuple(other)))


def figures(pid: int) -> Figures:
    """Of the process alone; zeros where it has ended."""
    try:
        used = [tuple(map(int, each.read_text().split())) for each in Path(f"/proc/{pid}/task").glob("*/schedstat")]
        memory = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 2**20
        open_ones = list(_open(pid))
    except OSError:
        return Figures()
    sockets = sum(each.startswith("socket:") for each in open_ones)
    processor, waited = (sum(each[place] for each in used) / 1e9 for place in (0, 1))
    return Figures(processor, waited, memory, len(open_ones), sockets, len(used))


def of_family(pid: int) -> Figures:
    """Of the process and all that it started."""
    return sum(map(figures, family(pid)), Figures())


def _open(pid: int) -> Iterator[str]:
    """What each descriptor leads to."""
    for each in Path(f"/proc/{pid}/fd").iterdir():
        try:
            yield os.readlink(each)
        except OSError:
            continue  # closed while it was looked at
