"""Who has a socket: every session of Engine.IO from its opening to its end, and the end of those that fell silent.

A session that nobody signs in on ends after `COME_IN_WITHIN`; one whose browser answers no ping, with the ping's
timeout; one whose browser does not read what it is told, when `MOST_UNREAD` wait for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from time import monotonic
from typing import Any, Protocol

import gevent
from gevent.queue import JoinableQueue

from server.realtime.budget import Budget
from server.realtime.websocket import GOODBYE

log = logging.getLogger(__name__)
COME_IN_WITHIN = 7.0
"""Seconds until somebody is signed in, and for the move from polling to a WebSocket."""
EVERY = 1.0
"""Seconds between two looks at everybody."""
RECHECK = 5
"""Looks after which everybody is asked again who they are."""
MOST_UNREAD = 4_000_000
"""Bytes that wait for one browser."""
MOST_STRANGERS = 500
"""Sessions on which nobody has signed in; the oldest makes room."""
STRANGERS_PACKETS, MOST_PACKETS, PACKETS_PER_SECOND = 50, 1_000, 20.0
"""What a session may bring before and after somebody is signed in."""


@dataclass
class SocketSession:
    """One session."""

    session: str
    environ: dict[str, Any]
    """Of the request that opened it."""
    opener: str | None
    """Whose cookie or token that request carried."""
    since: float
    """Since when nobody is signed in on it, by the monotonic clock; meaningless while somebody is."""
    budget: Budget = field(default_factory=lambda: Budget(STRANGERS_PACKETS, PACKETS_PER_SECOND))
    attachments: int = 0
    """Binary packets still to come that belong to an event which was refused."""
    polling: bool = False
    """Whether a request waits for what this session will be told."""
    moving: float | None = None
    """Since when a WebSocket is open that is to take the place of polling."""


class Outbox(JoinableQueue):  # type: ignore[misc]  # gevent has no types
    """What waits to be sent to one browser, and how many bytes that is. What is too much is not kept."""

    unread = 0

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        self.unread += size_of(item)
        if self.unread <= MOST_UNREAD or item is None:
            super().put(item, block, timeout)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        item = super().get(block, timeout)
        if self.unread <= MOST_UNREAD:
            self.unread -= size_of(item)
        return item


def is_due(looks: int, number: int) -> bool:
    """Whether, at that look, it is the turn of the how-manieth to be asked who they are."""
    return (looks + number) % RECHECK == 0


def size_of(packet: Any) -> int:
    """About how many bytes a packet of Engine.IO keeps."""
    data = getattr(packet, "data", None)
    return len(data) if isinstance(data, (str, bytes)) else 64


class Sockets(Protocol):
    """The WebSockets of sessions that have one."""

    def trust(self, session: str) -> None:
        """Somebody is signed in on it: more may come."""

    def cut(self, session: str) -> None:
        """Ends it."""


class Callers:
    """All of them. `who` tells whose cookie or token a request carries."""

    def __init__(
        self,
        server: Any,
        who: Callable[[dict[str, Any]], str | None],
        sockets: Sockets,
        clock: Callable[[], float] = monotonic,
        most_strangers: int = MOST_STRANGERS,
    ) -> None:
        self.server = server
        self.engine = server.eio
        self.who = who
        self.sockets = sockets
        self.clock = clock
        self.most_strangers = most_strangers
        self.callers: dict[str, SocketSession] = {}
        self.engine._async = {**self.engine._async, "queue": Outbox}
        self.told_of_connect = self.engine.handlers["connect"]
        self.told_of_disconnect = self.engine.handlers["disconnect"]
        self.engine.on("connect", self._opened)
        self.engine.on("disconnect", self._ended)
        self.looking = gevent.spawn(self._look)

    def get(self, session: str) -> SocketSession | None:
        return self.callers.get(session)

    def alive(self, session: str) -> bool:
        """Whether it has not ended."""
        socket = self.engine.sockets.get(session)
        return socket is not None and not socket.closed

    def sid(self, session: str) -> str | None:
        """The session's name in Socket.IO; None while nobody is signed in."""
        sid: str | None = self.server.manager.sid_from_eio_sid(session, "/")
        return sid if sid is not None and self.server.manager.is_connected(sid, "/") else None

    def came_in(self, session: str) -> None:
        """Somebody has signed in on it."""
        if (caller := self.callers.get(session)) and self.sid(session) is not None:
            caller.budget = Budget(MOST_PACKETS, PACKETS_PER_SECOND)
            self.sockets.trust(session)

    def left(self, session: str) -> None:
        """Nobody is signed in on it any more."""
        if caller := self.callers.get(session):
            caller.since = self.clock()

    def of(self, person: str) -> int:
        """How many sessions somebody has."""
        return sum(caller.opener == person for caller in self.callers.values())

    def hang_up(self, room: str) -> None:
        """Ends the sockets of everybody in a room, and tells them that they are not to come back."""
        for sid, session in list(self.server.manager.get_participants("/", room)):
            self.server.disconnect(sid)
            self.end(session)

    def come_back(self, room: str) -> None:
        """Ends the sockets of everybody in a room; a browser opens a new one, as whoever it is by then."""
        for _, session in list(self.server.manager.get_participants("/", room)):
            self.end(session)

    def end(self, session: str, patience: float = GOODBYE) -> None:
        """Ends one session, whatever it is doing: what was to be said to it may take `patience` seconds."""
        socket = self.engine.sockets.pop(session, None)
        self.callers.pop(session, None)
        if socket is not None and not socket.closed:
            socket.close(wait=False, reason=self.engine.reason.SERVER_DISCONNECT)
        if patience:
            gevent.spawn_later(patience, self.sockets.cut, session)
        else:
            self.sockets.cut(session)

    def recheck(self, room: str) -> None:
        """Asks everybody in a room again who they are, and ends the sockets of those who are nobody any more."""
        for _, session in list(self.server.manager.get_participants("/", room)):
            self._recheck(session)

    def close(self) -> None:
        """Looks after nobody any more."""
        self.looking.kill()

    def _opened(self, session: str, environ: dict[str, Any]) -> Any:
        self._make_room()
        self.callers[session] = SocketSession(session, environ, self.who(environ), self.clock())
        return self.told_of_connect(session, environ)

    def _ended(self, session: str, reason: Any = None) -> Any:
        self.callers.pop(session, None)
        return self.told_of_disconnect(session, reason)

    def _make_room(self) -> None:
        if len(self.callers) < self.most_strangers:
            return
        strangers = [caller for caller in self.callers.values() if self.sid(caller.session) is None]
        if len(strangers) >= self.most_strangers:
            self.end(min(strangers, key=lambda caller: caller.since).session)

    def look(self, check: Callable[[int], bool] = lambda number: True) -> None:
        """Looks at everybody once; `check` says of the how-manieth whether they are asked who they are."""
        for number, session in enumerate(list(self.callers)):
            try:
                self._look_at(session, check=check(number))
            except Exception:
                log.exception("could not look after a socket")
            gevent.sleep(0)

    def _look(self) -> None:
        for looks in count():
            gevent.sleep(EVERY)
            self.look(partial(is_due, looks))

    def _look_at(self, session: str, *, check: bool) -> None:
        caller, socket = self.callers.get(session), self.engine.sockets.get(session)
        if caller is None:
            return
        if socket is None or socket.closed or socket.queue.unread > MOST_UNREAD:
            self.end(session)
        elif self.sid(session) is None:
            if self.clock() - caller.since > COME_IN_WITHIN:
                self.end(session)
        elif not socket.check_ping_timeout() or self._is_stuck(caller, socket):
            self.end(session)
        elif check:
            self._recheck(session)

    def _is_stuck(self, caller: SocketSession, socket: Any) -> bool:
        moving = caller.moving is not None and not socket.upgraded
        return moving and self.clock() - (caller.moving or 0.0) > COME_IN_WITHIN

    def _recheck(self, session: str) -> None:
        caller, sid = self.callers.get(session), self.sid(session)
        if caller is None or sid is None:
            return
        if caller.opener is None or self.who(caller.environ) != caller.opener:
            self.end(session)  # a browser that got a new cookie meanwhile comes back by itself
