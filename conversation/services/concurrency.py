"""Requests beside each other, outside of turns: how many of one person, and who waits for what another one makes.

For a loop that gives way only where it waits. What one waits with is handed in by the server: gevent's `Event`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from conversation.errors import Told
from conversation.sentences import say


class Signal(Protocol):
    """What some wait for and one gives. `threading.Event` is one, too."""

    def set(self) -> object:
        """Lets all go who wait, and whoever comes afterwards."""

    def wait(self, timeout: float | None = None) -> object:
        """Comes back when it was given, or after so many seconds."""


class InProgress:
    """What is being made now, by a key: it is made once, however many want it at the same time."""

    def __init__(self, signal: Callable[[], Signal]) -> None:
        self.signal = signal
        self.ends: dict[str, Signal] = {}

    def __len__(self) -> int:
        return len(self.ends)

    def wait(self, key: str) -> bool:
        """Comes back when nobody is at it; whether somebody was."""
        end = self.ends.get(key)
        if end is None:
            return False
        end.wait()
        return True

    @contextmanager
    def making(self, key: str) -> Iterator[None]:
        """Lets go of all who wait, however it ends."""
        end = self.ends[key] = self.signal()
        try:
            yield
        finally:
            del self.ends[key]
            end.set()


class WorkLimit:
    """How much can be worked on at once for one person: pictures are held in memory while they wait."""

    def __init__(self, per_person: int) -> None:
        self.per_person = per_person
        self.taken: Counter[str] = Counter()

    @contextmanager
    def taken_by(self, owner: str) -> Iterator[None]:
        """Holds one of them. Raises `Told` where none is left."""
        if self.taken[owner] >= self.per_person:
            raise enough(self.taken[owner])
        self.taken[owner] += 1
        try:
            yield
        finally:
            self.taken[owner] -= 1
            if not self.taken[owner]:
                del self.taken[owner]


def enough(count: int) -> Told:
    """So many are being worked on: nothing more is begun."""
    return Told(
        say("busy", "Too much at once"),
        say(
            "busy_text", "{count} of your requests are still running. Wait for one to finish, or stop one.", count=count
        ),
        code="busy",
        retry_after=5,
        status=429,
    )
