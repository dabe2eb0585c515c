"""Long work that outlives whoever asked for it. `storage/jobs.py` and its twin in `memory` keep it; what runs it stands
in `server/jobs/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

JobState = Literal["queued", "running", "done", "failed", "cancelled", "interrupted"]
OPEN: tuple[JobState, ...] = ("queued", "running")
FINAL: tuple[JobState, ...] = ("done", "failed", "cancelled", "interrupted")
FORGOTTEN: tuple[JobState, ...] = ("done", "cancelled")
"""Nothing of them is tried again, so that what they needed is not kept."""
TURN = "turn"
"""The kind of a job that answers a message: its id is the reply's, and its end is stored with it."""
ATTEMPTS = 5
"""How often a job is begun at most: one that ends the server each time must not do so for ever."""


@dataclass(frozen=True)
class JobOrder:
    """Work that was asked for, as it is stored: enough to begin it after a restart."""

    id: str
    owner: str
    kind: str
    conversation: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """What its kind needs; forgotten once it is done or cancelled."""


@dataclass(frozen=True)
class JobCost:
    """In micro-dollars."""

    spent: int = 0
    """Of the calls whose cost is known."""
    held: int = 0
    """Set aside for calls that go on, or that may have been charged."""
    unknown: int = 0
    """How many calls nobody knows the cost of, or not yet."""


@dataclass(frozen=True)
class Job:
    """How work stands. Times are ISO 8601, UTC."""

    id: str
    owner: str
    kind: str
    state: JobState
    conversation: str | None
    created: str
    started: str | None = None
    """When it was begun last."""
    ended: str | None = None
    attempts: int = 0
    """How often it was begun."""
    progress: float | None = None
    """0 to 1; None where nobody knows."""
    result: Mapping[str, Any] | None = None
    """What came of it, as its kind says; `{"images": [id]}` of a turn."""
    error: Mapping[str, Any] | None = None
    """`code`, `title` and `text` of what it failed with."""
    title: str = ""
    """The first words of the message that it answers."""
    message: str | None = None
    """Id of that message."""
    cost: JobCost = JobCost()
    values: Mapping[str, Any] = field(default_factory=dict)
    """See `JobOrder`."""


@dataclass(frozen=True)
class JobPage:
    """Some of a person's jobs, newest first."""

    jobs: tuple[Job, ...]
    next: str | None
    """Where the next page begins; None at the end."""


@dataclass(frozen=True)
class OpenTurn:
    """A turn that waits or runs."""

    id: str
    owner: str
    conversation: str
    waits: bool
    runner: str
    """The process that runs it; empty where nobody says."""


@dataclass(frozen=True)
class TurnLine:
    """All turns that are open, of the whole studio."""

    waiting: tuple[OpenTurn, ...] = ()
    """Oldest first."""
    running: tuple[OpenTurn, ...] = ()
    """In the order they were begun."""
    served: tuple[str, ...] = ()
    """Who waits and was served before, whoever that was longest ago first."""


