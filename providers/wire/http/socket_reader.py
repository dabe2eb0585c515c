"""Bytes from a socket as they come, with a limit on the wait. Waiting is what a stream does most: once for every token.

A gevent socket first tries to read in vain and then makes a timeout for every wait: 6 µs more than the 20 that reading
a token may cost. So a `GeventReader` waits first and keeps one timer. Without gevent's sockets a `PlainReader` does.
"""

from __future__ import annotations

import ssl
from contextlib import suppress
from typing import Any, Protocol

from gevent import get_hub
from gevent import socket as green
from gevent.hub import Waiter

READABLE = 1
"""libev's name for it."""


class SocketReader(Protocol):
    """What a body is drawn from."""

    def wait_at_most(self, seconds: float) -> None:
        """How long `draw` waits from now on."""

    def draw(self, size: int) -> bytes:
        """At most `size` bytes; none at the end. Raises TimeoutError after a silence, OSError."""

    def release(self) -> None:
        """Lets go of the socket, which stays open."""


def reader_of(socket: Any) -> SocketReader:
    """The one for this kind of socket."""
    return GeventReader(socket) if isinstance(socket, green.socket) else PlainReader(socket)


def nothing() -> int:
    """How many decrypted bytes wait in a socket without TLS."""
    return 0


class PlainReader:
    """Any socket, by its own timeout."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self.wait_at_most = socket.settimeout
        self.draw = socket.recv

    def release(self) -> None:
        """Nothing is held."""


class GeventReader:
    """A gevent socket, TLS or not, that other greenlets leave alone meanwhile."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._pending = getattr(socket, "pending", nothing)
        self._hub = get_hub()
        self._readable = self._hub.loop.io(socket.fileno(), READABLE)
        self._timer: Any = None
        socket.setblocking(False)

    def wait_at_most(self, seconds: float) -> None:
        """See `SocketReader`."""
        if self._timer is not None:
            self._timer.close()
        self._timer = self._hub.loop.timer(seconds, seconds)

    def draw(self, size: int) -> bytes:
        """See `SocketReader`."""
        while True:
            if not self._pending() and not self._is_readable():
                raise TimeoutError("silence")
            with suppress(BlockingIOError, ssl.SSLWantReadError):  # the rest of a TLS record is still on its way
                data: bytes = self._socket.recv(size)
                return data

    def release(self) -> None:
        """See `SocketReader`."""
        self._readable.close()
        if self._timer is not None:
            self._timer.close()

    def _is_readable(self) -> bool:
        """Waits; False when the time is up first."""
        waiter = Waiter(self._hub)
        self._readable.start(waiter.switch, True)
        self._timer.again(waiter.switch, False)
        try:
            return bool(waiter.get())
        finally:
            self._readable.stop()
            self._timer.stop()
