"""Turns over stores in memory, and everything that was sent of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Any, cast
from uuid import uuid4

from conversation.events import (
    Event,
    TurnStarted,
    event_from_dict,
)
from conversation.fold import fold
from conversation.ports.jobs import Job
from conversation.ports.replies import Replies
from conversation.ports.turns import Begun, TurnRequest
from conversation.ports.usage import PlannedCall, SpendingLimits
from conversation.reply import Reply
from server.jobs.line import FairLine
from server.turns.backlog import Backlog
from server.turns.delivery import EventDelivery
from server.turns.previews import AllPreviews
from server.turns.runner import TurnRunner
from server.turns.running_turn import RunningTurn
from storage.disk.errors import disk_full
from storage.memory import MemoryStorage, open_memory

Script = Callable[[], Iterator[Event]]


class Disk:
    """The replies of the stores, on a disk that may be full."""

    def __init__(self, replies: Replies) -> None:
        self.replies = replies
        self.full = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.replies, name)

    def save(self, reply: Reply) -> None:
        self.save_all([reply])

    def save_all(self, replies: Sequence[Reply]) -> None:
        if self.full:
            raise disk_full()
        self.replies.save_all(replies)


class Kept:
    """The stores, with another one for the replies."""

    def __init__(self, stores: MemoryStorage, replies: Disk) -> None:
        self.stores = stores
        self.replies = replies

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stores, name)


class Stage:
    """Turns over stores in memory, a script for every turn, and everything that was sent."""

    def __init__(
        self, folder: Path, clock: Callable[[], float] = monotonic, stores: MemoryStorage | None = None
    ) -> None:
        self.clock = clock
        self.stores: MemoryStorage = stores or open_memory(folder)
        self.owner = self.stores.accounts.guest().id
        self.conversation = self.stores.library.create(self.owner).id
        self.sent: list[dict[str, Any]] = []
        self.script: Script = lambda: iter(())
        self.disk = Disk(self.stores.replies)
        self.told: list[dict[str, Any]] = []
        self.backlog = Backlog(again=0.01)
        self.delivery = EventDelivery(self.hear, cast(Replies, self.disk), self.backlog, clock=self.clock)
        self.announced: list[str] = []
        self.requests: list[TurnRequest] = []
        """Those that were worked on."""
        self.runner = TurnRunner(
            self.work,
            Kept(self.stores, self.disk),  # type: ignore[arg-type]  # the stores with that disk
            self.delivery,
            self.announce,
            AllPreviews(),
            FairLine(per_person=2, at_once=3),
            clock=lambda: 0.0,
        )

    def hear(self, name: str, payload: Mapping[str, Any], room: str) -> None:
        (self.sent if name == "events" else self.told).append(dict(payload))

    def work(self, request: TurnRequest, begun: Begun, running: RunningTurn) -> Iterator[Event]:
        self.requests.append(request)
        yield TurnStarted(begun.message.id, begun.message.text, "2026-11-20T00:00:00Z")
        yield from self.script()

    def announce(self, turn: RunningTurn, begun: Begun | None) -> None:
        self.announced.append("began" if begun else "changed")

    def begin(self, script: Script, client_id: str = "") -> Begun:
        self.script = script
        request = TurnRequest(self.owner, self.conversation, client_id or str(uuid4()), "paint a fox")
        return self.runner.start(request)

    def run(self, script: Script) -> Reply:
        return self.end(self.begin(script))

    def end(self, begun: Begun) -> Reply:
        if begun.reply.id in self.runner.conductors:
            self.runner.conductors[begun.reply.id].join(timeout=60)
        assert begun.reply.id not in self.runner.turns
        return self.kept(begun)

    def job(self, begun: Begun) -> Job:
        return self.stores.jobs.get(self.owner, begun.reply.id)

    def pay(self, turn: str) -> None:
        """A model was asked for money."""
        call = PlannedCall(self.owner, turn, "openrouter/painter", "image", 40_000, 1)
        assert isinstance(self.stores.usage.reserve(call, SpendingLimits()), str)

    def kept(self, begun: Begun) -> Reply:
        reply = self.stores.library.message(self.owner, begun.reply.id).reply
        assert reply is not None
        return reply

    def close(self) -> None:
        self.runner.wind_down(0)
        self.delivery.close()
        self.backlog.close()

    def heard_late(self, turn: str) -> Reply:
        """What a browser makes of it that read the conversation when the server was there again."""
        mine = [batch for batch in self.sent if batch["turn"] == turn]
        return self._folded(Reply(turn, seq=mine[0]["seq"] - 1), mine)

    def heard(self, turn: str) -> Reply:
        """What a browser makes of what it was sent."""
        return self._folded(Reply(turn), self.sent)

    def _folded(self, reply: Reply, sent: list[dict[str, Any]]) -> Reply:
        for batch in sent:
            assert batch["seq"] == reply.seq + 1
            for event in batch["events"]:
                reply = fold(reply, event_from_dict(event))
        return reply
