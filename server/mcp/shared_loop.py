"""An asyncio loop among greenlets: the `mcp` package is asynchronous, everything else here waits in greenlets.

The loop runs in a greenlet of its own, on gevent's selector. While it waits, other greenlets run in the same thread;
for them there is no running loop, as if it had a thread of its own.
"""

from __future__ import annotations

import asyncio
from asyncio import events
from collections.abc import Awaitable, Callable, Coroutine, Generator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import gevent
from gevent.selectors import GeventSelector

from conversation.generators import closing

Step = TypeVar("Step")
Result = TypeVar("Result")
PATIENCE = 2.0
"""Seconds that everything gets to end."""


class UnseenLoop(GeventSelector):  # type: ignore[misc]  # gevent has no types
    """Hides the loop from whatever runs while it waits."""

    def select(self, timeout: float | None = None) -> Any:
        running = events._get_running_loop()
        events._set_running_loop(None)
        try:
            return super().select(timeout)
        finally:
            events._set_running_loop(running)


@dataclass(frozen=True)
class Stepped(Generic[Step]):
    """One step of what a greenlet does."""

    step: Step


@dataclass(frozen=True)
class CameTo(Generic[Result]):
    """What all of them came to."""

    result: Result


@dataclass(frozen=True)
class Failed:
    """That they came to nothing."""

    error: Exception


class SharedLoop:
    """Begins with the first thing that runs in it."""

    def __init__(self) -> None:
        self.loop = asyncio.SelectorEventLoop(UnseenLoop())
        self.greenlet: gevent.Greenlet | None = None

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Runs it beside whoever calls this from a greenlet."""
        if self.greenlet is None:
            self.greenlet = gevent.spawn(self.loop.run_forever)
        asyncio.run_coroutine_threadsafe(work, self.loop)

    def soon(self, call: Callable[..., object], *values: Any) -> None:
        """Calls it in the loop; from a greenlet."""
        self.loop.call_soon_threadsafe(call, *values)

    def close(self) -> None:
        """Ends what runs in it."""
        if self.greenlet is not None:
            self.soon(self._cancel_all)
            self.greenlet.join(timeout=PATIENCE)
        if not self.loop.is_running():
            self.loop.close()

    def _cancel_all(self) -> None:
        tasks = asyncio.all_tasks(self.loop)
        for task in tasks:
            task.cancel()
        ended = asyncio.gather(*tasks, return_exceptions=True)
        ended.add_done_callback(lambda _: self.loop.stop())


async def in_greenlet(
    work: Callable[[], Generator[Step, None, Result]], tell: Callable[[Step], Awaitable[None]]
) -> Result:
    """What steps that wait in a greenlet come to; each is told as it comes. Being cancelled closes them. Raises what
    they raise."""
    loop = asyncio.get_running_loop()
    heard: asyncio.Queue[Stepped[Step] | CameTo[Result] | Failed] = asyncio.Queue()

    def hand(what: Stepped[Step] | CameTo[Result] | Failed) -> None:
        loop.call_soon_threadsafe(heard.put_nowait, what)

    worker = gevent.spawn(_work, work, hand)
    try:
        while True:
            match await heard.get():
                case Stepped(step):
                    await tell(step)
                case CameTo(result):
                    return result
                case Failed(error):
                    raise error
    finally:
        worker.kill(block=False)


def _work(work: Callable[[], Generator[Any, None, Any]], hand: Callable[[Any], None]) -> None:
    try:
        with closing(work()) as steps:
            while True:
                try:
                    step = next(steps)
                except StopIteration as end:
                    hand(CameTo(end.value))
                    return
                hand(Stepped(step))
    except Exception as error:  # noqa: BLE001 - it is raised again where somebody waits for it
        hand(Failed(error))
