"""The WebSocket under Engine.IO: whole frames, in one system call where the browser keeps up, and not too many of them.

Takes the place of Engine.IO's own wrapper of `simple_websocket`, which on gevent (a) writes a large frame only in part
when the browser reads slowly, and so breaks the stream, (b) agrees to compress, 12 µs and 160 KB a socket for nothing
on a short token, (c) leaves Nagle's algorithm on, which holds a token back until a far browser acknowledged the last,
(d) takes apart whatever came in one go, and nobody else has a turn meanwhile, (e) keeps a connection whose browser
fell silent, and holds a second file for each. The protocol itself is wsproto's.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from errno import EPIPE
from typing import Any

import gevent
from gevent.lock import Semaphore
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Message, Ping, Request
from wsproto.frame_protocol import CloseReason
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

from server.http.sending import send_whole
from server.realtime.budget import Budget
from server.realtime.packets import well_formed

READ = 16_384
"""Bytes read at once."""
AT_A_TIME = 8
"""Frames after which everybody else has a turn."""
STRANGERS_FRAMES, MOST_FRAMES, FRAMES_PER_SECOND = 100, 2_000, 50.0
"""What a browser may send before and after somebody is signed in; a page sends a few in a minute."""
LARGE_FRAME = 1_024
"""Bytes from which on a frame of a message is not counted: how large messages are is bounded."""
GOODBYE = 1.0
"""Seconds for the browser to answer a goodbye."""
TEXT, BYTES = 0x81, 0x82
"""First byte of a frame that is a whole message."""


class WebSocket:
    """What Engine.IO asks of a WebSocket: called with the request, then `send`, `wait` and `close`."""

    def __init__(self, accepted: Callable[[WebSocket], Any], largest: int) -> None:
        """`accepted` runs as long as the socket lives; `largest`: bytes a message from the browser may have."""
        self.accepted = accepted
        self.largest = largest
        self.budget = Budget(STRANGERS_FRAMES, FRAMES_PER_SECOND)
        self.protocol = WSConnection(ConnectionType.SERVER)
        self.open = False
        self.stream: Stream
        self.messages: Iterator[str | bytes] = iter(())
        self.parts: list[str | bytes] = []
        """Of the message that is not whole yet."""
        self.size = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        accepted = self._handshake(environ)
        if accepted is None:
            start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8"), ("Connection", "close")])
            return [b"This is no request for a WebSocket.\n"]
        reader = environ["wsgi.input"]
        early = read_ahead(reader)
        self.stream = Stream(reader.raw._sock)
        self.messages = self._messages(early)
        self.open = True
        try:
            self.stream.send(accepted)
            done: Iterable[bytes] = self.accepted(self)
        except OSError:  # it hung up before anything was said
            return []
        finally:
            self.open = False
            self.stream.close()
        return done

    def send(self, message: str | bytes) -> None:
        """Waits while the browser reads too slowly. Raises OSError when it is gone."""
        if not self.open:
            raise BrokenPipeError(EPIPE, "the browser is gone")
        self.stream.send(framed(message))

    def offer(self, frame: bytes) -> bool:
        """Sends a frame if that needs no waiting; False when nothing of it was sent."""
        return self.open and self.stream.offer(frame)

    def wait(self) -> str | bytes | None:
        """The next message, as bytes where Engine.IO could not read it; None when the browser is gone or sent away."""
        with suppress(OSError):
            message = next(self.messages, None)
            return message if message is None or well_formed(message) else str(message).encode()
        return None

    def trust(self) -> None:
        """Somebody is signed in."""
        self.budget = Budget(MOST_FRAMES, FRAMES_PER_SECOND)

    def close(self, code: int = CloseReason.NORMAL_CLOSURE, why: str = "") -> None:
        """Says goodbye. The connection ends with the browser's answer, at the latest after `GOODBYE`."""
        if not self.open:
            return
        self.open = False
        if not self._say(CloseConnection(code, why)):
            self.stream.close()
            return
        gevent.spawn_later(GOODBYE, self.stream.close)

    def _handshake(self, environ: dict[str, Any]) -> bytes | None:
        """The answer to a browser that wants a WebSocket; None for a request that is not well formed."""
        lines = [f"{name[5:].replace('_', '-')}: {value}" for name, value in environ.items() if name[:5] == "HTTP_"]
        request = "\r\n".join(["GET / HTTP/1.1", *lines, "", ""])
        try:
            self.protocol.receive_data(request.encode("latin-1"))
            if not isinstance(next(self.protocol.events(), None), Request):
                return None
            return self.protocol.send(AcceptConnection())  # agrees to no extension: no compression
        except (RemoteProtocolError, LocalProtocolError, UnicodeEncodeError):
            return None

    def _messages(self, data: bytes) -> Iterator[str | bytes]:
        """What the browser says, one message after the other, until either side says goodbye."""
        frames = 0
        while data := data or self.stream.receive(READ):
            self.protocol.receive_data(data)
            data = b""
            for event in self.protocol.events():
                frames += 1
                if frames % AT_A_TIME == 0:
                    gevent.sleep(0)
                if isinstance(event, CloseConnection):
                    self._say(event.response())
                    return
                if not self._allows(event):
                    return
                if isinstance(event, Ping):
                    self._say(event.response())
                elif isinstance(event, Message):
                    self.parts.append(event.data)
                    if event.message_finished and self.open:
                        yield joined(self.parts)
                        self.parts, self.size = [], 0

    def _allows(self, event: Any) -> bool:
        """Whether this is still within bounds; says goodbye where it is not."""
        counted = not isinstance(event, Message) or (event.frame_finished and len(event.data) < LARGE_FRAME)
        if counted and not self.budget.spend():
            self.close(CloseReason.POLICY_VIOLATION, "Too much at once")
            return False
        if isinstance(event, Message):
            self.size += len(event.data)
            if self.size > self.largest:
                self.close(CloseReason.MESSAGE_TOO_BIG, "Message is too big")
                return False
        return True

    def _say(self, event: Any) -> bool:
        """Sends what is no message, unless the browser does not even read what was sent before."""
        with suppress(LocalProtocolError, OSError):
            return self.stream.offer(self.protocol.send(event))
        return False


