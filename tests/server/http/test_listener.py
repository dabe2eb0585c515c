"""The HTTP server with real connections: everybody has a turn, and nobody takes all of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

import gevent
import pytest

from server.http.connections import Connections
from server.http.listener import HEAD_BYTES, MOST_AHEAD, Listener
from tests.browsing import Line, until
from tests.matrix import sampled

HEAD = "{} HTTP/1.1\r\nHost: x\r\n{}\r\n"


class Served:
    """A server that notes what it is asked for, and says how long each body was."""

    def __init__(self, most: int = 100) -> None:
        self.asked: list[str] = []
        self.failed: list[BaseException] = []
        self.lines: list[Line] = []
        self.listener = Listener(("127.0.0.1", 0), self.answer, Connections(most), error_log=logging.getLogger("x"))
        self.listener.start()

    @property
    def port(self) -> int:
        return int(self.listener.server_port)

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        said = b"read nothing"
        if path.startswith("/read"):
            try:
                said = str(len(environ["wsgi.input"].read())).encode()
            except OSError as error:
                self.failed.append(error)
                raise
        elif path == "/large":
            said = bytes(50_000_000)
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
        return [said]

    def line(self) -> Line:
        """A connection, which ends with the test."""
        self.lines.append(Line(self.port))
        return self.lines[-1]

    def close(self) -> None:
        for line in self.lines:
            line.close()
        self.listener.stop(timeout=0)

    def open(self) -> int:
        return len(self.listener.connections.taken)


@pytest.fixture
def served() -> Iterator[Served]:
    made = Served()
    yield made
    made.close()


@pytest.fixture
def silent_log(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Fails when anything is logged, or written to stderr as gevent does with a trace."""
    yield
    gevent.sleep(0.01)
    assert [record.getMessage() for record in caplog.records] == []
    assert capfd.readouterr().err == ""


def get(path: str, *headers: str) -> bytes:
    return HEAD.format(f"GET {path}", "".join(f"{header}\r\n" for header in headers)).encode()


def post(path: str, *headers: str) -> bytes:
    return HEAD.format(f"POST {path}", "".join(f"{header}\r\n" for header in headers)).encode()


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_requests_ahead_of_their_turn_let_everybody_else_go_first(served: Served) -> None:
    flood, other = served.line(), served.line()
    other.send(get("/other"))
    other.until(b"read nothing")
    flood.send(get("/flood") * 50)
    other.send(get("/other"))
    other.until(b"read nothing")
    assert served.asked.index("/other", 1) < 10
    assert flood.until(b"read nothing")


def test_who_sends_too_many_ahead_is_answered_so_far_and_ended(served: Served) -> None:
    flood = served.line()
    flood.send(get("/flood") * 20_000)
    assert b"read nothing" in flood.to_the_end()
    until(lambda: not served.open())
    assert MOST_AHEAD <= len(served.asked) <= MOST_AHEAD + 50


def test_one_after_the_other_is_answered_as_often_as_anybody_likes(served: Served) -> None:
    line = served.line()
    for _ in range(MOST_AHEAD * 3):
        line.send(get("/again"))
        line.until(b"read nothing")
    line.close()


@pytest.mark.usefixtures("silent_log")
@sampled(
    ("sent", "code"),
    [
        (get("/", "X: " + "a" * HEAD_BYTES), 431),
        (get("/", *["X: " + "a" * 1000] * 60), 431),
        (get("/", *["X: a"] * 150), 431),
        (get("/" + "a" * 10_000), 414),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 400),
        (b"GET / HTTP/x\r\n\r\n", 400),
        (post("/", "Content-Length: -5"), 400),
        (post("/", "Content-Length: +5"), 400),
        (post("/", "Content-Length: 5", "Content-Length: 6"), 400),
        (post("/", "Content-Length: 5", "Transfer-Encoding: chunked"), 400),
        (post("/", "Transfer-Encoding: gzip, chunked"), 400),
        (post("/", "Transfer-Encoding: chunked", "Transfer-Encoding: identity"), 400),
        (post("/", "Content-Length: " + "9" * 5000), 400),
    ],
)
def test_what_is_no_request_gets_an_answer_and_no_line_in_the_log(served: Served, sent: bytes, code: int) -> None:
    line = served.line()
    line.send(sent)
    answer = line.to_the_end()
    assert status(answer) == code
    assert served.asked == []


@pytest.mark.usefixtures("silent_log")
@sampled("sent", [b"", b"GET", get("/")[:-2], post("/read", "Content-Length: 100") + b"half", get("/large")])
def test_who_hangs_up_leaves_nothing_in_the_log(served: Served, sent: bytes) -> None:
    line = served.line()
    line.send(sent)
    gevent.sleep(0.01)
    line.close()
    until(lambda: not served.open())


def test_a_body_comes_as_it_is_and_the_next_request_after_it(served: Served) -> None:
    line = served.line()
    line.send(post("/read", "Content-Length: 300000") + bytes(300_000))
    assert line.until(b"300000")
    line.send(post("/read", "Transfer-Encoding: chunked") + (b"2000\r\n" + bytes(8192) + b"\r\n") * 40 + b"0\r\n\r\n")
    assert line.until(b"327680")
    line.send(post("/", "Content-Length: 300000") + bytes(300_000) + get("/after"))
    assert line.until(b"read nothing")
    assert line.until(b"read nothing")
    assert served.asked == ["/read", "/read", "/", "/after"]
    line.close()


@pytest.mark.parametrize("endless", [b"1\r\nx\r\n" * 300_000, b"0\r\n" + b"X: y\r\n" * 300_000])
def test_a_body_in_pieces_of_a_byte_or_without_an_end_is_cut_off(served: Served, endless: bytes) -> None:
    line, other = served.line(), served.line()
    line.send(post("/read", "Transfer-Encoding: chunked"))
    sender = gevent.spawn(line.send, endless)
    other.send(get("/other"))
    other.until(b"read nothing")
    line.to_the_end()
    sender.kill()
    assert [type(error) for error in served.failed] == [ConnectionAbortedError]
    until(lambda: served.open() == 1)
    other.close()


def test_where_all_places_are_taken_the_silent_make_room_and_the_rest_is_told_to_wait() -> None:
    served = Served(most=4)  # two for one address
    silent, working = served.line(), served.line()
    working.send(post("/read", "Content-Length: 10"))
    until(lambda: "/read" in served.asked)
    third = served.line()
    assert silent.to_the_end() == b""
    third.send(post("/read", "Content-Length: 10"))
    until(lambda: served.asked.count("/read") == 2)
    refused = served.line().to_the_end()
    assert (status(refused), b"Retry-After: 5" in refused) == (503, True)
    working.send(b"0123456789")
    assert working.until(b"10")
    served.close()
