"""Places for connections: who says nothing makes room, and one address never has all."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from gevent import socket

from server.http.connections import KEPT_AT_LEAST, MOST, Connections, Full, places
from server.http.intake import Intake


class Place:
    """A connection and its other end."""

    def __init__(self) -> None:
        self.ours, self.theirs = socket.socketpair()
        self.intake = Intake(self.ours)
        self.intake.await_request(first=True)

    def begins(self) -> None:
        """Something of a request has come."""
        self.theirs.sendall(b"G")
        self.intake.readinto(bytearray(1))

    @property
    def ended(self) -> bool:
        self.theirs.settimeout(0.0)
        try:
            return self.theirs.recv(1) == b""
        except BlockingIOError:
            return False

    def close(self) -> None:
        self.ours.close()
        self.theirs.close()


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def opened(stack: ExitStack, connections: Connections, *addresses: str) -> list[Place]:
    """Connections from these addresses, each a moment later than the one before."""
    made = []
    for number, address in enumerate(addresses):
        place = Place()
        stack.callback(place.close)
        place.intake.deadline += number
        stack.enter_context(connections.held(address, place.intake))
        made.append(place)
    return made


def test_the_one_that_waits_longest_makes_room(stack: ExitStack) -> None:
    connections = Connections(3)
    one, two, three = opened(stack, connections, "a", "b", "c")
    one.begins()
    (four,) = opened(stack, connections, "d")
    assert [place.ended for place in (one, two, three, four)] == [False, True, False, False]


def test_nobody_at_work_is_ended_for_a_newcomer(stack: ExitStack) -> None:
    connections = Connections(4)
    for place in opened(stack, connections, "a", "b", "c", "d"):
        place.begins()
    with pytest.raises(Full):
        opened(stack, connections, "e")


def test_one_address_never_has_all(stack: ExitStack) -> None:
    connections = Connections(4)
    mine = opened(stack, connections, "a", "a", "a")
    assert [place.ended for place in mine] == [True, False, False]
    (other,) = opened(stack, connections, "b")
    assert not other.ended
    for place in mine[1:]:
        place.begins()
    with pytest.raises(Full):
        opened(stack, connections, "a")
    opened(stack, connections, "b")


def test_a_place_is_free_again_once_it_is_left() -> None:
    connections = Connections(1)
    for _ in range(3):
        with ExitStack() as stack:
            opened(stack, connections, "a")[0].begins()
    assert not connections.taken
    assert not connections.of


def test_files_are_kept_for_everything_else() -> None:
    assert places(1024) == 768
    assert places(400) == 400 - KEPT_AT_LEAST
    assert places(1_000_000) == MOST
    assert places(10) == 1


@pytest.mark.slow
def test_the_limit_on_files_is_raised_as_far_as_it_goes() -> None:
    program = (
        "import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (256, 700)); "
        "from server.http.connections import raise_file_limit as up; print(up(), *r.getrlimit(r.RLIMIT_NOFILE))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["700", "700", "700"]
