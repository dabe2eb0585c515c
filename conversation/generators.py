"""Generators of events: run to their end, and closed when a block is left."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar


@contextmanager
def closing(stream: Iterator[T]) -> Iterator[Iterator[T]]:
    """Closes a provider's stream when the block is left, which cancels its work."""
    try:
        yield stream
    finally:
        close = getattr(stream, "close", None)  # an Iterator need not have one; every generator does
        if close is not None:
            close()


S = TypeVar("S")
T = TypeVar("T")
U = TypeVar("U")


def translated(steps: Generator[S, None, T], into: Callable[[S], U]) -> Generator[U, None, T]:
    """Each step made into something else as it comes, and what they come to. Closing it closes them."""
    return (yield from unfolded(steps, lambda step: (into(step),)))


def unfolded(steps: Generator[S, None, T], into: Callable[[S], Iterable[U]]) -> Generator[U, None, T]:
    """As `translated`, where one step becomes several, or none."""
    with closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                result: T = end.value
                return result
            yield from into(step)


def run_to_end(steps: Generator[Any, None, T]) -> T:
    """What the steps come to."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
