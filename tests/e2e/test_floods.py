"""The real process while somebody floods it: everybody else is answered, the flood ends, the log stays empty."""

from __future__ import annotations

import json
import resource
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest
import websocket

from tests.matrix import matrix
from tests.running import PATIENCE, Studio, Visitor

Make = Callable[[Studio], Visitor]
STOP = json.dumps(["stop", {"turn": "00000000-0000-4000-8000-000000000000"}])
SOFT, HARD = 200, 512
HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    with Studio(tmp_path / "data") as studio:
        yield studio


def masked(kind: int, text: bytes = b"") -> bytes:
    return bytes((kind, 0x80 | len(text))) + b"\0\0\0\0" + text


def opened(studio: Studio, cookie: str = "") -> socket.socket:
    """A WebSocket's connection, past its handshake."""
    client = websocket.WebSocket()
    client.connect(
        f"ws://127.0.0.1:{studio.port}/socket.io/?EIO=4&transport=websocket", cookie=cookie, timeout=PATIENCE
    )
    connection: socket.socket = client.sock
    client.sock = None
    return connection


def cookie_of(visitor: Visitor) -> str:
    visitor.data("GET", "/api/v1/session")
    return f"atelier={visitor.http.cookies['atelier']}"


def ended(connection: socket.socket) -> None:
    """Comes back once the server closed it. Fails when it does not."""
    with suppress(ConnectionError):
        while connection.recv(65_536):
            pass


FLOODS = {
    "stop events": (True, masked(0x81, b"40"), masked(0x81, f"42{STOP}".encode()), 20_000),
    "unknown events": (True, masked(0x81, b"40"), masked(0x81, b'42["nothing",{}]'), 100_000),
    "packets that are none": (True, masked(0x81, b"40"), masked(0x81, b"4x"), 100_000),
    "binary packets": (True, masked(0x81, b"40"), masked(0x82, b"\0"), 100_000),
    "empty fragments": (False, masked(0x01), masked(0x00), 300_000),
    "pings": (False, b"", masked(0x89), 200_000),
    "requests ahead of their turn": (None, b"", HEALTH, 20_000),
}


@matrix("name", FLOODS)
def test_a_flood_is_ended_and_everybody_else_is_answered_meanwhile(studio: Studio, visitor: Make, name: str) -> None:
    signed_in, begin, one, times = FLOODS[name]
    ada, bea = visitor(studio), visitor(studio).connect()
    conversation = bea.conversation()
    if signed_in is None:
        flood = socket.create_connection(("127.0.0.1", studio.port), timeout=PATIENCE)
    else:
        flood = opened(studio, cookie_of(ada) if signed_in else "")
    with closing(flood):

        def send() -> None:
            with suppress(OSError):  # ended while it was sending
                flood.sendall(begin + one * times)

        sender, reader = threading.Thread(target=send), threading.Thread(target=ended, args=(flood,))
        sender.start()
        reader.start()
        answered = 0
        while reader.is_alive() or answered < 3:
            assert bea.call("GET", "/health", timeout=2).status_code == 200
            assert bea.said("open", {"conversation": conversation}) == {"running": []}
            answered += 1
            reader.join(0.2)
        sender.join(PATIENCE)
        assert not sender.is_alive()
    bea.cut()
    assert studio.stop()[1] == ""


@pytest.mark.slow
def test_connections_that_say_nothing_are_ended(studio: Studio, visitor: Make) -> None:
    ada = visitor(studio).connect()
    silent = [socket.create_connection(("127.0.0.1", studio.port), timeout=PATIENCE) for _ in range(3)]
    silent[1].sendall(b"GET /health HT")
    silent[2].sendall(b"POST /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n")
    stranger, unsigned = opened(studio), opened(studio, cookie_of(ada))
    for connection in (*silent, stranger, unsigned):
        ended(connection)
        connection.close()
    assert ada.said("open", {"conversation": ada.conversation()}) == {"running": []}
    ada.cut()
    assert studio.stop()[1] == ""


class Small(Studio):
    """A studio that may open few files, and asks for fewer at first."""

    def spawn(self) -> subprocess.Popen[str]:
        started = super().spawn
        before = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (SOFT, before[1]))
        try:
            process = started()
            resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (SOFT, HARD))
            return process
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.slow
def test_more_connections_than_files_lock_nobody_out(tmp_path: Path, visitor: Make) -> None:
    with Small(tmp_path / "data", prepared=False) as studio, ExitStack() as stack:
        ada = visitor(studio).connect()
        for _ in range(2 * HARD):
            stack.enter_context(socket.create_connection(("127.0.0.1", studio.port), timeout=PATIENCE))
        bea = visitor(studio)
        assert bea.call("GET", "/").status_code == 200
        form = {"file": ("large.png", b"\x89PNG\r\n\x1a\n" + bytes(2_000_000))}
        assert bea.call("POST", "/api/v1/images", files=form).status_code == 422
        assert ada.said("open", {"conversation": ada.conversation()}) == {"running": []}
        ada.cut()
        assert studio.stop()[1] == ""
