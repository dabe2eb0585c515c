"""From a request to what is read of its answer: a thread for each, limits of time and size, repetition, encodings."""

from __future__ import annotations

import re
import time
from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager, suppress

import httpx2

from providers.wire.errors import ServiceRefused, WireError, wire_errors
from providers.wire.http.body import ResponseBody
from providers.wire.http.content_encoding import DecodedBody
from providers.wire.http.json_objects import JsonAnswer, Objects
from providers.wire.http.limits import CallClock, Limits
from providers.wire.http.request import Ask, send_request
from providers.wire.http.retry_after import wait_of
from providers.wire.http.whole_body import read_whole
from providers.wire.rhythm import seconds

_RETRIED = frozenset({408, 429, 500, 502, 503, 529})
_FINAL = re.compile(rb"quota|billing|credits?\b|spend|per[- ]day|daily", re.IGNORECASE)
"""What a limit says that no second try soon after mends."""
_LONGEST_PAUSE = 1.0
"""Seconds. Where a service asks for a longer one, a person decides."""
_MOST_AT_ONCE = 1_000


class Caller:
    """Makes the calls of one service; `Ask` says how a request is made. For many threads or greenlets at once."""

    def __init__(self, limits: Limits, name: str) -> None:
        """`name`: of its threads."""
        self.limits = limits
        self._threads = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix=name)
        self._away: set[Future[None]] = set()

    def stream(self, ask: Ask, limits: Limits, *, again: bool = False, lines: bool = False) -> Generator[Objects]:
        """The JSON objects of an answer as they come; an empty list at least once a second. Raises `WireError`.

        `again`: a request that failed before its answer began is repeated, twice at most. Never for what costs money.
        `lines`: see `JsonAnswer`.
        """
        clock = CallClock(limits)
        answer = yield from self._answered(ask, clock, again=again)
        with self._body(answer, clock) as body:
            yield from JsonAnswer(body, clock, limits.body, lines=lines).objects()

    def whole(self, ask: Ask, limits: Limits) -> Generator[Objects, None, bytes]:
        """Yields empty lists at least once a second, returns all bytes of the answer. Raises `WireError`."""
        _, data = yield from self.exchange(ask, limits)
        return data

    def exchange(self, ask: Ask, limits: Limits) -> Generator[Objects, None, tuple[Mapping[str, str], bytes]]:
        """As `whole`, with the answer's headers."""
        clock = CallClock(limits)
        answer = yield from self._answered(ask, clock, again=False)
        with self._body(answer, clock) as body:
            return answer.headers, (yield from read_whole(body, clock, limits.body))

    def send_away(self, ask: Ask) -> None:
        """Makes a request behind the scenes. What comes of it is not told, and nothing happens after `close`."""
        with suppress(RuntimeError):  # closed already
            future = self._threads.submit(_unheard, ask)
            self._away.add(future)
            future.add_done_callback(self._away.discard)

    def settle(self) -> None:
        """Waits for what was sent away: who closes its connections first would take it back."""
        wait(tuple(self._away))

    def opened(self, ask: Ask, limits: Limits) -> Generator[Objects, None, httpx2.Response]:
        """Yields empty lists at least once a second, returns the answer, its body unread. Raises `WireError`."""
        return (yield from self._answered(ask, CallClock(limits), again=False))

    def close(self) -> None:
        """Waits for requests that are being made."""
        self._threads.shutdown(wait=True)

    @contextmanager
    def _body(self, answer: httpx2.Response, clock: CallClock) -> Iterator[DecodedBody]:
        with closing(ResponseBody(answer, clock.tick)) as body:
            yield DecodedBody(body, answer.headers.get("content-encoding", ""), self.limits.body)

    def _answered(self, ask: Ask, clock: CallClock, *, again: bool) -> Generator[Objects, None, httpx2.Response]:
        for pause in (*(self.limits.pauses if again else ()), None):
            try:
                return (yield from send_request(ask, clock, self._threads))
            except ServiceRefused as refused:
                if pause is None or not _is_worth_repeating(refused):
                    raise
            yield []
            time.sleep(seconds(pause))
        raise AssertionError("the last attempt returns or raises")


def _unheard(ask: Ask) -> None:
    with suppress(WireError), wire_errors():
        ask().close()


def _is_worth_repeating(refused: ServiceRefused) -> bool:
    """Whether a second try soon after may go better: never where the service asks for a longer wait."""
    wait = wait_of(refused.status, refused.headers, time.time())
    final = refused.status == 429 and _FINAL.search(refused.body)
    return refused.status in _RETRIED and not final and (wait is None or wait <= _LONGEST_PAUSE)
