"""`Jobs` of `conversation/ports/jobs.py`, in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from conversation.errors import NotFound
from conversation.ports.jobs import (
    ATTEMPTS,
    FORGOTTEN,
    OPEN,
    TURN,
    Job,
    JobCost,
    JobOrder,
    JobPage,
    Jobs,
    JobState,
    OpenTurn,
    TurnLine,
)
from conversation.ports.programs.webhooks import Delivery, event_of
from conversation.reply import Reply
from storage.memory.state import RecordedUsage, State
from storage.rules.jobs import LEAP, TITLE


class MemoryJobs(Jobs):
    """Jobs in memory."""

    def __init__(self, state: State, runner: str | None = None) -> None:
        """`runner`: the process, where there are several."""
        self._state = state
        self._runner = runner

    def add(self, order: JobOrder, *, running: bool = False) -> Job:
        """See `Jobs`."""
        with self._state.lock:
            if order.id not in self._state.jobs:
                insert_job(self._state, order, running=running, runner=self._runner)
            return self.get(order.owner, order.id)

    def begin(self, job: str) -> str | None:
        """See `Jobs`."""
        with self._state.lock:
            found = self._state.jobs.get(job)
            if found is None or found.state != "queued":
                return None
            now, attempts = self._state.now(), found.attempts + 1
            self._state.jobs[job] = replace(found, state="running", started=now, attempts=attempts, progress=None)
            give_to(self._state, job, self._runner)
            return found.owner

    def take(self, choose: Callable[[TurnLine], str | None]) -> Job | None:
        """See `Jobs`."""
        with self._state.lock:
            if self._runner is not None and self._runner not in self._state.runners:
                return None
            chosen = choose(self.line())
            owner = None if chosen is None else self.begin(chosen)
            return None if owner is None or chosen is None else self.get(owner, chosen)

    def open_turn(self, job: str) -> OpenTurn | None:
        """See `Jobs`."""
        with self._state.lock:
            found = self._state.jobs.get(job)
            return self._open(found) if found and found.kind == TURN and found.state in OPEN else None

    def line(self) -> TurnLine:
        """See `Jobs`."""
        with self._state.lock:
            turns = [job for job in self._state.jobs.values() if job.kind == TURN]
            begun = sorted((job for job in turns if job.started), key=lambda job: job.started or "")
            owners = {job.owner for job in turns if job.state == "queued"}
            last = dict.fromkeys(job.owner for job in reversed(begun))
            return TurnLine(
                tuple(self._open(job) for job in turns if job.state == "queued"),
                tuple(self._open(job) for job in begun if job.state == "running"),
                tuple(owner for owner in reversed(last) if owner in owners),
            )

    def _open(self, job: Job) -> OpenTurn:
        had_by = self._state.had_by.get(job.id, "")
        return OpenTurn(job.id, job.owner, job.conversation or "", job.state == "queued", had_by)

    def note(self, job: str, progress: float) -> None:
        """See `Jobs`."""
        with self._state.lock:
            found = self._state.jobs.get(job)
            if found is not None and found.state == "running":
                self._state.jobs[job] = replace(found, progress=progress)

    def end(
        self,
        job: str,
        state: JobState,
        *,
        result: Mapping[str, Any] | None = None,
        error: Mapping[str, Any] | None = None,
    ) -> None:
        """See `Jobs`."""
        with self._state.lock:
            end_job(self._state, job, state, result, error)

    def get(self, owner: str, job: str) -> Job:
        """See `Jobs`."""
        with self._state.lock:
            found = self._state.jobs.get(job)
            if found is None or found.owner != owner or self._is_gone(found):
                raise NotFound("The job")
            return self._seen(found)

    def whose(self, job: str) -> str | None:
        """See `Jobs`."""
        with self._state.lock:
            found = self._state.jobs.get(job)
            return found.owner if found else None

    def page(self, owner: str, states: Sequence[JobState] = (), before: str = "", limit: int = 50) -> JobPage:
        """See `Jobs`."""
        with self._state.lock:
            numbered = list(enumerate(self._state.jobs.values(), 1))
            found = [
                (number, job)
                for number, job in reversed(numbered)
                if job.owner == owner
                and not self._is_gone(job)
                and (not states or job.state in states)
                and (not before.isdecimal() or number < int(before))
            ]
            jobs = tuple(self._seen(job) for _, job in found[:limit])
        return JobPage(jobs, str(found[limit - 1][0]) if len(found) > limit else None)

    def recover(self, repeatable: Sequence[str], heir: str | None = None, *, turns_only: bool = False) -> int:
        """See `Jobs`."""
        with self._state.lock:
            left = [job for job in self._state.jobs.values() if job.state in OPEN]
            if heir is not None:
                left = [job for job in left if is_lost(self._state, job)]
            left = [job for job in left if job.kind == TURN or not turns_only]
            again = [job for job in left if self._is_unsent(job, repeatable)]
            for job in again:
                self._put_back(job, heir)
            cut = {job.id: job for job in left if job not in again}
            for used in self._state.used:
                if used.call.turn in cut:
                    used.until = None
            for job in cut.values():
                self._state.jobs[job.id] = replace(job, state="running")
                if job.kind != TURN:
                    end_job(self._state, job.id, "interrupted")
            return len(again)

    def put_back(self, job: str, repeatable: Sequence[str]) -> bool:
        """See `Jobs`."""
        with self._state.lock:
            found = self._state.jobs.get(job)
            if found is None or found.state != "running" or not self._is_unsent(found, repeatable):
                return False
            self._put_back(replace(found, attempts=found.attempts - 1), self._runner)
            return True

    def _put_back(self, job: Job, heir: str | None) -> None:
        give_to(self._state, job.id, None if job.kind == TURN else heir)
        self._state.jobs[job.id] = replace(job, state="queued", started=None, progress=None)
        message = self._state.messages.get(job.id)
        if job.kind == TURN and message is not None and message.reply is not None:
            fresh = Reply(job.id, seq=message.reply.seq + LEAP)
            self._state.messages[job.id] = replace(message, text="", reply=fresh)

    def waiting(self) -> Sequence[Job]:
        """See `Jobs`."""
        with self._state.lock:
            waiting = [job for job in self._state.jobs.values() if job.state == "queued"]
            return [self._seen(job) for job in waiting if self._state.had_by.get(job.id) in (None, self._runner)]

    def _is_unsent(self, job: Job, repeatable: Sequence[str]) -> bool:
        """As `_unsent` of `storage/jobs.py`."""
        paid = any(used.call.turn == job.id and used.call.basis != "free" for used in self._state.used)
        shown = job.kind == TURN and any(showing.message == job.id for showing in self._state.showings)
        waited = job.state == "queued"
        harmless = waited or job.kind == TURN or job.kind in repeatable
        return (waited or job.attempts < ATTEMPTS) and harmless and not shown and not paid

    def _is_gone(self, job: Job) -> bool:
        kept = self._state.conversations.get(job.conversation or "")
        return kept is not None and kept.deleted is not None

    def _seen(self, job: Job) -> Job:
        reply = self._state.messages.get(job.id)
        asked = self._state.messages.get((reply and reply.parent) or "")
        used = [each for each in self._state.used if each.call.turn == job.id]
        known = [each.call.cost for each in used if each.call.cost is not None]
        cost = JobCost(sum(known), sum(map(self._held, used)), len(used) - len(known))
        return replace(job, title=asked.text[:TITLE] if asked else "", message=asked.id if asked else None, cost=cost)

    def _held(self, used: RecordedUsage) -> int:
        stands = used.call.cost is None and (used.until is None or used.until > self._state.now())
        return used.reserved or 0 if stands else 0


def give_to(state: State, job: str, runner: str | None) -> None:
    """While the lock is held."""
    state.had_by.pop(job, None)
    if runner is not None:
        state.had_by[job] = runner


def is_lost(state: State, job: Job) -> bool:
    """As `LOST` of `storage/queries/open_turns.py`."""
    had_by = state.had_by.get(job.id)
    return job.state == "running" if had_by is None else had_by not in state.runners


def insert_job(state: State, order: JobOrder, *, running: bool, runner: str | None = None) -> None:
    """While the lock is held."""
    now = state.now()
    give_to(state, order.id, runner if running or order.kind != TURN else None)
    job = Job(order.id, order.owner, order.kind, "queued", order.conversation, now, values=order.values)
    state.jobs[order.id] = replace(job, state="running", started=now, attempts=1) if running else job


def end_job(
    state: State,
    job: str,
    how: JobState,
    result: Mapping[str, Any] | None = None,
    error: Mapping[str, Any] | None = None,
) -> None:
    """While the lock is held; one that is over stays as it is."""
    found = state.jobs.get(job)
    if found is not None and found.state in OPEN:
        ended = {"ended": state.now(), "result": result, "error": error, "progress": None}
        values = {} if how in FORGOTTEN else found.values
        state.jobs[job] = replace(found, state=how, values=values, **ended)  # type: ignore[arg-type]
        _queue_deliveries(state, found, how)


def _queue_deliveries(state: State, job: Job, how: JobState) -> None:
    """As `storage/queries/webhook_queue.py`."""
    event, now = event_of(how), state.now()
    for kept in state.webhooks.values():
        if event in kept.webhook.events and kept.owner == job.owner and kept.webhook.disabled is None:
            assert event is not None
            kept.deliveries.append(Delivery(str(uuid4()), job.id, event, "waiting", 0, now, due=now))
