"""How long a connection's bytes are waited for: by what moves, never by the whole."""

from __future__ import annotations

from io import BufferedReader
from typing import Any

import pytest

from server.http.intake import FIRST_REQUEST, HEAD, NEXT_REQUEST, SILENCE, SLOWEST, SMALL_READ, Intake


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


class Slow:
    """A connection whose bytes take their time."""

    def __init__(self, clock: Clock, pieces: list[tuple[float, bytes]]) -> None:
        self.clock = clock
        self.pieces = pieces
        """Seconds until each comes."""
        self.timeout: float | None = None
        self.largest = 0

    def settimeout(self, seconds: float) -> None:
        self.timeout = seconds

    def recv_into(self, room: Any) -> int:
        self.largest = max(self.largest, len(room))
        if not self.pieces:
            return 0
        wait, data = self.pieces.pop(0)
        assert self.timeout is not None
        if wait > self.timeout:
            self.clock.now += self.timeout
            raise TimeoutError
        self.clock.now += wait
        if len(data) > len(room):
            self.pieces.insert(0, (0.0, data[len(room) :]))
            data = data[: len(room)]
        room[: len(data)] = data
        return len(data)


def coming(*pieces: tuple[float, bytes]) -> tuple[Clock, Intake]:
    clock = Clock()
    return clock, Intake(Slow(clock, list(pieces)), clock)


def read(intake: Intake, size: int = 100) -> bytes:
    room = bytearray(size)
    return bytes(room[: intake.readinto(room)])


def test_a_connection_that_asks_for_nothing_is_ended() -> None:
    clock, intake = coming((FIRST_REQUEST + 1, b"GET"))
    intake.await_request(first=True)
    with pytest.raises(TimeoutError):
        read(intake)
    assert clock.now == 100 + FIRST_REQUEST
    assert intake.idle


def test_between_two_requests_it_may_rest_for_longer() -> None:
    _, intake = coming((NEXT_REQUEST - 1, b"GET"), (NEXT_REQUEST + 1, b"GET"))
    intake.await_request(first=False)
    assert read(intake) == b"GET"
    intake.await_request(first=False)
    with pytest.raises(TimeoutError):
        read(intake)


def test_headers_that_come_byte_by_byte_are_cut() -> None:
    clock, intake = coming(*[(1.0, b"x")] * 100)
    intake.await_request(first=True)
    with pytest.raises(TimeoutError):
        for _ in range(100):
            read(intake)
    assert clock.now <= 101 + HEAD


def test_a_slow_upload_may_take_hours_as_long_as_it_moves() -> None:
    clock, intake = coming(*[(1.0, bytes(2000))] * 10_000)
    intake.await_body()
    for _ in range(10_000):
        assert read(intake, 10_000)
    assert clock.now > 10_000


def test_an_upload_may_rest_while_a_telephone_changes_its_network() -> None:
    _, intake = coming((1.0, bytes(50)), (SILENCE - 2, bytes(20_000)), (SILENCE - 2, b"end"))
    intake.await_body()
    assert [len(read(intake, 50_000)) for _ in range(3)] == [50, 20_000, 3]


@pytest.mark.parametrize(
    "pieces", [[(SILENCE + 1, b"x")], [(1.0, b"x")] * 1000, [(10.0, bytes(int(SLOWEST * 5)))] * 1000]
)
def test_a_body_that_falls_silent_or_trickles_is_cut(pieces: list[tuple[float, bytes]]) -> None:
    clock, intake = coming(*pieces)
    intake.await_body()
    with pytest.raises(TimeoutError):
        for _ in range(1000):
            read(intake, 10_000)
    assert clock.now - 100 < 3 * SILENCE


def test_time_in_which_nobody_reads_is_not_the_senders() -> None:
    clock, intake = coming((1.0, b"a"), (1.0, b"b"))
    intake.await_body()
    assert read(intake) == b"a"
    clock.now += 3600
    assert read(intake) == b"b"


def test_what_nobody_wants_is_read_only_so_far() -> None:
    _, intake = coming((0.01, bytes(100)), (0.01, b"x"))
    intake.await_body()
    intake.left = 100
    assert len(read(intake, 200)) == 100
    with pytest.raises(ConnectionAbortedError):
        read(intake)


def test_what_is_read_in_small_pieces_is_taken_in_small_pieces() -> None:
    clock = Clock()
    slow = Slow(clock, [(0.01, bytes(50_000))])
    intake = Intake(slow, clock)
    reader = BufferedReader(intake, 8192)
    reader.readline()
    assert slow.largest == SMALL_READ
    reader.read(40_000)
    assert slow.largest > 8192
