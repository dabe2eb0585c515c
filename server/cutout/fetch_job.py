"""Fetching a model that cuts out, as a job: it goes on after a restart, where it was."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import closing
from typing import Any

from conversation.errors import Told
from conversation.ports.cutout import FETCHING, LocalModels
from conversation.ports.jobs import Job
from server.jobs.embedded import JobWork, Unwanted

KIND = "cutout_model"
STOPPED = "fetch_stopped"


def work(models: LocalModels) -> JobWork:
    """See `JobWork`; the job's `model` says which. What came is kept, however it ends."""

    def follow(job: Job) -> Generator[float | None, None, Mapping[str, Any]]:
        name, over = str(job.values["model"]), False
        try:
            with closing(models.followed(name)) as rows:  # type: ignore[type-var]
                for row in rows:
                    yield row.received / row.bytes if row.bytes else None
            over = True
        except Told as told:
            over = True
            if told.code == STOPPED:
                raise Unwanted from told
            raise
        finally:
            if not over and models.row(name).state == FETCHING:
                models.remove(name)
        return {"model": name}

    return follow
