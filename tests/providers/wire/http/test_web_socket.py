"""A WebSocket at a provider, over real sockets."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from providers.provider import Address, Given
from providers.wire.client import Client
from providers.wire.errors import CutOff, ServiceRefused, WireError
from providers.wire.http.web_socket import Message, ProviderSocket
from tests.upstream.connected import FakePixels
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.web_socket import BINARY, CLOSE, MORE, PING, TEXT, accept, frame
from tests.upstream.wire import Wire

ADDRESS = Address("ACME_URL", "https://acme.example")
LONG = "ü" * 80_000
SPEECHES = {
    "/words": frame(b"one") + frame("zwei ü".encode()) + frame(b"\x00\x01", BINARY),
    "/pieces": frame(b"half ", TEXT, last=False) + frame(b"", PING) + frame(b"and half", MORE),
    "/long": frame(LONG.encode()),
    "/close": frame(b"last words") + frame(struct.pack(">H", 1001), CLOSE),
    "/nonsense": b"\xff\xff\xff\xff",
}


class Speaker(Service):
    """Says its piece, and is silent then."""

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        self.requests.append({"headers": request.headers})
        if path == "/refused":
            await wire.json({"error": {"message": "Not you."}}, 403)
        elif path == "/plain":
            await wire.json({"hello": "there"})
        else:
            line = accept(request, wire, b"somebody else's" if path == "/stranger" else None)
            await line.raw(SPEECHES.get(path, b""))
            if path != "/gone":
                await asyncio.sleep(3_600)
            await wire.hang_up()


@pytest.fixture(scope="module")
def speaker() -> Iterator[Running]:
    with Running(Speaker()) as running:
        yield running


def opened(running: Generator[Any, None, ProviderSocket]) -> ProviderSocket:
    while True:
        try:
            next(running)
        except StopIteration as end:
            found: ProviderSocket = end.value
            return found


@contextmanager
def listening(speaker: Running, path: str) -> Iterator[ProviderSocket]:
    client = Client("Acme", Given(FakePixels(), addresses={ADDRESS.name: speaker.url}), ADDRESS)
    with closing(client), closing(opened(client.calling().socket(path))) as socket:
        yield socket


def heard(socket: ProviderSocket, count: int) -> list[Message]:
    found: list[Message] = []
    while len(found) < count:
        found += socket.receive(5.0)
    return found


def test_messages_come_whole_and_in_order(speaker: Running) -> None:
    with listening(speaker, "/words") as socket:
        assert heard(socket, 3) == ["one", "zwei ü", b"\x00\x01"]


def test_a_message_in_pieces_with_a_ping_between_them_is_one(speaker: Running) -> None:
    with listening(speaker, "/pieces") as socket:
        assert heard(socket, 1) == ["half and half"]


def test_a_long_message_comes_through(speaker: Running) -> None:
    with listening(speaker, "/long") as socket:
        assert heard(socket, 1) == [LONG]


def test_silence_is_waited_for_only_so_long(speaker: Running) -> None:
    with listening(speaker, "/silent") as socket:
        assert socket.receive(0.05) == []


def test_nobody_says_from_which_page_they_come(speaker: Running) -> None:
    speaker.forget()
    with listening(speaker, "/silent"):
        pass
    assert "origin" not in speaker.seen()["requests"][0]["headers"]


@pytest.mark.parametrize("path", ["/close", "/gone", "/nonsense"])
def test_its_end_is_told(speaker: Running, path: str) -> None:
    with listening(speaker, path) as socket, pytest.raises(CutOff):
        heard(socket, 9)


@pytest.mark.parametrize(("path", "kind"), [("/refused", ServiceRefused), ("/plain", CutOff), ("/stranger", CutOff)])
def test_what_is_no_web_socket_is_told(speaker: Running, path: str, kind: type[WireError]) -> None:
    with pytest.raises(kind), listening(speaker, path):
        pass


def test_closing_it_ends_the_connection(speaker: Running) -> None:
    speaker.forget()
    with listening(speaker, "/silent") as socket:
        socket.receive(0.05)
    with pytest.raises((CutOff, ValueError, OSError)):
        socket.receive(0.05)
