"""The HTTP server: gevent's, with bounds on what one connection may take of everybody's time, memory and files.

gevent's own waits for ever, answers a thousand requests that came in one go before anybody else has a turn, writes what
a browser did wrong into the log, and leaves no file for the page once enough connections are open.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from http.client import HTTPException
from io import BufferedReader
from typing import Any

import gevent
from gevent.lock import Semaphore
from gevent.pywsgi import Input, WSGIHandler, WSGIServer, headers_factory

from server.http.connections import Connections, Full
from server.http.intake import BUFFER, Intake
from server.http.sending import send_whole

HEAD_BYTES = 32_768
"""What the headers of a request may have together."""
MOST_AHEAD = 100
"""Requests on one connection that came before the answer to the one before: no browser sends any."""
UNREAD = 256_000_000
"""Bytes of a body that nobody wanted, read so that its sender comes to read why; who sends more is cut off."""
UNREAD_FOR = 120.0
"""Seconds in which a browser takes nothing of an answer: a download may be paused for a moment."""
FREE_CHUNKS, SMALLEST_CHUNK = 1_000, 64
"""After so many chunks of a body they have on average so many bytes at least: each costs as much as a large one."""
ACCEPTED_AT_ONCE = 16
BEGUN_AT_ONCE = 4
"""New connections that begin in one round of everybody's turns: who is here already does not wait for who comes."""
PLAIN = "\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\nContent-Length: 0\r\n\r\n"
BAD, SLOW, LARGE, BUSY = (
    (code, f"HTTP/1.1 {code} {words}{PLAIN}".encode())
    for code, words in (
        ("400", "Bad Request"),
        ("408", "Request Timeout"),
        ("431", "Request Header Fields Too Large"),
        ("503", "Service Unavailable\r\nRetry-After: 5"),
    )
)


class TooLarge(ValueError):
    """Headers beyond `HEAD_BYTES`."""


class Ambiguous(ValueError):
    """A body whose end two readers could see at two places: a proxy before us and we."""


class Head:
    """The lines of a request's headers, up to `HEAD_BYTES`."""

    def __init__(self, reader: BufferedReader) -> None:
        self.reader = reader
        self.left = HEAD_BYTES

    def readline(self, size: int = -1) -> bytes:
        line = self.reader.readline(min(size, self.left + 1) if size >= 0 else self.left + 1)
        self.left -= len(line)
        if self.left < 0:
            raise TooLarge
        return line


class Chunks(Input):  # type: ignore[misc]  # gevent has no types
    """A body that comes in chunks."""

    def __init__(self, reader: BufferedReader, intake: Intake, connection: Any) -> None:
        super().__init__(reader, None, socket=connection, chunked_input=True)
        self.intake = intake
        self.chunks = 0

    def _Input__read_chunk_trailer(self, reader: Any) -> bool:
        self.chunks += 1
        if self.chunks > FREE_CHUNKS:
            self.intake.refuse_more()
            raise ConnectionAbortedError("no end of trailers")
        more: bool = super()._Input__read_chunk_trailer(reader)
        return more

    def _Input__read_chunk_length(self, reader: Any) -> int:
        self.chunks += 1
        if self.chunks > FREE_CHUNKS and self.intake.received < self.chunks * SMALLEST_CHUNK:
            self.intake.refuse_more()
            raise ConnectionAbortedError("nothing but the ends of chunks")
        length: int = super()._Input__read_chunk_length(reader)
        return length


