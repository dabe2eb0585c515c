"""A worker process: reads a task, does it, writes its answers, and waits for the next. Its counterpart is `pool`.

Started as `python -m server.workers.process <megabytes> <seconds>`. The tasks load the engines of `imaging`; those of
cutting out, a third of all that is loaded, once a cut-out is asked for, and so those of masks, networks and
signatures.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from collections.abc import Mapping
from functools import partial
from typing import Any, BinaryIO

from conversation.errors import Told
from conversation.sentences import said
from server.workers import memory, tasks
from server.workers.deadline import PATIENCE
from server.workers.later_task import LaterTask
from server.workers.pipe import Gone, Parcel, Task, receive, send

CUTTING_OUT = {name: LaterTask("server.workers.cutout_tasks", name) for name in ("cut", "draft")}
MASK_TASKS = (
    *("read_mask", "select_mask", "mask_of_cutout", "mask_of_changes", "heat_map"),
    *("edit_masked", "try_out_masked", "for_inpainting", "lay_answer", "erase"),
)
NETWORKS = {"upscale": LaterTask("server.workers.network_tasks", "upscale")}
EXPANDING = {
    name: LaterTask("server.workers.expanding_tasks", name) for name in ("expand", "for_expanding", "lay_expansion")
}
MARKING = {"mark": LaterTask("server.workers.marking_tasks", "mark")}
VECTORS = {name: LaterTask("server.workers.vector_tasks", name) for name in ("vectorize", "read_vector")}
MASKS = {name: LaterTask("server.workers.mask_tasks", name) for name in MASK_TASKS}
GRACE = 10
"""Seconds of processor time after its limit at which the system ends a task whose parent no longer can."""


def serve(known: Mapping[str, Task], source: BinaryIO, sink: BinaryIO, seconds: int) -> None:
    """Works until the pipe is closed. A task that ran out of memory ends the process: its heap is not to be trusted."""
    while True:
        try:
            parcel = receive(source)
        except Gone:
            return
        _limit(seconds)
        memory.TURN.ask = partial(_ask_for_turn, source, sink, seconds)
        try:
            answers = known[parcel.values["task"]](parcel.values["values"], tuple(parcel.blobs))
            del parcel  # a task lets go of its pictures when it has read them
            for answer in answers:
                send(sink, Parcel({"answer": answer.values}, answer.blobs))
                del answer
            last: dict[str, Any] = {"end": True}
        except Told as told:
            last = {"told": as_data(told)}
        except MemoryError:
            send(sink, Parcel({"full": True}))
            return
        except Exception:  # noqa: BLE001 - the edge of this process: the parent logs it as a bug
            last = {"bug": traceback.format_exc()}
        _limit(0)
        send(sink, Parcel(last))
        memory.give_back()


def _ask_for_turn(source: BinaryIO, sink: BinaryIO, seconds: int) -> None:
    """Waits for it, once for a task; the time that takes is not the task's."""
    memory.TURN.ask = nothing
    _limit(0)
    send(sink, Parcel({"large": True}))
    receive(source)
    _limit(seconds)


def _limit(seconds: int) -> None:
    """What this process may compute from now on, with all its threads, and how long that may take by the clock; 0: what
    it likes."""
    signal.setitimer(signal.ITIMER_PROF, (seconds + GRACE) * (os.cpu_count() or 1) if seconds else 0)
    signal.alarm(PATIENCE * seconds + GRACE if seconds else 0)


def nothing() -> None:
    """It is this process's turn already."""


def as_data(told: Told) -> dict[str, Any]:
    texts = {"title": told.title, "text": told.text}
    return {**texts, "code": told.code, "details": told.details, "status": told.status, **said(texts)}


def main(known: Mapping[str, Task], limited: bool = True) -> None:
    """Takes the pipes, and limits this process before it touches foreign bytes; its memory only where `limited`."""
    megabytes, seconds = int(sys.argv[1]), int(sys.argv[2])
    if limited:
        memory.limit(megabytes)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(0), "rb") as source, os.fdopen(os.dup(1), "wb") as sink:
        os.dup2(2, 1)  # what an engine prints must not look like an answer
        try:
            send(sink, Parcel({"ready": True}))
            serve(known, source, sink, seconds)
        except BrokenPipeError:
            os._exit(1)  # the parent is gone: nobody is left to tell, and closing the sink would fail again


if __name__ == "__main__":
    main({**tasks.TASKS, **CUTTING_OUT, **MASKS, **EXPANDING, **VECTORS, **NETWORKS, **MARKING})
