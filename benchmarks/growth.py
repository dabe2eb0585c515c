"""What opening, sending, paging and searching take while there is ten times as much, and ten times again.

A person with a conversation of 100 messages and 100 pictures, then of 1,000, and so on; the store's calls on SQLite and
on PostgreSQL (the one of the tests). Of each the processor time, the server's with it, which a busy machine hardly
changes, and the least time by the clock of `--times`. A curve that is flat costs the same however much there is.
`--draw` makes `docs/images/growth.svg` of the processor times that are kept.

    python benchmarks/growth.py [--sizes 100,1000,10000,100000] [--times 30] [--keep] [--draw] [--check]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from databases import Someone, both, filled
from rig.curves import curves
from rig.kept_figures import Figure, figure, keep, read
from rig.machine import described
from rig.process_figures import of_family

from conversation.ports.gallery import GalleryFilter
from conversation.ports.turns import TurnRequest
from storage.opening import open_storage
from tests.servers.postgres import Postgres, postgres

PICTURE = Path(__file__).parent.parent / "docs" / "images" / "growth.svg"
LIMITS = {("opening", 10_000): 300.0, ("paging", 100_000): 50.0, ("paging far down", 100_000): 50.0}
"""Milliseconds."""
PLACES = ("SQLite", "PostgreSQL")


def calls(someone: Someone) -> dict[str, Callable[[], object]]:
    """What is measured, by what it is."""
    storage, owner, numbers = someone.storage, someone.owner, count(1)

    def send() -> None:
        storage.replies.begin(TurnRequest(owner, someone.long, f"c{next(numbers)}", "A fox at the harbour."))

    middle = storage.gallery.outline(owner, GalleryFilter()).stretches[-1].after
    return {
        "opening": lambda: storage.library.page(owner, someone.long),
        "paging": lambda: storage.gallery.page(owner, GalleryFilter(), limit=100),
        "paging far down": lambda: storage.gallery.page(owner, GalleryFilter(), after=middle, limit=100),
        "searching": lambda: storage.library.listing(owner, q="lighthouse"),
        "sending": send,
    }


def took(work: Callable[[], object], times: int, server: int) -> tuple[float, float]:
    """Milliseconds of processor time, of this process and the database's, and by the clock at least."""
    for _ in range(6):  # in which statements are prepared
        work()
    least, there, here = float("inf"), of_family(server).processor, time.thread_time()
    for _ in range(times):
        began = time.perf_counter()
        work()
        least = min(least, time.perf_counter() - began)
    spent = time.thread_time() - here + of_family(server).processor - there
    return spent / times * 1e3, least * 1e3


def of_size(size: int, times: int, server: Postgres, folder: Path) -> dict[str, Figure]:
    """Prints the calls of both; what they took, by name."""
    assert server.process is not None
    found: dict[str, Figure] = {}
    with ExitStack() as kept:
        storages = [
            kept.enter_context(closing(open_storage(folder / name, at))) for name, at in both(server.database())
        ]
        works = [calls(filled(storage, size, size)) for storage in storages]
        for name in works[0]:
            each = [took(calls_of[name], times, server.process.pid) for calls_of in works]
            cells = [f"{work:8.2f} /{least:8.2f}" for work, least in each]
            late = max(least for _, least in each) > LIMITS.get((name, size), float("inf"))
            print(f"{size:>8,} {name:<18}{cells[0]:>20}{cells[1]:>20}{'  too slow' if late else ''}", flush=True)
            for place, (work, least) in zip(PLACES, each, strict=True):
                found[f"growth: {name}, {size}, {place}"] = figure(work, "ms of processor")
                found[f"at least: {name}, {size}, {place}"] = figure(least, "ms")
    return found


def drawn() -> str:
    """Of all that is kept."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for key, each in read().items():
        if key.startswith("growth: "):
            name, size, place = key.removeprefix("growth: ").split(", ")
            lines.setdefault(f"{name}, {place}", []).append((float(size), each["value"]))
    return curves(
        "What a call takes while there is more",
        "messages of the conversation, pictures of the person",
        "milliseconds of processor time",
        {name: sorted(lines[name]) for name in sorted(lines, key=lambda name: (name.split(", ")[0], name[-6:]))},
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000,100000")
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--keep", action="store_true", help="write the figures into benchmarks/measured.json")
    parser.add_argument("--draw", action="store_true", help="draw docs/images/growth.svg")
    parser.add_argument("--check", action="store_true", help="end with 1 when a limit is missed")
    asked = parser.parse_args()
    print(described())
    print(f"{'':>8} {'processor / least':<18}{PLACES[0]:>20}{PLACES[1]:>20}")
    found: dict[str, Figure] = {}
    with tempfile.TemporaryDirectory(prefix="atelier-bench-") as folder, postgres() as server:
        for size in filter(None, asked.sizes.split(",")):
            found |= of_size(int(size), asked.times, server, Path(folder) / size)
    if asked.keep:
        keep(found)
    if asked.draw:
        PICTURE.write_text(drawn())
    names = {(name, size): f"at least: {name}, {size}" for name, size in LIMITS}
    missed = [
        key
        for key, each in found.items()
        for limit, name in names.items()
        if key.startswith(f"{name}, ") and each["value"] > LIMITS[limit]
    ]
    return 1 if asked.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
