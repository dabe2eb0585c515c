"""The bytes that come in by one connection: how long may be waited for them, how many may come, and whose turn it is.

Times are of waiting, never of the whole: a large picture over a slow line may take an hour as long as it moves.
"""

from __future__ import annotations

from collections.abc import Callable
from socket import SocketIO
from time import monotonic
from typing import Any

import gevent

FIRST_REQUEST = 9.0
"""Seconds for the first request of a connection to begin."""
NEXT_REQUEST = 60.0
"""Seconds a connection may idle between two."""
HEAD = 10.0
"""Seconds from the first byte of a request to the last one of its headers."""
SILENCE = 30.0
"""Seconds in which nothing comes of a body."""
SLOWEST = 200.0
"""Bytes a second of a body, on average over all that was waited, once `SILENCE` is over."""
SMALL_READ = 1024
"""Bytes taken at once for what is read in small pieces: what they hold is worked through before anybody else's turn."""
BUFFER = 8192
AT_ONCE = 0.001
"""Seconds of waiting in which nobody else had a turn."""


class Intake(SocketIO):
    """What a request is read from. Raises TimeoutError for who is too slow, ConnectionAbortedError for too much."""

    def __init__(self, connection: Any, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(connection, "r")
        self.connection = connection
        self.clock = clock
        self.reads = 0
        self.begins = False
        """Whether the next byte is the first one of a request."""
        self.deadline = clock() + FIRST_REQUEST
        self.in_body = False
        self.left: int | None = None
        """Bytes that may still come; None for any number."""
        self.waited = 0.0
        self.received = 0

    @property
    def idle(self) -> bool:
        """Whether nothing of a request has come yet."""
        return self.begins

    def await_request(self, *, first: bool) -> None:
        """From now on a request may come."""
        self.begins, self.in_body, self.left = True, False, None
        self.deadline = self.clock() + (FIRST_REQUEST if first else NEXT_REQUEST)

    def await_body(self) -> None:
        """From now on it moves, or is cut."""
        self.begins, self.in_body = False, True
        self.waited, self.received = 0.0, 0

    def refuse_more(self) -> None:
        """Ends it with the next read."""
        self.left = 0

    def readinto(self, buffer: Any) -> int | None:
        if self.connection.timeout == 0.0:  # somebody wants what is here already, and nothing else
            return super().readinto(buffer)
        if self.left is not None and self.left <= 0:
            raise ConnectionAbortedError("more than anybody reads")
        room = memoryview(buffer)
        began = self.clock()
        self.connection.settimeout(self._patience(began))
        got = super().readinto(room[:SMALL_READ] if len(room) <= BUFFER else room) or 0
        self._took(got, self.clock() - began)
        return got

    def _patience(self, now: float) -> float:
        """Seconds that may be waited for the next bytes. Raises TimeoutError when none are left."""
        earned = SILENCE + self.received / SLOWEST - self.waited
        left = min(SILENCE, earned) if self.in_body else self.deadline - now
        if left <= 0:
            raise TimeoutError("too slow")
        return left

    def _took(self, got: int, waited: float) -> None:
        self.reads += 1
        self.received += got
        self.waited += waited
        if self.left is not None:
            self.left -= got
        if self.begins:
            self.begins, self.deadline = False, self.clock() + HEAD
        if waited < AT_ONCE:
            gevent.sleep(0)  # what is here already is read without waiting: everybody else has a turn first
