"""How much memory a worker process may still take, and giving back what it no longer needs. Linux only."""

from __future__ import annotations

import ctypes
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass
class LargePictureTurn:
    """Large pictures are worked on one at a time: `ask` waits until it is this process's turn."""

    ask: Callable[[], None] = lambda: None


TURN = LargePictureTurn()
"""Of this process; its pipe's end puts the asking in."""
PAGE = resource.getpagesize()
ENGINES = 256 << 20
"""Bytes that engines which are loaded after the limit is set may reserve beside it and never use."""
STATM, STATUS = Path("/proc/self/statm"), Path("/proc/self/status")


def limit(megabytes: int) -> None:
    """Bounds what this process may have of its own: heap and what is mapped for itself, not the files it is made of,
    nor what its engines have reserved by now and never use."""
    most = (megabytes << 20) + unused()
    resource.setrlimit(resource.RLIMIT_DATA, (most, most + ENGINES))


@contextmanager
def loading() -> Iterator[None]:
    """For engines that are loaded later: what they reserve and never use counts as little as if they had been there
    when the limit was set."""
    bound, hard = resource.getrlimit(resource.RLIMIT_DATA)
    before = unused()
    resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
    try:
        yield
    finally:
        if bound != resource.RLIM_INFINITY:
            reserved = max(0, unused() - before)
            resource.setrlimit(resource.RLIMIT_DATA, (min(hard, bound + reserved), hard))


def most() -> int | None:
    """Bytes that this process may have; None where nobody has set a limit."""
    soft, _ = resource.getrlimit(resource.RLIMIT_DATA)
    return None if soft == resource.RLIM_INFINITY else soft


def left() -> int | None:
    """Bytes until that limit; None where there is none."""
    bound = most()
    if bound is None:
        return None
    with suppress(OSError):
        return max(0, bound - int(STATM.read_text().split()[5]) * PAGE)  # data and stack
    return None


def unused() -> int:
    """Bytes that this process has asked for and not touched, such as the stacks and buffers of threads."""
    with suppress(OSError):
        told = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
        return max(0, (int(told["VmData"].split()[0]) - int(told["RssAnon"].split()[0])) << 10)
    return 0


def give_back() -> None:
    """Hands what was freed back to the system, which the C library may hold on to."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
