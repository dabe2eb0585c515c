"""Whether a studio that is used for long grows: memory and descriptors sampled while people do everything with it.

A real server with a data folder of its own, and people who talk (to a paced upstream), paint by the Sketchbook, edit,
upload, share, look around, lose their line and come back. Every few seconds the server's own memory, descriptors,
sockets and threads are written down, and those of its workers. Printed: of each its mean, and by how much it grew
over the time after the warm-up by a straight line, with a 95 % interval, which a busy machine does not change.

    python benchmarks/soak.py [--minutes 30] [--people 6] [--out FILE.csv] [--keep] [--check]
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.daily_life import Life
from rig.drift import BATCHES, drift
from rig.kept_figures import Figure, figure, keep
from rig.machine import LOAD, described
from rig.process_figures import Figures, figures, of_family
from rig.processes import Program, beside, studio

GROWTH, DESCRIPTORS = 0.05, 10
"""The most that memory may grow by, as a share, and how many descriptors may come or go."""
WARM_UP = 0.25
"""Of the time, before what is loaded once is loaded."""
EVERY = 2.0
"""Seconds from one sample to the next."""
TOLD = ("server MiB", "workers MiB", "descriptors", "sockets", "threads")


def sample(pid: int) -> tuple[float, ...]:
    """What is told of it, in that order."""
    own = figures(pid)
    others: Figures = of_family(pid) - own
    return own.resident, others.resident, own.descriptors, own.sockets, own.threads


@contextmanager
def people(program: Program, count: int, chat_model: str) -> Iterator[list[Life]]:
    """Live beside each other until the end."""
    over = threading.Event()
    lives = [Life(f"http://127.0.0.1:{program.port}", seed, over, chat_model) for seed in range(count)]
    threads = [threading.Thread(target=life.live) for life in lives]
    for thread in threads:
        thread.start()
    try:
        yield lives
    finally:
        over.set()
        for thread in threads:
            thread.join()


def sampled(pid: int, seconds: float, every: float) -> list[tuple[float, ...]]:
    """At even intervals."""
    found, began = [], time.monotonic()
    while (passed := time.monotonic() - began) < seconds:
        time.sleep(max(0.0, len(found) * every - passed))
        found.append(sample(pid))
    return found


def table(samples: list[tuple[float, ...]], minutes: float) -> list[str]:
    """Prints the growth of each; what is more than it may be."""
    missed = []
    print(f"\n{'':<14}{'first':>9}{'mean':>9}{'last':>9}{'grew by':>10}{'± (95 %)':>10}{'of mean':>9}")
    for place, name in enumerate(TOLD):
        series = [each[place] for each in samples]
        found = drift(series)
        print(
            f"{name:<14}{series[0]:9.1f}{found.mean:9.1f}{series[-1]:9.1f}"
            f"{found.change:+10.2f}{found.within:10.2f}{found.share:+9.1%}"
        )
        if name.endswith("MiB") and found.certain and found.share > GROWTH:
            missed.append(f"{name} grew by {found.share:.1%} in {minutes:.0f} minutes; {GROWTH:.0%} is the most")
        if name == "descriptors" and found.certain and abs(found.change) > DESCRIPTORS:
            missed.append(f"descriptors changed by {found.change:+.0f}; {DESCRIPTORS} is the most")
    return missed


def kept_of(samples: list[tuple[float, ...]]) -> dict[str, Figure]:
    """The growth of memory and descriptors."""
    memory, descriptors = (
        drift([each[TOLD.index(name)] for each in samples]) for name in ("server MiB", "descriptors")
    )
    return {
        "soak: memory grew by": figure(memory.share * 100, "%"),
        "soak: descriptors changed by": figure(descriptors.change, ""),
    }


def written(path: Path, samples: list[tuple[float, ...]], every: float) -> None:
    """For who wants to draw it."""
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("seconds", *TOLD))
        rows.writerows((round(number * every, 1), *each) for number, each in enumerate(samples))


def told_of(lives: list[Life], spent: Figures, seconds: float) -> None:
    """What was done meanwhile, and how busy that kept the server."""
    done = sum((life.done for life in lives), Counter[str]())
    print(f"done: {', '.join(f'{name} {times}' for name, times in done.most_common())}")
    busy = f"{spent.processor / seconds:.0%} of a core, waited for one {spent.waited / seconds:.0%} of the time"
    print(f"the server had {busy}; load {os.getloadavg()[0]:.1f} at the end")
    failed = [each for life in lives for each in life.failed]
    print(f"failed: {len(failed)}", *failed[:5], sep="\n  ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--people", type=int, default=6)
    parser.add_argument("--every", type=float, default=EVERY, help="seconds from one sample to the next")
    parser.add_argument("--out", type=Path, help="where all samples are written, as CSV")
    parser.add_argument("--keep", action="store_true", help="write the figures into benchmarks/measured.json")
    parser.add_argument("--check", action="store_true", help="end with 1 when something grew that should not")
    asked = parser.parse_args()
    if (few := asked.minutes * 60 * (1 - WARM_UP) / asked.every) < 2 * BATCHES + 1:
        parser.error(
            f"{few:.0f} samples after the warm-up say nothing: ask for more minutes, or fewer seconds between."
        )
    print(described(), flush=True)
    with ExitStack() as kept:
        upstream = kept.enter_context(beside(LOAD, "paced_upstream.py"))
        environ = {
            "OPENROUTER_API_KEY": "sk-or-v1-bench",
            "OPENROUTER_API_URL": f"http://127.0.0.1:{upstream.port}/api/v1",
            "ATELIER_WORKERS": "1",
            "ATELIER_SKETCH_SIDE": "512",
            "ATELIER_REQUESTS_PER_MINUTE": "100000",
            "ATELIER_PAID_CALLS_PER_MINUTE": "100000",
            "ATELIER_LOG_LEVEL": "ERROR",
        }
        program = kept.enter_context(studio(LOAD, environ))
        os.sched_setaffinity(program.pid, os.sched_getaffinity(0))
        with people(program, asked.people, "openrouter/paced/50x100") as lives:
            before, seconds = of_family(program.pid), asked.minutes * 60
            samples = sampled(program.pid, seconds, asked.every)
            spent = of_family(program.pid) - before
        steady = samples[int(len(samples) * WARM_UP) :]
        print(f"{asked.minutes:g} minutes, {asked.people} people, {len(steady)} samples after the warm-up")
        missed = table(steady, asked.minutes * (1 - WARM_UP))
        told_of(lives, spent, seconds)
        if asked.keep:
            keep(kept_of(steady))
        if asked.out:
            written(asked.out, samples, asked.every)
    print("\n".join(missed) or "nothing grew that should not")
    return 1 if asked.check and (missed or any(life.failed for life in lives)) else 0


if __name__ == "__main__":
    sys.exit(main())
