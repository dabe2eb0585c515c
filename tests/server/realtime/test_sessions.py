"""Sockets that fell silent, or do not listen, are ended; everybody else's stay."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIO, join_room
from gevent.pywsgi import WSGIServer

from server.realtime.broadcast import Rooms
from server.realtime.sessions import COME_IN_WITHIN, MOST_UNREAD, Callers, size_of
from tests.browsing import Browser, Line, until


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Studio:
    """A Socket.IO server where everybody is Ada."""

    def __init__(self) -> None:
        app = Flask("callers")
        socketio = SocketIO(app, async_mode="gevent", manage_session=False, monitor_clients=False)
        socketio.on_event("connect", lambda auth=None: join_room("everybody"))
        self.clock = Clock()
        self.rooms = Rooms(socketio, 1_000_000)
        self.callers = Callers(socketio.server, lambda environ: "ada", self.rooms, self.clock)
        self.engine = socketio.server.eio
        self.server = WSGIServer(("127.0.0.1", 0), app, log=None)
        self.server.start()
        self.lines: list[Line] = []

    def browser(self, **options: Any) -> Browser:
        made = Browser(self.server.server_port, **options)
        self.lines.append(made)
        return made

    def say(self, text: str) -> None:
        self.rooms.send("events", {"text": text}, "everybody")

    def look(self) -> None:
        self.callers.look(lambda number: False)

    def close(self) -> None:
        for line in self.lines:
            line.close()
        self.server.stop(timeout=0)
        self.callers.close()


@pytest.fixture
def studio() -> Iterator[Studio]:
    made = Studio()
    yield made
    made.close()


@pytest.mark.slow
def test_who_does_not_sign_in_is_sent_away_and_who_did_stays(studio: Studio) -> None:
    silent, signed_in = studio.browser(sign_in=False), studio.browser()
    studio.clock.now = COME_IN_WITHIN - 1
    studio.look()
    assert len(studio.callers.callers) == 2
    studio.clock.now = COME_IN_WITHIN + 1
    studio.look()
    assert silent.closed() in (1000, None)
    studio.say("still there")
    assert signed_in.events(1) == [{"text": "still there"}]


@pytest.mark.slow
def test_who_signed_out_is_sent_away_as_well(studio: Studio) -> None:
    browser = studio.browser()
    studio.clock.now = 100.0
    browser.say("41")
    (session,) = studio.callers.callers
    until(lambda: studio.callers.sid(session) is None)
    studio.callers.left(session)
    studio.look()
    assert studio.callers.callers
    studio.clock.now += COME_IN_WITHIN + 1
    studio.look()
    assert browser.closed() in (1000, None)


def test_by_polling_it_is_the_same(studio: Studio) -> None:
    line = Line(studio.server.server_port)
    line.send(b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b'"sid"' in line.to_the_end()
    line.close()
    studio.clock.now = COME_IN_WITHIN + 1
    studio.look()
    assert not studio.callers.callers
    assert not studio.engine.sockets


@pytest.mark.slow
def test_who_answers_no_ping_is_sent_away_whether_or_not_they_answer_the_goodbye(studio: Studio) -> None:
    silent, lively = studio.browser(), studio.browser()
    first, _ = studio.engine.sockets.values()
    first.last_ping = time.time() - studio.engine.ping_timeout - 1
    studio.look()
    assert silent.closed() in (1000, None)
    until(lambda: len(studio.rooms.open) == 1)
    studio.say("still there")
    assert lively.events(1) == [{"text": "still there"}]


@pytest.mark.slow
def test_who_does_not_read_keeps_only_so_much_and_is_sent_away(studio: Studio) -> None:
    deaf = studio.browser()
    (socket,) = studio.engine.sockets.values()
    for _ in range(40):
        studio.say("y" * 900_000)
    kept = sum(size_of(packet) for packet in list(socket.queue.queue))
    assert kept <= MOST_UNREAD
    studio.look()
    assert not studio.callers.callers
    until(lambda: not studio.rooms.open)
    deaf.close()


@pytest.mark.slow
def test_strangers_make_room_for_one_another(studio: Studio) -> None:
    studio.callers.most_strangers = 2
    signed_in = studio.browser()
    first = studio.browser(sign_in=False)
    studio.clock.now = 1.0
    studio.browser(sign_in=False)
    studio.browser(sign_in=False)
    assert first.closed() in (1000, None)
    studio.say("still there")
    assert signed_in.events(1) == [{"text": "still there"}]
