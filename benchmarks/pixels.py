"""What it costs to keep pixels out of the server's process, beside Pillow doing the same inline.

A worker's round trip with next to nothing in it; then a 12 MP photo made brighter: decoded, changed, encoded as it is
stored, in a worker process and inline. Inline is the limit of speed, but it silences every stream for as long as it
takes: the longest silence of the event loop stands beside it.

    python benchmarks/pixels.py [--times 5]
"""

# ruff: noqa: E402 - gevent patches before anything else is imported
from gevent import monkey

monkey.patch_all()

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Self

sys.path.insert(0, str(Path(__file__).parent.parent))

import gevent
import numpy as np
from PIL import Image
from rig.machine import described

from imaging.operations.brightness import Brightness
from imaging.raster import Raster
from server.workers.in_process import InProcess
from server.workers.pixels import TaskPixels
from server.workers.pool import Workers
from server.workers.storing import png

TWELVE_MEGAPIXELS = (4000, 3000)


def photo(width: int, height: int) -> bytes:
    """A picture that compresses about as well as a photograph does: soft shapes under a little noise."""
    dice = np.random.default_rng(1)
    coarse = Image.fromarray(dice.integers(0, 256, (24, 32, 3), np.uint8))
    soft = coarse.resize((width, height), Image.Resampling.BICUBIC)
    noisy = np.asarray(soft, np.int16) + dice.integers(-3, 4, (height, width, 1), np.int16)
    return png(Image.fromarray(noisy.clip(0, 255).astype(np.uint8)))


class Silence:
    """The longest time for which the event loop did not get its turn, in seconds, while it was looked at."""

    def __enter__(self) -> Self:
        self.longest = 0.0
        self.ticking = gevent.spawn(self._tick)
        gevent.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        gevent.sleep(0)
        self.ticking.kill()

    def _tick(self) -> None:
        last = time.perf_counter()
        while True:
            gevent.sleep(0.001)
            now = time.perf_counter()
            self.longest = max(self.longest, now - last - 0.001)
            last = now


def measured(work: Callable[[], Any], times: int) -> tuple[float, float]:
    """Median seconds, and the longest silence meanwhile."""
    took = []
    with Silence() as silence:
        for _ in range(times):
            began = time.perf_counter()
            work()
            took.append(time.perf_counter() - began)
            gevent.sleep(0.002)
    return statistics.median(took), silence.longest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    print(described())
    workers = Workers(1, 1024, 60)
    try:
        apart, inline = TaskPixels(workers), TaskPixels(InProcess())
        dot, large = png(Image.new("RGB", (8, 8))), photo(*TWELVE_MEGAPIXELS)
        brighter = [Brightness(1.2)]
        apart.edit(dot, brighter)
        inline.edit(dot, brighter)
        print(f"{'':<34}{'worker':>10}{'inline':>10}{'ratio':>8}{'silence of the loop':>32}")
        for name, data, count in (("8 × 8 px", dot, 200), (f"12 MP, {len(large) / 1e6:.1f} MB of PNG", large, times)):
            beside, silent = measured(partial(apart.edit, data, brighter), count)
            here, blocked = measured(partial(inline.edit, data, brighter), count)
            print(
                f"{'brightness, ' + name:<34}{beside * 1e3:8.2f}ms{here * 1e3:8.2f}ms{beside / here:7.2f}×"
                f"{f'{silent * 1e3:.0f} ms beside, {blocked * 1e3:.0f} ms inline':>32}"
            )
        only, _ = measured(lambda: Brightness(1.2).apply(Raster(Image.new("RGB", TWELVE_MEGAPIXELS))), times)
        print(f"of that the operation alone: {only * 1e3:.0f} ms; the rest is PNG, in and out")
    finally:
        workers.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
