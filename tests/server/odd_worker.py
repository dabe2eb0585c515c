"""A worker whose tasks misbehave in every way that foreign pictures can make real ones misbehave."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from conversation.errors import BadRequest
from server.workers import memory
from server.workers.pipe import Parcel
from server.workers.process import main

worked: list[str] = []
"""The tasks of this process."""
Values = Mapping[str, Any]
Blobs = tuple[bytes, ...]


def echo(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    worked.append("echo")
    yield Parcel({**values, "process": os.getpid()}, blobs)


def count(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    for number in range(values["upto"]):
        yield Parcel({"number": number, "process": os.getpid()})
        time.sleep(values.get("seconds", 0.0))


def wait(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    time.sleep(values["seconds"])
    yield Parcel({"process": os.getpid()})


def large(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """Asks for its turn as often as it likes, then says when it had it."""
    for _ in range(2):
        memory.TURN.ask()
    began = time.monotonic()
    time.sleep(values["seconds"])
    yield Parcel({"began": began, "ended": time.monotonic()})


def refuse(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    raise BadRequest("This picture cannot be used", "It is no picture.", code="not_a_picture", status=422)
    yield Parcel({})


def fit(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """There is room in a process that has done nothing else, and in none where there never is any."""
    worked.append("fit")
    if len(worked) > 1 or values.get("never"):
        raise BadRequest("This picture is too large for that", "Too large.", code="needs_memory", status=422)
    yield Parcel({"process": os.getpid()})


def hang(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    time.sleep(3600)
    yield Parcel({})


def crash(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    os.abort()
    yield Parcel({})


def devour(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    kept = [bytes(1 << 28) for _ in range(64)]
    yield Parcel({"kept": len(kept)})


def stumble(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    raise ZeroDivisionError("a bug in an engine")
    yield Parcel({})


def chatter(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    sys.stdout.write("an engine prints something\n")
    sys.stdout.flush()
    yield Parcel({"said": True})


def surroundings(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """What somebody who took this process over would find in it."""
    files = []
    for number in os.listdir("/proc/self/fd"):
        with suppress(FileNotFoundError):  # the one that was listing
            files.append(os.readlink(f"/proc/self/fd/{number}"))
    yield Parcel({"environ": dict(os.environ), "files": files})


if __name__ == "__main__":
    main(
        {
            task.__name__: task
            for task in (echo, count, refuse, fit, hang, wait, crash, devour, stumble, chatter, surroundings, large)
        }
    )
