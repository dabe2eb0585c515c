"""Every word to everyone in a room: real browsers' sockets on a real server, in order and whole."""

from __future__ import annotations

import json
import socket as plain
from collections.abc import Iterator

import gevent
import pytest
from flask import Flask
from flask_socketio import SocketIO, join_room
from gevent import socket
from gevent.pywsgi import WSGIServer

from server.realtime.broadcast import Rooms
from tests.browsing import PING, TEXT, Browser, Line, frame, until

LARGE = "y" * 900_000
ROOM = "conversation:1"


class Studio:
    """A Socket.IO server whose browsers join one room."""

    def __init__(self) -> None:
        self.app = Flask("rooms")
        self.socketio = SocketIO(self.app, async_mode="gevent", max_http_buffer_size=1_000_000)
        self.rooms = Rooms(self.socketio, 1_000_000)
        self.socketio.on_event("connect", lambda auth=None: join_room(ROOM))
        self.server = WSGIServer(("127.0.0.1", 0), self.app, log=None)
        self.server.start()

    def say(self, number: int, text: str = "") -> None:
        self.rooms.send("events", {"n": number, "text": text}, ROOM)

    def close(self) -> None:
        self.server.stop(timeout=0)
        self.socketio.server.eio.shutdown()


@pytest.fixture
def studio() -> Iterator[Studio]:
    studio = Studio()
    yield studio
    studio.close()


@pytest.fixture
def browser(studio: Studio) -> Iterator[Browser]:
    browser = Browser(studio.server.server_port)
    yield browser
    browser.close()


def test_words_reach_everyone_in_the_room(studio: Studio, browser: Browser) -> None:
    second = Browser(studio.server.server_port)
    studio.say(1, "über")
    studio.say(2)
    assert browser.events(2) == second.events(2) == [{"n": 1, "text": "über"}, {"n": 2, "text": ""}]
    second.close()


def test_what_goes_directly_never_overtakes_what_waits_in_the_queue(studio: Studio, browser: Browser) -> None:
    studio.say(1)
    studio.socketio.emit("events", {"n": 2}, to=ROOM)
    studio.say(3)
    gevent.sleep(0.01)
    studio.say(4)
    assert [event["n"] for event in browser.events(4)] == [1, 2, 3, 4]


@pytest.mark.slow
def test_a_browser_that_reads_slowly_gets_every_event_whole_and_nobody_waits_for_it(
    studio: Studio, browser: Browser
) -> None:
    with gevent.Timeout(5):
        for number in range(20):
            studio.say(number, LARGE)
        studio.say(20)
    gevent.sleep(0.05)  # its buffers are full now
    heard = browser.events(21)
    assert [event["n"] for event in heard] == list(range(21))
    assert {event["text"] for event in heard} == {LARGE, ""}


@pytest.mark.slow
def test_frames_are_never_cut_on_the_way_through_the_queue(studio: Studio, browser: Browser) -> None:
    for number in range(20):
        studio.socketio.emit("events", {"n": number, "text": LARGE}, to=ROOM)
    gevent.sleep(0.05)
    assert [event["n"] for event in browser.events(20)] == list(range(20))


def test_compression_is_declined_and_small_packets_do_not_wait(studio: Studio, browser: Browser) -> None:
    assert b"101" in browser.answer
    assert b"permessage-deflate" not in browser.answer.lower()
    (websocket,) = studio.rooms.open.values()
    assert websocket.stream.inner.getsockopt(plain.IPPROTO_TCP, plain.TCP_NODELAY)


def test_a_browser_without_websockets_hears_it_too(studio: Studio) -> None:
    def ask(method: str, session: str = "", body: str = "") -> str:
        with socket.create_connection(("127.0.0.1", studio.server.server_port)) as stream:
            stream.sendall(
                f"{method} /socket.io/?EIO=4&transport=polling{session} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
            )
            answer = b"".join(iter(lambda: stream.recv(65_536), b""))
        return answer.partition(b"\r\n\r\n")[2].decode()

    session = "&sid=" + json.loads(ask("GET")[1:])["sid"]
    assert ask("POST", session, "40") == "OK"
    assert ask("GET", session).startswith("40{")
    studio.say(1)
    assert ask("GET", session) == '42["events",{"n":1,"text":""}]'


