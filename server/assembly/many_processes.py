"""A studio in several processes: those with the people, and workers (`worker.py`). See `Topology`."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from uuid import uuid4

from redis import Redis
from redis.exceptions import RedisError

from conversation.errors import NotFound
from conversation.ports.jobs import JobRunner, Jobs
from endpoints.conversations.socket_io import BaseManager, SocketIO
from server.assembly.jobs import REPEATABLE
from server.assembly.topology import Topology, TurnParts, Upkeep, Who
from server.coordination.broker import TurnOrders
from server.coordination.bus import Bus
from server.coordination.claims import Claims
from server.coordination.link import RedisLink, client
from server.coordination.live_turns import LiveTurns
from server.coordination.redis_claims import RedisClaims
from server.jobs.embedded import EmbeddedRunner
from server.jobs.heartbeat import Heartbeat
from server.jobs.jobs_elsewhere import JobsElsewhere
from server.jobs.provider_lines import ProviderGate
from server.jobs.redis_gate import RedisGate
from server.realtime.announcer import LARGEST_EVENT, Announcer
from server.realtime.broadcast import Rooms
from server.realtime.sessions import Callers
from server.realtime.shared_callers import SharedCallers
from server.realtime.shared_rooms import SharedRooms, StudioManager
from server.settings import Settings
from server.startup import CannotStart
from server.stores import Stores
from server.turns.dispatch import TurnDispatch
from server.turns.previews import AllPreviews
from server.turns.shared_previews import SharedPreviews
from server.turns.studio_turns import StudioTurns
from server.web.login_attempts import FailureLimit
from server.web.redis_failures import RedisFailures


class ManyProcesses(Topology):
    """What one of them shares with the others. Raises `CannotStart` where Redis does not answer."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.url = settings.redis or settings.broker
        self.name = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}"
        self.link = RedisLink(reached(self.url))
        self.bus = Bus(self.link, client(self.url, tries=1))
        self.live = LiveTurns(self.link, client(self.url))
        self.orders = TurnOrders(settings.broker)
        self.rooms_of_all = StudioManager(self.bus)
        self.jobs_elsewhere = JobsElsewhere(self.bus)
        self.heartbeat: Heartbeat | None = None

    @property
    def runner(self) -> str | None:
        return self.name

    @property
    def counts(self) -> str:
        return self.url

    @property
    def claims(self) -> Claims | None:
        return RedisClaims(self.link)

    @property
    def limits(self) -> tuple[int, int]:
        """Turns at once: of one person, and of all."""
        return self.settings.turns_per_person, self.settings.turns_at_once

    def failures(self, name: str, most: int, seconds: float) -> FailureLimit:
        return RedisFailures(self.link, name, most, seconds)

    def gate(self, line: str, at_once: int) -> ProviderGate:
        return RedisGate(self.link, line, at_once)

    def manager(self) -> BaseManager | None:
        return self.rooms_of_all

    def rooms(self, socketio: SocketIO) -> Rooms:
        return SharedRooms(socketio, LARGEST_EVENT, self.settings.prefix)

    def callers(self, server: object, who: Who, rooms: Rooms) -> Callers:
        return SharedCallers(server, who, rooms, self.bus)

    def previews(self) -> AllPreviews:
        return SharedPreviews(self.live)

    def turns(self, parts: TurnParts) -> StudioTurns:
        telling = parts.rooms.send, parts.announcer.messages, parts.announcer.over, self.orders.order
        dispatch = TurnDispatch(parts.stores, self.live, self.bus, *telling, parts.previews, self.limits)
        parts.announcer.is_running = dispatch.is_running
        return dispatch

    def reach(self, runner: JobRunner, jobs: Jobs) -> JobRunner:
        return self.jobs_elsewhere.reach(runner, jobs)

    def recover(self, stores: Stores) -> None:
        """Others may run it."""

    def begin(
        self, stores: Stores, turns: StudioTurns, others: tuple[EmbeddedRunner, ...], announcer: Announcer
    ) -> None:
        self.bus.open()
        self.live_on(stores, turns, others, announcer, lambda: None)

    def live_on(
        self,
        stores: Stores,
        turns: StudioTurns,
        others: tuple[EmbeddedRunner, ...],
        announcer: Announcer,
        abandon: Callable[[], object],
    ) -> None:
        """Says from now on that this process lives, and looks after what dead ones left."""
        look = partial(look_after, stores, self.name, turns, others, announcer)
        self.heartbeat = Heartbeat(stores.runners, self.name, self.settings.lapse, look, abandon)
        look()

    def keep_up(self, upkeep: Upkeep) -> tuple[Callable[[], object], ...]:
        """The workers do, when the beat says so."""
        return ()

    def close(self) -> None:
        if self.heartbeat is not None:
            self.heartbeat.close()
        self.bus.close()
        self.orders.close()


def look_after(
    stores: Stores, runner: str, turns: StudioTurns, others: tuple[EmbeddedRunner, ...], announcer: Announcer
) -> None:
    """What belongs to nobody living goes on, or is over and told so."""
    again = stores.jobs.recover(REPEATABLE, runner, turns_only=not others)
    interrupted = stores.replies.interrupt_lost()
    if again:
        for each in others:
            each.resume()
    turns.resume()  # an order may have been lost with Redis, or with the worker that had it
    for lost in interrupted:
        with suppress(NotFound):  # deleted meanwhile: nobody looks at it
            announcer.over(lost.owner, stores.library.message(lost.owner, lost.turn))


def reached(url: str) -> Redis:
    """Raises `CannotStart`."""
    redis = client(url)
    try:
        redis.ping()
    except (RedisError, OSError) as error:
        raise CannotStart(
            f"Redis cannot be reached ({error})", "Start it, or set REDIS_URL and ATELIER_BROKER to where it answers."
        ) from error
    return redis
