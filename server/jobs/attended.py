"""Work that its caller waits for, as a job for as long as it goes on: it is listed and can be ended like any other.

With its caller it ends, so nothing of it is begun again. See `AttendedWork` in `conversation/ports/jobs.py`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import gevent
from gevent import GreenletExit
from gevent.event import Event

from conversation.errors import Told
from conversation.ports.jobs import AttendedWork, JobOrder, JobRunner, Jobs, JobState, remaining
from conversation.sentences import say
from server.jobs.embedded import as_error
from storage.disk.errors import DiskRefused

log = logging.getLogger(__name__)


class AskedToEnd(GreenletExit):  # type: ignore[misc]  # gevent has no types
    """Thrown into the work: nothing between here and there takes it for a refusal."""


@dataclass
class AttendedJob:
    """One that goes on."""

    greenlet: Any = field(default_factory=gevent.getcurrent)
    progress: float | None = None
    since: float = field(default_factory=time.monotonic)
    end: Event = field(default_factory=Event)

    def heard(self, progress: float) -> None:
        self.progress = progress


class AttendedJobs(JobRunner, AttendedWork):
    """All that goes on in this process."""

    def __init__(self, jobs: Jobs) -> None:
        self.jobs = jobs
        self.here: dict[str, AttendedJob] = {}

    @contextmanager
    def job(
        self, owner: str, kind: str, title: str, conversation: str | None = None, *, streams: bool = False
    ) -> Iterator[Callable[[float], None]]:
        """See `AttendedWork`."""
        order = JobOrder(str(uuid4()), owner, kind, conversation, {"title": title})
        self._store_begin(order)
        found = self.here[order.id] = AttendedJob()
        state: JobState = "cancelled"
        error: Mapping[str, Any] | None = None
        try:
            yield found.heard
            state = "done"
        except AskedToEnd as asked:
            if streams:
                raise
            raise stopped() from asked
        except Told as told:
            state, error = "failed", as_error(told)
            raise
        except Exception:
            state = "failed"
            raise
        finally:
            del self.here[order.id]
            self._store_end(order.id, state, error)
            found.end.set()

    def stop(self, job: str) -> bool:
        """See `JobRunner`."""
        if job not in self.here:
            return False
        gevent.get_hub().loop.run_callback(self._throw, job)
        return True

    def wait(self, job: str, seconds: float) -> None:
        """See `JobRunner`."""
        if job in self.here:
            self.here[job].end.wait(seconds)

    def place(self, job: str) -> int:
        """See `JobRunner`: nothing here waits."""
        return 0

    def progress(self, job: str) -> float | None:
        """See `JobRunner`."""
        found = self.here.get(job)
        return found.progress if found else None

    def left(self, job: str) -> float | None:
        """See `JobRunner`."""
        found = self.here.get(job)
        return remaining(found.progress, time.monotonic() - found.since) if found else None

    def _throw(self, job: str) -> None:
        """Unless it came to its end meanwhile: its greenlet may do something else by now."""
        found = self.here.get(job)
        if found is not None:
            found.greenlet.throw(AskedToEnd)

    def _store_begin(self, order: JobOrder) -> None:
        try:
            self.jobs.add(order, running=True)
        except DiskRefused as refused:  # what only reads goes on all the same
            log.warning("job %s is not listed: %s", order.id, refused)

    def _store_end(self, job: str, state: JobState, error: Mapping[str, Any] | None) -> None:
        try:
            self.jobs.end(job, state, error=error)
        except DiskRefused as refused:  # the next start finds that it was cut off
            log.error("the end of job %s could not be saved: %s", job, refused)


def stopped() -> Told:
    return Told(
        say("job_stopped", "It was stopped"),
        say("job_stopped_text", "Somebody stopped it while it was running. What was done by then is kept."),
        code="stopped",
        status=409,
    )
