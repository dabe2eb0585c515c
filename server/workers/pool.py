"""A small pool of processes that compute pixels, so that the loop that carries everyone's words never waits for one.

A worker that dies, hangs or runs out of memory is replaced, and only its task fails, with a `Told`. Processes start
when they are first wanted. `process.py` is the other end of the pipe.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gevent
from gevent import subprocess
from gevent.lock import BoundedSemaphore

from conversation.errors import Bug, Told
from conversation.sentences import Sentence, number, say, with_codes
from server.jobs.gate import FairGate
from server.workers.deadline import Deadline
from server.workers.environment import passed_on
from server.workers.pipe import Gone, Parcel, receive, send

log = logging.getLogger(__name__)
ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-m", "server.workers.process")
ONE_THREAD = {name: "1" for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")}
HEAP = {"MALLOC_MMAP_THRESHOLD_": str(8 << 20), "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
"""What is as large is given back to the system as soon as it is free. The C library would raise that threshold by
itself after the first picture, and keep the room of the largest one for good, which counts against the limit.
Room that comes new each time is asked for in pages of 2 MB: touching it for the first time in pages of 4 KB was a
quarter of an edit's work. Where the C library or the system knows no large pages, nothing changes."""

NEEDS_MEMORY = "needs_memory"
"""The code of a refusal by a picture's size alone, before it is opened."""
START = 30
"""Seconds a process gets to start, on a machine that is busy with everything else; not counted to its first task."""


class WorkFailed(Told):
    """A task took too much time or memory, or ended its process."""

    status = 422


class WorkerKilled(WorkFailed):
    """Something else ended its process."""


class Slow(Exception):
    """The worker did not answer in time."""


@dataclass(frozen=True)
class Terms:
    """What a process is started with, and what it may take."""

    megabytes: int
    seconds: int
    """Of processor time, for each answer of a task."""
    command: Sequence[str] = COMMAND
    environ: Mapping[str, str] = field(default_factory=lambda: ONE_THREAD)
    """On top of what is passed on to every worker; see `environment`."""
    start: float = START
    setting: str = "ATELIER_WORKER_MEMORY"
    """What gives it more memory."""
    large: BoundedSemaphore = field(default_factory=BoundedSemaphore)
    """Held by whoever works on a large picture: pools that share it do that one after the other."""


