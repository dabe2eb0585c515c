"""A bucket that everything costs something of."""

from __future__ import annotations

from server.realtime.budget import Budget


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_so_many_at_once_and_no_more() -> None:
    budget = Budget(3, 1.0, Clock())
    assert [budget.spend() for _ in range(5)] == [True, True, True, False, False]


def test_it_fills_by_itself_up_to_the_brim() -> None:
    clock = Clock()
    budget = Budget(3, 1.0, clock)
    assert budget.spend(3)
    clock.now = 1.0
    assert [budget.spend(), budget.spend()] == [True, False]
    clock.now = 1000.0
    assert [budget.spend() for _ in range(4)] == [True, True, True, False]


def test_who_goes_on_when_it_is_empty_gets_nowhere() -> None:
    clock = Clock()
    budget = Budget(1, 1.0, clock)
    budget.spend()
    for _ in range(20):
        clock.now += 0.5
        assert not budget.spend()
