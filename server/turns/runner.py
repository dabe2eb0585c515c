"""Runs turns: begins them, hands their events to the delivery, and makes sure that each one ends, whatever happens."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import gevent
from gevent import Greenlet, GreenletExit
from gevent.queue import SimpleQueue

from conversation.errors import Told
from conversation.events import Event, TitleChanged, TurnFailed, TurnFinished
from conversation.fold import fold
from conversation.message import Message
from conversation.ports.models import Attachment
from conversation.ports.replies import Replies
from conversation.ports.turns import Begun, TurnRequest
from conversation.replay import replay
from conversation.sentences import say
from conversation.services.concurrency import enough
from server.turns.delivery import EventDelivery
from server.turns.previews import AllPreviews
from server.turns.running_turn import Batch, RunningTurn

log = logging.getLogger(__name__)
Work = Callable[[TurnRequest, Begun, RunningTurn], Iterator[Event]]
"""What a turn does; the running turn takes its previews."""
AT_A_TIME = 64
"""Events after which a turn lets the others have their say, should its source never make it wait."""
PATIENCE = 2.0
"""Seconds a turn gets to let go once it was asked to end."""
LAST_WORDS = 6.0
"""Seconds in which a turn that was ended with the server comes to be saved and told, also on a machine that is busy;
with the grace before it less than the ten that containers are given."""


class TurnRunner:
    """All turns that run now."""

    def __init__(
        self,
        work: Work,
        replies: Replies,
        delivery: EventDelivery,
        announce: Callable[[RunningTurn, Begun | None], None],
        previews: AllPreviews,
        *,
        clock: Callable[[], float],
        per_person: int,
    ) -> None:
        self.work = work
        self.replies = replies
        self.delivery = delivery
        self.announce = announce
        self.previews = previews
        self.clock = clock
        self.per_person = per_person
        self.turns: dict[str, RunningTurn] = {}
        self.conductors: dict[str, Greenlet] = {}
        self.closing = False

    def start(self, request: TurnRequest) -> Begun:
        """Stores the message and begins the work. Raises `Told`."""
        if self.closing:
            raise Told(
                say("closing", "Atelier is restarting"),
                say("closing_text", "Send it again in a moment."),
                code="closing",
                retry_after=5,
                status=503,
            )
        self._refuse_when_busy(request)
        begun = self.replies.begin(request)
        if not begun.fresh:
            return self._as_it_is(begun)
        turn = RunningTurn(request, begun, self.delivery.fetch)
        self.turns[turn.id] = turn
        self.conductors[turn.id] = gevent.spawn(self._conduct, request, begun, turn)
        self.announce(turn, begun)
        return begun

    def stop(self, turn: str) -> bool:
        """Whether it was running."""
        return self._ask_to_end(turn, "stopped")

    def add(self, message: Message, event: Event) -> Message:
        """One more event to a reply, from beside its turn, whether that runs or is over: folded, kept, told."""
        running = self.turns.get(message.id)
        if running is not None:
            running.tell(event)
            return running.as_message()
        assert message.reply is not None
        reply = fold(message.reply, event)
        self.replies.save(reply)
        self.delivery.tell_late(message.conversation, reply, event)
        return replace(message, reply=reply)

    def owner(self, turn: str) -> str | None:
        """Whose running turn it is."""
        return self.turns[turn].owner if turn in self.turns else None

    def running(self, conversation: str) -> list[Message]:
        """The replies being written now, folded up to the last event that was sent."""
        return [turn.as_message() for turn in self.turns.values() if turn.conversation == conversation]

    def ahead(self, conversation: str) -> list[Message]:
        """The replies that are further than what is stored: those that run, and those that the disk refuses."""
        return [*self.running(conversation), *self.delivery.ahead(conversation)]

    def watch(self, begun: Begun) -> Iterator[Mapping[str, Any]]:
        """The turn's events with their `seq`: what has happened, in short, then each one as it comes."""
        turn = self.turns.get(begun.reply.id)
        if turn is None:
            yield from replay(self._as_it_is(begun))
            return
        queue: SimpleQueue[Batch | None] = SimpleQueue()
        turn.watchers.append(queue)
        try:
            yield from replay(self._as_it_is(begun))
            while (batch := queue.get()) is not None:
                for offset, event in enumerate(batch["events"]):
                    yield {**event, "turn": turn.id, "seq": batch["seq"] + offset}
        finally:
            turn.watchers.remove(queue)

    def preview(self, owner: str, turn: str, image: str, number: int) -> Attachment:
        """See `AllPreviews.read`."""
        return self.previews.read(owner, turn, image, number)

    def wind_down(self, seconds: float) -> None:
        """Refuses new turns, gives the running ones that long, and marks those that did not end as interrupted."""
        self.closing = True
        conductors = list(self.conductors.values())
        gevent.joinall(conductors, timeout=seconds)
        for turn in list(self.turns):
            self._ask_to_end(turn, "interrupted")
        gevent.joinall(conductors, timeout=LAST_WORDS)

    def _as_it_is(self, begun: Begun) -> Begun:
        """With the reply as far as it is, which may be further than what is stored."""
        known = {message.id: message for message in self.ahead(begun.reply.conversation)}
        return replace(begun, reply=known.get(begun.reply.id, begun.reply))

    def _refuse_when_busy(self, request: TurnRequest) -> None:
        mine = [turn.client_id for turn in self.turns.values() if turn.owner == request.owner]
        if len(mine) >= self.per_person and request.client_id not in mine:
            raise enough(len(mine))

    def _ask_to_end(self, turn: str, how: str) -> bool:
        found = self.turns.get(turn)
        if found is None or found.worker is None:
            return False
        found.asked_to_end = found.asked_to_end or how
        found.worker.kill(block=False)
        return True

    def _conduct(self, request: TurnRequest, begun: Begun, turn: RunningTurn) -> None:
        """Lives as long as the turn and is never killed, so that every turn gets its end."""
        began = self.clock()
        turn.worker = gevent.spawn(self._work, request, begun, turn)
        try:
            with self.previews.shown(turn.owner, turn.previews):
                self._wait_for(turn)
                turn.settle()
                state = turn.asked_to_end or "failed"
                self.delivery.conclude(turn, turn.finish or TurnFinished(state, round(self.clock() - began, 3)))
        finally:
            del self.turns[turn.id]
            del self.conductors[turn.id]
        self.announce(turn, None)

    def _wait_for(self, turn: RunningTurn) -> None:
        assert turn.worker is not None
        while not turn.worker.dead:
            turn.worker.join(timeout=PATIENCE if turn.asked_to_end else 0.5)
            if turn.asked_to_end and not turn.worker.dead:
                log.error("turn %s did not let go", turn.id)
                return

    def _work(self, request: TurnRequest, begun: Begun, turn: RunningTurn) -> None:
        try:
            for count, event in enumerate(self.work(request, begun, turn)):
                self._take(turn, event)
                if count % AT_A_TIME == AT_A_TIME - 1:
                    gevent.sleep(0)
        except Told as told:
            turn.take(TurnFailed(told.code, told.title, told.text, told.retry_after, told.details))
        except Exception:
            log.exception("turn %s met a bug", turn.id)
            turn.take(bug(turn.id))

    def _take(self, turn: RunningTurn, event: Event) -> None:
        if turn.asked_to_end:
            raise GreenletExit  # whatever swallowed the first one
        turn.take(event)
        self.delivery.fetch(turn)
        if isinstance(event, TitleChanged):
            self.announce(turn, None)


def bug(turn: str) -> TurnFailed:
    return TurnFailed(
        "internal_error",
        say("internal_error", "Atelier ran into a bug of its own"),
        say(
            "internal_error_text",
            "It’s nothing you did. Try again. If it keeps happening, look in the server’s log for {number}.",
            number=turn,
        ),
        None,
        "",
    )
