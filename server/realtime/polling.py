"""What Engine.IO gets to see by HTTP: requests of a session by the person who opened it, with packets that are some.

The name of a session is no key to it: every request shows whose cookie or token it carries, and gets the answer for a
session that never was where that is somebody else's. A program that shows its token in its first request only, as
python-socketio's does, gets a secret of that session to keep as a cookie. What Engine.IO would raise on, or write into
the log, is answered here.
"""

from __future__ import annotations

import json
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import BytesIO
from secrets import compare_digest, token_urlsafe
from typing import Any
from urllib.parse import parse_qs

import gevent
from gevent.lock import Semaphore
from werkzeug.http import parse_cookie

from server.realtime.budget import Budget
from server.realtime.packets import NO_PACKET, well_formed
from server.realtime.sessions import Callers, SocketSession
from server.web.origin_check import SOCKET, carries_token

Environ = dict[str, Any]
BETWEEN = "\x1e"
COOKIE = "atelier_socket"
SECRET = "atelier.socket_secret"
"""Where the environment of the request that opened a session keeps its secret."""
MOST_TOGETHER = 16
"""Packets in one request, as in Engine.IO."""
MOST_OPENINGS, OPENINGS_PER_SECOND = 100, 2.0
MOST_KEYS = 10_000
MOST_OF_ONE = 64
"""Sessions of one person."""


class PollingRefused(Exception):
    """A request that Engine.IO does not get."""

    def __init__(self, status: str, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.retry_after = retry_after


class Openings:
    """How many sessions were opened in a while, by person, and by address where nobody is signed in."""

    def __init__(self) -> None:
        self.budgets: dict[str, Budget] = {}

    def allow(self, key: str) -> bool:
        if len(self.budgets) > MOST_KEYS:
            self.budgets.clear()
        return self.budgets.setdefault(key, Budget(MOST_OPENINGS, OPENINGS_PER_SECOND)).spend()


@dataclass(frozen=True)
class Polling:
    """Stands before Engine.IO; everything else passes."""

    inner: Callable[[Environ, Any], Iterable[bytes]]
    callers: Callers
    who: Callable[[Environ], str | None]
    largest: int
    """Bytes a request may have."""
    openings: Openings = field(default_factory=lambda: Openings())
    doorstep: Semaphore = field(default_factory=lambda: Semaphore(1))

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        if not environ.get("PATH_INFO", "").startswith(f"{SOCKET}/"):
            return self.inner(environ, start_response)
        try:
            return self._served(environ, with_header(("Cache-Control", "no-store"), start_response))
        except PollingRefused as refused:
            return answered(refused, start_response)

    def _served(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        asked = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        method, session = environ["REQUEST_METHOD"], asked.get("sid", [""])[0]
        if "j" in asked:
            raise PollingRefused("400 Bad Request", "Scripts from elsewhere get no answers here (JSONP).")
        if "sid" not in asked:
            if method == "POST":
                raise unknown()
            return self._opened(environ, start_response)
        caller = self._caller(environ, session)
        if method == "POST":
            environ = {**environ, **self._packets(caller, environ)}
            self._caller(environ, session)  # it may have ended while it was read
        if method != "GET":
            return self.inner(environ, start_response)
        if asked.get("transport") != ["polling"]:
            return self._moved(caller, environ, start_response)
        if caller.polling:
            self.callers.end(session)
            raise PollingRefused("400 Bad Request", "This session is being asked already.")
        caller.polling = True
        try:
            return self.inner(environ, start_response)
        finally:
            caller.polling = False

    def _moved(self, caller: SocketSession, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """The WebSocket that takes the place of polling, for as long as it lives: one for each session."""
        if caller.moving is not None:
            raise PollingRefused("400 Bad Request", "This session has a WebSocket already.")
        caller.moving = self.callers.clock()
        try:
            return self.inner(environ, start_response)
        finally:
            caller.moving = None

    def _opened(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """A new session. Raises `PollingRefused` for somebody who has too many."""
        person = self.who(environ)
        if person is not None and self.callers.of(person) >= MOST_OF_ONE:
            raise PollingRefused(
                "429 Too Many Requests", f"At most {MOST_OF_ONE} sockets at once. Close some tabs.", 10
            )
        if not self.openings.allow(person or environ.get("REMOTE_ADDR", "")):
            raise PollingRefused("429 Too Many Requests", "Too many sockets were opened in a short while.", 5)
        if person is None:
            with self.doorstep:  # one stranger in a round, however many knock: an opening is a thousand times a ping
                gevent.sleep(0)
        if person is None or not carries_token(environ):
            return self.inner(environ, start_response)
        secret = token_urlsafe()
        cookie = ("Set-Cookie", f"{COOKIE}={secret}; Path={SOCKET}/; HttpOnly; SameSite=Strict")
        return self.inner({**environ, SECRET: secret}, with_header(cookie, start_response))

    def _caller(self, environ: Environ, session: str) -> SocketSession:
        """Raises `PollingRefused` for a session that is not, or is another's: the two are never told apart."""
        caller = self.callers.get(session)
        if caller is None or not self.callers.alive(session) or not self._is_openers(caller, environ):
            raise unknown()
        return caller

    def _is_openers(self, caller: SocketSession, environ: Environ) -> bool:
        secret = caller.environ.get(SECRET)
        shown = parse_cookie(environ.get("HTTP_COOKIE", "")).get(COOKIE, "")
        if secret is not None and compare_digest(shown.encode(), secret.encode()):
            return True
        return self.who(environ) == caller.opener

    def _packets(self, caller: SocketSession, environ: Environ) -> Environ:
        """The body, read and looked through. Raises `PollingRefused`."""
        body = environ["wsgi.input"].read(self.largest + 1)
        if len(body) > self.largest:
            raise PollingRefused("413 Content Too Large", f"At most {self.largest} bytes at once.")
        try:
            packets = body.decode().split(BETWEEN)
        except UnicodeDecodeError:
            packets = []
        bare = sum(packet[:1] != "4" for packet in packets)  # the others are counted by `Switchboard`
        if not caller.budget.spend(bare):
            self.callers.end(caller.session, patience=0)
            raise unknown()
        if len(packets) > MOST_TOGETHER or not packets or not all(map(acceptable, packets)):
            raise PollingRefused("400 Bad Request", NO_PACKET)
        return {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}


def acceptable(packet: str) -> bool:
    """Whether Engine.IO can take this from a request: binary ones are written in base 64 there."""
    if not packet.startswith("b"):
        return well_formed(packet)
    try:
        b64decode(packet[1:], validate=True)
    except (NoBase64, ValueError):
        return False
    return True


def unknown() -> PollingRefused:
    return PollingRefused("400 Bad Request", "Session ID unknown")


def with_header(header: tuple[str, str], start_response: Any) -> Any:
    """The same answer with one header more."""

    def start(status: str, headers: list[tuple[str, str]], *failed: Any) -> Any:
        return start_response(status, [*headers, header], *failed)

    return start


def answered(refused: PollingRefused, start_response: Any) -> Iterable[bytes]:
    """As Engine.IO's own server says it: a code and a message."""
    said: dict[str, Any] = {"code": 1, "message": refused.message}
    headers = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
    if refused.retry_after is not None:
        said["retry_after"] = refused.retry_after
        headers.append(("Retry-After", str(refused.retry_after)))
    body = json.dumps(said).encode()
    start_response(refused.status, [*headers, ("Content-Length", str(len(body)))])
    return [body]
