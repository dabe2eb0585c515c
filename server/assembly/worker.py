"""A worker of a studio of several processes, put together: it has no people, and runs turns. Loaded by `celery.py`."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from conversation.errors import NotFound
from conversation.message import Message
from server.app import opened
from server.assembly.many_processes import ManyProcesses
from server.assembly.models import engine_of
from server.assembly.people import is_guest
from server.assembly.topology import Upkeep
from server.cutout.pool import model_folder
from server.jobs.line import FairLine
from server.jobs.provider_lines import StudioProviderLines, provider_limits
from server.realtime.announcer import Announcer
from server.realtime.shared_rooms import topic_of
from server.settings import Settings
from server.stores import Stores
from server.turns.backlog import Backlog
from server.turns.delivery import EventDelivery
from server.turns.dispatch import TurnDispatch
from server.turns.personal_limits import PersonalLimits, usual_limits
from server.turns.runner import TurnRunner
from server.turns.worker import NO_LIMIT, TurnWorker, WorkerVoice
from server.workers.warm_up import learn_words


@dataclass(frozen=True)
class AtelierWorker:
    """Ready to run turns, and to do what is done again and again."""

    turns: TurnWorker
    upkeep: Upkeep
    closers: tuple[Callable[[], object], ...]

    def close(self) -> None:
        """Lets go of everything."""
        for close in self.closers:
            close()


def assemble_worker(settings: Settings) -> AtelierWorker:
    """Raises `Told` for what a person can mend."""
    topology = ManyProcesses(settings)
    parts = opened(settings, topology)
    stores: Stores = parts.storage
    guest = partial(is_guest, stores.accounts)
    catalogues = replace(parts.catalogues, rules=stores.administration.rules, is_guest=guest)
    limits = PersonalLimits(usual_limits(settings), stores.administration, guest)
    backlog, models, tell = Backlog(), model_folder(settings), topology.rooms_of_all.send
    lines = StudioProviderLines(provider_limits(catalogues.providers, settings.at_providers), gate_of=topology.gate)
    engine = engine_of(settings, stores, parts.pixels, catalogues, backlog, limits, models, lines)
    announcer = Announcer(topology.rooms_of_all, stores.library, stores.shelf)
    telling = tell, announcer.messages, announcer.over, topology.orders.order
    previews = topology.previews()
    dispatch = TurnDispatch(stores, topology.live, topology.bus, *telling, previews, topology.limits)
    announcer.is_running = dispatch.is_running
    rooms = tell, topic_of, topology.rooms_of_all.message
    voice = WorkerVoice(topology.live, *rooms, partial(as_stored, stores))
    delivery = EventDelivery(voice.tell, stores.replies, backlog)
    line = FairLine(NO_LIMIT, NO_LIMIT)
    hearing = delivery, announcer.taken, previews, line, lines, engine.usual
    runner = TurnRunner(engine.work, stores, *hearing, clock=time.monotonic)
    turns = TurnWorker(runner, stores.jobs, topology.limits, dispatch)
    turns.listen(topology.bus)
    learn_words()  # here, before anybody waits: whoever is silent for as long as that may take is taken for dead
    parts.workers.warm()
    topology.bus.open()
    topology.live_on(stores, dispatch, (), announcer, runner.abandon)
    closers = voice.close, delivery.close, backlog.close, announcer.close, models.close, topology.close, *parts.closers
    return AtelierWorker(turns, parts.upkeep, closers)


def as_stored(stores: Stores, turn: str) -> Message | None:
    """A reply as the database has it; None where it is gone."""
    owner = stores.jobs.whose(turn)
    try:
        return None if owner is None else stores.library.message(owner, turn)
    except NotFound:  # its conversation was deleted
        return None
