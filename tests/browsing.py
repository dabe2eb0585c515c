"""A browser's socket, by hand, with gevent's own sockets: for tests in the process of the server."""

from __future__ import annotations

import base64
import json
import os
import socket as plain
from typing import Any

import gevent
from gevent import socket

TEXT, BINARY, CLOSE, PING = 0x81, 0x82, 0x88, 0x89
PATIENCE = 20.0
"""Seconds anything may take before a test gives up."""


def frame(kind: int, data: bytes = b"") -> bytes:
    """One masked frame; the mask is zero."""
    size = len(data)
    if size < 126:
        return bytes((kind, 0x80 | size)) + b"\0\0\0\0" + data
    if size < 65_536:
        return bytes((kind, 0x80 | 126)) + size.to_bytes(2, "big") + b"\0\0\0\0" + data
    return bytes((kind, 0x80 | 127)) + size.to_bytes(8, "big") + b"\0\0\0\0" + data


class Closed(AssertionError):
    """The server ended the connection."""


class Line:
    """One connection."""

    def __init__(self, port: int) -> None:
        self.stream = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.stream.setsockopt(plain.SOL_SOCKET, plain.SO_RCVBUF, 65_536)
        self.unread = b""

    def send(self, data: bytes) -> None:
        self.stream.sendall(data)

    def more(self) -> None:
        try:
            data = self.stream.recv(65_536)
        except OSError as error:
            if isinstance(error, TimeoutError):
                raise
            data = b""
        if not data:
            raise Closed(f"the server closed the connection after {self.unread[-200:]!r}")
        self.unread += data

    def until(self, end: bytes) -> bytes:
        while end not in self.unread:
            self.more()
        found, _, self.unread = self.unread.partition(end)
        return found

    def exactly(self, size: int) -> bytes:
        parts = [self.unread]
        have = len(self.unread)
        while have < size:
            self.unread = b""
            self.more()
            parts.append(self.unread)
            have += len(self.unread)
        whole = b"".join(parts)
        self.unread = whole[size:]
        return whole[:size]

    def to_the_end(self) -> bytes:
        """Everything until the server closes."""
        try:
            while True:
                self.more()
        except Closed:
            return self.unread

    def close(self) -> None:
        self.stream.close()


class Browser(Line):
    """A WebSocket of Socket.IO."""

    def __init__(
        self, port: int, cookie: str = "", *, early: bytes = b"", sign_in: bool = True, **headers: str
    ) -> None:
        """`early` is sent together with the request, before its answer."""
        super().__init__(port)
        key = base64.b64encode(os.urandom(16)).decode()
        if cookie:
            headers["Cookie"] = cookie
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        self.send(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{more}"
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n".encode()
            + early
        )
        self.answer = self.until(b"\r\n\r\n")
        assert self.text().startswith("0{")
        if sign_in:
            self.say("40")
            assert self.text().startswith("40{")

    @classmethod
    def over(cls, line: Line) -> Browser:
        """One on a connection that is a WebSocket already."""
        made = cls.__new__(cls)
        made.stream, made.unread = line.stream, line.unread
        return made

    def say(self, text: str) -> None:
        self.send(frame(TEXT, text.encode()))

    def frame(self) -> tuple[int, bytes]:
        kind, size = self.exactly(2)
        if size == 126:
            size = int.from_bytes(self.exactly(2), "big")
        elif size == 127:
            size = int.from_bytes(self.exactly(8), "big")
        return kind, self.exactly(size)

    def text(self) -> str:
        """The next frame's text. Fails when a frame does not begin where one should."""
        kind, data = self.frame()
        assert kind == TEXT, f"no whole text frame begins with {kind:#x}: {data!r}"
        return data.decode()

    def events(self, count: int) -> list[Any]:
        """The payloads of the next events."""
        return [json.loads(self.text()[2:])[1] for _ in range(count)]

    def call(self, event: str, payload: Any, number: int = 0) -> Any:
        """What the acknowledgement carries; what else comes before it is left out."""
        self.say(f"42{number}{json.dumps([event, payload])}")
        return self.acknowledged(number)

    def acknowledged(self, number: int = 0) -> Any:
        while not (text := self.text()).startswith(f"43{number}["):
            pass
        return json.loads(text[len(f"43{number}") :])[0]

    def closed(self) -> int | None:
        """The code of the server's goodbye, once the connection has ended; None where it said none."""
        code = None
        try:
            while True:
                kind, data = self.frame()
                if kind == CLOSE:
                    code = int.from_bytes(data[:2], "big")
        except Closed:
            return code


def until(true: Any, what: str = "it") -> None:
    """Waits for a state."""
    with gevent.Timeout(PATIENCE, AssertionError(f"{what} never came to be so")):
        while not true():
            gevent.sleep(0.01)
