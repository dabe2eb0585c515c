"""The WebSocket under Engine.IO: whole frames, in one system call where the browser keeps up.

Takes the place of Engine.IO's own wrapper of `simple_websocket`, which on gevent (a) writes a large frame only in part
when the browser reads slowly, and so breaks the stream, (b) agrees to compress, 12 µs and 160 KB a socket for nothing
on a short token, (c) leaves Nagle's algorithm on, which holds a token back until a far browser acknowledged the last.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import gevent
import gevent.event
import gevent.selectors
import simple_websocket
from gevent.lock import Semaphore
from simple_websocket import ConnectionClosed

READ = 65_536
"""Bytes read at once."""
TEXT, BYTES = 0x81, 0x82
"""First byte of a frame that is a whole message."""


class WebSocket:
    """What Engine.IO asks of a WebSocket: called with the request, then `send`, `wait` and `close`."""

    def __init__(self, accepted: Callable[[WebSocket], Any], largest: int) -> None:
        """`accepted` runs as long as the socket lives; `largest`: bytes a message from the browser may have."""
        self.accepted = accepted
        self.largest = largest
        self.socket: FramedSocket

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self.socket = FramedSocket(
            environ,
            receive_bytes=READ,
            max_message_size=self.largest,
            thread_class=Reader,
            event_class=gevent.event.Event,
            selector_class=gevent.selectors.DefaultSelector,
        )
        done: Iterable[bytes] = self.accepted(self)
        return done

    def send(self, message: str | bytes) -> None:
        """Waits while the browser reads too slowly. Raises OSError when it is gone."""
        try:
            self.socket.send(message)
        except ConnectionClosed:
            raise OSError("the browser is gone") from None

    def offer(self, frame: bytes) -> bool:
        """Sends a frame if that needs no waiting; False when nothing of it was sent."""
        return bool(self.socket.connected) and self.socket.sock.offer(frame)

    def wait(self) -> str | bytes | None:
        """The next message; None when the browser is gone."""
        try:
            message: str | bytes | None = self.socket.receive()
        except ConnectionClosed:
            return None
        return message

    def close(self) -> None:
        if self.socket.connected:
            self.socket.close()


class FramedSocket(simple_websocket.Server):  # type: ignore[misc]  # it has no types
    """Writes its own frames; the handshake, reading, pings and closing are the library's."""

    sock: Any

    def handshake(self) -> None:
        self.sock = Unbroken(self.sock)
        super().handshake()

    def send(self, data: str | bytes) -> None:
        """One message. Raises `ConnectionClosed`, OSError."""
        if not self.connected:
            raise ConnectionClosed(self.close_reason, self.close_message)
        self.sock.send(framed(data))


class Unbroken:
    """A gevent socket on which whoever writes has written everything before the next one does."""

    def __init__(self, inner: Any) -> None:
        inner.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.inner = inner
        self.writing = Semaphore(1)
        self.recv = inner.recv

    def send(self, data: bytes) -> int:
        """All of it, however long that takes."""
        with self.writing:
            self.inner.sendall(data)
        return len(data)

    def offer(self, data: bytes) -> bool:
        """Never waits; False when nothing was sent. What did not fit is sent by a greenlet, before anything else."""
        if self.writing.locked():
            return False
        try:
            sent = self.inner.send(data, timeout=0.0)
        except OSError:  # full, or gone: who sends in turn will find out
            return False
        if sent < len(data):
            self.writing.acquire()
            gevent.spawn(self._send_rest, data[sent:])
        return True

    def close(self) -> None:
        """Ends the connection itself: the server under it holds it too, and would read what comes as a request."""
        with suppress(OSError):
            self.inner.shutdown(socket.SHUT_RDWR)
        self.inner.close()

    def _send_rest(self, rest: bytes) -> None:
        try:
            self.inner.sendall(rest)
        except OSError:  # the reader sees the same end and says so
            pass
        finally:
            self.writing.release()


class Reader(gevent.Greenlet):  # type: ignore[misc]  # it has no types
    """The `threading.Thread` that `simple_websocket` starts to read, as a greenlet."""

    def __init__(self, target: Callable[[], None]) -> None:
        super().__init__(target)
        self.name = "reader(_thread)"  # the library renames it


def framed(message: str | bytes) -> bytes:
    """A message as one frame. A server masks nothing."""
    kind, data = (BYTES, message) if isinstance(message, bytes) else (TEXT, message.encode())
    size = len(data)
    if size < 126:
        return bytes((kind, size)) + data
    if size < 65_536:
        return bytes((kind, 126)) + size.to_bytes(2, "big") + data
    return bytes((kind, 127)) + size.to_bytes(8, "big") + data
