"""What one visitor could send to keep a server busy: each flood is the bytes of one or many connections.

A flood ends when everything was sent, when the server closed its connections, or after `SECONDS`.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

SECONDS = 10.0
"""How long a flood may last."""
LINGER = 4.0
"""How long answers are waited for."""
TEXT, BINARY, PING = 0x81, 0x82, 0x89
CONTINUED = 0x00


@dataclass
class Outcome:
    """How a flood ended."""

    sent: int = 0
    """Bytes."""
    closed: int = 0
    """Connections that the server ended."""
    opened: int = 0


@dataclass(frozen=True)
class Told:
    """What one connection sends."""

    opening: bytes
    """Sent first; when there is any, the rest waits for the server's first words."""
    before: bytes
    one: bytes
    times: int


@dataclass(frozen=True)
class Flood:
    """Bytes for each of some connections at once."""

    name: str
    by: Callable[[str], Told]
    """What one connection sends, given a cookie."""
    connections: int = 1
    again: bool = False
    """Whether a connection that was closed is opened anew."""
    reads: bool = True
    """Whether the answers are read."""


def frame(kind: int, data: bytes = b"") -> bytes:
    """One masked frame; the mask is zero."""
    size = len(data)
    if size < 126:
        return bytes((kind, 0x80 | size)) + b"\0\0\0\0" + data
    if size < 65_536:
        return bytes((kind, 0x80 | 126)) + size.to_bytes(2, "big") + b"\0\0\0\0" + data
    return bytes((kind, 0x80 | 127)) + size.to_bytes(8, "big") + b"\0\0\0\0" + data


def upgrade(cookie: str) -> bytes:
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        f"Cookie: {cookie}\r\n\r\n"
    ).encode()


def events(count: int, text: str) -> Callable[[str], Told]:
    """The same event again and again, by somebody who is signed in."""
    return lambda cookie: Told(upgrade(cookie), frame(TEXT, b"40"), frame(TEXT, text.encode()), count)


def frames(count: int, one: bytes, before: bytes = b"") -> Callable[[str], Told]:
    """The same frame again and again, by nobody."""
    return lambda cookie: Told(upgrade(""), before, one, count)


def requests(count: int, text: str, body: bytes = b"") -> Callable[[str], Told]:
    """The same request again and again, without waiting for an answer."""
    return lambda cookie: Told(b"", b"", text.encode() + body, count)


def chunks(count: int) -> Callable[[str], Told]:
    """One body in pieces of a byte."""
    head = "POST /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\nCookie: {}\r\nTransfer-Encoding: chunked\r\n\r\n"
    return lambda cookie: Told(b"", head.format(cookie).encode(), b"1\r\n \r\n", count)


HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
OPENING = "GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\n\r\n"
UNKNOWN_SID = (
    "POST /socket.io/?EIO=4&transport=polling&sid=none HTTP/1.1\r\nHost: localhost\r\nContent-Length: 31\r\n\r\n"
)
SIXTEEN = b"\x1e".join([b"3"] * 16)
LARGE_HEAD = "GET /health HTTP/1.1\r\nHost: localhost\r\n" + ("X-A: " + "a" * 60_000 + "\r\n") * 90 + "\r\n"
STOP = '420["stop",{"turn":"00000000-0000-4000-8000-000000000000"}]'
OPEN = '420["open",{"conversation":"00000000-0000-4000-8000-000000000000"}]'

FLOODS = (
    Flood("20,000 stop events", events(20_000, STOP)),
    Flood("20,000 open events", events(20_000, OPEN)),
    Flood("100,000 unknown events", events(100_000, '42["nothing",{}]')),
    Flood("100,000 events that are none", events(100_000, "42{}")),
    Flood("100,000 packets that are none", events(100_000, "4x")),
    Flood("200 events of 900 KB", events(200, '42["nothing",[' + "0," * 450_000 + "0]]")),
    Flood("200 events nested 100,000 deep", events(200, '42["nothing",' + "[" * 100_000)),
    Flood("300,000 empty fragments", frames(300_000, frame(CONTINUED), frame(0x01))),
    Flood("200,000 pings", frames(200_000, frame(PING))),
    Flood("100,000 packets before the login", frames(100_000, frame(TEXT, b"3"))),
    Flood("100,000 binary frames", frames(100_000, frame(BINARY, b"x"))),
    Flood("20,000 pipelined GET /health", requests(20_000, HEALTH)),
    Flood(
        "20,000 pipelined requests for nothing", requests(20_000, "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n")
    ),
    Flood("20,000 pipelined posts to no session", requests(20_000, UNKNOWN_SID, SIXTEEN)),
    Flood("5,000 pipelined openings by polling", requests(5_000, OPENING)),
    Flood("a body of 1,000,000 pieces", chunks(1_000_000)),
    Flood("headers of 5 MB, again and again", requests(1, LARGE_HEAD), 8, again=True),
    Flood("300 connections that pipeline", requests(500, HEALTH), 300, again=True),
    Flood("300 sockets that ping", frames(20_000, frame(PING)), 300, again=True),
    Flood("100,000 stop events, never reading", events(100_000, STOP), reads=False),
)


def run(flood: Flood, port: int, cookie: str) -> Outcome:
    """Sends all of it, and says how that ended."""
    outcome, end, told = Outcome(), time.monotonic() + SECONDS, flood.by(cookie)
    lines = [
        threading.Thread(target=_line, args=(flood, port, told, outcome, end), daemon=True)
        for _ in range(flood.connections)
    ]
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    return outcome


def _line(flood: Flood, port: int, told: Told, outcome: Outcome, end: float) -> None:
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as stream:
            outcome.opened += 1
            _send(stream, told, outcome, end, flood.reads)
        if not flood.again:
            return


def _send(stream: socket.socket, told: Told, outcome: Outcome, end: float, reads: bool) -> None:
    """Until the server closes, or everything was sent and answered, or time is up."""
    reader = threading.Thread(target=_read, args=(stream,), daemon=True)
    stream.settimeout(max(0.1, end - time.monotonic()))
    try:
        if told.opening:
            stream.sendall(told.opening)
            stream.recv(4096)
        if reads:
            reader.start()
        for piece in _pieces(told):
            stream.sendall(piece)
            outcome.sent += len(piece)
        if reads:
            reader.join(max(0.0, min(LINGER, end - time.monotonic())))
            outcome.closed += not reader.is_alive()
        else:
            time.sleep(max(0.0, min(LINGER, end - time.monotonic())))
    except TimeoutError:
        pass
    except OSError:
        outcome.closed += 1
    finally:
        with suppress(OSError):
            stream.shutdown(socket.SHUT_RDWR)  # closing alone leaves the reader asleep, and its thread behind
        if reader.ident is not None:
            reader.join()


def _pieces(told: Told) -> Iterator[bytes]:
    together = max(1, 65_536 // len(told.one))
    yield told.before
    for _ in range(told.times // together):
        yield told.one * together
    yield told.one * (told.times % together)


def _read(stream: socket.socket) -> None:
    with suppress(OSError):
        while stream.recv(262_144):
            pass


def cookie_of(port: int) -> str:
    """A guest's cookie."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as stream:
        stream.sendall(b"GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: stream.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert json.loads(body)["success"]
    line = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"set-cookie: atelier="))
    return line.partition(b": ")[2].partition(b";")[0].decode()
