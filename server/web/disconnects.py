"""Work that nobody waits for any more is ended: who closes the page or presses Stop pays for nothing further."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial, wraps
from typing import Any

import gevent
from flask import Response, has_request_context, request
from gevent.socket import wait_read

from conversation.errors import Told
from conversation.generators import closing


class Left(Told):
    """Whoever asked is gone; nobody will read this."""

    def __init__(self) -> None:
        super().__init__("Nobody waits for this any more", code="left", status=499)


def while_someone_waits(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view, ended with `Left` when its connection is closed before it answered, be it bit by bit."""

    @wraps(view)
    def watched(**values: Any) -> Any:
        connection = connection_of(request.environ)
        if connection is None:
            return view(**values)
        request.get_data(cache=True)  # what is still unread must not look like a sign of life
        with watching(connection):
            response = view(**values)
        if isinstance(response, Response) and response.is_streamed:
            response.response = bit_by_bit(iter(response.response), connection)
        return response

    return watched


@contextmanager
def watching(connection: socket.socket) -> Iterator[None]:
    """Raises `Left` within the block as soon as the connection is closed."""
    watcher = gevent.spawn(watch, connection, gevent.getcurrent())
    try:
        yield
    finally:
        watcher.kill()


def bit_by_bit(answer: Iterator[Any], connection: socket.socket) -> Iterator[Any]:
    """What is answered, as long as somebody reads it: while the next bit comes about. Sending notices by itself."""
    with closing(answer):
        while True:
            try:
                with watching(connection):
                    bit = next(answer)
            except (StopIteration, Left):
                return
            yield bit


def connection_of(environ: dict[str, Any]) -> socket.socket | None:
    """The socket a request came by, where gevent's server carries it."""
    stream = getattr(environ.get("wsgi.input"), "rfile", None)
    found = getattr(getattr(stream, "raw", None), "_sock", None)
    return found if found is not None and hasattr(found, "recv") else None


def cut_off() -> Callable[[], None] | None:
    """What makes it look, to who reads the request that is answered now, as if the other side had hung up; None where
    all of it is here, or where no request is answered."""
    connection = connection_of(request.environ) if has_request_context() else None
    return None if connection is None else partial(cut, connection)


def cut(connection: socket.socket) -> None:
    """Whoever reads from it gets what came, and the end."""
    with suppress(OSError):  # the other side was faster
        connection.shutdown(socket.SHUT_RD)


def watch(connection: socket.socket, worker: gevent.Greenlet) -> None:
    """Waits for the end of the connection. A second request on it is no end: it waits for its turn."""
    try:
        wait_read(connection.fileno())
        gone = connection.recv(1, socket.MSG_PEEK) == b""
    except OSError:
        gone = True
    if gone:
        gevent.kill(worker, Left())
