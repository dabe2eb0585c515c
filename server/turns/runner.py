"""Runs turns: begins them when it is their turn, hands their events to the delivery, and makes sure that each one ends,
whatever happens. Each is a job: see `server/jobs/`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from math import ceil
from typing import Any

import gevent
from gevent import Greenlet, GreenletExit
from gevent.queue import SimpleQueue

from conversation.errors import NotFound, Told
from conversation.events import Event, StatusChanged, TitleChanged, TurnFailed, TurnFinished
from conversation.fold import fold
from conversation.message import Message
from conversation.ports.jobs import TURN, Job, JobState
from conversation.ports.library import Library
from conversation.ports.models import Attachment
from conversation.ports.turns import Begun, TurnRequest
from conversation.replay import replay
from conversation.reply import Reply
from conversation.sentences import say
from conversation.services.concurrency import enough
from server.jobs import failures
from server.jobs.forecast import begins_in
from server.jobs.gate import FOR_WHOM
from server.jobs.line import FairLine
from server.jobs.provider_lines import StudioProviderLines
from server.jobs.starter import Starter
from server.stores import Stores
from server.turns.delivery import EventDelivery
from server.turns.previews import AllPreviews
from server.turns.running_turn import Batch, RunningTurn
from storage.disk.errors import DiskRefused

log = logging.getLogger(__name__)
Work = Callable[[TurnRequest, Begun, RunningTurn], Iterator[Event]]
"""What a turn does; the running turn takes its previews."""
AT_A_TIME = 64
"""Events after which a turn lets the others have their say, should its source never make it wait."""
MOST_WAITING = 200
"""Turns of one person that wait; more than anybody sends by hand."""
WAIT = "wait"
"""The step of a turn that waits for its turn."""
MINUTE = 60
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
        stores: Stores,
        delivery: EventDelivery,
        announce: Callable[[RunningTurn, Begun | None], None],
        previews: AllPreviews,
        line: FairLine,
        lines: StudioProviderLines | None = None,
        usual: Callable[[TurnRequest], float | None] = lambda request: None,
        *,
        clock: Callable[[], float],
    ) -> None:
        self.work = work
        self.replies = stores.replies
        self.jobs = stores.jobs
        self.accounts = stores.accounts
        self.library: Library = stores.library
        self.starter = Starter(line, self._tell_place)
        self.lines = lines or StudioProviderLines({})
        self.usual = usual
        """Seconds that such a turn takes, before anything is known but how it was asked for."""
        self.delivery = delivery
        self.announce = announce
        self.previews = previews
        self.clock = clock
        self.turns: dict[str, RunningTurn] = {}
        """Those that run, and those that wait."""
        self.closing = False

    @property
    def conductors(self) -> Mapping[str, Greenlet]:
        """Of the turns that run."""
        return self.starter.greenlets

    def start(self, request: TurnRequest) -> Begun:
        """Stores the message, and begins the work as soon as it is its turn. Raises `Told`."""
        if self.closing:
            raise failures.closing()
        self._refuse_when_full(request)
        state: JobState = "running" if self.starter.line.has_room(request.owner) else "queued"
        begun = self.replies.begin(request, state)
        if not begun.fresh:
            return self._as_it_is(begun)
        self._submit(request, begun, waits=state == "queued")
        return begun

    def resume(self) -> None:
        """Takes up what waits in the database, from before this process was there."""
        for job in self.jobs.waiting():
            if job.kind == TURN and job.id not in self.turns:
                self._take_up(job, waits=True)

    def run(self, job: Job) -> None:
        """Takes up one that was begun already, and comes back once it is over."""
        self._take_up(job, waits=False)
        self.starter.wait(job.id, None)

    def abandon(self) -> None:
        """All of them are somebody else's by now: nothing more is said of them here, and nothing more is done."""
        for turn in list(self.turns.values()):
            self.delivery.leave(turn)
            turn.asked_to_end = turn.asked_to_end or "interrupted"
            for greenlet in (turn.worker, self.conductors.get(turn.id)):
                if greenlet is not None:
                    greenlet.kill(block=False)
            del self.turns[turn.id]

    def tell(self, turn: str, event: Event) -> None:
        """One more event of a turn that runs here."""
        if turn in self.turns:
            self.turns[turn].tell(event)

    def stop(self, turn: str) -> bool:
        """Whether it was running."""
        return self._ask_to_end(turn, "stopped")

    def wait(self, job: str, seconds: float) -> None:
        """See `JobRunner`."""
        self.starter.wait(job, seconds)

    def place(self, job: str) -> int:
        """See `JobRunner`."""
        return self.starter.place(job)

    def begins(self, job: str) -> float | None:
        """See `JobRunner`: in the studio's line, or at the provider."""
        if self.starter.place(job):
            return begins_in(self.starter.line, job, self.left, self._takes)
        return self.lines.begins(job, self.left, self._takes)

    def waits_for(self, job: str) -> str:
        """See `JobRunner`."""
        return self.lines.waits_for(job)

    def progress(self, job: str) -> float | None:
        """See `JobRunner`: how far the picture is that is being made."""
        found = self.turns.get(job)
        making = [each.fraction for each in found.reply.pictures if each.version is None] if found else []
        return making[-1] if making else None

    def left(self, job: str) -> float | None:
        """See `JobRunner`: of the picture that is being made, by what its model took before."""
        found = self.turns.get(job)
        return seconds_left(found.reply, time.time()) if found and not self.waits_for(job) else None

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

    def close(self) -> None:
        """Says nothing any more."""
        self.delivery.close()

    def wind_down(self, seconds: float) -> None:
        """Refuses new turns and gives the running ones that long. Of those that did not end, what did nothing yet waits
        for the next start, as those do that wait already; the others are marked as interrupted."""
        self.closing = True
        self.starter.close()
        conductors = list(self.conductors.values())
        gevent.joinall(conductors, timeout=seconds)
        for turn in list(self.turns):
            self._ask_to_end(turn, "interrupted")
        gevent.joinall(conductors, timeout=LAST_WORDS)

    def _as_it_is(self, begun: Begun) -> Begun:
        """With the reply as far as it is, which may be further than what is stored."""
        known = {message.id: message for message in self.ahead(begun.reply.conversation)}
        return replace(begun, reply=known.get(begun.reply.id, begun.reply))

    def _refuse_when_full(self, request: TurnRequest) -> None:
        if self.starter.line.count(request.owner) < MOST_WAITING:
            return
        mine = [turn.client_id for turn in self.turns.values() if turn.owner == request.owner]
        if request.client_id not in mine:
            raise enough(len(mine))

    def _submit(self, request: TurnRequest, begun: Begun, *, waits: bool) -> None:
        turn = RunningTurn(request, begun, self.delivery.fetch)
        turn.waits = waits
        turn.place = int(begun.reply.reply is not None and begun.reply.reply.step == WAIT)
        turn.usual = self.usual(request) if waits else None
        self.turns[turn.id] = turn
        self.announce(turn, begun)
        if not self.starter.submit(turn.id, turn.owner, partial(self._conduct, request, begun, turn)):
            turn.waits = True
            self._tell_place(turn.id)

    def _take_up(self, job: Job, *, waits: bool) -> None:
        """As it was asked for. `waits`: its begin is not stored yet."""
        try:
            reply = self.library.message(job.owner, job.id)
            asked = self.library.message(job.owner, reply.parent or "")
        except NotFound:  # deleted meanwhile
            self.jobs.end(job.id, "cancelled")
            return
        if reply.reply is not None and not self._may_begin(job.owner):
            self.replies.save(fold(reply.reply, TurnFinished("stopped", 0.0)))
            return
        request = TurnRequest(
            job.owner,
            reply.conversation,
            asked.client_id or "",
            asked.text,
            asked.target,
            asked.attachments,
            job.values["options"],
            administers=job.values["administers"],
        )
        self._submit(request, Begun(asked, reply, fresh=True), waits=waits)

    def _may_begin(self, owner: str) -> bool:
        """Whether somebody is let in at all, by now."""
        found = self.accounts.get(owner)
        return found is not None and not found.disabled

    def _takes(self, job: str) -> float | None:
        """Seconds that one needs once it begins, or goes on at its provider."""
        found = self.turns.get(job)
        if found is None:
            return None
        making = [each.expected for each in found.reply.pictures if each.version is None]
        return making[-1] if making else found.usual

    def _tell_place(self, job: str) -> None:
        """Where it stands in line."""
        turn, place = self.turns.get(job), self.starter.place(job)
        if turn is None or not place or place == turn.place:
            return
        turn.place = place
        turn.tell(StatusChanged(WAIT, place_in_line(place, self.begins(job))))

    def _ask_to_end(self, turn: str, how: str) -> bool:
        found = self.turns.get(turn)
        if found is None:
            return False
        if self.starter.withdraw(turn, lambda: self._conclude(found, how, 0.0)):
            return True
        found.asked_to_end = found.asked_to_end or how
        if found.worker is not None:
            found.worker.kill(block=False)
        return True

    def _conduct(self, request: TurnRequest, begun: Begun, turn: RunningTurn) -> None:
        """Lives as long as the turn and is never killed, so that every turn gets its end."""
        began = self.clock()
        if not turn.asked_to_end:
            self._note_begin(turn)
            request = replace(request, owner=turn.owner)
            turn.worker = gevent.spawn(self._work, request, begun, turn)
        with self.previews.shown(turn.owner, turn.previews):
            self._wait_for(turn)
            turn.settle()
            self._conclude(turn, turn.asked_to_end or "failed", round(self.clock() - began, 3))

    def _note_begin(self, turn: RunningTurn) -> None:
        if turn.place:
            turn.tell(StatusChanged("", ""))
        if not turn.waits:
            return
        turn.waits = False
        try:
            turn.owner = self.jobs.begin(turn.id) or turn.owner
        except DiskRefused as refused:  # a start that does not know of it looks at what it did
            log.warning("the begin of turn %s could not be saved: %s", turn.id, refused)

    def _conclude(self, turn: RunningTurn, how: str, seconds: float) -> None:
        try:
            if how == "interrupted" and turn.finish is None and (turn.waits or self._put_back(turn)):
                self.delivery.leave(turn)
                return
            self.delivery.conclude(turn, turn.finish or TurnFinished(how, seconds))
        finally:
            del self.turns[turn.id]
        self.announce(turn, None)

    def _put_back(self, turn: RunningTurn) -> bool:
        """Whether it waits for the next start: it did nothing yet, and is sure to do nothing any more."""
        if turn.worker is not None and not turn.worker.dead:
            return False
        try:
            return self.jobs.put_back(turn.id, ())
        except DiskRefused:
            return False

    def _wait_for(self, turn: RunningTurn) -> None:
        while turn.worker is not None and not turn.worker.dead:
            asked = turn.asked_to_end is not None  # before it is waited for: only then it had its time
            turn.worker.join(timeout=PATIENCE if asked else 0.5)
            if asked and not turn.worker.dead:
                log.error("turn %s did not let go", turn.id)
                return

    def _work(self, request: TurnRequest, begun: Begun, turn: RunningTurn) -> None:
        FOR_WHOM.set(turn.owner)
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


def seconds_left(reply: Reply, now: float) -> float | None:
    """Until the picture is there that is being made; None where nobody knows."""
    making = [each for each in reply.pictures if each.version is None]
    if not making or making[-1].expected is None or not making[-1].begun:
        return None
    return max(0.0, making[-1].expected - (now - datetime.fromisoformat(making[-1].begun).timestamp()))


def place_in_line(place: int, begins: float | None) -> str:
    """What is told of one that waits. `begins`: seconds until it does."""
    if begins is None:
        return say("place_in_line", "Waiting for its turn: place {place}", place=place)
    if begins < MINUTE:
        return say(
            "place_in_line_seconds",
            "Waiting for its turn: place {place}, begins in about {seconds} s",
            place=place,
            seconds=max(1, ceil(begins)),
        )
    return say(
        "place_in_line_minutes",
        "Waiting for its turn: place {place}, begins in about {minutes} min",
        place=place,
        minutes=ceil(begins / MINUTE),
    )


def bug(turn: str) -> TurnFailed:
    told = failures.bug(turn)
    return TurnFailed(told.code, told.title, told.text, None, "")
