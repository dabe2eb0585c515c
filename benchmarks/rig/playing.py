"""A studio around its busiest hour, played through: who arrives acts, and each act waits at the parts that it needs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, pi
from typing import Any

from simpy import Environment

from rig.machine import percentile
from rig.queueing import Station
from rig.studio_model import DAY, PARTS, Demand, Sized, milliseconds

PIECES = 50
"""Into which a streamed reply is cut: each is late by what it waits for."""
STREAMED = ("worker", "redis", "web")
"""The way of each piece. What is saved meanwhile holds none of them up."""
PIXELS = ("sketch", "upload", "edit")
WARM_UP = 0.1
"""Of the time, before which nothing is counted."""


@dataclass
class Played:
    """What came of it."""

    late: dict[str, list[float]] = field(default_factory=lambda: {"request": [], "page": [], "token": [], "pixels": []})
    """Milliseconds, by the limit that they count for."""
    busy: dict[str, float] = field(default_factory=dict)
    """Of each part's cores."""
    waits: dict[str, float] = field(default_factory=dict)
    """Milliseconds in line at each part, p95."""

    def p95(self, name: str) -> float:
        return percentile(self.late[name] or [0.0], 0.95)

    @property
    def longest(self) -> str:
        """The part that is waited for the longest."""
        return max(self.waits, key=lambda part: self.waits[part])


class Playing:
    """The stations, and those who come to them."""

    def __init__(self, asked: Demand, parts: Sized, assumed: dict[str, Any], costs: dict[str, float]) -> None:
        self.env = Environment()
        self.chance = random.Random(7)
        self.asked, self.assumed, self.played = asked, assumed, Played()
        slowed = 1 / max(0.05, 1 - parts.overheard)  # what is left of each web process beside what it overhears
        self.webs = [Station(self.env, 1, slowed) for _ in range(parts.cores["web"])]
        self.shared = {part: Station(self.env, parts.cores[part]) for part in PARTS if part != "web"}
        self.seconds = {
            act: {part: milliseconds(act, part, assumed, costs) / 1e3 for part in PARTS} for act in asked.each
        }
        self.counts_from = self.middle = 0.0

    def run(self, seconds: float) -> Played:
        """With the busiest moment in the middle; of few people that is a whole day."""
        self.middle = seconds / 2
        self.counts_from = seconds * WARM_UP
        self.env.process(self._arrivals())
        self.env.run(until=seconds)
        stations = {"web": self.webs, **{part: [station] for part, station in self.shared.items()}}
        for part, some in stations.items():
            self.played.busy[part] = sum(each.busy for each in some) / seconds / sum(each.cores for each in some)
            self.played.waits[part] = percentile([wait for each in some for wait in each.waits] or [0.0], 0.95) * 1e3
        return self.played

    def _arrivals(self) -> Iterator[Any]:
        acts, rates = list(self.asked.each), list(self.asked.each.values())
        while True:
            yield self.env.timeout(self.chance.expovariate(self.asked.acts))
            if self.chance.random() > beside_busiest(self.env.now - self.middle, self.assumed["people"]["busiest"]):
                continue
            act = self.chance.choices(acts, rates)[0]
            self.env.process(self._act(act, self.chance.choice(self.webs)))

    def _act(self, act: str, web: Station) -> Iterator[Any]:
        """One that somebody does at their web process."""
        began, needs = self.env.now, self.seconds[act]
        if act == "chat":
            yield from self._reply(web, needs)
            return
        yield from web.work(self._varied(needs["web"]))
        for part, station in self.shared.items():
            if needs[part]:
                yield from station.work(self._varied(needs[part]))
        if act != "painting":  # which takes as long as somebody else's model
            self._count("pixels" if act in PIXELS else "page" if act == "page" else "request", began)

    def _reply(self, web: Station, needs: dict[str, float]) -> Iterator[Any]:
        """Piece by piece, each through every part."""
        reply, due = self.assumed["reply"], self.env.now
        way = [(web if part == "web" else self.shared[part], needs[part]) for part in STREAMED]
        yield from self.shared["database"].work(self._varied(needs["database"]))
        for _ in range(PIECES):
            due += reply["tokens"] / reply["rate"] / PIECES
            yield self.env.timeout(max(0.0, due - self.env.now))
            for station, seconds in way:
                yield from station.work(self._varied(seconds / PIECES))
            self._count("token", due)

    def _varied(self, mean: float) -> float:
        """Some take longer than others: an Erlang distribution of four phases, whose deviation is half of its mean."""
        return self.chance.gammavariate(4, mean / 4) if mean else 0.0

    def _count(self, name: str, since: float) -> None:
        if since >= self.counts_from:
            self.played.late[name].append((self.env.now - since) * 1e3)


def beside_busiest(away: float, busiest: float) -> float:
    """How many come so many seconds from the busiest moment, beside that; over a day, which has an empty night."""
    return max(0.02, (1 + (busiest - 1) * cos(2 * pi * away / DAY)) / busiest)


def play(asked: Demand, parts: Sized, assumed: dict[str, Any], costs: dict[str, float], acts: int) -> Played:
    """About as many acts as are wished for, around the busiest moment; a day at most."""
    return Playing(asked, parts, assumed, costs).run(min(DAY, max(60.0, acts / asked.acts)))
