"""`genimg` as a shell starts it: how soon it is there, how soon it asks, and a folder of photographs on all cores.

- help: `genimg --help` beside `python -c pass`
- first request: from the start of `genimg generate --no-optimize` to the first paid request that an upstream on this
  machine sees; and the processor time of the whole run, which says something on a busy machine too
- folder: `genimg compress --preset email` (500 KB, 1600 px) of COUNT photographs, those of `CORPUS` again and again,
  beside the same photographs with Pillow's plain search (shrunk to 1600 px, six encodes), a process for each core; and
  the most memory that all of genimg's processes had at a time

Limits: 0.3 s for help, 1 s to the first request, 1 GB for the folder.

    CORPUS=../shared/photos python benchmarks/genimg.py [--count 200] [--times 5]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

import psutil
from PIL import Image, ImageOps
from rig.machine import described

from tests.running import KEY
from tests.upstream.running import Upstream

ROOT = Path(__file__).parent.parent
GENIMG = [sys.executable, "-m", "genimg"]
MODEL = "google/gemini-3.1-flash-image"
PICTURES = (".jpg", ".png", ".heic")
SIDE, MOST = 1600, 500_000
LOOK = 0.02
"""Seconds between two looks at the memory."""


def environ(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def seconds(command: list[str], times: int, folder: str) -> float:
    """The median of some starts."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environ(), check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return median(taken)


def first_request(times: int, folder: str) -> tuple[float, float]:
    """The median of some starts until an upstream is asked to paint, and the least processor time of a whole run."""
    taken, busy = [], []
    for _ in range(times):
        with Upstream() as upstream:
            began = time.time()
            command = [*GENIMG, "generate", "a fox", "--no-optimize", "-m", f"openrouter/{MODEL}", "-o", "fox.png"]
            known = environ(OPENROUTER_API_KEY=KEY, OPENROUTER_API_URL=upstream.url)
            before = processor_time()
            subprocess.run(command, cwd=folder, env=known, check=True, capture_output=True)
            busy.append(processor_time() - before)
            asked = [each["at"] for each in upstream.seen()["requests"] if each["model"] == MODEL]
            taken.append(asked[0] - began)
    return median(taken), min(busy)


def processor_time() -> float:
    """Seconds of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ours(photographs: list[Path], folder: str) -> tuple[float, float]:
    """Seconds, and the most megabytes (proportional set size) that all its processes had at a time."""
    began = time.perf_counter()
    command = [*GENIMG, "compress", *map(str, photographs), "--preset", "email", "-o", f"{folder}/ours/", "-q"]
    process = psutil.Popen(command, cwd=folder, env=environ(), stdout=subprocess.DEVNULL)
    most, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(LOOK):
            most[0] = max(most[0], sum(map(_held, _family(process))))

    watching = threading.Thread(target=look)
    watching.start()
    process.wait()
    over.set()
    watching.join()
    return time.perf_counter() - began, most[0] / 1e6


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _held(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def pillow(photographs: list[Path], folder: str) -> float:
    """Seconds."""
    (Path(folder) / "pillow").mkdir()
    began = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        jobs = [(path, Path(folder) / "pillow" / f"{number}.jpg") for number, path in enumerate(photographs)]
        list(pool.map(searched, jobs, chunksize=4))
    return time.perf_counter() - began


def searched(job: tuple[Path, Path]) -> None:
    """The best of six qualities that fits, as one would write it in an afternoon."""
    path, into = job
    with Image.open(path) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((SIDE, SIDE))
    low, high, best = 40, 95, b""
    for _ in range(6):
        middle, out = (low + high) // 2, BytesIO()
        picture.save(out, "JPEG", quality=middle, optimize=True)
        if out.tell() <= MOST:
            low, best = middle + 1, out.getvalue()
        else:
            high = middle - 1
    into.write_bytes(best)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--times", type=int, default=5)
    said = parser.parse_args()
    corpus = Path(os.environ.get("CORPUS", ROOT / "../shared/photos"))
    found = sorted(path for path in corpus.rglob("*") if path.suffix.lower() in (".jpg", ".jpeg"))
    print(described())
    with TemporaryDirectory() as folder:
        bare, helped = (
            seconds(command, said.times, folder) for command in ([sys.executable, "-c", "pass"], [*GENIMG, "--help"])
        )
        print(f"help            {helped:.3f} s (limit 0.3), {helped / bare:.1f} of python -c pass ({bare:.3f} s)")
        asked, busy = first_request(said.times, folder)
        print(f"first request   {asked:.3f} s (limit 1), {busy:.2f} s of processor time of the whole run")
        if not found:
            print("no photographs: set CORPUS")
            return
        photographs = [found[number % len(found)] for number in range(said.count)]
        taken, held = ours(photographs, folder)
        plain = pillow(photographs, folder)
        beside = f"{taken / plain:.2f} of Pillow's search on all cores ({plain:.1f} s)"
        print(f"{said.count} photographs  {taken:.1f} s, {beside}, {held:.0f} MB at most (limit 1000)")


if __name__ == "__main__":
    main()