def test_a_browser_that_went_is_forgotten(studio: Studio, browser: Browser) -> None:
    assert len(studio.rooms.open) == 1
    browser.close()
    with gevent.Timeout(5):
        while studio.rooms.open:
            gevent.sleep(0.01)
    studio.say(1)


@pytest.mark.parametrize("leaves_first", ["the browser", "the server"])
def test_the_end_of_a_socket_is_the_end_of_its_connection(studio: Studio, browser: Browser, leaves_first: str) -> None:
    """The server under it would take what still comes for a request, and its answer is a broken frame to a browser."""
    if leaves_first == "the server":
        (sid,) = studio.socketio.server.eio.sockets
        gevent.spawn(studio.socketio.server.eio.disconnect, sid)
        browser.until(b"\x88")
    browser.stream.sendall(b"\x88\x82\0\0\0\0\x03\xe8")
    with gevent.Timeout(5):
        while more := browser.stream.recv(65_536):
            browser.unread += more
    assert b"HTTP/1.1" not in browser.unread


def test_frames_that_come_before_the_answer_are_heard(studio: Studio) -> None:
    early = Browser(studio.server.server_port, early=frame(TEXT, b"40"), sign_in=False)
    assert early.text().startswith("40{")
    early.close()


@pytest.mark.parametrize("flood", [frame(0x00), frame(PING), frame(TEXT, b"3"), frame(PING, b"x" * 100)])
def test_who_sends_more_frames_than_any_browser_is_sent_away(studio: Studio, browser: Browser, flood: bytes) -> None:
    begun = frame(0x01) if flood == frame(0x00) else b""
    flooding = Browser(studio.server.server_port)
    sender = gevent.spawn(flooding.send, begun + flood * 100_000)
    studio.say(1)
    assert browser.events(1) == [{"n": 1, "text": ""}]
    assert flooding.closed() in (1008, None)  # the goodbye is lost where more came after it
    until(lambda: len(studio.rooms.open) == 1, "the end of that socket")
    sender.kill()
    flooding.close()
    studio.say(2)
    assert browser.events(1) == [{"n": 2, "text": ""}]


def test_a_large_message_may_come_in_many_frames(studio: Studio, browser: Browser) -> None:
    heard: list[str] = []
    studio.socketio.on_event("long", heard.append)
    text = ('42["long","' + "z" * 800_000 + '"]').encode()
    pieces = [text[start : start + 2_000] for start in range(0, len(text), 2_000)]
    kinds = [0x01, *[0x00] * (len(pieces) - 2), 0x80]
    browser.send(b"".join(frame(kind, piece) for kind, piece in zip(kinds, pieces, strict=True)))
    until(lambda: bool(heard))
    assert heard == ["z" * 800_000]


@pytest.mark.slow
def test_a_browser_that_answers_no_goodbye_is_let_go(studio: Studio, browser: Browser) -> None:
    (websocket,) = studio.rooms.open.values()
    websocket.close()
    assert browser.closed() == 1000
    until(lambda: not studio.rooms.open)


def test_a_browser_that_reads_nothing_can_be_let_go_too(studio: Studio, browser: Browser) -> None:
    for number in range(20):
        studio.say(number, LARGE)
    gevent.sleep(0.05)  # its buffers are full now, and somebody waits to send the rest
    (websocket,) = studio.rooms.open.values()
    websocket.close()
    until(lambda: not studio.rooms.open)


def test_a_request_for_a_websocket_that_is_none_is_refused(studio: Studio) -> None:
    line = Line(studio.server.server_port)
    line.send(
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
        b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    assert line.until(b"\r\n").startswith(b"HTTP/1.1 400")
    line.close()


@pytest.mark.parametrize("odd", [b"\xc1\x80\0\0\0\0", b"\x83\x80\0\0\0\0", b"\x81\x01x", b"\x89\xfe\x01\x00\0\0\0\0"])
def test_a_compressed_or_broken_frame_ends_its_socket(studio: Studio, browser: Browser, odd: bytes) -> None:
    other = Browser(studio.server.server_port)
    other.send(odd)
    assert other.closed() in (1002, None)
    until(lambda: len(studio.rooms.open) == 1)
    other.close()
    studio.say(1)
    assert browser.events(1) == [{"n": 1, "text": ""}]
