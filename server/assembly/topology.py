"""How a studio runs: in one process (`OneProcess`), or in several (`ManyProcesses`). Everything else is the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from conversation.ports.jobs import JobRunner, Jobs
from conversation.ports.turns import TurnRequest
from endpoints.conversations.socket_io import BaseManager, SocketIO
from server.coordination.claims import Claims
from server.jobs.embedded import EmbeddedRunner
from server.jobs.provider_lines import ProviderGate, StudioProviderLines
from server.realtime.announcer import Announcer
from server.realtime.broadcast import Rooms
from server.realtime.sessions import Callers
from server.settings import Settings
from server.stores import Stores
from server.turns.backlog import Backlog
from server.turns.previews import AllPreviews
from server.turns.runner import Work
from server.turns.studio_turns import StudioTurns
from server.web.login_attempts import FailureLimit


@dataclass(frozen=True)
class TurnParts:
    """What turns are made and told with."""

    settings: Settings
    stores: Stores
    work: Work
    usual: Callable[[TurnRequest], float | None]
    rooms: Rooms
    announcer: Announcer
    previews: AllPreviews
    lines: StudioProviderLines
    backlog: Backlog


Who = Callable[[dict[str, Any]], str | None]
"""Whose cookie or token a request carries."""
Upkeep = Mapping[str, tuple[Callable[[], object], float, float]]
"""What is done again and again, by name: with the seconds until the first time, and between two."""


class Topology(Protocol):
    """See above."""

    @property
    def runner(self) -> str | None:
        """This process, where there are several."""

    @property
    def counts(self) -> str:
        """Where calls are counted, as Flask-Limiter takes it."""

    @property
    def claims(self) -> Claims | None:
        """Who does what one is to do; None where there is but one."""

    def failures(self, name: str, most: int, seconds: float) -> FailureLimit:
        """Counts what fails, under that name."""

    def gate(self, line: str, at_once: int) -> ProviderGate:
        """How much runs at once at a provider."""

    def manager(self) -> BaseManager | None:
        """Who knows the rooms; None for Socket.IO's own."""

    def rooms(self, socketio: SocketIO) -> Rooms: ...

    def callers(self, server: Any, who: Who, rooms: Rooms) -> Callers: ...

    def previews(self) -> AllPreviews: ...

    def turns(self, parts: TurnParts) -> StudioTurns: ...

    def reach(self, runner: JobRunner, jobs: Jobs) -> JobRunner:
        """The same for jobs of its kinds in whichever process."""

    def recover(self, stores: Stores) -> None:
        """Before anything is begun: what ran when the server ended waits again, or is over."""

    def begin(
        self, stores: Stores, turns: StudioTurns, others: tuple[EmbeddedRunner, ...], announcer: Announcer
    ) -> None:
        """Everything is in its place: what waits is taken up."""

    def keep_up(self, upkeep: Upkeep) -> tuple[Callable[[], object], ...]:
        """Sees that it is done; what ends that."""

    def close(self) -> None: ...
