"""One request at a time sends a file; a silent one makes room, a working one does not."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import gevent
import pytest
from gevent import socket as cooperative
from gevent.event import Event

from conversation.errors import Told
from conversation.services.upload_locks import SILENT_AFTER, UploadLocks
from server.web.disconnects import cut


@dataclass
class Clock:
    seconds: float = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lines(clock: Clock) -> UploadLocks:
    return UploadLocks(Event, clock)


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    here, there = cooperative.socketpair()
    yield here, there
    here.close()
    there.close()


def test_a_second_request_waits_while_the_first_one_sends(lines: UploadLocks, clock: Clock) -> None:
    with lines.held("u", None) as line:
        for _ in line.listen(iter([b"x"] * 9), clock):
            clock.seconds += SILENT_AFTER - 1
            with pytest.raises(Told) as busy, lines.held("u", None):
                raise AssertionError("two requests at once")
            assert (busy.value.status, busy.value.code) == (423, "upload_busy")
        with lines.held("another", None):
            assert set(lines.taken) == {"u", "another"}
    lines.freed("u")
    assert not lines.taken


def test_one_that_has_fallen_silent_is_cut_and_makes_room(
    lines: UploadLocks, clock: Clock, pair: tuple[socket.socket, socket.socket]
) -> None:
    here, there = pair
    kept: list[bytes] = []

    def send() -> None:
        with lines.held("u", partial(cut, here)) as line:
            kept.extend(line.listen(iter(lambda: here.recv(100), b""), clock))

    first = gevent.spawn(send)
    there.sendall(b"what came")
    gevent.sleep(0)
    gevent.sleep(0.01)
    clock.seconds += SILENT_AFTER
    with lines.held("u", None):
        assert first.ready()
    assert kept == [b"what came"]


def test_who_gives_a_file_up_waits_for_nobody(lines: UploadLocks, pair: tuple[socket.socket, socket.socket]) -> None:
    here, _ = pair

    def send() -> None:
        with lines.held("u", partial(cut, here)) as line:
            list(line.listen(iter(lambda: here.recv(100), b""), lines.clock))

    first = gevent.spawn(send)
    gevent.sleep(0)
    lines.freed("u", at_once=True)
    assert first.ready()
