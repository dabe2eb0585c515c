"""h11 is given heads; bodies are kept."""

from __future__ import annotations

import threading
from contextvars import copy_context

import httpcore2
import pytest

from providers.wire.http.network_stream import TICK, GivenUp, SplitStream, stop_signal
from providers.wire.rhythm import seconds

HEAD = b"HTTP/1.1 200 OK\r\nX: y\r\n\r\n"


class Stream(httpcore2.NetworkStream):
    """Gives these pieces; silent afterwards."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = list(pieces)
        self.waits: list[float | None] = []

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.waits.append(timeout)
        if not self.pieces:
            raise httpcore2.ReadTimeout
        return self.pieces.pop(0)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 11, 100])
def test_a_head_is_given_without_a_byte_of_the_body(size: int) -> None:
    raw = HEAD + b"the body\r\n\r\nand more"
    line = SplitStream(Stream(*[raw[at : at + size] for at in range(0, len(raw), size)]))

    given = b""
    while not given.endswith(b"\r\n\r\n"):
        given += line.read(65_536)

    assert given == HEAD
    assert b"the body".startswith(line.take()[1][:8])


def test_two_heads_at_once_are_given_one_after_the_other() -> None:
    line = SplitStream(Stream(b"HTTP/1.1 100 Continue\r\n\r\n" + HEAD + b"body"))

    assert line.read(65_536) == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert line.read(65_536) == HEAD


def test_it_waits_in_short_stretches_until_the_time_is_over() -> None:
    stream, stretch = Stream(), seconds(TICK)

    with pytest.raises(httpcore2.ReadTimeout):
        SplitStream(stream).read(10, timeout=3.5 * stretch)

    assert stream.waits == [stretch, stretch, stretch, stretch / 2]


def test_a_call_that_was_given_up_neither_reads_nor_writes() -> None:
    given_up = threading.Event()
    given_up.set()
    context = copy_context()
    context.run(stop_signal.set, given_up)

    for act in (lambda: SplitStream(Stream()).read(10), lambda: SplitStream(Stream()).write(b"x")):
        with pytest.raises(GivenUp):
            context.run(act)
