"""What each thing that a person does costs each part of a studio: processor time of its web process, its worker, the
processes of both that compute pixels, PostgreSQL and Redis; and bytes that stay.

A studio of several processes with one person in it, who does one thing after the other, each `--times` times; the
processor time of each part is read before and after. Other programs on the machine take none of it. What the parts
use while nobody does anything is taken off. `another` is a web process that nobody is at: what it overhears of the
others'. `simulate.py` reckons with what this keeps (`--keep`).

    python benchmarks/costs.py [--times 10] [--only page,chat,…] [--keep]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.kept_figures import Figure, figure, keep
from rig.large_pictures import picture
from rig.machine import CORES, described
from rig.process_figures import figures, of_family
from rig.processes import redis, served, worker

from tests.running import KEY, Visitor
from tests.servers.postgres import postgres
from tests.upstream.running import Upstream

TOKENS = 500
"""Of one reply."""
IDLE = 10.0
"""Seconds in which nobody does anything."""
TUS = {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}
PLAIN = {"review": False, "always_go": True, "better_context": False, "include_messages": False}
PAINTER, SKETCH = "google/gemini-3.1-flash-image", "sketchbook/sketch"


@dataclass(frozen=True)
class Parts:
    """A running studio."""

    url: str
    data: Path
    pids: dict[str, int]

    def used(self) -> dict[str, float]:
        """Processor seconds until now."""
        whole = {name: of_family(pid).processor for name, pid in self.pids.items()}
        own = {name: figures(self.pids[name]).processor for name in ("web", "worker")}
        pixels = sum(whole[name] - each for name, each in own.items())
        return {**whole, **own, "pixels": pixels}

    def kept(self) -> int:
        """Bytes of the files."""
        return sum(each.stat().st_size for each in self.data.rglob("*") if each.is_file())


@contextmanager
def studio_of_parts() -> Iterator[Parts]:
    """One process of each kind, anywhere on the machine."""
    with ExitStack() as kept:
        data = Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="atelier-bench-")))
        database = kept.enter_context(postgres())
        upstream = kept.enter_context(Upstream())
        queue = kept.enter_context(redis(CORES[0]))
        environ = {
            "ATELIER_DATA": str(data),
            "ATELIER_BROKER": f"redis://127.0.0.1:{queue.port}/0",
            "DATABASE_URL": database.database(),
            "OPENROUTER_API_KEY": KEY,
            "OPENROUTER_API_URL": upstream.url,
            "ATELIER_IMAGE_MODEL": PAINTER,
            "ATELIER_CHAT_MODEL": "google/gemini-3-flash-preview",
            "ATELIER_REQUESTS_PER_MINUTE": "100000",
            "ATELIER_PAID_CALLS_PER_MINUTE": "100000",
            "ATELIER_WORKERS": "1",
            "ATELIER_LOG_LEVEL": "ERROR",
        }
        web = kept.enter_context(served([sys.executable, "-m", "server"], CORES[0], environ))
        another = kept.enter_context(served([sys.executable, "-m", "server"], CORES[0], environ))
        runs = kept.enter_context(worker(CORES[0], environ))
        assert database.process is not None
        pids = {"web": web.pid, "another": another.pid, "worker": runs.pid, "redis": queue.pid}
        pids["database"] = database.process.pid
        for pid in pids.values():
            os.sched_setaffinity(pid, CORES)
        yield Parts(f"http://127.0.0.1:{web.port}", data, pids)


class Somebody:
    """Does each thing in a conversation of its own."""

    def __init__(self, parts: Parts, folder: Path) -> None:
        self.visitor = Visitor(parts.url).connect()
        self.url = parts.url
        wished = {"unknown_prices": True, "always_go": True, "better_context": False}
        self.visitor.data("PATCH", "/api/v1/settings", json=wished)
        self.conversation = self.visitor.conversation()
        self.visitor.open(self.conversation)
        self.photograph = picture(folder, "jpeg", 12)

    def visits(self) -> None:
        """Opens the page: what it asks for, and its socket."""
        self.visitor.cut()
        for path in ("session", "settings", "conversations", f"conversations/{self.conversation}", "tasks"):
            self.visitor.data("GET", f"/api/v1/{path}")
        self.visitor.connect(self.conversation)

    def looks(self) -> None:
        """At a page of the gallery."""
        self.visitor.data("GET", "/api/v1/gallery?limit=100")

    def talks(self) -> None:
        self.says("Tell me about the sea", {"chat_model": f"paced/50x{TOKENS}"})

    def paints(self) -> None:
        """By a model that is somebody else's."""
        self.says("/image a fox in the snow", {"image_model": PAINTER})

    def sketches(self) -> None:
        """By the Sketchbook, which is a worker's own processor."""
        self.says("/image a fox in the snow", {"image_model": SKETCH})

    def uploads(self) -> None:
        """A photograph of 12 MP that is like no other."""
        self.photograph += os.urandom(8)
        told = {"filename": "a.jpg", "conversation": self.conversation}
        said = ",".join(f"{name} {b64encode(value.encode()).decode()}" for name, value in told.items())
        headers = {**TUS, "Upload-Length": str(len(self.photograph)), "Upload-Metadata": said}
        begun = self.visitor.call("POST", "/api/v1/uploads", headers=headers, data=self.photograph)
        assert begun.ok, begun.text

    def edits(self) -> None:
        """A photograph of 12 MP."""
        self.says("/brightness 10%", {})

    def says(self, text: str, options: dict[str, str]) -> None:
        turn = self.visitor.turn(self.conversation, text, options={**PLAIN, **options})
        reply = self.visitor.ended(turn)
        assert reply.state == "done", reply


