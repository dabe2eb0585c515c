"""Begins jobs as soon as it is their turn, each in a greenlet of its own. Who is next, `line.py` says."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextvars import ContextVar

import gevent
from gevent import Greenlet
from gevent.event import Event

from server.jobs.line import FairLine

NEAR = 20
"""Places in line up to which a job hears that it has come nearer."""
log = logging.getLogger(__name__)
JOB: ContextVar[str] = ContextVar("job", default="")
"""Which job a greenlet does; empty where it does none. Each greenlet has its own."""
Work = Callable[[], None]
"""Does a job to its end, and stores that."""


class Starter:
    """All jobs of this process: of turns, and of everything else."""

    def __init__(self, line: FairLine, moved: Callable[[str], object] = lambda job: None) -> None:
        """`moved` hears of each job that waits and has come nearer."""
        self.line = line
        self.moved = moved
        self.works: dict[str, Work] = {}
        """Of those that wait."""
        self.greenlets: dict[str, Greenlet] = {}
        """Of those that run."""
        self.ends: dict[str, Event] = {}
        """Given once a job is over, of all that are here."""
        self.closed = False

    def submit(self, job: str, owner: str, work: Work) -> bool:
        """Begins it at once, or when it is its turn. Whether it was at once."""
        self.line.add(job, owner)
        self.works[job] = work
        self.ends[job] = Event()
        self._begin_due()
        return job in self.greenlets

    def place(self, job: str) -> int:
        """See `JobRunner`."""
        return self.line.place(job) if job in self.works else 0

    def wait(self, job: str, seconds: float | None) -> None:
        """See `JobRunner`. None: as long as it takes."""
        if job in self.ends:
            self.ends[job].wait(seconds)

    def withdraw(self, job: str, end: Work) -> bool:
        """It leaves the line, and `end` is done in place of its work: whether it stood there."""
        if self.works.pop(job, None) is None:
            return False
        try:
            end()
        finally:
            self._left(job)
        return True

    def rests(self, job: str, rests: bool) -> None:
        """A job that runs does nothing but wait for something else, so that others may begin; or it goes on."""
        if not rests:
            self.line.go_on(job)
        elif self.line.rest(job):
            self._begin_due()
            self._tell_near()

    def close(self) -> None:
        """Nothing is begun any more; what waits goes on waiting in the database."""
        self.closed = True

    def _begin_due(self) -> None:
        while not self.closed and (job := self.line.next()) is not None:
            self.greenlets[job] = gevent.spawn(self._run, job, self.works.pop(job))

    def _run(self, job: str, work: Work) -> None:
        JOB.set(job)
        try:
            work()
        except Exception:
            log.exception("job %s met a bug", job)
        finally:
            del self.greenlets[job]
            self._left(job)

    def _left(self, job: str) -> None:
        self.ends.pop(job).set()
        self.line.leave(job)
        self._begin_due()
        self._tell_near()

    def _tell_near(self) -> None:
        for waiting in self.line.near(NEAR):
            self.moved(waiting)