class Worker:
    """One process and its two pipes."""

    def __init__(self, terms: Terms) -> None:
        self.ready = False
        self.worn = False
        """It has worked before."""
        self.holds = ExitStack()
        """What it has for the length of a task."""
        self.start = terms.start
        self.process = subprocess.Popen(
            [*terms.command, str(terms.megabytes), str(terms.seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**passed_on(os.environ), **HEAP, **terms.environ},
        )

    def send(self, parcel: Parcel) -> None:
        """Waits until the process has started. Raises OSError, `Gone`, or `Slow` when it never does."""
        if not self.ready:
            with gevent.Timeout(self.start, Slow):
                self.receive()
            self.ready = True
        send(self.process.stdin, parcel)

    def receive(self) -> Parcel:
        """Raises `Gone`."""
        return receive(self.process.stdout)

    def end(self) -> None:
        """Ends the process at once and frees what it held."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what was still to be written has no reader
                stream.close()


class Workers:
    """`count` processes at most, each with `megabytes` of memory and `seconds` of processor time for a task."""

    def __init__(self, count: int, megabytes: int, seconds: int, command: Sequence[str] = COMMAND, **more: Any) -> None:
        """`more` are further fields of `Terms`."""
        self.terms = Terms(megabytes, seconds, command, **more)
        self.seconds = seconds
        self.gate = FairGate(count)
        self.idle: list[Worker] = []
        self.all: set[Worker] = set()
        self.closed = False

    def ask(self, task: str, values: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> Parcel:
        """The task's only answer. Raises `Told`."""
        answers = list(self.stream(task, values, blobs))
        return answers[-1]

    def stream(self, task: str, values: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> Iterator[Parcel]:
        """The task's answers as they come; `seconds` is what each may compute. Closing it ends the process.

        What a picture leaves behind in a process is room that the next one lacks: a picture for which there is too
        little in one that has worked before gets a new one. What was killed from outside before it answered is done
        once more: where it was the system that was short of memory, that may have passed.
        """
        parcel, worn, answered, killed = Parcel({"task": task, "values": values}, blobs), True, False, False
        while True:
            try:
                with self.lent() as worker:
                    worn = worker.worn
                    for answer in self._answers(worker, parcel):
                        answered = True
                        yield answer
                    return
            except WorkerKilled:
                if killed or answered:
                    raise
                killed = True
            except Told as told:
                if not worn or told.code != NEEDS_MEMORY:
                    raise

    def warm(self) -> None:
        """Starts one process in the background and lets it load its engines, unless one is there."""
        if not self.all and not self.closed:
            gevent.spawn(self._load)

    def close(self) -> None:
        """Ends all processes."""
        self.closed = True
        for worker in list(self.all):
            self._drop(worker)

    @contextmanager
    def lent(self) -> Iterator[Worker]:
        """A worker for one task; ended, not returned, when the task did not come to its end."""
        with self.gate.inside():
            worker = self._idle_or_new()
            try:
                with worker.holds:
                    yield worker
            except WorkRefused as refused:
                self._refused(worker, refused.told)
                raise refused.told from None
            except BaseException:  # a kill or a close too: its process may be anywhere in its work
                self._drop(worker)
                raise
            self._done(worker)

    def _refused(self, worker: Worker, told: Told) -> None:
        if worker.worn and told.code == NEEDS_MEMORY:
            self._drop(worker)
        else:
            self._done(worker)

    def _done(self, worker: Worker) -> None:
        worker.worn = True
        self.idle.append(worker)

    def _idle_or_new(self) -> Worker:
        if self.closed:
            raise closing()
        while self.idle:
            worker = self.idle.pop()
            if worker.process.poll() is None:
                return worker
            self._drop(worker)
        worker = Worker(self.terms)
        self.all.add(worker)
        return worker

    def _drop(self, worker: Worker) -> None:
        self.all.discard(worker)
        worker.end()

    def _answers(self, worker: Worker, parcel: Parcel) -> Iterator[Parcel]:
        try:
            worker.send(parcel)
            while (answer := self._next(worker)) is not None:
                yield answer
        except Slow as slow:
            raise WorkFailed(
                say("too_slow", "This picture took too long"),
                say(
                    "too_slow_text",
                    "It was stopped after {seconds} seconds of computing. Try a smaller picture.",
                    seconds=number(self.seconds),
                ),
                code="too_slow",
            ) from slow
        except (Gone, OSError) as error:
            code = worker.process.wait()
            raise (closing() if self.closed else died(code, self.terms.setting)) from error

    def _next(self, worker: Worker) -> Parcel | None:
        """The next answer; None at the end."""
        parcel = self._heard(worker)
        if "large" in parcel.values:
            worker.holds.enter_context(self.terms.large)
            worker.send(Parcel({"go": True}))
            parcel = self._heard(worker)
        said = parcel.values
        if "answer" in said:
            return Parcel(said["answer"], parcel.blobs)
        if "told" in said:
            raise WorkRefused(Told(**with_codes(said["told"])))
        if "full" in said:
            raise out_of_memory(self.terms.setting)
        if "bug" in said:
            raise Bug(said["bug"])
        return None

    def _heard(self, worker: Worker) -> Parcel:
        """Raises `Gone`, or `Slow` where it has had its time."""
        watching = gevent.spawn(self._watch, worker)
        try:
            return worker.receive()
        except (Gone, OSError):
            if watching.ready():
                raise Slow from None
            raise
        finally:
            watching.kill()

    def _watch(self, worker: Worker) -> None:
        """Ends a process that takes too long."""
        deadline = Deadline(worker.process.pid, self.seconds)
        while (left := deadline.left()) > 0:
            gevent.sleep(left)
        worker.process.kill()

    def _load(self) -> None:
        with suppress(Told):  # the first real task will say what is wrong
            self.ask("warm", {})


class WorkRefused(Exception):
    """The task was refused in words and its worker is well."""

    def __init__(self, told: Told) -> None:
        super().__init__(str(told))
        self.told = told


def closing() -> WorkFailed:
    return WorkFailed(
        say("workers_closing", "Atelier is closing"),
        say("try_in_a_moment", "Try again in a moment."),
        code="closing",
        status=503,
    )


def died(code: int, setting: str) -> WorkFailed:
    """Why a process that ended by itself did so, as far as anyone can know."""
    log.warning("a worker ended with %s", code)
    if code == -signal.SIGKILL:  # the system's own answer to too little memory
        return WorkerKilled(*full(setting), code="out_of_memory")
    if code in (-signal.SIGALRM, -signal.SIGPROF):
        return WorkFailed(
            say("too_slow", "This picture took too long"),
            say("try_a_smaller_picture", "Try a smaller picture."),
            code="too_slow",
        )
    return WorkFailed(
        say("worker_died", "This picture could not be processed"),
        say(
            "worker_died_text",
            "It crashed the program that reads it, so it may be damaged. Other pictures are not affected.",
        ),
        code="worker_died",
    )


def out_of_memory(setting: str) -> WorkFailed:
    return WorkFailed(*full(setting), code="out_of_memory")


def full(setting: str) -> tuple[Sentence, Sentence]:
    return (
        say("worker_out_of_memory", "This picture needs more memory than allowed"),
        say("worker_out_of_memory_text", "Try a smaller picture, or raise {setting}.", setting=setting),
    )
