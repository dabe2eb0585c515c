"""Work that waits for the network, several beside each other. What would silence the loop is in `threads.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import gevent
from gevent import Greenlet
from gevent.pool import Pool
from gevent.queue import SimpleQueue

from conversation.errors import Told
from server.threads import Raised

Step = TypeVar("Step")
PATIENCE = 1.5
"""Seconds the works get to let go of what they hold open."""


class Over:
    """A work came to its end."""


OVER = Over()


@dataclass(frozen=True)
class Heard(Generic[Step]):
    """One thing that a work said, and which work it was."""

    at: int
    step: Step | Told | Raised | Over


def at_once(works: Sequence[Iterator[Step]], most: int) -> Iterator[tuple[int, Step | Told]]:
    """See `Models.at_once`. Each work has a greenlet of its own, which is where it is closed, too."""
    steps: SimpleQueue[Heard[Step]] = SimpleQueue()
    pool = Pool(most)
    feeder = gevent.spawn(_feed, pool, works, steps)
    try:
        for _ in works:
            yield from _until_one_is_over(steps)
    finally:
        feeder.kill()
        pool.kill(timeout=PATIENCE)
        for work in works:
            _close(work)


def _feed(pool: Pool, works: Sequence[Iterator[Step]], steps: SimpleQueue[Heard[Step]]) -> None:
    """The next one begins as soon as there is room."""
    for at, work in enumerate(works):
        pool.start(Greenlet(_work, at, work, steps))


def _work(at: int, work: Iterator[Step], steps: SimpleQueue[Heard[Step]]) -> None:
    try:
        for step in work:
            steps.put(Heard(at, step))
    except Told as told:
        steps.put(Heard(at, told))
    except Exception as error:  # noqa: BLE001 - it is raised again where somebody waits for it
        steps.put(Heard(at, Raised(error)))
    finally:
        _close(work)
        steps.put(Heard(at, OVER))


def _until_one_is_over(steps: SimpleQueue[Heard[Step]]) -> Iterator[tuple[int, Step | Told]]:
    while True:
        heard = steps.get()
        if isinstance(heard.step, Over):
            return
        if isinstance(heard.step, Raised):
            raise heard.step.error
        yield heard.at, heard.step


def _close(work: Iterator[Step]) -> None:
    """One that never began has nothing open; one that does not let go is left to its end."""
    close = getattr(work, "close", None)
    if close is not None and not getattr(work, "gi_running", False):
        close()
