"""The log in JSON: an object a line, with the job's id, and no secret whatever is logged."""

from __future__ import annotations

import json
import logging

import gevent

from server.jobs.line import FairLine
from server.jobs.starter import Starter
from server.monitoring.log_lines import RecordLine

SECRET = "sk-or-v1-plantedkey0123456789"


def line(message: str, *values: object, bug: Exception | None = None) -> dict[str, str]:
    information = (type(bug), bug, bug.__traceback__) if bug else None
    record = logging.LogRecord("server.turns", logging.ERROR, __file__, 1, message, values, information)
    said = RecordLine([SECRET, "short"]).format(record)
    assert "\n" not in said
    return dict(json.loads(said))


def test_a_line_is_an_object_with_what_happened() -> None:
    said = line("a turn of %s\nended", "short")
    assert said["message"] == "a turn of short\nended"
    assert (said["level"], said["logger"]) == ("ERROR", "server.turns")
    assert said["time"].endswith("+00:00") and "job" not in said


def test_no_secret_gets_through_neither_in_words_nor_on_a_bugs_way() -> None:
    try:
        raise ValueError(f"Bearer {SECRET}")
    except ValueError as error:
        said = line("with %s", SECRET, bug=error)
    assert SECRET not in json.dumps(said)
    assert said["message"] == "with •••" and "ValueError: Bearer •••" in said["exception"]


def test_what_a_job_logs_has_its_id() -> None:
    heard: list[dict[str, str]] = []
    starter = Starter(FairLine(1, 1))
    starter.submit("job-1", "ada", lambda: heard.append(line("at work")))
    gevent.joinall(list(starter.greenlets.values()))
    assert heard[0]["job"] == "job-1"
    assert "job" not in line("beside it")
