"""Whose turn it is to write, among processes on one database.

Whoever finds SQLite's lock taken sleeps and tries again, longer each time, up to a tenth of a second; so a process that
writes without a pause takes it again and again while the others sleep. Here whoever comes waits at a gate first, and
goes through it only when the one before has begun: then nobody can write twice while somebody waits. The locks are the
operating system's and end with the process that holds them. Where there are none SQLite decides alone, as it also does
among programs that know nothing of this.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

SHORT, LONG = 0.000_2, 0.002
"""Seconds between two looks: at first, which is as long as a write takes, and when it takes longer."""
SOON = 0.01
"""Seconds after which it does."""


class WriteTurns:
    """Of one process, which has but one writer at a time. Waiting lets other greenlets and threads work."""

    def __init__(self, database: str | None, patience: float) -> None:
        """`database`: its file; None where no other process can open it. `patience`: seconds, after which SQLite is
        asked all the same."""
        self._names = () if database is None else (f"{database}-gate", f"{database}-turn")
        self._patience = patience
        self._files: list[int] = []

    @contextmanager
    def mine(self) -> Iterator[None]:
        """For the length of the block it is this process's turn."""
        gate, turn = self._opened() or (None, None)
        if gate is None or turn is None:
            yield
            return
        until = time.monotonic() + self._patience
        try:
            if _taken(gate, until):
                _taken(turn, until)
                fcntl.flock(gate, fcntl.LOCK_UN)
            yield
        finally:
            fcntl.flock(turn, fcntl.LOCK_UN)

    def close(self) -> None:
        """Lets go of the files."""
        while self._files:
            os.close(self._files.pop())

    def _opened(self) -> list[int]:
        if not self._files:
            with suppress(OSError):  # a folder that cannot be written to is told of by whoever writes
                for name in self._names:
                    self._files.append(os.open(name, os.O_RDWR | os.O_CREAT, 0o600))
        return self._files if len(self._files) == len(self._names) else []


def _taken(file: int, until: float) -> bool:
    """Waits for it; whether it could be had by then."""
    began = time.monotonic()
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            now = time.monotonic()
            if now > until:
                return False
            time.sleep(SHORT if now < began + SOON else LONG)
        except OSError:  # a file system without locks
            return False
