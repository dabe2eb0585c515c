"""Turns that run in other processes, for one that only has the people: it stores what was said, lets a worker know, and
reads how it stands from the database and from what the workers told lately. The counterpart is `worker.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from time import time
from typing import Any

import gevent

from conversation.errors import NotFound
from conversation.events import Event, StatusChanged, TurnFinished, event_from_dict, event_to_dict
from conversation.fold import fold
from conversation.message import Message
from conversation.ports.jobs import OpenTurn
from conversation.ports.models import Attachment
from conversation.ports.turns import Begun, TurnRequest
from conversation.replay import replay
from conversation.reply import Reply
from conversation.services.concurrency import enough
from server.coordination.bus import Bus
from server.coordination.live_turns import Batch, LiveTurns
from server.jobs import failures
from server.jobs.line import FairLine
from server.jobs.starter import NEAR
from server.stores import Stores
from server.turns.previews import AllPreviews
from server.turns.runner import MOST_WAITING, WAIT, place_in_line, seconds_left
from server.turns.studio_turns import StudioTurns

log = logging.getLogger(__name__)
TOPIC = "turns"
"""On the bus: `{"do": "stop", "turn"}` and `{"do": "add", "turn", "event"}`."""
Send = Callable[[str, Mapping[str, Any], str], object]


@dataclass
class TurnDispatch(StudioTurns):
    """All turns of the studio; none runs here."""

    stores: Stores
    live: LiveTurns
    bus: Bus
    send: Send
    """`send(name, payload, room)`"""
    messages: Callable[[str, Begun], object]
    """Tells a person's pages of a message and its reply."""
    over: Callable[[str, Message], object]
    """Tells a person's pages that a turn ended without running."""
    order: Callable[[int], object]
    """Lets the workers know that so many turns more may begin."""
    previews: AllPreviews
    limits: tuple[int, int]
    """How many turns run at once: of one person, and of all."""
    closing: bool = field(default=False, init=False)

    @property
    def conductors(self) -> Mapping[str, gevent.Greenlet]:
        return {}

    def start(self, request: TurnRequest) -> Begun:
        """See `Turns`."""
        if self.closing:
            raise failures.closing()
        self._refuse_when_full(request)
        begun = self.stores.replies.begin(request, "queued")
        if not begun.fresh:
            return replace(begun, reply=self._as_it_is(begun.reply))
        self.messages(request.owner, begun)
        self.order(1)
        return begun

    def resume(self) -> None:
        """See `StudioTurns`."""
        if waiting := len(self.stores.jobs.line().waiting):
            self.order(waiting)

    def stop(self, job: str) -> bool:
        """See `Turns`."""
        found = self._open(job)
        if found is None:
            return False
        if found.waits and self._withdraw(found):
            return True
        return self.bus.tell(TOPIC, {"do": "stop", "turn": job})

    def wait(self, job: str, seconds: float) -> None:
        """See `JobRunner`."""
        self.live.wait_for_end(job, seconds, lambda: self._open(job) is None)

    def place(self, job: str) -> int:
        """See `JobRunner`."""
        return self._fair().place(job)

    def begins(self, job: str) -> float | None:
        """See `JobRunner`: nobody knows here how long those take that are before it."""
        return None

    def progress(self, job: str) -> float | None:
        """See `JobRunner`."""
        making = [each.fraction for each in self._reply(job).pictures if each.version is None]
        return making[-1] if making else None

    def waits_for(self, job: str) -> str:
        """See `JobRunner`: only its worker knows."""
        return ""

    def left(self, job: str) -> float | None:
        """See `JobRunner`."""
        return seconds_left(self._reply(job), time())

    def add(self, message: Message, event: Event) -> Message:
        """See `StudioTurns`: whoever runs it numbers its events."""
        reply = message.reply or Reply(message.id)
        changed = fold(reply, event)
        if self._open(message.id) is not None:
            self.bus.tell(TOPIC, {"do": "add", "turn": message.id, "event": event_to_dict(event)})
        else:
            self.stores.replies.save(changed)
            self._tell(message.conversation, changed, event)
        return replace(message, reply=changed)

    def running(self, conversation: str) -> list[Message]:
        """See `Turns`."""
        line = self.stores.jobs.line()
        turns = [turn for turn in (*line.running, *line.waiting) if turn.conversation == conversation]
        return [message for turn in turns if (message := self._message(turn)) is not None]

    def ahead(self, conversation: str) -> list[Message]:
        """See `Turns`."""
        return self.running(conversation)

    def is_running(self, conversation: str) -> bool:
        """Whether a turn of that conversation runs, or waits."""
        line = self.stores.jobs.line()
        return any(turn.conversation == conversation for turn in (*line.running, *line.waiting))

    def watch(self, begun: Begun) -> Iterator[Mapping[str, Any]]:
        """See `Turns`. Where something is missing, what has happened is told in short again."""
        turn = begun.reply.id
        while (owner := self.stores.jobs.whose(turn)) is not None:
            reply = self._as_it_is(self.stores.library.message(owner, turn))
            yield from replay(replace(begun, reply=reply))
            if reply.reply is None or reply.reply.state != "running":
                return
            for batch in self.live.follow(turn, reply.reply.seq, lambda: self._open(turn) is None):
                if batch is None:
                    break
                yield from _events(batch)
                if batch["events"][-1]["type"] == TurnFinished.__name__:
                    return

    def preview(self, owner: str, turn: str, image: str, number: int) -> Attachment:
        """See `Turns`."""
        return self.previews.read(owner, turn, image, number)

    def wind_down(self, seconds: float) -> None:
        """See `StudioTurns`: what runs elsewhere goes on."""
        self.closing = True

    def close(self) -> None:
        """See `StudioTurns`: whoever runs them says it."""

    def tell_places(self) -> None:
        """Tells those that wait near the front where they stand, where that has changed. What is about to begin hears
        nothing: its worker may speak already."""
        line = self.stores.jobs.line()
        fair, waiting = FairLine.of(line, *self.limits), {turn.id: turn for turn in line.waiting}
        while fair.next() is not None:
            pass
        for job in fair.near(NEAR):
            self._tell_place(waiting[job], fair.place(job))

    def _tell_place(self, turn: OpenTurn, place: int) -> None:
        message = self._message(turn)
        reply = message.reply if message else None
        status = place_in_line(place, None)
        if message is None or reply is None or reply.status == status:
            return
        event = StatusChanged(WAIT, status)
        changed = fold(reply, event)
        if self.stores.replies.save_waiting(changed):
            self._tell(message.conversation, changed, event)

    def _tell(self, conversation: str, reply: Reply, event: Event) -> None:
        events = [event_to_dict(event)]
        batch = {"conversation": conversation, "turn": reply.turn, "seq": reply.seq, "events": events}
        self.live.say(batch)
        self.send("events", batch, f"conversation:{conversation}")

    def _withdraw(self, turn: OpenTurn) -> bool:
        """Ends one that waits; False where it was begun meanwhile."""
        owner = self.stores.jobs.begin(turn.id)
        if owner is None:
            return False
        message = self.stores.library.message(owner, turn.id)
        reply = fold(message.reply or Reply(turn.id), TurnFinished("stopped", 0.0))
        self.stores.replies.save(reply)
        self.over(owner, replace(message, text=reply.text, reply=reply))
        return True

    def _refuse_when_full(self, request: TurnRequest) -> None:
        waiting = sum(turn.owner == request.owner for turn in self.stores.jobs.line().waiting)
        if waiting >= MOST_WAITING and not self.stores.replies.knows(request.owner, request.client_id):
            raise enough(waiting)

    def _fair(self) -> FairLine:
        return FairLine.of(self.stores.jobs.line(), *self.limits)

    def _open(self, job: str) -> OpenTurn | None:
        return self.stores.jobs.open_turn(job)

    def _reply(self, job: str) -> Reply:
        found = self._open(job)
        message = self._message(found) if found else None
        return (message and message.reply) or Reply(job)

    def _message(self, turn: OpenTurn) -> Message | None:
        """As far as it is; None where it was deleted meanwhile."""
        try:
            return self._as_it_is(self.stores.library.message(turn.owner, turn.id))
        except NotFound:
            return None

    def _as_it_is(self, message: Message) -> Message:
        """With what was said since it was stored."""
        if message.reply is None or message.reply.state != "running":
            return message
        said = self.live.after(message.id, message.reply.seq)
        events = [event_from_dict(event) for batch in said for event in batch["events"]]
        reply = reduce(fold, events, message.reply)
        return replace(message, text=reply.text, reply=reply)


def _events(batch: Batch) -> Iterator[Mapping[str, Any]]:
    for offset, event in enumerate(batch["events"]):
        yield {**event, "turn": batch["turn"], "seq": batch["seq"] + offset}
