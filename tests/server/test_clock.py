"""A clock that somebody sets is not believed for a day."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from server.clock import WallClock, dated
from server.periodic import Daily

HOUR = 3600.0
DAY = 24 * HOUR


@dataclass
class Time:
    """Two clocks: one that can be set, one that only goes."""

    wall: float = 1_800_000_000.0
    passed: float = 50.0

    def go(self, seconds: float) -> None:
        self.wall += seconds
        self.passed += seconds


def watched() -> tuple[Time, WallClock]:
    time = Time()
    return time, WallClock(lambda: time.wall, lambda: time.passed)


def hours(time: Time, clock: WallClock, count: int) -> list[bool]:
    """What is said at the end of each hour."""
    said = []
    for _ in range(count):
        time.go(HOUR)
        said.append(clock.steady())
    return said


def test_it_is_believed_a_day_after_the_start() -> None:
    time, clock = watched()
    assert not clock.steady()
    assert hours(time, clock, 25) == [False] * 23 + [True] * 2


@pytest.mark.parametrize("jump", [8 * DAY, -8 * DAY, -50 * 365 * DAY, 120.0])
def test_and_a_day_after_it_was_set(jump: float) -> None:
    time, clock = watched()
    hours(time, clock, 30)
    time.wall += jump
    assert not clock.steady()
    assert hours(time, clock, 24) == [False] * 23 + [True]


def test_set_wrong_and_right_again_between_two_looks_is_no_harm_and_drifting_neither() -> None:
    time, clock = watched()
    hours(time, clock, 30)
    for _ in range(1000):
        time.go(600)
        time.wall += 1.0
        assert clock.steady()


def test_daily_work_waits_for_a_day_after_the_start_and_is_done_once_a_day() -> None:
    time, clock = watched()
    done: list[float] = []
    daily = Daily(lambda: done.append(time.passed), clock)
    for _ in range(24 * 3 + 12):
        daily()
        time.go(HOUR)
    assert [round((at - 50) / DAY) for at in done] == [1, 2, 3]


def test_a_start_with_a_clock_that_is_8_days_ahead_does_nothing_before_it_is_right_again() -> None:
    time, clock = watched()
    done: list[float] = []
    daily = Daily(lambda: done.append(time.wall), clock)
    for _ in range(23):
        time.go(HOUR)
        daily()
    time.wall -= 8 * DAY
    for _ in range(23):
        time.go(HOUR)
        daily()
    assert done == []


def test_whoever_sets_the_wall_moves_nothing_that_is_measured() -> None:
    time = Time()
    clock = dated(lambda: time.passed, lambda: time.wall)
    began = clock()
    time.wall -= DAY
    time.go(3)
    assert (began, clock() - began) == (1_800_000_000.0, 3)
    assert dated(lambda: time.passed, lambda: time.wall)() == began + 3 - DAY
