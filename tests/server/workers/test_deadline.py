"""How long a task may take: what it computes counts, and not what the rest of the machine does."""

from __future__ import annotations

import os

import pytest

from server.workers import deadline
from server.workers.deadline import PATIENCE, Deadline, processor_seconds


class Machine:
    """A clock, and what a process has computed by then."""

    now = 100.0
    computed: float | None = 5.0

    def goes_on(self, seconds: float, share: float) -> None:
        self.now += seconds
        if self.computed is not None:
            self.computed += seconds * share


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    found = Machine()
    monkeypatch.setattr(deadline, "processor_seconds", lambda pid: found.computed)
    monkeypatch.setattr(deadline.time, "monotonic", lambda: found.now)
    return found


def taken(machine: Machine, share: float, seconds: float = 60) -> float:
    """By the clock, until the time of a process is over that gets that share of a processor."""
    began, watched = machine.now, Deadline(1, seconds)
    while (left := watched.left()) > 0:
        machine.goes_on(left, share)
    return machine.now - began


def test_a_task_that_has_a_processor_for_itself_has_a_minute(machine: Machine) -> None:
    assert taken(machine, 1.0) == pytest.approx(60, abs=1)


@pytest.mark.parametrize("share", [0.2, 0.5])
def test_one_on_a_busy_machine_has_a_minute_of_work(machine: Machine, share: float) -> None:
    assert taken(machine, share) == pytest.approx(60 / share, rel=0.02)


def test_many_threads_do_not_make_the_minute_shorter(machine: Machine) -> None:
    assert taken(machine, 8.0) == pytest.approx(60, abs=1)


def test_one_that_does_nothing_has_a_minute_by_the_clock(machine: Machine) -> None:
    assert taken(machine, 0.0) == pytest.approx(60, abs=1)


def test_nobody_waits_for_ever(machine: Machine) -> None:
    assert taken(machine, 0.05) == pytest.approx(60 * PATIENCE, rel=0.15)


def test_where_the_system_tells_no_processor_time_the_clock_counts(machine: Machine) -> None:
    machine.computed = None
    assert taken(machine, 0.2) == pytest.approx(60, abs=1)


def test_what_this_process_has_computed_is_known_and_nothing_of_none() -> None:
    before = processor_seconds(os.getpid())
    assert before is None or before >= 0
    assert processor_seconds(2**30) is None
