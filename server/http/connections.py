"""How many connections there may be: as many as there are files for, and never one address all of them.

What counts towards it most is what does least: when all places are taken, the connection on which nothing has happened
for the longest time makes room. So who opens a thousand and says nothing locks nobody out.
"""

from __future__ import annotations

import resource
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from server.http.intake import Intake

KEPT = 0.25
"""Share of all files for everything else: the database, pictures, workers, providers."""
KEPT_AT_LEAST = 128
MOST = 10_000
EACH = 0.5
"""Share of all places that one address may have; a proxy is one address."""
UNBOUNDED = 65_536
"""Files where the system has no limit."""


class Full(Exception):
    """All places are taken by connections that are at work."""


class Connections:
    """The places."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.each = max(1, int(most * EACH))
        self.taken: dict[Intake, str] = {}
        """By connection, oldest first: its address."""
        self.of: Counter[str] = Counter()

    @contextmanager
    def held(self, address: str, intake: Intake) -> Iterator[None]:
        """A place for one connection. Raises `Full`."""
        if self.of[address] >= self.each:
            self._make_room(address)
        elif len(self.taken) >= self.most:
            self._make_room()
        self._take(address, intake)
        try:
            yield
        finally:
            self._leave(intake)

    def _take(self, address: str, intake: Intake) -> None:
        self.taken[intake] = address
        self.of[address] += 1

    def _leave(self, intake: Intake) -> None:
        address = self.taken.pop(intake, None)
        if address is not None:
            self.of[address] -= 1
            if not self.of[address]:
                del self.of[address]

    def _make_room(self, address: str | None = None) -> None:
        """Ends the connection, of that address or of any, that waits longest for a request. Raises `Full`."""
        waiting = (each for each, of in self.taken.items() if each.idle and address in (None, of))
        longest = min(waiting, key=lambda each: each.deadline, default=None)
        if longest is None:
            raise Full
        self._leave(longest)
        with suppress(OSError):
            longest.connection.shutdown(socket.SHUT_RDWR)


def raise_file_limit() -> int:
    """Lets this process open as many files as the system allows it; how many that is."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = UNBOUNDED if hard == resource.RLIM_INFINITY else hard
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted if soft == resource.RLIM_INFINITY else soft
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (ValueError, OSError):  # some systems allow less than they say
        return soft
    return wanted


def places(files: int) -> int:
    """For how many connections there is room with that many files."""
    return max(1, min(MOST, files - max(KEPT_AT_LEAST, int(files * KEPT))))
