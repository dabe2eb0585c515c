"""What the largest pictures cost a worker process: seconds and memory of every operation and of every form of file.

Each line is one task in a process of its own, which is what the studio starts: the seconds until its answer is there,
the seconds of processor time it took (a busy machine says more by the first; 15 s by the clock is the aim at 100
megapixels), the most memory that it had (VmHWM), and how much of that came on top of what it has after it loaded its
engines. First every form of file as an upload, then every operation and every other task on one of them (`--on`), as
the studio asks for them. A refusal stands in words. The last lines are the worst of each.

    python benchmarks/largest.py [--megapixels 100] [--on jpeg,png-rgba | --file photo.jpg] [--only receive,blur]
        [--memory 1024]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from operations import cases
from rig.large_pictures import forms, picture
from rig.machine import cpu_seconds, described

from conversation.serialization import to_json
from imaging.composition.collage import planned
from imaging.composition.overlay import Laid
from imaging.compress.target import PRESETS, CompressTarget
from imaging.cutout.request import CutoutRequest
from server.workers.environment import passed_on
from server.workers.pipe import Gone, Parcel, receive, send
from server.workers.pool import HEAP, ONE_THREAD

ROOT = Path(__file__).parent.parent
SECONDS = 600
"""Far above what is allowed, as the memory is unless it is said, so that the need is measured and not the limit."""
PIXELS = 200_000_000
AIM = 15.0
"""Seconds by the clock, at 100 megapixels on a machine that does nothing else."""


@dataclass(frozen=True)
class Cost:
    """Of one task."""

    name: str
    seconds: float
    processor: float
    peak: float
    """Megabytes."""
    rest: float
    """Megabytes of the process before the task."""
    said: str = ""


def high_water(pid: int) -> float:
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def cost(memory: int, name: str, task: str, values: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> Cost:
    """One task in a new process."""
    command = [sys.executable, "-m", "server.workers.process", str(memory), str(SECONDS)]
    environ = {**passed_on(os.environ), **HEAP, **ONE_THREAD, "TMPDIR": str(Path(tempfile.gettempdir()))}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        receive(process.stdout)
        asked(process, "warm", {})
        rest = high_water(process.pid)
        used, began = cpu_seconds(process.pid), time.perf_counter()
        try:
            said = asked(process, task, {**values, "pixels": PIXELS}, blobs)
        except Gone:
            said = "the process ended"
        seconds, processor = time.perf_counter() - began, cpu_seconds(process.pid) - used
        peak = high_water(process.pid) if process.poll() is None else 0.0
        process.kill()
    return Cost(name, seconds, processor, peak, rest, said)


def asked(process: subprocess.Popen[bytes], task: str, values: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> str:
    """What it was refused with, or nothing."""
    send(process.stdin, Parcel({"task": task, "values": values}, blobs))  # type: ignore[arg-type]
    while "end" not in (parcel := receive(process.stdout)).values:  # type: ignore[arg-type]
        if "large" in parcel.values:
            send(process.stdin, Parcel({"go": True}))  # type: ignore[arg-type]
        elif "answer" not in parcel.values:
            return str(parcel.values.get("told", parcel.values))[:150]
        elif made := parcel.values["answer"].get("file"):
            Path(made).unlink()
    return ""


def uploads(memory: int, folder: Path, megapixels: int) -> Iterator[Cost]:
    for name, _ in forms(megapixels):
        picture(folder, name, megapixels)
        yield cost(memory, f"receive {name}", "receive", {"path": str(folder / f"{name}-{megapixels}")})


def tasks(data: bytes, path: Path, side: int) -> Iterator[tuple[str, str, Mapping[str, Any], Sequence[bytes]]]:
    """Every operation, and everything else that a worker does with a picture."""
    for operation, _ in cases():
        step = {"name": operation.name, "values": to_json(operation)}
        shown = " ".join(f"{key}={value}" for key, value in step["values"].items() if value)
        yield f"{operation.name} {shown}"[:40], "edit", {"operations": [step]}, (data,)
    yield "accept", "accept", {}, (data,)
    for form in ("jpeg", "webp", "avif", "tiff", "gif"):
        yield f"convert {form}", "edit", {"operations": [{"name": "convert", "values": {"format": form}}]}, (data,)
    for name, target in PRESETS.items():
        yield f"compress {name}", "compress", {"target": target.to_dict()}, (data,)
    yield "compress 500 KB", "compress", {"target": CompressTarget(500_000).to_dict()}, (data,)
    yield "compress 200 KB webp", "compress", {"target": CompressTarget(200_000, 0, 0, "webp").to_dict()}, (data,)
    for kind in ("same", "jpeg", "png", "webp"):
        yield f"export {kind}", "export", {"path": str(path), "kind": kind}, ()
    yield "screen", "screen", {"path": str(path)}, ()
    yield "differ", "differ", {"paths": [str(path)] * 2, "tolerance": 6}, ()
    yield "shrink", "shrink", {"megapixels": 1.0}, (data,)
    yield "colours", "colours", {"count": 5}, (data,)
    yield "overlay", "overlay", {"laid": Laid("centre", 0.9, 0.5, 0.02).to_dict()}, (data, data)
    plan = planned([(side, side)] * 4, "grid", 10_000, 10, "white").to_dict()
    yield "collage of 4", "collage", {"plan": plan}, (data,) * 4
    yield "cut out", "cut", {"key": "a", "wish": CutoutRequest().to_dict()}, (data,)
    blurred = {**CutoutRequest().to_dict(), "background": {"kind": "blur"}}
    yield "cut out, blur behind", "cut", {"key": "a", "wish": blurred}, (data,)
    yield "draft", "draft", {"key": "a", "wish": CutoutRequest().to_dict()}, (data,)


def shown(each: Cost) -> str:
    figures = f"{each.seconds:8.2f} s{each.processor:8.2f} s{each.peak:8.0f} MB{each.peak - each.rest:8.0f} MB"
    return f"{each.name:<40}{figures}  {each.said}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megapixels", type=int, default=100)
    parser.add_argument("--on", default="jpeg,png-rgba")
    parser.add_argument("--memory", type=int, default=16_384, help="megabytes that a process may have")
    parser.add_argument("--only", default="")
    parser.add_argument("--file", type=Path, help="a picture of one's own in the place of --on")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "atelier-largest")
    given = parser.parse_args()
    wanted = [part for part in given.only.split(",") if part]
    print(described())
    costs: list[Cost] = []

    def keep(each: Cost) -> None:
        costs.append(each)
        print(shown(each), flush=True)

    if not wanted or "receive" in wanted:
        for each in uploads(given.memory, given.folder, given.megapixels):
            keep(each)
    for name in [str(given.file)] if given.file else given.on.split(","):
        path = given.file or given.folder / f"{name}-{given.megapixels}"
        data = path.read_bytes() if given.file else picture(given.folder, name, given.megapixels)
        print(f"on {name}, {len(data) / 1e6:.1f} MB")
        for title, task, values, blobs in tasks(data, path, round((given.megapixels * 1e6) ** 0.5)):
            if not wanted or any(title.startswith(part) for part in wanted):
                keep(cost(given.memory, title, task, values, blobs))
    print("the most memory: ", shown(max(costs, key=lambda each: each.peak)))
    print("the most seconds:", shown(max(costs, key=lambda each: each.seconds)))
    slow = [f"{each.name} ({each.seconds:.1f} s)" for each in costs if each.seconds > AIM]
    print(f"over {AIM:g} s by the clock: {', '.join(slow) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
