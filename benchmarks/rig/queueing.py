"""Stations at which work waits in line, in simulated time. What is known of such lines by mathematics stands beside it,
so that a test can hold the one against the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import factorial
from typing import Any

from simpy import Environment, Resource


@dataclass
class Station:
    """Some cores that do one kind of work, first come, first served."""

    env: Environment
    cores: int
    slowed: float = 1.0
    """By how much everything takes longer than on a core of its own, because the core does something else, too."""
    busy: float = 0.0
    """Seconds of all cores."""
    waits: list[float] = field(default_factory=list)
    """Of each piece of work, in seconds, before it began."""

    def __post_init__(self) -> None:
        self.line = Resource(self.env, self.cores)

    def work(self, seconds: float) -> Iterator[Any]:
        """Waits for a core, and has it for so long."""
        asked = self.env.now
        with self.line.request() as turn:
            yield turn
            self.waits.append(self.env.now - asked)
            self.busy += seconds * self.slowed
            yield self.env.timeout(seconds * self.slowed)


def mean_wait(arrivals: float, service: float, cores: int) -> float:
    """Of M/M/c, by Erlang's C: seconds in line, for `arrivals` a second that take `service` seconds on average. Raises
    `ValueError` where more comes than can be done."""
    load = arrivals * service
    if load >= cores:
        raise ValueError(f"{load:.2f} cores' work for {cores}: the line grows for ever.")
    last = load**cores / factorial(cores) * cores / (cores - load)
    waits = last / (sum(load**each / factorial(each) for each in range(cores)) + last)
    return waits * service / (cores - load)