class Stream:
    """A gevent socket on which whoever writes has written everything before the next one does."""

    def __init__(self, inner: Any) -> None:
        inner.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        inner.settimeout(None)
        self.inner = inner
        self.writing = Semaphore(1)

    def receive(self, most: int) -> bytes:
        """What came; nothing once the other side has ended. Waits."""
        data: bytes = self.inner.recv(most)
        return data

    def send(self, data: bytes) -> None:
        """All of it, however long that takes, as long as some of it goes."""
        with self.writing:
            send_whole(self.inner, data)

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
        """Ends the connection for everybody who reads or writes; the file is closed by the server it came from."""
        with suppress(OSError):
            self.inner.shutdown(socket.SHUT_RDWR)

    def _send_rest(self, rest: bytes) -> None:
        try:
            send_whole(self.inner, rest)
        except OSError:  # a browser that reads nothing more, or is gone: who reads sees the same end and says so
            self.close()
        finally:
            self.writing.release()


def read_ahead(reader: Any) -> bytes:
    """What the server under this read already and is no part of the request: a program need not wait for our answer."""
    reader.raw._sock.settimeout(0.0)
    return bytes(reader.peek()) if not reader.closed else b""


def joined(parts: list[Any]) -> str | bytes:
    """The pieces of one message as one."""
    if len(parts) == 1 and isinstance(parts[0], str):
        return parts[0]
    if isinstance(parts[0], str):
        return "".join(parts)
    return b"".join(parts)


def framed(message: str | bytes) -> bytes:
    """A message as one frame. A server masks nothing."""
    kind, data = (BYTES, message) if isinstance(message, bytes) else (TEXT, message.encode())
    size = len(data)
    if size < 126:
        return bytes((kind, size)) + data
    if size < 65_536:
        return bytes((kind, 126)) + size.to_bytes(2, "big") + data
    return bytes((kind, 127)) + size.to_bytes(8, "big") + data
