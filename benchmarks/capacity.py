"""How many people one web process carries: idle sockets, streams beside requests, beside photographs, beside strangers.

The server has one core, people and the upstream have the other. Beside each delay stands how much of a second the
server was ready and had to wait for its core, because something else ran there: what a busy machine adds. Delays of
tokens count from when they were due at the upstream.

    python benchmarks/capacity.py [--only idle,streams,uploads,strangers,pictures] [--keep] [--check]
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from relay import RATE, Row, listen, model
from rig.browser import Socket, connect
from rig.edits import Person
from rig.floods import cookie_of
from rig.kept_figures import Figure, figure, keep
from rig.large_pictures import picture
from rig.machine import CORES, LOAD, MEASURED, described, percentile, pin
from rig.process_figures import Figures, figures, of_family
from rig.processes import Program, beside, studio
from rig.streams import Stream, ThroughStudio

OPEN = {
    "ATELIER_TURNS_AT_ONCE": "1000",
    "ATELIER_REQUESTS_PER_MINUTE": "1000000",
    "ATELIER_PAID_CALLS_PER_MINUTE": "1000000",
    "ATELIER_LOG_LEVEL": "ERROR",
}
"""So that nothing is refused that is to be measured."""
SOCKETS, EACH = 1_000, 25
"""Sockets at once, and how many of those one person has."""
SOCKET = "/socket.io/?EIO=4&transport=websocket"
PATIENCE = 60
"""Seconds in which a busy machine has noticed that connections ended."""
PAUSE = 0.02
"""Seconds between two requests of the one who asks beside the others."""
PATHS = ("/api/v1/conversations", "/api/v1/gallery?limit=60", "/api/v1/session", "/health")


@dataclass
class Findings:
    """What is printed, kept and held against its limit."""

    kept: dict[str, Figure] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    def add(self, name: str, value: float, unit: str, most: float | None = None, least: float | None = None) -> None:
        self.kept[name] = figure(value, unit)
        good = (most is None or value <= most) and (least is None or value >= least)
        limit = f"≤ {most:g}" if most is not None else f"≥ {least:g}" if least is not None else ""
        print(f"{name:<44}{value:10.1f} {unit:<6}{limit:>8}{'' if good else '  missed'}", flush=True)
        if not good:
            self.missed.append(name)


class Asking(threading.Thread):
    """Somebody who clicks on without pause: how long each answer took, in milliseconds."""

    def __init__(self, program: Program) -> None:
        super().__init__(daemon=True)
        self.program, self.over = program, threading.Event()
        self.took: list[float] = []
        self.cookie = cookie_of(program.port)

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=60)
        while not self.over.is_set():
            for path in PATHS:
                began = time.perf_counter()
                connection.request("GET", path, headers={"Cookie": self.cookie})
                answer = connection.getresponse()
                answer.read()
                assert answer.status == 200, (path, answer.status)
                self.took.append((time.perf_counter() - began) * 1e3)
                time.sleep(PAUSE)
        connection.close()


@contextmanager
def asked_beside(program: Program) -> Iterator[Asking]:
    asking = Asking(program)
    asking.start()
    yield asking
    asking.over.set()
    asking.join()


def streams(program: Program, count: int, seconds: float) -> tuple[Row, Figures]:
    """So many conversations; what the server used meanwhile, of one second."""
    made: list[Stream] = [ThroughStudio(program, model(int(seconds * RATE))) for _ in range(count)]
    before, began = of_family(program.pid), time.monotonic()
    row = asyncio.run(listen(f"{count} conversations", program, made, int(seconds * RATE)))
    spent, passed = of_family(program.pid) - before, time.monotonic() - began
    return row, Figures(spent.processor / passed, spent.waited / passed)


def warm(program: Program) -> None:
    """What the first turn loads."""
    asyncio.run(listen("the first", program, [ThroughStudio(program, model(1))], 1))


def idle(program: Program, found: Findings) -> None:
    """Memory of sockets that say nothing."""
    warm(program)
    time.sleep(2)
    base = figures(program.pid)

    async def hold() -> Figures:
        sockets: list[Socket] = []
        for _ in range(SOCKETS // EACH):
            cookie = await asyncio.to_thread(cookie_of, program.port)
            for _ in range(EACH):
                sockets.append(await connect("127.0.0.1", program.port, SOCKET, cookie))
                await sockets[-1].join()
        await asyncio.sleep(3)
        now = figures(program.pid)
        before = of_family(program.pid)
        await asyncio.sleep(30)
        busy = (of_family(program.pid) - before).processor / 30
        found.add("idle: processor of 1,000 sockets", busy * 100, "%")
        assert now.sockets - base.sockets >= SOCKETS, "some were closed"
        for each in sockets:
            each.transport.close()
        end = time.monotonic() + PATIENCE
        while figures(program.pid).sockets > base.sockets + 10 and time.monotonic() < end:
            await asyncio.sleep(0.2)
        return now

    now = asyncio.run(hold())
    found.add("idle: memory without anybody", base.resident, "MiB")
    found.add("idle: 1,000 sockets above that", now.resident - base.resident, "MiB", most=80)
    found.add("idle: descriptors left when all are gone", figures(program.pid).descriptors - base.descriptors, "")


def many_streams(program: Program, found: Findings, count: int, seconds: float) -> None:
    warm(program)
    with asked_beside(program) as asking:
        row, used = streams(program, count, seconds)
    of_all = f"streams: {count} conversations"
    found.add(f"{of_all}, p50", percentile(row.heard.tokens, 0.5), "ms")
    found.add(f"{of_all}, p95", percentile(row.heard.tokens, 0.95), "ms", most=50)
    found.add(f"{of_all}, requests p95", percentile(asking.took, 0.95), "ms", most=150)
    found.add(f"{of_all}, processor", used.processor * 100, "%")
    found.add(f"{of_all}, waited for the core", used.waited * 100, "%")
    found.add(f"{of_all}, wrong or refused", row.heard.wrong + row.heard.refused, "", most=0)


def uploads(program: Program, found: Findings, folder: Path) -> None:
    """Eight photographs at once, in the middle of 50 conversations."""
    warm(program)
    data = picture(folder, "jpeg", 12)
    people = [Person(program) for _ in range(8)]
    people[0].uploads(data, "first.jpg")
    alone, _ = streams(program, 50, 8)
    with ThreadPoolExecutor(8) as pool:
        began = time.monotonic()
        sending = [pool.submit(_again, person, data, number, began + 10) for number, person in enumerate(people)]
        row, used = streams(program, 50, 8)
        took = [each.result() for each in sending]
    delays = [percentile(each.heard.tokens, 0.95) for each in (alone, row)]
    found.add("uploads: 50 conversations alone, p95", delays[0], "ms")
    found.add("uploads: 8 × 12 MP beside them, p95", delays[1], "ms")
    found.add("uploads: what that adds", delays[1] - delays[0], "ms", most=100)
    found.add("uploads: photographs sent", sum(took), "")
    found.add("uploads: waited for the core", used.waited * 100, "%")
    for person in people:
        person.close()


def _again(person: Person, data: bytes, number: int, until: float) -> int:
    """One after the other; how many."""
    sent = 0
    while time.monotonic() < until:
        person.uploads(data + f"{number} {sent}".encode(), f"{number}.jpg")
        sent += 1
    return sent


def strangers(program: Program, found: Findings) -> None:
    """A thousand sockets of nobody's, beside 20 conversations."""
    warm(program)
    before = figures(program.pid)
    alone, _ = streams(program, 20, 5)

    async def hold(over: threading.Event) -> None:
        sockets = []
        while not over.is_set():
            if len(sockets) < SOCKETS:
                try:
                    sockets.append(await connect("127.0.0.1", program.port, SOCKET))
                except OSError:
                    await asyncio.sleep(0.05)
            else:
                sockets = [each for each in sockets if not each.transport.is_closing()]
                await asyncio.sleep(0.05)
        for each in sockets:
            each.transport.close()

    over = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(hold(over)))
    thread.start()
    time.sleep(3)
    there = figures(program.pid)
    with asked_beside(program) as asking:
        row, _ = streams(program, 20, 5)
    over.set()
    thread.join()
    delays = [percentile(each.heard.tokens, 0.95) for each in (alone, row)]
    found.add("strangers: sockets that they hold", there.sockets - before.sockets, "")
    found.add("strangers: memory above", there.resident - before.resident, "MiB")
    found.add("strangers: what they add to 20 conversations", delays[1] - delays[0], "ms", most=50)
    found.add("strangers: requests p95 beside them", percentile(asking.took, 0.95), "ms", most=150)
    found.add("strangers: wrong or refused", row.heard.wrong + row.heard.refused, "", most=0)


