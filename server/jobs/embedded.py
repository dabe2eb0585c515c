"""Runs jobs that are no turns, in this process: each is a generator that says how far it is. See `JobRunner`.

What it was doing when the process ended begins again with the next one, where its kind allows that.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import gevent
from gevent import Greenlet

from conversation.errors import Told
from conversation.generators import closing
from conversation.ports.jobs import Job, JobOrder, JobRunner, Jobs, remaining
from conversation.sentences import said
from server.jobs.failures import bug
from server.jobs.forecast import begins_in
from server.jobs.line import FairLine
from server.jobs.starter import Starter
from storage.disk.errors import DiskRefused

log = logging.getLogger(__name__)
JobWork = Callable[[Job], Generator[float | None, None, Mapping[str, Any]]]
"""Does a job: yields how far it is (0 to 1, None where nobody knows), once a second or more often, and returns what
came of it. Raises `Told`, and `Unwanted` where somebody ended it another way. Closing it, or killing its greenlet, ends
the work."""
NOTED_EVERY = 2.0
"""Seconds between two times that its progress is stored."""
PATIENCE = 2.0
"""Seconds a job gets to let go once it was asked to end."""


class Unwanted(Exception):
    """Somebody took it back, beside the job."""


@dataclass
class JobProgress:
    """A job that runs or waits here."""

    job: Job
    progress: float | None = None
    since: float = 0.0
    """When it began, by the runner's clock."""
    worker: Greenlet | None = None
    asked_to_end: str = ""
    """`cancelled` or `interrupted` once somebody wants it to end."""
    told: Told | None = None
    """Why it failed."""
    result: Mapping[str, Any] | None = None
    """What came of it, once it is done."""


class EmbeddedRunner(JobRunner):
    """Jobs of all kinds but turns."""

    def __init__(
        self,
        jobs: Jobs,
        works: Mapping[str, JobWork],
        line: FairLine,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`works` by their kinds, each of which may be begun again."""
        self.jobs = jobs
        self.works = works
        self.starter = Starter(line)
        self.clock = clock
        self.here: dict[str, JobProgress] = {}

    def submit(self, order: JobOrder) -> Job:
        """Stores it, and begins it as soon as it is its turn. Raises `Told` where it cannot be stored."""
        job = self.jobs.add(order)
        if job.state == "queued":
            self._take(job)
        return job

    def resume(self) -> None:
        """Takes up what waits in the database, from before this process was there."""
        for job in self.jobs.waiting():
            if job.kind in self.works:
                self._take(job)

    def stop(self, job: str) -> bool:
        """See `JobRunner`."""
        found = self.here.get(job)
        if found is None:
            return False
        found.asked_to_end = found.asked_to_end or "cancelled"
        if not self.starter.withdraw(job, lambda: self._conclude(found)) and found.worker is not None:
            found.worker.kill(block=False)
        return True

    def wait(self, job: str, seconds: float) -> None:
        """See `JobRunner`."""
        self.starter.wait(job, seconds)

    def place(self, job: str) -> int:
        """See `JobRunner`."""
        return self.starter.place(job)

    def begins(self, job: str) -> float | None:
        """See `JobRunner`."""
        return begins_in(self.starter.line, job, self.left, lambda waiting: None)

    def progress(self, job: str) -> float | None:
        """See `JobRunner`."""
        found = self.here.get(job)
        return found.progress if found else None

    def left(self, job: str) -> float | None:
        """See `JobRunner`."""
        found = self.here.get(job)
        return remaining(found.progress, self.clock() - found.since) if found else None

    def wind_down(self) -> None:
        """Begins nothing any more and ends what runs; all of it goes on with the next start, where it can."""
        self.starter.close()
        running = list(self.starter.greenlets.values())
        for found in list(self.here.values()):
            found.asked_to_end = found.asked_to_end or "interrupted"
            if found.worker is not None:
                found.worker.kill(block=False)
        gevent.joinall(running, timeout=PATIENCE + 1)

    def _take(self, job: Job) -> None:
        if job.id not in self.here:
            found = self.here[job.id] = JobProgress(job)
            self.starter.submit(job.id, job.owner, partial(self._conduct, found))

    def _conduct(self, found: JobProgress) -> None:
        """Lives as long as the job and is never killed, so that every job gets its end."""
        try:
            if not found.asked_to_end:
                self.jobs.begin(found.job.id)
                found.since = self.clock()
                found.worker = gevent.spawn(self._work, found)
                self._wait_for(found)
        except Told as told:  # its begin could not be stored: nothing was done
            found.told = told
        self._conclude(found)

    def _wait_for(self, found: JobProgress) -> None:
        while found.worker is not None and not found.worker.dead:
            asked = bool(found.asked_to_end)  # before it is waited for: only then it had its time
            found.worker.join(timeout=PATIENCE if asked else 0.5)
            if asked and not found.worker.dead:
                log.error("job %s did not let go", found.job.id)
                return

    def _work(self, found: JobProgress) -> None:
        noted = self.clock()
        try:
            with closing(self.works[found.job.kind](found.job)) as steps:
                while True:
                    found.progress = next(steps)
                    if found.progress is not None and self.clock() - noted > NOTED_EVERY:
                        noted = self.clock()
                        with suppress(DiskRefused):  # it is only told
                            self.jobs.note(found.job.id, found.progress)
        except StopIteration as done:
            found.result = done.value
        except Unwanted:
            found.asked_to_end = "cancelled"
        except Told as told:
            found.told = told
        except Exception:
            log.exception("job %s met a bug", found.job.id)
            found.told = bug(found.job.id)

    def _conclude(self, found: JobProgress) -> None:
        job = found.job.id
        del self.here[job]
        try:
            if found.result is not None:
                self.jobs.end(job, "done", result=found.result)
            elif found.told is not None:
                self.jobs.end(job, "failed", error=as_error(found.told))
            elif found.asked_to_end == "cancelled":
                self.jobs.end(job, "cancelled")
            elif not self.jobs.put_back(job, tuple(self.works)):
                self.jobs.end(job, "interrupted")
        except DiskRefused as refused:  # the next start finds it as it was left
            log.error("the end of job %s could not be saved: %s", job, refused)


def as_error(told: Told) -> dict[str, Any]:
    """As a job keeps why it failed."""
    texts = {"title": told.title, "text": told.text}
    return {"code": told.code, **texts, **said(texts)}
