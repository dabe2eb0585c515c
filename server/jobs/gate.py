"""What only so many may do at once: everybody in turn, whoever has how much to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count

from gevent.event import Event

from server.jobs.line import FairLine

FOR_WHOM: ContextVar[str] = ContextVar("for_whom", default="")
"""Whose work a greenlet does; empty where that is nobody's in particular. Each greenlet has its own."""


class FairGate:
    """Lets so many in. Of those that wait whoever has the fewest inside is next: see `FairLine`."""

    def __init__(self, at_once: int) -> None:
        self.line = FairLine(at_once, at_once)
        self.signals: dict[str, Event] = {}
        """Of those that wait or are inside, given to who is let in."""
        self.numbers = count()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Comes back when it is the turn of this greenlet's person."""
        ticket = str(next(self.numbers))
        signal = self.signals[ticket] = Event()
        self.line.add(ticket, FOR_WHOM.get())
        self._let_in()
        try:
            signal.wait()
            yield
        finally:
            del self.signals[ticket]
            self.line.leave(ticket)
            self._let_in()

    def _let_in(self) -> None:
        while (ticket := self.line.next()) is not None:
            self.signals[ticket].set()
