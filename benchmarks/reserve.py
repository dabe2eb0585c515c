"""What it takes to reserve a call's cost before it is made, in a month that has so many calls already.

Beside it: writing a call down without asking anything, which was done before there were limits. The aim is a
millisecond. Then two processes at once on the same data folder, each as often.

    python benchmarks/reserve.py [--calls 5000] [--times 500] [--check]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.machine import described, percentile

from conversation.ports.usage import CallRecord, PlannedCall, SpendingLimits
from storage.opening import Storage, open_storage

AIM = 1e-3
"""Seconds."""
DAY = 86_400.0
LIMITS = SpendingLimits(month=10**15, request=10**15, pictures=10**9, calls=10**9)
CALL = PlannedCall("ann", "", "acme/painter", "image", 60_000, 1)


@dataclass
class Calendar:
    """Seconds since the epoch: from the first of a month on, as far as it is turned."""

    seconds: float = 1_793_491_200.0  # 2026-11-01

    def __call__(self) -> float:
        return self.seconds


def filled(storage: Storage, calendar: Calendar, calls: int) -> None:
    """A month with so many calls of one person, as many each day: the month's sum has to go through all of them."""
    for number in range(calls):
        calendar.seconds += 29 * DAY / calls
        storage.usage.record(CallRecord("ann", f"turn {number}", "acme/talker", "chat", number, "provider", 100, 20))


def measured(times: int, work: Callable[[], object]) -> list[float]:
    """Milliseconds of each time, but for the first, which prepares its statement."""
    work()
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return took


def reserve(storage: Storage) -> None:
    assert isinstance(storage.usage.reserve(CALL, LIMITS), str)


def record(storage: Storage) -> None:
    storage.usage.record(CallRecord("bob", "", "acme/painter", "image", 5, "provider", pictures=1))


def row(name: str, took: list[float]) -> None:
    print(f"{name:44} {percentile(took, 0.5):7.3f} {percentile(took, 0.95):7.3f} {max(took):8.3f}")


def both_at_once(data: Path, times: int) -> list[float]:
    """This process reserves while another one does."""
    other = subprocess.Popen([sys.executable, __file__, "--only", str(data), "--times", str(times * 20)])
    storage = open_storage(data)
    time.sleep(1.5)  # until the other one is at it
    assert other.poll() is None, "the other process was done before this one began"
    took = measured(times, lambda: reserve(storage))
    other.kill()
    other.wait()
    storage.close()
    return took


def main(calls: int, times: int) -> bool:
    """Prints the figures; whether the aim is reached."""
    print(described())
    with tempfile.TemporaryDirectory() as folder:
        calendar = Calendar()
        storage = open_storage(Path(folder), clock=calendar)
        print(f"{'milliseconds':44} {'median':>7} {'p95':>7} {'longest':>8}")
        row("reserved in a month without calls", measured(times, lambda: reserve(storage)))
        filled(storage, calendar, calls)
        full = measured(times, lambda: reserve(storage))
        row(f"reserved in a month with {calls:,} calls", full)
        plain = measured(times, lambda: record(storage))
        row("written down without asking anything", plain)
        storage.close()
        row("reserved while another process reserves", both_at_once(Path(folder), times))
    ratio = percentile(full, 0.5) / percentile(plain, 0.5)
    reached = percentile(full, 0.5) <= AIM * 1000
    verdict = "reached" if reached else "missed"
    print(f"{ratio:.1f} times what writing down takes; the aim of {AIM * 1000:g} ms is {verdict}")
    return reached


def only(data: Path, times: int) -> None:
    storage = open_storage(data)
    measured(times, lambda: reserve(storage))


if __name__ == "__main__":
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--calls", type=int, default=5000)
    said.add_argument("--times", type=int, default=500)
    said.add_argument("--check", action="store_true", help="end with 1 when the aim is missed")
    said.add_argument("--only", type=Path, help="the other process: reserve in this folder")
    asked = said.parse_args()
    if asked.only:
        only(asked.only, asked.times)
    else:
        good = main(asked.calls, asked.times)
        sys.exit(int(asked.check and not good))