class Jobs(Protocol):
    """Where jobs are kept. A turn's is added, and ended, by `Replies` together with its message.

    A store belongs to one process. Where there are several, what waits for one of them is none of the others', but for
    turns: these wait for whoever takes them.
    """

    def add(self, order: JobOrder, *, running: bool = False) -> Job:
        """One more job that waits, or that is begun at once. With the id of one that is there: that one, as it is."""

    def begin(self, job: str) -> str | None:
        """One that waited runs from now on: whose it is by now, since a guest may have got an account meanwhile. None
        where it is gone, or does not wait."""

    def note(self, job: str, progress: float) -> None:
        """How far one that runs is, 0 to 1."""

    def end(
        self,
        job: str,
        state: JobState,
        *,
        result: Mapping[str, Any] | None = None,
        error: Mapping[str, Any] | None = None,
    ) -> None:
        """It is over; one that was over already stays as it is."""

    def get(self, owner: str, job: str) -> Job:
        """Raises `NotFound`, also for another person's."""

    def whose(self, job: str) -> str | None:
        """None where it is gone."""

    def page(self, owner: str, states: Sequence[JobState] = (), before: str = "", limit: int = 50) -> JobPage:
        """Those in one of these states, or all. `before`: the `next` of the page before."""

    def take(self, choose: Callable[[TurnLine], str | None]) -> Job | None:
        """One turn that waits runs from now on, in this process: whichever is chosen out of all. Nobody else takes one
        at the same time, so that what is counted still holds. None where none is chosen, or
        this process was taken for dead."""

    def line(self) -> TurnLine:
        """How all turns stand."""

    def open_turn(self, job: str) -> OpenTurn | None:
        """How one turn stands; None where it is over, gone, or no turn."""

    def recover(self, repeatable: Sequence[str], heir: str | None = None, *, turns_only: bool = False) -> int:
        """Called when the server starts, before `Replies.interrupt_running`. Of what ran when it ended, what had no
        effect yet waits again: a turn that showed no picture and asked no model for money, and other jobs of a
        `repeatable` kind without such a call. A turn begins anew with an empty reply. What else ran is interrupted,
        and what its calls may have cost counts until somebody knows. Returns how many wait, as they did before or
        again.

        `heir`: there are several processes, and only what those had counts that are not among the `Runners` any more;
        what waits of theirs waits for this one, but for turns. `turns_only`: this one runs nothing else, and leaves
        other jobs to one that does.
        """

    def put_back(self, job: str, repeatable: Sequence[str]) -> bool:
        """The same for one that the server ends: whether it waits again. That it was begun does not count then, for
        it did not end the server."""

    def waiting(self) -> Sequence[Job]:
        """Everybody's that wait for this process or for any, oldest first."""


SURE = 0.05
"""How far work is at least before anything is said of its end."""


def remaining(progress: float | None, seconds: float) -> float | None:
    """Seconds until work is over that came so far in so many seconds, if it goes on as it did."""
    if progress is None or progress < SURE:
        return None
    return seconds * (1 - min(progress, 1.0)) / progress


class JobRunner(Protocol):
    """What runs jobs of some kinds: a turn's, or others. Of a job that it does not know it says so."""

    def stop(self, job: str) -> bool:
        """Ends it, whether it waits or runs: whether it did. What it holds open is closed within two seconds."""

    def wait(self, job: str, seconds: float) -> None:
        """Comes back once it is over, or after so long; at once for what is not here."""

    def place(self, job: str) -> int:
        """Where it stands in line, from 1; 0 for what does not wait."""

    def begins(self, job: str) -> float | None:
        """Seconds until one that waits likely begins; None where nobody knows."""
        return None

    def progress(self, job: str) -> float | None:
        """How far it is, 0 to 1; None where nobody knows."""

    def waits_for(self, job: str) -> str:
        """The provider that has no room for it; empty where it does not wait for one."""
        return ""

    def left(self, job: str) -> float | None:
        """Seconds until it is likely over; None where nobody knows."""


class AttendedWork(Protocol):
    """Work whose caller waits for it, as a job: `server/jobs/attended.py`, or nobody's (`Unattended`)."""

    def job(
        self, owner: str, kind: str, title: str, conversation: str | None = None, *, streams: bool = False
    ) -> AbstractContextManager[Callable[[float], None]]:
        """A job for as long as the block goes on; what it gives hears how far that is, 0 to 1. Raises `Told` out of the
        block (`stopped`) where somebody ended the job; where the answer `streams`, its line is cut in place of that."""


class Unattended(AttendedWork):
    """No job is made of it."""

    @contextmanager
    def job(
        self, owner: str, kind: str, title: str, conversation: str | None = None, *, streams: bool = False
    ) -> Iterator[Callable[[float], None]]:
        """See `AttendedWork`."""
        yield lambda progress: None
