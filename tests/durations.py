"""Which tests take so long that `make quick` leaves them out: a list that is measured, not kept by hand.

`python -m tests.durations` runs what `make quick` could run in one process, takes the processor time of each function
and of what it started, and writes those above `LONG` into `tests/long_tests.txt`. What is new is quick until then.
"""

from __future__ import annotations

import resource
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

LIST = Path(__file__).parent / "long_tests.txt"
LONG = 0.02
"""Seconds of a processor that one case takes in the mean."""
KEPT = 3
"""So many of the shortest of each folder stay, however long they take: nothing breaks there unnoticed."""
COULD_BE_QUICK = "not e2e and not browser and not slow"


def function_of(nodeid: str) -> str:
    """A test without its cases."""
    return nodeid.partition("[")[0]


@cache
def long_tests() -> frozenset[str]:
    """As they were measured last."""
    return frozenset(LIST.read_text().split()) if LIST.exists() else frozenset()


class Measured:
    """A plugin: processor seconds of every case, by its function."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = defaultdict(list)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """With what is prepared for it and what is put away."""
        before = processor_seconds()
        try:
            return (yield)
        finally:
            self.taken[function_of(item.nodeid)].append(processor_seconds() - before)


def processor_seconds() -> float:
    """Of this process, and of those it started that have ended."""
    used = (resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def too_long(taken: Mapping[str, list[float]]) -> list[str]:
    """In the order of the folders."""
    mean = {name: sum(cases) / len(cases) for name, cases in taken.items()}
    folders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(mean, key=lambda name: mean[name]):
        folders[name.rpartition("/")[0]].append(name)
    return sorted(name for names in folders.values() for name in names[KEPT:] if mean[name] > LONG)


def main() -> int:
    """Measures, and writes the list."""
    measured = Measured()
    LIST.unlink(missing_ok=True)
    code = pytest.main(["-n", "0", "-m", COULD_BE_QUICK], plugins=[measured])
    names = too_long(measured.taken)
    LIST.write_text("".join(f"{name}\n" for name in names))
    total = sum(map(sum, measured.taken.values()))
    left = total - sum(sum(measured.taken[name]) for name in names)
    print(f"{len(names)} of {len(measured.taken)} tests are long; the others take {left:.0f} of {total:.0f} s")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
