"""A log in JSON, an object a line: when, how bad, who says it, what, of which job, whose work, and a bug's way there.

The id of a turn is the id of its job. Whatever of the settings is secret is masked, should anything ever log it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection
from datetime import UTC, datetime

from server.jobs.gate import FOR_WHOM
from server.jobs.starter import JOB
from server.settings import Settings

MASK = "•••"
SHORTEST = 8
"""Letters of a secret that is looked for."""


class RecordLine(logging.Formatter):
    """One line a record."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__()
        self.secrets = tuple(each for each in secrets if len(each) >= SHORTEST)

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "job": JOB.get(),
            "person": FOR_WHOM.get(),
            "exception": self.formatException(record.exc_info) if record.exc_info else "",
        }
        return self.masked(json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False))

    def masked(self, line: str) -> str:
        for secret in self.secrets:
            line = line.replace(secret, MASK)
        return line


def begin(settings: Settings) -> None:
    """All of the process's log, as the settings want it."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    if settings.log == "json":
        lines = RecordLine(settings.secrets)
        for handler in logging.getLogger().handlers:
            handler.setFormatter(lines)
