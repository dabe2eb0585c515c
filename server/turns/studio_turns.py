"""Turns as the rest of the server sees them, whichever process runs them: `TurnRunner` in this one, `TurnDispatch` in
others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from gevent import Greenlet

from conversation.events import Event
from conversation.message import Message
from conversation.ports.jobs import JobRunner
from endpoints.services import Turns


class StudioTurns(Turns, JobRunner, Protocol):
    """All turns of a studio."""

    @property
    def conductors(self) -> Mapping[str, Greenlet]:
        """Of the turns that run in this process."""

    def stop(self, job: str) -> bool:
        """See `JobRunner`."""

    def add(self, message: Message, event: Event) -> Message:
        """One more event to a reply, from beside its turn, whether that runs or is over: folded, kept, told."""

    def resume(self) -> None:
        """Whatever waits is begun as soon as it is its turn."""

    def close(self) -> None:
        """Nothing is said of any turn any more."""

    def wind_down(self, seconds: float) -> None:
        """Refuses new turns, and gives those that run here so long."""
