"""Work that would silence the loop, done in a thread beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from gevent import get_hub
from gevent.threadpool import ThreadPool

from storage.disk.picture_files import Aside

T = TypeVar("T")


@dataclass(frozen=True)
class Raised:
    """How the work ended, as a value: what leaves a thread as an exception gevent prints, whoever catches it."""

    error: BaseException


def in_a_thread(work: Callable[..., T], *args: Any) -> T:
    """The result of the work. Raises what the work raises."""
    return _waited(get_hub().threadpool, work, args)


def threads_of(pool: ThreadPool) -> Aside:
    """The same, in threads that nothing else runs in."""

    def in_one_of_them(work: Callable[[], T]) -> T:
        return _waited(pool, work, ())

    return in_one_of_them


def _waited(pool: ThreadPool, work: Callable[..., T], args: tuple[Any, ...]) -> T:
    ended: T | Raised = pool.apply(outcome, (work, args))
    if isinstance(ended, Raised):
        raise ended.error
    return ended


def outcome(work: Callable[..., T], args: tuple[Any, ...]) -> T | Raised:
    try:
        return work(*args)
    except BaseException as error:  # noqa: BLE001 - it is raised again where somebody waits for it
        return Raised(error)