class Exchange(WSGIHandler):  # type: ignore[misc]  # gevent has no types
    """The requests and answers of one connection."""

    ahead = Semaphore(1)
    """Held by the one request that is at work, of all on all connections that came before their turn."""

    def __init__(self, connection: Any, address: Any, server: Any, rfile: Any = None) -> None:
        self.intake = Intake(connection)
        super().__init__(connection, address, server, BufferedReader(self.intake, BUFFER))
        self.came_ahead = 0
        self.first = True

    def handle(self) -> None:
        with suppress(OSError):  # it hung up while it was told what was wrong
            super().handle()

    def handle_one_request(self) -> Any:
        self.intake.await_request(first=self.first)
        self.first = False
        before = self.intake.reads
        try:
            self.rfile.peek(1)
        except (OSError, ValueError):  # nothing came in time, or it is gone
            return None
        if self.intake.reads > before:
            return super().handle_one_request()
        self.came_ahead += 1
        with self.ahead:
            gevent.sleep(0)
            result = super().handle_one_request()
        return None if self.came_ahead >= MOST_AHEAD else result

    def MessageClass(self, reader: BufferedReader, *_: Any) -> Any:
        headers = headers_factory(Head(reader))
        if not one_length(headers):
            raise Ambiguous
        return headers

    def read_request(self, requestline: str) -> Any:
        read = super().read_request(requestline)
        self.intake.await_body()
        return read

    def get_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environ()
        body = environ["wsgi.input"]
        if isinstance(body, Input) and body.chunked_input:
            self.wsgi_input = environ["wsgi.input"] = Chunks(self.rfile, self.intake, body.socket)
        return environ

    def finalize_headers(self) -> None:
        super().finalize_headers()
        if self.came_ahead >= MOST_AHEAD and not self.connection_upgraded:
            self.response_headers.append((b"Connection", b"close"))

    def process_result(self) -> None:
        super().process_result()
        self.intake.left = UNREAD

    def _sendall(self, data: bytes) -> None:
        send_whole(self.socket, data, UNREAD_FOR)
        self.response_length += len(data)

    def handle_error(self, kind: Any, error: Any, trace: Any) -> None:
        gone = isinstance(error, (ConnectionError, TimeoutError))
        if gone or (isinstance(error, OSError) and error.errno is None):  # gevent's for a body that ended too early
            self.close_connection = True
            return
        super().handle_error(kind, error, trace)

    def _handle_client_error(self, error: BaseException) -> tuple[str, bytes]:
        """What came is no request: an answer, and not a word in the log, which strangers could fill."""
        if isinstance(error, TimeoutError):
            return SLOW
        return LARGE if isinstance(error, (TooLarge, HTTPException)) else BAD

    def log_error(self, *_: Any) -> None:
        """What gevent would say about a request it does not like."""


class Listener(WSGIServer):  # type: ignore[misc]  # gevent has no types
    """Accepts as many connections as there are files for."""

    handler_class = Exchange
    max_accept = ACCEPTED_AT_ONCE

    def __init__(self, address: tuple[str, int], application: Any, connections: Connections, **options: Any) -> None:
        super().__init__(address, application, log=None, **options)
        self.connections = connections
        self.entrance = Semaphore(BEGUN_AT_ONCE)

    def init_socket(self) -> None:
        """Connections inherit what is set here: no part of a small answer waits 40 ms until the one
        before it is acknowledged."""
        super().init_socket()
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def set_max_accept(self) -> None:
        """Few at once, so that who has a connection already has a turn between them."""
        self.max_accept = ACCEPTED_AT_ONCE

    def handle(self, connection: Any, address: Any) -> None:
        exchange = self.handler_class(connection, address, self)
        try:
            with self.connections.held(address[0], exchange.intake):
                with self.entrance:
                    gevent.sleep(0)
                exchange.handle()
        except Full:
            refuse(connection)


def one_length(headers: Any) -> bool:
    """Whether it is said once, and in one way, where the body ends."""
    lengths, encodings = headers.get_all("content-length", []), headers.get_all("transfer-encoding", [])
    if encodings:
        return not lengths and [each.strip().lower() for each in encodings] == ["chunked"]
    return len(lengths) <= 1 and all(each.isascii() and each.isdigit() for each in lengths)


def refuse(connection: Any) -> None:
    """One answer, without reading anything."""
    with suppress(OSError):
        connection.send(BUSY[1], timeout=0.0)
