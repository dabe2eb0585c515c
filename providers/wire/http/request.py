"""Sending a request and waiting for the head of its answer, with a sign of life every second.

The package that makes the request knows only how to block, so it blocks in a thread of its own (a greenlet on the
server). From the head on, the caller reads the body itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context

import httpx2

from providers.wire.errors import ServiceRefused, wire_errors
from providers.wire.http.json_objects import Objects
from providers.wire.http.limits import CallClock
from providers.wire.http.network_stream import stop_signal

_MOST_OF_A_REFUSAL = 200_000
"""Bytes."""
Ask = Callable[[], httpx2.Response]
"""Makes one request by httpx2. Raises what that raises, or a `WireError`."""


def send_request(ask: Ask, clock: CallClock, threads: ThreadPoolExecutor) -> Generator[Objects, None, httpx2.Response]:
    """Yields empty lists while waiting, returns the answer, its body unread. Closing it gives up within a second.

    Raises `WireError`.
    """
    given_up = threading.Event()
    context = copy_context()
    context.run(stop_signal.set, given_up)
    future = threads.submit(context.run, _translated, ask)
    taken = False
    try:
        while not wait([future], timeout=clock.tick).done:
            if clock.is_time_to_show_life():
                yield []
        taken = True
        return future.result()
    finally:
        if not taken:
            given_up.set()
            future.add_done_callback(_close)


def accept(response: httpx2.Response) -> httpx2.Response:
    """The answer, its body unread. Raises `ServiceRefused` with the beginning of the body where its status says no."""
    if response.status_code < 300:
        return response
    body = b""
    try:
        for piece in response.iter_bytes():
            body += piece
            if len(body) > _MOST_OF_A_REFUSAL:
                break
    finally:
        response.close()
    raise ServiceRefused(response.status_code, response.headers, body)


def _translated(ask: Ask) -> httpx2.Response:
    with wire_errors():
        return ask()


def _close(future: Future[httpx2.Response]) -> None:
    if future.exception() is None:
        future.result().close()
