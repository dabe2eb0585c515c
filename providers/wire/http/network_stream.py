"""A socket on which h11 reads the head of an answer and we read the body. `body` is the other half.

h11 with httpcore and httpx costs about 40 µs for every token of a stream, most of what relaying a token may cost.
So a `SplitStream` gives h11 no byte beyond a head; the rest is kept for `ResponseBody`, which reads the socket itself.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

import httpcore2

from providers.wire.rhythm import seconds

TICK = 0.5
"""Seconds after which a silent socket is left for a moment, so that whoever waits can show life or give up.

Half of the second that a sign of life may take: one can just have been too early to show.
"""

_HEAD_END = b"\r\n\r\n"

stop_signal: ContextVar[threading.Event | None] = ContextVar("stop_signal", default=None)
"""Set in the context of a call: once the event is set, its line stops waiting and sends nothing more."""


class GivenUp(httpcore2.ProtocolError):
    """The call was given up by whoever made it."""


class SplitStream(httpcore2.NetworkStream):
    """One connection. Wraps the stream of httpcore's own backend."""

    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner
        self._kept = b""
        self._tail = b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, none of them beyond the end of a head. Raises `httpcore2.ReadTimeout`, `GivenUp`."""
        data = self._kept or self._wait(max_bytes, timeout)
        end = (self._tail + data).find(_HEAD_END)
        if end < 0:
            self._kept = b""
            self._tail = (self._tail + data)[-3:]
            return data
        end += len(_HEAD_END) - len(self._tail)
        self._kept = data[end:]
        self._tail = b""
        return data[:end]

    def _wait(self, max_bytes: int, timeout: float | None) -> bytes:
        left = float("inf") if timeout is None else timeout
        while True:
            _check()
            try:
                return self._inner.read(max_bytes, timeout=min(seconds(TICK), left))
            except httpcore2.ReadTimeout:
                left -= seconds(TICK)
                if left <= 0:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        _check()
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> SplitStream:
        return SplitStream(self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def take(self) -> tuple[Any, bytes]:
        """The socket, and what of the body has already been read from it."""
        kept, self._kept = self._kept, b""
        return self._inner.get_extra_info("socket"), kept

    def give_back(self, ending: bytes) -> None:
        """What h11 shall read as the whole body, so that it counts the answer as complete and keeps the connection."""
        self._kept = ending


def _check() -> None:
    event = stop_signal.get()
    if event is not None and event.is_set():
        raise GivenUp("given up")


class SplitBackend(httpcore2.SyncBackend):
    """httpcore's network, with a `SplitStream` for every connection."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> SplitStream:
        return SplitStream(super().connect_tcp(host, port, timeout, local_address, socket_options))
