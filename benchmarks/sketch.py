"""How fast the Sketchbook paints: 1024 × 1024 in each of its styles on one core, and when the first preview is there.

Beside the time of each style stands that of the fastest one. The aim: any picture in at most 2 s.

    python benchmarks/sketch.py [--size 1024] [--times 3] [--check]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.machine import MEASURED, described, pin

from imaging.sketch.painter import paint
from imaging.sketch.reading import read

PROMPTS = (
    "a watercolour mountain lake at dawn",
    "an oil painting of a stormy sea",
    "an ink drawing of a forest in fog",
    "a pixel art city at night with rain",
    "a low poly desert at sunset",
    "a flat illustration of flowers in a vase",
    "a watercolour night sky over the hills",
    "an abstract oil painting in blue and gold",
)
PARTS = ("preview", "whole", "cpu")
AIM = 2.0
"""Seconds for a picture."""


@dataclass(frozen=True)
class Run:
    """One painting, in seconds of wall clock; `cpu` in seconds of processor time."""

    preview: float
    whole: float
    cpu: float
    stages: int


def painted(prompt: str, size: int, seed: int) -> Run:
    """Paints it and looks at the clock."""
    began, cpu = time.perf_counter(), time.process_time()
    preview = 0.0
    stages = 0
    for _ in paint(read(prompt), size, size, seed):
        preview = preview or time.perf_counter() - began
        stages += 1
    return Run(preview, time.perf_counter() - began, time.process_time() - cpu, stages)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1024, help="pixels on each side")
    parser.add_argument("--times", type=int, default=3, help="paintings of each, with different seeds")
    parser.add_argument("--check", action="store_true", help="end with 1 when the aim is missed")
    asked = parser.parse_args()
    pin(MEASURED)
    print(described())
    painted(PROMPTS[0], 64, 0)  # loads what a first painting needs
    rows = {prompt: [painted(prompt, asked.size, seed) for seed in range(1, asked.times + 1)] for prompt in PROMPTS}
    fastest = min(statistics.median(run.cpu for run in runs) for runs in rows.values())
    title = f"{asked.size} × {asked.size}, median of {asked.times}"
    print(f"{title:<46}{'preview':>9}{'whole':>8}{'CPU':>8}{'ratio':>7}{'stages':>7}")
    for prompt, runs in rows.items():
        preview, whole, cpu = (statistics.median(getattr(run, name) for run in runs) for name in PARTS)
        print(f"{prompt:<46}{preview:8.2f}s{whole:7.2f}s{cpu:7.2f}s{cpu / fastest:6.1f}×{runs[0].stages:7}")
    slowest = max(statistics.median(run.cpu for run in runs) for runs in rows.values())
    print(f"slowest {slowest:.2f} s of processor time: {'reached' if slowest <= AIM else 'missed'} ≤ {AIM:g} s")
    return 1 if asked.check and slowest > AIM else 0


if __name__ == "__main__":
    sys.exit(main())
