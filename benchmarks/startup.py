"""How soon the studio is there: from the command to `/health`, to the first byte of the page, and what it weighs idle.

`python -m server` with an empty data folder, then again and again over the same one: the median of warm starts. Beside
it stands a bare Flask with Socket.IO, which is what the libraries alone take. Then what the web process has loaded: its
memory while nobody asks for anything, and which of the engines that belong into worker processes (none). `--make` times
`make run` where it has run before.

    python benchmarks/startup.py [--times 5] [--make] [--check]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rig.machine import MEASURED, cpu_seconds, described, resident
from rig.processes import get, served

SERVER = [sys.executable, "-m", "server"]
ENGINES = ("onnxruntime", "cv2", "scipy", "skimage", "numba", "pyvips", "numpy")
"""What belongs into worker processes. Each of them loads libraries that show in a process's memory map (rembg and
pymatting cannot be without the first and the fifth)."""
AIM_HEALTH, AIM_MEMORY, AIM_MAKE = 2.0, 120.0, 3.0
"""Seconds, MiB, seconds."""
BARE = """
from gevent import monkey
monkey.patch_all()
import os
from flask import Flask
from flask_socketio import SocketIO
app = Flask("bare")
app.add_url_rule("/health", view_func=lambda: {"status": "ok"})
app.add_url_rule("/", "page", lambda: "page")
SocketIO(app, async_mode="gevent").run(app, "127.0.0.1", int(os.environ["ATELIER_PORT"]))
"""


@dataclass(frozen=True)
class Start:
    """One start: seconds until `/health`, processor time of that, seconds for the first answer of `/`; MiB; engines."""

    health: float
    cpu: float
    page: float
    memory: float
    engines: tuple[str, ...]


def started(command: list[str], environ: Mapping[str, str]) -> Start:
    """Starts it, looks at it, ends it."""
    began = time.perf_counter()
    with served(command, MEASURED, environ) as program:
        health, cpu = time.perf_counter() - began, cpu_seconds(program.pid)
        time.sleep(0.3)  # idle: what it does right after its start is done
        memory = resident(program.pid)
        asked = time.perf_counter()
        status, body, _ = get(program.port, "/")
        page = time.perf_counter() - asked
        if status != 200 or not body:
            raise RuntimeError(f"/ answered {status}")
        return Start(health, cpu, page, memory, engines(program.pid))


def engines(pid: int) -> tuple[str, ...]:
    """The engines whose libraries a process has loaded."""
    maps = Path(f"/proc/{pid}/maps").read_text()
    return tuple(name for name in ENGINES if f"/site-packages/{name}" in maps)


def median(starts: list[Start], part: str) -> float:
    return float(statistics.median(getattr(start, part) for start in starts))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--make", action="store_true", help="time `make run` too")
    parser.add_argument("--check", action="store_true", help="end with 1 when an aim is missed")
    asked = parser.parse_args()
    print(described())
    with tempfile.TemporaryDirectory(prefix="atelier-bench-") as data:
        environ = {"ATELIER_DATA": data}
        first = started(SERVER, environ)
        warm = [started(SERVER, environ) for _ in range(asked.times)]
        make = started(["make", "run"], environ).health if asked.make else None
    bare = [started([sys.executable, "-c", BARE], {}) for _ in range(asked.times)]
    print(f"{'':<30}{'/health':>9}{'CPU':>8}{'first /':>10}{'idle RSS':>10}")
    rows = (
        ("empty data folder", [first]),
        (f"warm, median of {asked.times}", warm),
        ("bare Flask with Socket.IO", bare),
    )
    for name, starts in rows:
        health, cpu, page, memory = (median(starts, part) for part in ("health", "cpu", "page", "memory"))
        print(f"{name:<30}{health:8.2f}s{cpu:7.2f}s{page * 1e3:8.1f}ms{memory:7.0f}MiB")
    print(f"ratio {median(warm, 'cpu') / median(bare, 'cpu'):.1f} × the bare one's processor time")
    print(f"engines in the web process: {', '.join(warm[0].engines) or 'none'}")
    if make is not None:
        print(f"make run, again: {make:.2f} s until /health")
    missed = [
        name
        for name, reached in (
            (f"/health within {AIM_HEALTH:g} s", median(warm, "health") <= AIM_HEALTH),
            (f"idle within {AIM_MEMORY:g} MiB", median(warm, "memory") <= AIM_MEMORY),
            ("no engine in the web process", not warm[0].engines),
            (f"make run again within {AIM_MAKE:g} s", make is None or make <= AIM_MAKE),
        )
        if not reached
    ]
    print("missed: " + "; ".join(missed) if missed else "every aim reached")
    return 1 if asked.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
