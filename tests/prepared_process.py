"""Processes that need not load what others have loaded: one loads it, and each that is wanted forks from it.

Reading our modules is most of what a start costs, and the tests start a hundred servers and programs. What comes out
is a process like any other, with its own memory, files, signals and end. What is said of starting itself is tested
with a Python that starts anew.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from select import POLLIN, poll
from typing import IO, Any

ROOT = Path(__file__).parent.parent
POSSIBLE = hasattr(os, "pidfd_open")
"""Whether the system tells of the end of a process to whoever is not its parent."""
fork, waitpid = os.fork, os.waitpid
"""The system's own: those of gevent would start its loop in the process from which all others come."""


class PreparedProcess:
    """A process that has loaded what `main` needs, and from which others fork that call it."""

    def __init__(self, main: str, *before: str) -> None:
        """`before` is what is loaded first, and called where a function is named: `module` or `module:function`."""
        self.line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.prepared_process", str(theirs.fileno()), *before, main],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )

    def start(
        self, arguments: Sequence[str], *, cwd: Path, environ: Mapping[str, str], stdin: bytes = b"", text: bool = False
    ) -> ForkedProcess:
        """Calls `main` in a process and session of its own; `text` is whether what it writes is given as text."""
        told, teller = socket.socketpair()
        given, out, err = (_file() for _ in range(3))
        given.write(stdin)
        given.seek(0)
        wanted = json.dumps({"arguments": list(arguments), "cwd": str(cwd), "environ": dict(environ)})
        with teller, given:
            socket.send_fds(self.line, [wanted.encode()], [each.fileno() for each in (given, out, err, teller)])
        return ForkedProcess(told, out, err, text=text)

    def close(self) -> None:
        """Nothing more can be started; what was goes on."""
        self.line.close()
        self.process.wait()


class ForkedProcess:
    """As much of `subprocess.Popen` as the tests ask for. What it writes is a file, so it never waits for a reader."""

    def __init__(self, told: socket.socket, out: IO[bytes], err: IO[bytes], *, text: bool) -> None:
        self.told = told
        self.written = (out, err)
        self.text = text
        self.returncode: int | None = None
        self.pid = self._number()

    def poll(self) -> int | None:
        """The exit code, or the signal that ended it as a negative number; None while it runs."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Until it has ended. Raises `subprocess.TimeoutExpired`."""
        if self.returncode is None:
            self.told.settimeout(timeout)
            self.returncode = os.waitstatus_to_exitcode(self._number())
            self.told.close()
        return self.returncode

    def communicate(self, timeout: float | None = None) -> tuple[Any, Any]:
        """All that it wrote to stdout and stderr, once it has ended. Raises `subprocess.TimeoutExpired`."""
        self.wait(timeout)
        out, err = (_whole(file) for file in self.written)
        return (out.decode(), err.decode()) if self.text else (out, err)

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it ended this very moment
                os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _number(self) -> int:
        try:
            told = self.told.recv(4)
        except (BlockingIOError, TimeoutError) as error:
            raise subprocess.TimeoutExpired(f"process {self.pid}", self.told.gettimeout() or 0) from error
        assert told, "the process that was prepared ended; what it wrote to stderr says why"
        return int.from_bytes(told, "big")


def _file() -> IO[bytes]:
    return tempfile.TemporaryFile()


def _whole(file: IO[bytes]) -> bytes:
    with file:
        file.seek(0)
        return file.read()


def main() -> int:
    """Prepares this process, and forks until nobody can ask any more. In what has forked: the exit code."""
    asked = socket.socket(fileno=int(sys.argv[1]))  # before gevent takes sockets over
    for each in sys.argv[2:-1]:
        if callable(found := _found(each)):
            found()
    run = _found(sys.argv[-1])
    gc.collect()
    gc.freeze()  # what is shared stays shared only while nobody looks through it
    return Forks(asked).serve(run)


class Forks:
    """The processes that have forked from this one, as seen from here."""

    def __init__(self, asked: socket.socket) -> None:
        self.asked = asked
        self.running: dict[int, Fork] = {}
        """By the descriptor that tells of its end."""

    def serve(self, run: Callable[[], int]) -> int:
        watched = poll()
        watched.register(self.asked, POLLIN)
        while True:
            for descriptor, _ in watched.poll():
                if descriptor in self.running:
                    watched.unregister(descriptor)
                    self._tell_of_end(descriptor)
                    continue
                wanted, files, *_ = socket.recv_fds(self.asked, 1 << 20, 4)
                if not wanted:
                    return 0
                if (pid := fork()) == 0:
                    self._let_go()
                    return _run(run, json.loads(wanted), files)
                watched.register(self._keep(pid, files), POLLIN)

    def _keep(self, pid: int, files: list[int]) -> int:
        for file in files[:3]:
            os.close(file)
        os.write(files[3], pid.to_bytes(4, "big"))
        end = os.pidfd_open(pid)
        self.running[end] = Fork(pid, files[3])
        return end

    def _tell_of_end(self, end: int) -> None:
        fork = self.running.pop(end)
        _, status = waitpid(fork.pid, 0)
        os.write(fork.teller, status.to_bytes(4, "big"))
        os.close(fork.teller)
        os.close(end)

    def _let_go(self) -> None:
        """What has forked neither listens here nor holds the files of the others."""
        self.asked.close()
        for end, fork in self.running.items():
            os.close(end)
            os.close(fork.teller)


@dataclass(frozen=True)
class Fork:
    """One of them, and the line on which its end is told."""

    pid: int
    teller: int


def _run(run: Callable[[], int], wanted: Mapping[str, Any], files: Sequence[int]) -> int:
    """Begins as a process does that was just started. The exit code of `run`."""
    os.setsid()
    for number, file in enumerate(files[:3]):
        os.dup2(file, number)
    for file in files:
        os.close(file)
    os.chdir(wanted["cwd"])
    os.environ.clear()
    os.environ.update(wanted["environ"])
    sys.argv[1:] = wanted["arguments"]
    if "gevent" in sys.modules:
        sys.modules["gevent"].reinit()
    return run()


def _found(name: str) -> Any:
    """A module, or something in it."""
    module, _, attribute = name.partition(":")
    found = import_module(module)
    return getattr(found, attribute) if attribute else found


if __name__ == "__main__":
    sys.exit(main())
