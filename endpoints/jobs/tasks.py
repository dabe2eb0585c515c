"""Jobs by their ids: how they stand, waiting for one, ending one, trying one again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from flask import Blueprint, Response

from conversation.ports.jobs import FINAL, OPEN, JobState
from conversation.serialization import to_json
from conversation.services.job_desk import JobStanding, StandingPage
from endpoints.envelope import answer
from endpoints.idempotency import once
from endpoints.openapi.declaration import declared, limits
from endpoints.request_body import query, wrong
from endpoints.services import person, services

routes = Blueprint("tasks", __name__, url_prefix="/api/v1/tasks")
LONGEST_WAIT = 60
"""Seconds."""
UNFINISHED: tuple[JobState, ...] = (*OPEN, "failed", "interrupted")
"""What somebody may still want to do something about."""


@dataclass(frozen=True)
class LongPoll:
    """How long the answer may take."""

    wait: Annotated[int, limits(minimum=0, maximum=LONGEST_WAIT)] = 0
    """Seconds: the answer comes once the job is over, or after so long. 0 answers at once."""


@dataclass(frozen=True)
class TaskFilter:
    """Which jobs."""

    state: Literal["", "open", "unfinished", "queued", "running", "done", "failed", "cancelled", "interrupted"] = ""
    """One of the states; `open` for what waits or runs, `unfinished` for that and what failed or was interrupted."""
    before: Annotated[str, limits(pattern=r"^\d{0,18}$")] = ""
    """`next` of the page before."""
    limit: Annotated[int, limits(minimum=1, maximum=200)] = 50
    """How many at most."""


@routes.get("")
@declared("A person's jobs", StandingPage, asks=TaskFilter, about="The newest first.")
def listing() -> Response:
    asked = query(TaskFilter)
    page = services().programs.desk.page(person().id, states_of(asked.state), asked.before, asked.limit)
    return answer(to_json(page))


@routes.get("/<task>")
@declared("How a job stands", JobStanding, asks=LongPoll)
def show(task: str) -> Response:
    return answer(to_json(services().programs.desk.get(person().id, task, query(LongPoll).wait)))


@routes.delete("/<task>")
@declared(
    "Ends a job",
    JobStanding,
    about="Whether it waits or runs: it is over within two seconds, and what it made until then stays. What is over "
    "stays as it is.",
    scope=("make", "finish"),
)
def cancel(task: str) -> Response:
    return answer(to_json(services().programs.desk.cancel(person().id, task)))


@routes.post("/<task>/retry")
@once
@declared(
    "Does once more what failed or was interrupted",
    JobStanding,
    status=202,
    refuses=("nothing_to_retry", "busy", "closing"),
    about="As a job of its own. What the first one may have cost stays where it is.",
    scope="make",
)
def retry(task: str) -> Response:
    administers = services().people.identities.administers()
    return answer(to_json(services().programs.desk.retry(person().id, task, administers=administers)), 202)


def states_of(said: str) -> tuple[JobState, ...]:
    groups: dict[str, tuple[JobState, ...]] = {state: (state,) for state in (*OPEN, *FINAL)}
    groups |= {"": (), "open": OPEN, "unfinished": UNFINISHED}
    found = groups.get(said)
    return wrong("state is none") if found is None else found
