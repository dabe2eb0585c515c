"""What is played through agrees with what is known of lines by mathematics; parts are counted as they are loaded."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from statistics import fmean
from typing import Any

import pytest
from rig.queueing import Station, mean_wait
from rig.studio_model import PARTS, demand, sized
from simpy import Environment
from simulate import ASSUMED, answer

COSTS = {
    f"{act}.{part}": 10.0
    for act in ("page", "gallery", "chat", "painting", "sketch", "upload", "edit")
    for part in (*PARTS, "another", "bytes")
}


def assumed() -> dict[str, Any]:
    return tomllib.loads(ASSUMED.read_text())


def played(arrivals: float, service: float, cores: int, customers: int) -> Station:
    """M/M/c, played through."""
    env, chance = Environment(), random.Random(1)
    station = Station(env, cores)

    def come() -> Iterator[Any]:
        for _ in range(customers):
            yield env.timeout(chance.expovariate(arrivals))
            env.process(station.work(chance.expovariate(1 / service)))

    env.process(come())
    env.run()
    return station


@pytest.mark.parametrize(("arrivals", "cores"), [(5.0, 1), (12.0, 2), (26.0, 4)])
def test_waits_are_those_of_erlangs_formula(arrivals: float, cores: int) -> None:
    station = played(arrivals, 0.1, cores, 6_000)
    assert fmean(station.waits) == pytest.approx(mean_wait(arrivals, 0.1, cores), rel=0.15)


def test_of_one_core_the_formula_is_the_simple_one() -> None:
    assert mean_wait(5, 0.1, 1) == pytest.approx(0.5 * 0.1 / (1 - 0.5))


def test_more_than_can_be_done_is_refused() -> None:
    with pytest.raises(ValueError, match="grows for ever"):
        mean_wait(20, 0.1, 2)


def test_ten_times_the_people_ask_ten_times_as_much() -> None:
    few, many = (demand(people, assumed(), COSTS) for people in (1_000, 10_000))
    assert [many.load[part] / few.load[part] for part in PARTS] == [pytest.approx(10)] * len(PARTS)
    assert many.kept / few.kept == pytest.approx(10)


def test_what_cannot_be_multiplied_is_where_it_ends() -> None:
    assert sized(demand(10_000, assumed(), COSTS), assumed()).ends_at == ""
    assert sized(demand(1_000_000, assumed(), {**COSTS, "chat.redis": 100.0}), assumed()).ends_at == "redis"


def test_web_processes_that_only_hear_each_other_are_where_it_ends() -> None:
    assert sized(demand(1_000_000, assumed(), {**COSTS, "chat.another": 1_000.0}), assumed()).ends_at == "web"


def test_a_small_studio_keeps_its_limits_with_a_core_of_each() -> None:
    found = answer(1_000, assumed(), COSTS, 500)
    assert found.missed == ()
    assert set(found.parts.cores.values()) == {1}