ACTS: dict[str, Callable[[Somebody], None]] = {
    "page": Somebody.visits,
    "chat": Somebody.talks,
    "gallery": Somebody.looks,
    "painting": Somebody.paints,
    "sketch": Somebody.sketches,
    "upload": Somebody.uploads,
    "edit": Somebody.edits,
}


def idle(parts: Parts) -> dict[str, float]:
    """Processor seconds a second of each part while nothing is done and everything is loaded."""
    time.sleep(3)
    before = parts.used()
    time.sleep(IDLE)
    return {name: (now - before[name]) / IDLE for name, now in parts.used().items()}


def cost(parts: Parts, act: Callable[[], None], times: int, rest: dict[str, float]) -> dict[str, float]:
    """Milliseconds on a core of each part, seconds that one waits for it, and bytes that stay, for one time."""
    before, kept, began = parts.used(), parts.kept(), time.monotonic()
    for _ in range(times):
        act()
    time.sleep(1)  # what goes on after the answer
    passed = time.monotonic() - began
    spent = {name: now - before[name] - rest[name] * passed for name, now in parts.used().items()}
    each = {name: max(0.0, seconds) / times * 1e3 for name, seconds in spent.items()}
    return {**each, "seconds": (passed - 1) / times, "bytes": (parts.kept() - kept) / times}


UNITS = {"seconds": "s", "bytes": "bytes"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--only", default=",".join(ACTS))
    parser.add_argument("--keep", action="store_true", help="write the figures into benchmarks/measured.json")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "atelier-largest")
    asked = parser.parse_args()
    print(described(), flush=True)
    found: dict[str, Figure] = {}
    with studio_of_parts() as parts:
        somebody = Somebody(parts, asked.folder)
        for act in ACTS.values():
            act(somebody)
        rest = idle(parts)
        print(f"{'ms on a core':<12}", *(f"{name:>10}" for name in rest), f"{'takes s':>10}{'keeps KB':>10}")
        print(f"{'at rest, /s':<12}", *(f"{each * 1e3:10.1f}" for each in rest.values()), flush=True)
        for name in asked.only.split(","):
            each = cost(parts, lambda name=name: ACTS[name](somebody), asked.times, rest)  # type: ignore[misc]
            print(f"{name:<12}", *(f"{each[part]:10.1f}" for part in rest), end="")
            print(f"{each['seconds']:11.2f}{each['bytes'] / 1e3:10.0f}", flush=True)
            found |= {f"{name}.{what}": figure(value, UNITS.get(what, "ms")) for what, value in each.items()}
        somebody.visitor.close()
    if asked.keep:
        keep(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
