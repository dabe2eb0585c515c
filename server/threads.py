"""Work that would silence the loop, done in a thread beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from gevent import get_hub

T = TypeVar("T")


@dataclass(frozen=True)
class Raised:
    """How the work ended, as a value: what leaves a thread as an exception gevent prints, whoever catches it."""

    error: BaseException


def in_a_thread(work: Callable[..., T], *args: Any) -> T:
    """The result of the work. Raises what the work raises."""
    ended: T | Raised = get_hub().threadpool.apply(outcome, (work, args))
    if isinstance(ended, Raised):
        raise ended.error
    return ended


def outcome(work: Callable[..., T], args: tuple[Any, ...]) -> T | Raised:
    try:
        return work(*args)
    except BaseException as error:  # noqa: BLE001 - it is raised again where somebody waits for it
        return Raised(error)
