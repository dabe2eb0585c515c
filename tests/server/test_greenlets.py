"""Works beside each other: their steps come as they are made, one that fails ends by itself, closing ends all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import gevent
import pytest

from conversation.errors import Told
from server.greenlets import at_once


def counting(name: str, steps: int, log: list[str]) -> Iterator[str]:
    log.append(f"{name} begins")
    try:
        for step in range(steps):
            gevent.sleep(0.001)
            yield f"{name}{step}"
    finally:
        log.append(f"{name} ends")


def failing(error: Exception) -> Iterator[str]:
    yield "before"
    raise error


def hanging(log: list[str]) -> Iterator[str]:
    yield "first"
    try:
        gevent.sleep(3600)
    finally:
        log.append("let go")
    yield "never"


def test_every_step_comes_with_its_work_and_in_its_order() -> None:
    log: list[str] = []
    steps = list(at_once([counting("a", 3, log), counting("b", 2, log)], 4))
    assert [step for at, step in steps if at == 0] == ["a0", "a1", "a2"]
    assert [step for at, step in steps if at == 1] == ["b0", "b1"]


def test_they_go_beside_each_other() -> None:
    log: list[str] = []
    list(at_once([counting("a", 3, log), counting("b", 3, log)], 4))
    assert log[:2] == ["a begins", "b begins"]


def test_no_more_than_so_many_at_a_time_and_the_next_one_follows() -> None:
    log: list[str] = []
    list(at_once([counting(name, 2, log) for name in "abc"], 1))
    assert log == ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]


def test_what_is_told_ends_its_own_work_only() -> None:
    told, log = Told("No", code="no"), list[str]()
    steps = list(at_once([failing(told), counting("b", 2, log)], 4))
    assert (0, told) in steps
    assert [step for at, step in steps if at == 1] == ["b0", "b1"]


def test_a_bug_ends_all_of_them() -> None:
    log: list[str] = []
    with pytest.raises(ZeroDivisionError):
        list(at_once([failing(ZeroDivisionError()), hanging(log)], 4))
    assert log == ["let go"]


def test_closing_closes_what_hangs_and_what_never_began() -> None:
    log: list[str] = []
    waiting = counting("later", 1, log)
    with closing(at_once([hanging(log), waiting], 1)) as steps:
        assert next(steps) == (0, "first")
    assert log == ["let go"]
    assert list(waiting) == []


def test_who_is_killed_while_waiting_leaves_nothing_running() -> None:
    log: list[str] = []
    worker = gevent.spawn(lambda: list(at_once([hanging(log), hanging(log)], 4)))
    gevent.sleep(0.01)
    worker.kill()
    assert log == ["let go", "let go"]
