"""The network's pieces go in, the body comes out, however it was framed and torn."""

from __future__ import annotations

from typing import Any

import httpcore2
import httpx2
import pytest

from providers.wire.errors import CutOff
from providers.wire.http.body import ResponseBody
from providers.wire.http.network_stream import SplitStream

WORDS = b"data: Gr\xc3\xbc\xc3\x9fe\n\n" * 3
CHUNKED = b"5;x=1\r\ndata:\r\n" + b"".join(b"%x\r\n%b\r\n" % (len(WORDS), WORDS) for _ in range(2))
ENDING = b"0\r\nTrailer: x\r\n\r\n"


class Socket:
    """Gives these pieces, then hangs up. None is a second of silence."""

    def __init__(self, pieces: list[bytes | None]) -> None:
        self.pieces = pieces

    def settimeout(self, seconds: float) -> None:
        """Nothing waits here."""

    def recv(self, most: int) -> bytes:
        piece = self.pieces.pop(0) if self.pieces else b""
        if piece is None:
            raise TimeoutError
        return piece


class Stream(httpcore2.NetworkStream):
    """What httpcore would have connected."""

    def __init__(self, pieces: list[bytes | None]) -> None:
        self.socket = Socket(pieces)

    def get_extra_info(self, info: str) -> Any:
        return self.socket

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.socket.recv(max_bytes)


def body_of(pieces: list[bytes | None], **headers: str) -> ResponseBody:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    extensions = {"network_stream": SplitStream(Stream(pieces))}
    return ResponseBody(httpx2.Response(200, headers=named, content=b"", extensions=extensions))


def read_all(body: ResponseBody) -> bytes:
    found = b""
    while not body.ended:
        found += body.read()
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 5, 17, 64, 1_000])
def test_chunks_are_put_together_wherever_they_are_cut(size: int) -> None:
    raw = CHUNKED + ENDING
    body = body_of([raw[at : at + size] for at in range(0, len(raw), size)], transfer_encoding="chunked")

    assert read_all(body) == b"data:" + WORDS * 2


def test_a_body_of_known_length_ends_there() -> None:
    assert read_all(body_of([b"four", b"teen bytes"], content_length="14")) == b"fourteen bytes"


def test_a_body_of_unknown_length_ends_with_the_connection() -> None:
    assert read_all(body_of([b"a", b"b"])) == b"ab"


def test_a_body_of_no_length_has_ended() -> None:
    assert body_of([], content_length="0").ended


def test_silence_is_an_empty_piece() -> None:
    body = body_of([None, b"1\r\nx\r\n", None], transfer_encoding="chunked")

    assert [body.read(), body.read(), body.read()] == [b"", b"x", b""]
    assert not body.ended


@pytest.mark.parametrize("pieces", [[b"5\r\nabc"], [b"5"], [b"5\r\nabcde\r\n"], []])
def test_a_connection_that_ends_in_the_middle_is_broken(pieces: list[bytes | None]) -> None:
    with pytest.raises(CutOff, match="before the answer was complete"):
        read_all(body_of(pieces, transfer_encoding="chunked"))


@pytest.mark.parametrize("raw", [b"hello\r\nworld\r\n", b"x" * 2_000])
def test_a_chunk_without_a_size_is_broken(raw: bytes) -> None:
    with pytest.raises(CutOff, match="without a size"):
        read_all(body_of([raw], transfer_encoding="chunked"))


def test_too_short_a_body_is_broken() -> None:
    with pytest.raises(CutOff):
        read_all(body_of([b"abc"], content_length="5"))
