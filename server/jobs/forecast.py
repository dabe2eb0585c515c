"""When what waits will likely begin: the line goes on as it would, by how long what runs and what waits takes."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heapify, heappop, heappush

from server.jobs.line import FairLine

Seconds = Callable[[str], float | None]
"""Of a job; None where nobody knows."""
LONGEST_LINE = 500
"""Jobs that end before; further ahead nobody can tell."""


def begins_in(line: FairLine, job: str, left: Seconds, takes: Seconds) -> float | None:
    """Seconds until a job begins that waits; None where nobody knows. `left`: until one that runs is over. `takes`: how
    long one that waits will need once it has begun. What nobody knows of is taken to go on for ever, so it begins at
    that time or sooner."""
    if not line.place(job):
        return None
    ahead = line.copy()
    ends = [(seconds, other) for other in ahead.running if (seconds := left(other)) is not None]
    heapify(ends)
    for _ in range(LONGEST_LINE):
        if not ends:
            return None
        now, over = heappop(ends)
        ahead.leave(over)
        while (begun := ahead.next()) is not None:
            if begun == job:
                return now
            needed = takes(begun)
            if needed is not None:
                heappush(ends, (now + needed, begun))
    return None
