"""What only so many may do at once: everybody in turn, whoever has how much to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import count

from gevent.event import Event

from server.jobs.line import FairLine

FOR_WHOM: ContextVar[str] = ContextVar("for_whom", default="")
"""Whose work a greenlet does; empty where that is nobody's in particular. Each greenlet has its own."""


@dataclass(frozen=True)
class GatePlace:
    """Somebody's place in line, then inside."""

    gate: FairGate
    ticket: str
    signal: Event

    def wait(self, seconds: float | None = None) -> bool:
        """Whether it is let in, within so many seconds."""
        return bool(self.signal.wait(seconds))

    def leave(self) -> None:
        """Whether it waits or is inside: the next one is let in."""
        self.gate.leave(self.ticket)


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
        place = self.place(FOR_WHOM.get())
        try:
            place.wait()
            yield
        finally:
            place.leave()

    def place(self, owner: str) -> GatePlace:
        """One more at the end of a person's line. Whoever asks for it leaves it."""
        ticket = str(next(self.numbers))
        signal = self.signals[ticket] = Event()
        self.line.add(ticket, owner)
        self._let_in()
        return GatePlace(self, ticket, signal)

    def leave(self, ticket: str) -> None:
        """What is not here any more has left already."""
        if self.signals.pop(ticket, None) is not None:
            self.line.leave(ticket)
            self._let_in()

    def is_empty(self) -> bool:
        """Whether nobody waits or is inside."""
        return not self.signals

    def _let_in(self) -> None:
        while (ticket := self.line.next()) is not None:
            self.signals[ticket].set()
