"""How long everybody else waits while one visitor floods the server.

Each flood of `rig/floods.py` runs against a real server (`python -m server`, a data folder of its own), on the other
core. Meanwhile somebody else asks for `/health` every 10 ms on one connection and over a socket of their own four times
a second. Printed for each flood: the worst time between asking and hearing of each; the most processor time that the
server spent meanwhile, which tells a slow server from a busy machine; how much was sent until the server closed the
flooding connection; and the server's memory. The first line is the same without any flood.

    python benchmarks/floods.py [--only WORD] [--check]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from rig.browser import Socket, connect
from rig.floods import FLOODS, Flood, Outcome, cookie_of, run
from rig.machine import LOAD, MEASURED, described, pin, resident, thread_seconds
from rig.processes import Program, studio

AIM = 250.0
"""Milliseconds anybody else may wait at most."""
QUIET = 3.0
"""Seconds of the line without a flood."""
LINGER = 1.0
NOBODYS = "00000000-0000-4000-8000-000000000000"
"""Seconds that are watched on after a flood."""
HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"


@dataclass
class Waits:
    """The worst that somebody else saw, in milliseconds."""

    http: list[float] = field(default_factory=list)
    socket: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    """Of the server, while they waited."""
    lost: list[str] = field(default_factory=list)
    """Why a connection of theirs ended."""


async def ask(program: Program, waits: Waits, over: threading.Event) -> None:
    """`/health`, again and again on one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", program.port)
    while not over.is_set():
        asked, worked = time.monotonic(), thread_seconds(program.pid)
        writer.write(HEALTH)
        head = await reader.readuntil(b"\r\n\r\n")
        size = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(int(size.partition(b":")[2]))
        waits.http.append((time.monotonic() - asked) * 1000)
        waits.work.append((thread_seconds(program.pid) - worked) * 1000)
        await asyncio.sleep(0.01)
    writer.close()


async def call(program: Program, own: Socket, waits: Waits, over: threading.Event) -> None:
    """An event with its acknowledgement, four times a second."""
    while not over.is_set():
        asked, worked = time.monotonic(), thread_seconds(program.pid)
        await own.call("open", {"conversation": NOBODYS})
        waits.socket.append((time.monotonic() - asked) * 1000)
        waits.work.append((thread_seconds(program.pid) - worked) * 1000)
        await asyncio.sleep(0.25)


async def watch(program: Program, cookie: str, over: threading.Event) -> Waits:
    """Until it is over."""
    waits = Waits()
    own = await connect("127.0.0.1", program.port, "/socket.io/?EIO=4&transport=websocket", cookie)
    await own.join()
    asking = [ask(program, waits, over), call(program, own, waits, over)]
    for ended in await asyncio.gather(*asking, return_exceptions=True):
        if isinstance(ended, BaseException):
            waits.lost.append(repr(ended))
    own.transport.close()
    return waits


def measure(flood: Flood | None) -> tuple[Waits, Outcome, float]:
    """What others saw of one flood, how it ended, and by how many MiB the server grew."""
    with studio(MEASURED, {}) as program:
        theirs, others = cookie_of(program.port), cookie_of(program.port)
        before, over = resident(program.pid), threading.Event()
        outcome = Outcome()

        def flooding() -> None:
            nonlocal outcome
            time.sleep(0.3)
            if flood is None:
                time.sleep(QUIET)
            else:
                outcome = alone(flood.name, program.port, theirs)
                time.sleep(LINGER)
            over.set()

        thread = threading.Thread(target=flooding)
        thread.start()
        waits = asyncio.run(watch(program, others, over))
        thread.join()
        return waits, outcome, resident(program.pid) - before


def alone(name: str, port: int, cookie: str) -> Outcome:
    """A flood from a process of its own: who watches must not wait for who floods."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(by_name, name, port, cookie).result()


def by_name(name: str, port: int, cookie: str) -> Outcome:
    return run(next(flood for flood in FLOODS if flood.name == name), port, cookie)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="floods with this word in their name")
    parser.add_argument("--check", action="store_true", help="end with 1 when somebody waited longer")
    asked = parser.parse_args()
    pin(LOAD)
    print(described())
    print(f"{'':<40}{'worst ms':>9}{'worst ms':>9}{'of work':>9}{'sent':>9}{'closed':>8}{'opened':>8}{'grew':>7}")
    print(f"{'':<40}{'HTTP':>9}{'socket':>9}{'ms':>9}{'MB':>9}{'':>8}{'':>8}{'MiB':>7}")
    missed: list[str] = []
    for flood in (None, *(each for each in FLOODS if asked.only in each.name)):
        name = "nobody floods" if flood is None else flood.name
        waits, outcome, grew = measure(flood)
        worst = max(waits.http, default=float("inf")), max(waits.socket, default=float("inf"))
        print(
            f"{name:<40}{worst[0]:9.0f}{worst[1]:9.0f}{max(waits.work, default=0):9.0f}{outcome.sent / 1e6:9.1f}"
            f"{outcome.closed:8}{outcome.opened:8}{grew:7.0f}  {' '.join(waits.lost)}",
            flush=True,
        )
        if max(worst) > AIM or waits.lost:
            missed.append(f"missed by {name}: nobody else waits for more than {AIM:g} ms")
    print("\n".join(missed) or "every aim reached")
    return 1 if missed and asked.check else 0


if __name__ == "__main__":
    sys.exit(main())
