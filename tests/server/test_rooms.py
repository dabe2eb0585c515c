"""Every word to everyone in a room: real browsers' sockets on a real server, in order and whole."""

from __future__ import annotations

import base64
import json
import os
import socket as plain
from collections.abc import Iterator
from typing import Any

import gevent
import pytest
from flask import Flask
from flask_socketio import SocketIO, join_room
from gevent import socket
from gevent.pywsgi import WSGIServer

from server.rooms import Rooms

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


class Browser:
    """One WebSocket, by hand, with gevent's own sockets."""

    def __init__(self, port: int) -> None:
        self.stream = socket.create_connection(("127.0.0.1", port))
        self.stream.setsockopt(plain.SOL_SOCKET, plain.SO_RCVBUF, 65_536)
        self.unread = b""
        key = base64.b64encode(os.urandom(16)).decode()
        self.stream.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n".encode()
        )
        self.answer = self.until(b"\r\n\r\n")
        assert self.text().startswith("0{")
        self.stream.sendall(b"\x81\x82\0\0\0\x0040")
        assert self.text().startswith("40{")

    def until(self, end: bytes) -> bytes:
        while end not in self.unread:
            self.unread += self.stream.recv(65_536)
        found, _, self.unread = self.unread.partition(end)
        return found

    def exactly(self, size: int) -> bytes:
        parts = [self.unread]
        have = len(self.unread)
        while have < size:
            parts.append(self.stream.recv(65_536))
            assert parts[-1], "the server closed the socket"
            have += len(parts[-1])
        whole = b"".join(parts)
        self.unread = whole[size:]
        return whole[:size]

    def text(self) -> str:
        """The next frame's text. Fails when a frame does not begin where one should."""
        kind, size = self.exactly(2)
        assert kind == 0x81, f"no whole text frame begins with {kind:#x}"
        if size == 126:
            size = int.from_bytes(self.exactly(2), "big")
        elif size == 127:
            size = int.from_bytes(self.exactly(8), "big")
        return self.exactly(size).decode()

    def events(self, count: int) -> list[Any]:
        """The payloads of the next events."""
        return [json.loads(self.text()[2:])[1] for _ in range(count)]

    def close(self) -> None:
        self.stream.close()


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


def test_frames_are_never_cut_on_the_way_through_the_queue(studio: Studio, browser: Browser) -> None:
    for number in range(20):
        studio.socketio.emit("events", {"n": number, "text": LARGE}, to=ROOM)
    gevent.sleep(0.05)
    assert [event["n"] for event in browser.events(20)] == list(range(20))


def test_compression_is_declined_and_small_packets_do_not_wait(studio: Studio, browser: Browser) -> None:
    assert b"101" in browser.answer
    assert b"permessage-deflate" not in browser.answer.lower()
    (websocket,) = studio.rooms.open.values()
    assert websocket.socket.sock.inner.getsockopt(plain.IPPROTO_TCP, plain.TCP_NODELAY)


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
