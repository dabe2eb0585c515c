"""Jobs of this process that people ask another one for, and the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gevent

from conversation.errors import NotFound
from conversation.ports.jobs import OPEN, JobRunner, Jobs
from server.coordination.bus import Bus

TOPIC = "jobs"
"""On the bus: `{"job"}` is to end."""
LOOKED_EVERY = 0.1
"""Seconds between two looks whether one is over."""


class JobsElsewhere:
    """Lets the others reach what runs here."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.here: list[JobRunner] = []
        bus.hear(TOPIC, self._asked)

    def reach(self, runner: JobRunner, jobs: Jobs) -> JobRunner:
        """The same runner, for jobs of its kinds in whichever process."""
        self.here.append(runner)
        return RunnerAnywhere(runner, jobs, self.bus)

    def _asked(self, message: Mapping[str, Any]) -> None:
        any(runner.stop(message["job"]) for runner in self.here)


class RunnerAnywhere(JobRunner):
    """One of this process that asks the others for what it does not know."""

    def __init__(self, here: JobRunner, jobs: Jobs, bus: Bus) -> None:
        self.here = here
        self.jobs = jobs
        self.bus = bus

    def stop(self, job: str) -> bool:
        """See `JobRunner`. Who asks has seen that it is open."""
        return self.here.stop(job) or self.bus.tell(TOPIC, {"job": job})

    def wait(self, job: str, seconds: float) -> None:
        """See `JobRunner`."""
        with gevent.Timeout(seconds, exception=False):
            self.here.wait(job, seconds)
            while self._is_open(job):
                gevent.sleep(LOOKED_EVERY)

    def place(self, job: str) -> int:
        """See `JobRunner`: known where it waits."""
        return self.here.place(job)

    def begins(self, job: str) -> float | None:
        """See `JobRunner`."""
        return self.here.begins(job)

    def progress(self, job: str) -> float | None:
        """See `JobRunner`."""
        return self.here.progress(job)

    def left(self, job: str) -> float | None:
        """See `JobRunner`."""
        return self.here.left(job)

    def _is_open(self, job: str) -> bool:
        owner = self.jobs.whose(job)
        try:
            return owner is not None and self.jobs.get(owner, job).state in OPEN
        except NotFound:
            return False
