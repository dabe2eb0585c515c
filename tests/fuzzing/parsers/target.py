"""One parser with what it is fed and what has to hold of it; `targets.py` has them all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True)
class Parser:
    """`opened` gives what takes one input, and raises where a promise is broken."""

    name: str
    inputs: SearchStrategy[Any]
    opened: Callable[[], AbstractContextManager[Callable[[Any], object]]]
    few: int
    """Inputs that `make test` tries: a second or two of them."""


def fed(check: Callable[[Any], object], inputs: SearchStrategy[Any], many: int, number: int) -> None:
    """Feeds it `many` inputs, the same ones for the same number. Raises what the smallest one raises that it found."""

    @settings(
        max_examples=many,
        deadline=None,  # a machine may be busy; what is endless is ended by the parsers' own limits
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @seed(number)
    @given(inputs)
    def each(value: Any) -> None:
        check(value)

    each()
