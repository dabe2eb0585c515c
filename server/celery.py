"""The workers of a studio of several processes, by Celery:

    celery -A server.celery worker -Q turns -P gevent -c 100
    celery -A server.celery beat

Settings come from the environment and `.env`, as the server's do; `ATELIER_BROKER` says where the queues are.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import gevent
from celery import Celery, signals
from celery.schedules import schedule

from conversation.errors import Told
from server.assembly.monitoring import reporting
from server.assembly.worker import AtelierWorker, assemble_worker
from server.claims import held
from server.coordination.broker import TURNS, UPKEEP, configuration
from server.monitoring import log_lines
from server.periodic import DAY, LOOKED_EVERY
from server.settings import Settings
from server.startup import CannotStart

log = logging.getLogger(__name__)
GRACE = 20.0
"""Seconds that running turns get at least when the worker is asked to end: they belong to people of any process."""
EVERY = {"settle": 5.0, "sweep": DAY, "tidy": LOOKED_EVERY, "thin": LOOKED_EVERY}
"""Seconds between two times that the beat asks for this to be done; see `opened` in `server/app.py`."""


def configured() -> dict[str, Any]:
    """As the settings have it, read when Celery first asks."""
    settings = _settings()
    asked = {
        name: {"task": UPKEEP, "args": [name], "schedule": schedule(every), "options": {"expires": every}}
        for name, every in EVERY.items()
    }
    return {**configuration(settings.broker), "beat_schedule": asked}


def _settings() -> Settings:
    settings = Settings.read(os.environ, Path(".env"))
    if not settings.broker:
        raise CannotStart("There is no broker", "Set ATELIER_BROKER to where Redis answers, such as redis://127.0.0.1.")
    return settings


class Process:
    """What this process has, once it is there."""

    def __init__(self) -> None:
        self.worker: AtelierWorker | None = None
        self.grace = GRACE
        self.open = ExitStack()

    def begin(self) -> None:
        """Ends the process with a sentence where it cannot."""
        try:
            settings = _settings()
            log_lines.begin(settings)
            self.grace = max(GRACE, settings.grace)
            for end in reporting(settings):
                self.open.callback(end)
            self.open.enter_context(held(settings))
            self.worker = assemble_worker(settings)
        except Told as told:
            sys.stderr.write(f"{told}\n")
            sys.exit(1)
        sys.stdout.write("A worker of Atelier is ready\n")
        sys.stdout.flush()

    def end(self) -> None:
        """Lets go of everything."""
        if self.worker is not None:
            self.worker.close()
        self.open.close()


process = Process()
app = Celery("atelier")
app.add_defaults(configured)


@signals.worker_init.connect  # type: ignore[untyped-decorator]  # Celery has no types
def begin(**_: object) -> None:
    """Before the first order."""
    process.begin()


@signals.worker_shutting_down.connect  # type: ignore[untyped-decorator]
def stop_taking(**_: object) -> None:
    """A signal asked to end: nothing more is begun, running turns get their time, the others are left to others."""
    if process.worker is not None:
        gevent.spawn(process.worker.turns.wind_down, process.grace)


@signals.worker_shutdown.connect  # type: ignore[untyped-decorator]
def end(**_: object) -> None:
    """The pool has ended."""
    process.end()


@app.task(name=TURNS)  # type: ignore[untyped-decorator]
def run_turns() -> None:
    """The next turn, and what may begin after it."""
    if process.worker is not None:
        process.worker.turns.work()


@app.task(name=UPKEEP)  # type: ignore[untyped-decorator]
def keep_up(name: str) -> None:
    """Once."""
    if process.worker is not None and (taken := process.worker.upkeep[name][0]()):
        log.info("took away %s", taken)
