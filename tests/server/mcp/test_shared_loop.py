"""Asynchronous work among greenlets."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterator

import gevent
import pytest
from gevent.queue import SimpleQueue

from server.mcp.shared_loop import SharedLoop, in_greenlet


@pytest.fixture
def loop() -> Iterator[SharedLoop]:
    made = SharedLoop()
    yield made
    made.close()
    assert made.loop.is_closed()


def steps(log: list[str]) -> Generator[int, None, str]:
    try:
        for number in range(3):
            gevent.sleep(0.01)
            yield number
        return "done"
    finally:
        log.append("closed")


def test_what_a_greenlet_does_is_told_step_by_step_and_comes_to_its_result(loop: SharedLoop) -> None:
    heard: SimpleQueue[object] = SimpleQueue()

    async def work() -> None:
        async def tell(number: int) -> None:
            heard.put(number)

        heard.put(await in_greenlet(lambda: steps([]), tell))

    loop.spawn(work())
    assert [heard.get(timeout=5) for _ in range(4)] == [0, 1, 2, "done"]


def test_other_greenlets_go_on_and_see_no_loop(loop: SharedLoop) -> None:
    ended: SimpleQueue[bool] = SimpleQueue()

    async def work() -> None:
        await asyncio.sleep(0.1)
        ended.put(True)

    loop.spawn(work())
    looked = 0
    while ended.empty():
        with pytest.raises(RuntimeError, match="no running event loop"):
            asyncio.get_running_loop()
        looked += 1
        gevent.sleep(0.01)
    assert looked


def test_being_cancelled_closes_what_the_greenlet_does(loop: SharedLoop) -> None:
    log: list[str] = []
    ended: SimpleQueue[str] = SimpleQueue()

    async def work() -> None:
        async def tell(number: int) -> None:
            raise asyncio.CancelledError

        try:
            await in_greenlet(lambda: steps(log), tell)
        finally:
            ended.put("over")

    loop.spawn(work())
    assert ended.get(timeout=5) == "over"
    gevent.sleep(0.05)
    assert log == ["closed"]


def test_what_goes_wrong_in_the_greenlet_goes_wrong_where_it_is_waited_for(loop: SharedLoop) -> None:
    heard: SimpleQueue[str] = SimpleQueue()

    def fails() -> Generator[int, None, str]:
        yield 1
        raise ValueError("no such colour")

    async def work() -> None:
        async def tell(number: int) -> None:
            """Nobody listens."""

        try:
            await in_greenlet(fails, tell)
        except ValueError as error:
            heard.put(str(error))

    loop.spawn(work())
    assert heard.get(timeout=5) == "no such colour"
