"""A studio in one process. See `Topology`."""

from __future__ import annotations

import time
from collections.abc import Callable

from conversation.ports.jobs import JobRunner, Jobs
from endpoints.conversations.socket_io import BaseManager, SocketIO
from server.assembly.jobs import recovered
from server.assembly.topology import Topology, TurnParts, Upkeep, Who
from server.coordination.claims import Claims
from server.jobs.embedded import EmbeddedRunner
from server.jobs.gate import FairGate
from server.jobs.line import FairLine
from server.jobs.provider_lines import ProviderGate
from server.periodic import Housekeeping
from server.realtime.announcer import LARGEST_EVENT, Announcer
from server.realtime.broadcast import Rooms
from server.realtime.sessions import Callers
from server.settings import Settings
from server.stores import Stores
from server.turns.delivery import EventDelivery
from server.turns.previews import AllPreviews
from server.turns.runner import TurnRunner
from server.turns.studio_turns import StudioTurns
from server.web.application import HERE
from server.web.login_attempts import FailureLimit


class OneProcess(Topology):
    """Turns run here, and whoever looks at them is here."""

    def __init__(self, settings: Settings) -> None:
        self._counts = settings.redis or HERE
        self.root = settings.prefix

    @property
    def runner(self) -> str | None:
        return None

    @property
    def counts(self) -> str:
        return self._counts

    @property
    def claims(self) -> Claims | None:
        return None

    def failures(self, name: str, most: int, seconds: float) -> FailureLimit:
        return FailureLimit(most, seconds)

    def gate(self, line: str, at_once: int) -> ProviderGate:
        return FairGate(at_once)

    def manager(self) -> BaseManager | None:
        return None

    def rooms(self, socketio: SocketIO) -> Rooms:
        return Rooms(socketio, LARGEST_EVENT, self.root)

    def callers(self, server: object, who: Who, rooms: Rooms) -> Callers:
        return Callers(server, who, rooms)

    def previews(self) -> AllPreviews:
        return AllPreviews()

    def turns(self, parts: TurnParts) -> StudioTurns:
        delivery = EventDelivery(parts.rooms.send, parts.stores.replies, parts.backlog)
        line = FairLine(parts.settings.turns_per_person, parts.settings.turns_at_once)
        telling = delivery, parts.announcer.turn, parts.previews, line, parts.lines, parts.usual
        runner = TurnRunner(parts.work, parts.stores, *telling, clock=time.monotonic)
        parts.lines.rests = runner.starter.rests
        return runner

    def reach(self, runner: JobRunner, jobs: Jobs) -> JobRunner:
        return runner

    def recover(self, stores: Stores) -> None:
        recovered(stores)

    def begin(
        self, stores: Stores, turns: StudioTurns, others: tuple[EmbeddedRunner, ...], announcer: Announcer
    ) -> None:
        turns.resume()
        for each in others:
            each.resume()

    def keep_up(self, upkeep: Upkeep) -> tuple[Callable[[], object], ...]:
        return tuple(Housekeeping(work, first, every).close for work, first, every in upkeep.values())

    def close(self) -> None:
        """Nothing is open."""
