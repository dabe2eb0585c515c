"""A person's jobs: how they stand, waiting for one, ending one, trying one again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import uuid4

from conversation.errors import Told
from conversation.ports.jobs import FINAL, OPEN, TURN, Job, JobCost, JobOrder, JobRunner, Jobs, JobState
from conversation.ports.library import Library
from conversation.ports.turns import Begun, TurnRequest
from conversation.sentences import say

ENDING = 2.0
"""Seconds in which what was stopped has let go."""


@dataclass(frozen=True)
class JobStanding:
    """A job as its owner sees it. Times are ISO 8601, UTC."""

    id: str
    """Also of the picture that it makes, the first where there are several."""
    kind: str
    """`turn`: it answers a message. `model` and `cutout_model`: a model is fetched. `edit`, `compress`, `cutout` and
    `export` (a ZIP), `import`: work of a call that waits for it. `picture`: what the image form paints."""
    state: JobState
    conversation: str | None
    message: str | None
    """Id of the message that it answers."""
    title: str
    """The first words of that; of other kinds what it is about."""
    created: str
    started: str | None
    """When it was begun last."""
    ended: str | None
    attempts: int
    """How often it was begun: more than once where the studio ended meanwhile."""
    place: int
    """In line, from 1; 0 where it does not wait."""
    waits_for: str
    """The provider that does as much as it can at once already; empty where the job does not wait for one."""
    begins: float | None
    """Seconds until it likely begins, or goes on at its provider; null where nobody knows, or it does not wait."""
    progress: float | None
    """0 to 1; null where nobody knows."""
    left: float | None
    """Seconds until it is likely over; null where nobody knows."""
    images: tuple[str, ...]
    """Ids of what was made or changed, in that order."""
    error: Mapping[str, Any] | None
    """`code`, `title` and `text` of what it failed with."""
    retryable: bool
    """It failed or was interrupted, and can be tried again by its id."""
    cost: JobCost


@dataclass(frozen=True)
class StandingPage:
    """Some of a person's jobs, newest first."""

    tasks: tuple[JobStanding, ...]
    next: str | None
    """`before` of the page after it."""


class TurnStarter(Protocol):
    """See `Turns` in `endpoints/services.py`."""

    def start(self, request: TurnRequest) -> Begun: ...


@dataclass(frozen=True)
class JobDesk:
    """Another person's job and one that never was give the same `NotFound`."""

    jobs: Jobs
    library: Library
    turns: TurnStarter
    runner_of: Callable[[str], JobRunner]
    """Who runs jobs of a kind."""
    submit: Callable[[JobOrder], Job]
    """Begins one that is no turn."""
    again: Callable[[str], bool]
    """Whether jobs of a kind can be tried again: those can whose caller need not wait for them."""

    def get(self, owner: str, job: str, wait: float = 0.0) -> JobStanding:
        """How it stands once it is over, or after so many seconds. Raises `NotFound`."""
        found = self.jobs.get(owner, job)
        if wait and found.state in OPEN:
            self.runner_of(found.kind).wait(job, wait)
            found = self.jobs.get(owner, job)
        return self._standing(found)

    def page(self, owner: str, states: Sequence[JobState] = (), before: str = "", limit: int = 50) -> StandingPage:
        """Those in one of these states, or all."""
        page = self.jobs.page(owner, states, before, limit)
        return StandingPage(tuple(map(self._standing, page.jobs)), page.next)

    def cancel(self, owner: str, job: str) -> JobStanding:
        """Ends it in whichever state it is; what is over stays as it is. Raises `NotFound`."""
        found = self.jobs.get(owner, job)
        if found.state in FINAL:
            return self._standing(found)
        runner = self.runner_of(found.kind)
        if not runner.stop(job):  # nobody here knows of it
            self.jobs.end(job, "cancelled")
        runner.wait(job, ENDING)
        return self.get(owner, job)

    def retry(self, owner: str, job: str, *, administers: bool) -> JobStanding:
        """A new job that does the same. Raises `NotFound`, and `Told` for what did not fail."""
        found = self.jobs.get(owner, job)
        if not self._can_retry(found):
            raise Told(
                say("nothing_to_retry", "There is nothing to try again"),
                say("nothing_to_retry_text", "Only what failed or was interrupted can be tried again."),
                code="nothing_to_retry",
                status=409,
            )
        if found.kind != TURN:
            again = JobOrder(str(uuid4()), owner, found.kind, found.conversation, found.values)
            return self._standing(self.submit(again))
        asked = self.library.message(owner, found.message or "")
        said = owner, asked.conversation, str(uuid4()), asked.text
        options = found.values.get("options", {})
        begun = self.turns.start(TurnRequest(*said, options=options, again=asked.id, administers=administers))
        return self.get(owner, begun.reply.id)

    def _can_retry(self, job: Job) -> bool:
        return job.state in ("failed", "interrupted") and self.again(job.kind)

    def _standing(self, job: Job) -> JobStanding:
        runner = self.runner_of(job.kind)
        place = runner.place(job.id) if job.state in OPEN else 0
        return JobStanding(
            id=job.id,
            kind=job.kind,
            state="queued" if place else job.state,
            conversation=job.conversation,
            message=job.message,
            title=job.title or str(job.values.get("title", "")),
            created=job.created,
            started=job.started,
            ended=job.ended,
            attempts=job.attempts,
            place=place,
            waits_for=runner.waits_for(job.id) if job.state in OPEN else "",
            begins=runner.begins(job.id) if job.state in OPEN else None,
            progress=runner.progress(job.id) if job.state in OPEN else None,
            left=runner.left(job.id) if job.state in OPEN else None,
            images=tuple((job.result or {}).get("images", ())),
            error=job.error,
            retryable=self._can_retry(job),
            cost=job.cost,
        )