def pictures(found: Findings, seconds: float) -> None:
    """Pictures of the Sketchbook by one worker process and by two."""
    rates = []
    for workers in (1, 2):
        with studio(CORES[0], {**OPEN, "ATELIER_WORKERS": str(workers), "ATELIER_TURNS_PER_PERSON": "4"}) as program:
            os.sched_setaffinity(program.pid, CORES)
            people = [Person(program) for _ in range(4)]
            people[0].says("/image a small hill")
            until = time.monotonic() + seconds
            with ThreadPoolExecutor(4) as pool:
                done = sum(pool.map(lambda person, until=until: _paint(person, until), people))
            rates.append(done / (time.monotonic() - until + seconds))
    found.add("pictures: a second by one worker", rates[0], "/s")
    found.add("pictures: a second by two", rates[1], "/s")
    found.add("pictures: two beside one", rates[1] / rates[0], "×", least=1.8)


def _paint(person: Person, until: float) -> int:
    painted = 0
    while time.monotonic() < until:
        person.says("/image a small hill")
        painted += 1
    return painted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="idle,streams,uploads,strangers,pictures")
    parser.add_argument("--conversations", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "atelier-largest")
    parser.add_argument("--keep", action="store_true", help="write the figures into benchmarks/measured.json")
    parser.add_argument("--check", action="store_true", help="end with 1 when a limit is missed")
    asked = parser.parse_args()
    pin(LOAD)
    print(described(), flush=True)
    found = Findings()
    parts: dict[str, Callable[[Program], None]] = {
        "idle": lambda program: idle(program, found),
        "streams": lambda program: many_streams(program, found, asked.conversations, asked.seconds),
        "uploads": lambda program: uploads(program, found, asked.folder),
        "strangers": lambda program: strangers(program, found),
    }
    for name in asked.only.split(","):
        if name == "pictures":
            pictures(found, asked.seconds)
            continue
        with ExitStack() as stack:
            upstream = stack.enter_context(beside(LOAD, "paced_upstream.py"))
            key = {"OPENROUTER_API_KEY": "sk-or-v1-bench"}
            address = {"OPENROUTER_API_URL": f"http://127.0.0.1:{upstream.port}/api/v1"}
            parts[name](stack.enter_context(studio(MEASURED, {**OPEN, **key, **address})))
    if asked.keep:
        keep(found.kept)
    print(f"missed: {', '.join(found.missed)}" if found.missed else "every limit kept")
    return 1 if asked.check and found.missed else 0


if __name__ == "__main__":
    sys.exit(main())
