"""A studio as numbers: what so many people ask of each of its parts in the busiest hour, how many cores that takes, and
what it costs. The counterpart is `playing.py`, which looks whether it is enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Self

PARTS = ("web", "worker", "pixels", "database", "redis")
DAY, MONTH = 86_400, 30
MEASURED_TOKENS = 500
"""Of the reply that `costs.py` measures."""


@dataclass(frozen=True)
class Demand:
    """Of so many people, in the busiest hour."""

    people: int
    visits: float
    """That begin in a second."""
    at_once: float
    """People who are there."""
    each: dict[str, float]
    """How often a second each act is done."""
    load: dict[str, float]
    """Cores that each part needs, by what was measured, were nothing ever to wait."""
    overheard: float
    """Of one core of every web process, for what is said to people at the others."""
    monthly: dict[str, float]
    """How often each act is done in a month."""
    kept: float
    """Bytes that stay of a month."""

    @property
    def acts(self) -> float:
        """A second."""
        return sum(self.each.values())


@dataclass(frozen=True)
class Sized:
    """How many cores each part has."""

    cores: dict[str, int]
    ends_at: str
    """The part that cannot be had in the number that it takes; nothing where all can."""
    most: dict[str, int]
    """Of those that cannot be multiplied."""
    overheard: float

    @property
    def can_grow(self) -> bool:
        return not self.ends_at

    def with_more(self, part: str) -> Self:
        """Of one that is waited for; a tenth more where there are many."""
        wished = self.cores[part] + max(1, self.cores[part] // 10)
        there = min(wished, self.most.get(part, wished))
        ends = part if there < wished else self.ends_at
        return replace(self, cores={**self.cores, part: there}, ends_at=ends)


def milliseconds(act: str, part: str, assumed: dict[str, Any], costs: dict[str, float]) -> float:
    """Of one act on a core of one part; a reply as long as is assumed. Raises `KeyError` where none was measured."""
    measured = costs[f"{act}.{part}"]
    return measured * assumed["reply"]["tokens"] / MEASURED_TOKENS if act == "chat" else measured


def demand(people: int, assumed: dict[str, Any], costs: dict[str, float]) -> Demand:
    habits, visit = assumed["people"], assumed["visit"]
    daily = people * habits["active"] * habits["visits"]
    visits = daily / DAY * habits["busiest"]
    each = {act: visits * times for act, times in visit.items()}
    load = {
        part: sum(rate * milliseconds(act, part, assumed, costs) for act, rate in each.items()) / 1e3 for part in PARTS
    }
    overheard = sum(rate * milliseconds(act, "another", assumed, costs) for act, rate in each.items()) / 1e3
    monthly = {act: daily * times * MONTH for act, times in visit.items()}
    kept = sum(times * costs[f"{act}.bytes"] for act, times in monthly.items())
    return Demand(people, visits, visits * habits["stays"] * 60, each, load, overheard, monthly, kept)


def sized(asked: Demand, assumed: dict[str, Any]) -> Sized:
    """By load alone: so many that none is busier than is wished."""
    busy = assumed["sizing"]["busy"]
    cores = {part: max(1, ceil(load / busy)) for part, load in asked.load.items()}
    most = {"database": assumed["sizing"]["database_cores"], "redis": 1}
    too_much = {part: cores[part] / number for part, number in most.items() if cores[part] > number}
    left = busy - asked.overheard
    if left > 0:
        cores["web"] = max(1, ceil(asked.load["web"] / left))
    else:  # each is kept busy by what the others say: more of them do not help
        too_much["web"] = asked.overheard / busy + 1
    there = {part: min(number, most.get(part, number)) for part, number in cores.items()}
    return Sized(there, max(too_much, key=lambda part: too_much[part]) if too_much else "", most, asked.overheard)


def monthly(asked: Demand, parts: Sized, assumed: dict[str, Any]) -> dict[str, float]:
    """Dollars, by what is paid for."""
    prices, paid = assumed["machines"], assumed["model"]
    cores = parts.cores
    gb = asked.kept / 1e9
    puts = 3 * sum(asked.monthly[act] for act in ("painting", "sketch", "upload", "edit"))  # file, preview, small one
    gets = 40 * asked.monthly["gallery"]
    return {
        "web, workers, pixels": (cores["web"] + cores["worker"] + cores["pixels"]) * prices["core"],
        "database": cores["database"] * prices["database_core"],
        "Redis": cores["redis"] * prices["redis_core"],
        "bucket": gb * prices["keeps_months"] * prices["gb_stored"]
        + gb * prices["gb_sent"]
        + puts / 1e6 * prices["puts_million"]
        + gets / 1e6 * prices["gets_million"],
        "models": asked.monthly["chat"] * paid["reply"] + asked.monthly["painting"] * paid["picture"],
    }
