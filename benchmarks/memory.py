"""The memory of the whole service by the clock: the server, its workers and the process of the cut-out model together.

A real server is started with a folder of its own. While it is idle, while one bomb after the other is sent to it, and
while several people change large pictures at the same time, the proportional set size of all its processes (PSS: what
several of them share counts once) is added up twenty times a second; the most of each stands beside what is promised.
What became of every upload stands there too, and at the end whether every person is still answered.

`--model` loads a network with U²-Net's arithmetic, not its weights, into the process that cuts out, and keeps it there.

    python benchmarks/memory.py [--megapixels 100] [--people 3] [--model] [--only idle,png] [--check]
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.edits import Person, Refused
from rig.large_pictures import bombs, picture
from rig.machine import described, family
from rig.processes import Program, served

from tests.tiny_onnx import tiny_model

AIM = 1024.0 + 300.0
"""Megabytes: a worker at its limit (`ATELIER_WORKER_MEMORY`), the server, and the other worker at rest."""
EVERY = 0.05
"""Seconds."""
SAID = ("/brightness 20%", "/rotate 3", "/sharpen", "/crop square", "/blur 8", "/rotate right")
LAYERS, MODEL = 15, "u2net"


@dataclass
class Watch:
    """The most memory of a server's processes since it began to look, in megabytes."""

    pid: int
    most: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)
    """Of that, by process."""
    over: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        while not self.over.is_set():
            parts = dict(sizes(self.pid))
            if sum(parts.values()) > self.most:
                self.most, self.parts = sum(parts.values()), parts
            time.sleep(EVERY)


def sizes(pid: int) -> Iterator[tuple[str, float]]:
    """What each process of the family is, and its proportional set size."""
    for member in family(pid):
        try:
            told = Path(f"/proc/{member}/smaps_rollup").read_text()
            command = Path(f"/proc/{member}/cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # it ended just now
        pss = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
        name = command[2].decode() if len(command) > 2 else "?"
        yield f"{name.removeprefix('server.')} {member}", pss / 1024


@contextmanager
def watched(program: Program, name: str, missed: list[str]) -> Iterator[None]:
    """Prints the most that there was meanwhile."""
    watch, began = Watch(program.pid), time.perf_counter()
    thread = threading.Thread(target=watch.look)
    thread.start()
    try:
        yield
    finally:
        watch.over.set()
        thread.join()
    parts = " + ".join(f"{size:.0f} {name.split()[0]}" for name, size in sorted(watch.parts.items()))
    took = time.perf_counter() - began
    print(f"{name:<44}{watch.most:8.0f} MB{watch.most / AIM:7.2f} ×{took:8.1f} s   {parts}", flush=True)
    if watch.most > AIM:
        missed.append(f"{name}: {watch.most:.0f} MB, and {AIM:.0f} is the most")


def bomb(program: Program, data: bytes) -> str:
    """What became of it."""
    person = Person(program)
    try:
        person.uploads(data, "bomb")
    except Refused as refused:
        said = str(refused)
        found = re.search(r"""['"](?:text|message)['"]: ?['"]([^'"]*)""", said)
        return f"refused: {found[1] if found else said[:200]}"
    finally:
        person.close()
    return "opened"


def editing(program: Program, data: bytes, people: int) -> Callable[[], list[str]]:
    """Several people, each of whom sends a large picture and changes it; what was refused."""
    refused: list[str] = []

    def one(place: int) -> None:
        person = Person(program)
        try:
            person.uploads(data, f"{place}.jpg")
            for said in SAID[place % len(SAID) :][:3]:
                person.says(said)
        except (Refused, OSError) as error:
            refused.append(str(error)[:200])
        finally:
            person.close()

    def all_of_them() -> list[str]:
        threads = [threading.Thread(target=one, args=(place,)) for place in range(people)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return refused

    return all_of_them


def with_model(data: Path) -> None:
    """Puts a network where the studio looks for one."""
    (data / "models").mkdir(parents=True)
    (data / "models" / f"{MODEL}.onnx").write_bytes(tiny_model(layers=LAYERS))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megapixels", type=int, default=100)
    parser.add_argument("--people", type=int, default=3)
    parser.add_argument("--model", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--check", action="store_true", help="end with 1 when more was used than is promised")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "atelier-largest")
    given = parser.parse_args()
    wanted, missed = [part for part in given.only.split(",") if part], []

    def asked(name: str) -> bool:
        return not wanted or any(part in name for part in wanted)

    print(described())
    print(f"{'':<44}{'most':>11}{'of the aim':>9}{'':>10}   of that, by process")
    with tempfile.TemporaryDirectory(prefix="atelier-bench-") as data:
        if given.model:
            with_model(Path(data))
        environ = {"ATELIER_DATA": data, "ATELIER_LOG_LEVEL": "ERROR"}
        cores = os.sched_getaffinity(0)
        with served([sys.executable, "-m", "server"], min(cores), environ) as program:
            os.sched_setaffinity(program.pid, cores)
            with watched(program, "idle", missed):
                time.sleep(3)
            if given.model:
                with watched(program, "a model cuts out a picture of 12 MP", missed):
                    person = Person(program)
                    person.uploads(picture(given.folder, "jpeg", 12), "photo.jpg")
                    person.says("/nobg")
            for name, made in bombs(given.megapixels):
                if asked(name):
                    sent = made(given.folder)
                    with watched(program, f"bomb: {name}, {len(sent) / 1e6:.1f} MB", missed):
                        became = bomb(program, sent)
                    print(f"  {became}", flush=True)
            if asked("people"):
                sent = picture(given.folder, "jpeg", given.megapixels)
                with watched(program, f"{given.people} people change {given.megapixels} MP each", missed):
                    refused = editing(program, sent, given.people)()
                print(f"  refused: {refused or 'nothing'}", flush=True)
            with watched(program, "afterwards, at rest", missed):
                Person(program).close()
                time.sleep(3)
    print("\n".join(missed) or "everything within what is promised")
    return 1 if missed and given.check else 0


if __name__ == "__main__":
    sys.exit(main())
