"""Bytes are drawn from a socket as they come: a plain one, a gevent one, a gevent one with TLS."""

from __future__ import annotations

import socket as plain
import ssl
from collections.abc import Callable, Iterator
from typing import Any

import gevent
import gevent.socket
import gevent.ssl
import pytest

from providers.wire.http.socket_reader import GeventReader, PlainReader, SocketReader, reader_of

Pair = tuple[Any, Any]
Pairs = Callable[[], Pair]


def with_tls() -> Pair:
    """Two ends of a TLS connection without certificates."""
    contexts = []
    for kind in (ssl.PROTOCOL_TLS_CLIENT, ssl.PROTOCOL_TLS_SERVER):
        context = gevent.ssl.SSLContext(kind)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("AECDH:@SECLEVEL=0")
        contexts.append(context)
    ours, theirs = gevent.socket.socketpair()
    answering = gevent.spawn(contexts[1].wrap_socket, theirs, server_side=True)
    return contexts[0].wrap_socket(ours), answering.get()


@pytest.fixture(params=[plain.socketpair, gevent.socket.socketpair, with_tls], ids=["plain", "gevent", "tls"])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    pairs: Pairs = request.param
    ours, theirs = pairs()
    yield ours, theirs
    ours.close()
    theirs.close()


@pytest.fixture
def drawn(pair: Pair) -> Iterator[SocketReader]:
    drawn = reader_of(pair[0])
    drawn.wait_at_most(0.02)
    yield drawn
    drawn.release()


def test_every_kind_of_socket_has_its_tap() -> None:
    for made, kind in ((plain.socketpair(), PlainReader), (gevent.socket.socketpair(), GeventReader)):
        found = reader_of(made[0])
        assert isinstance(found, kind)
        found.release()
        for end in made:
            end.close()


def test_what_was_sent_is_drawn_and_the_end_is_nothing(pair: Pair, drawn: SocketReader) -> None:
    pair[1].sendall(b"words")
    assert drawn.draw(3) == b"wor"
    assert drawn.draw(10) == b"ds"
    pair[1].close()
    assert drawn.draw(10) == b""


def test_a_silence_is_told_each_time_it_is_too_long(pair: Pair, drawn: SocketReader) -> None:
    for _ in range(2):
        with pytest.raises(TimeoutError):
            drawn.draw(10)
    drawn.wait_at_most(5)
    pair[1].sendall(b"late")
    assert drawn.draw(10) == b"late"


@pytest.mark.parametrize("pairs", [gevent.socket.socketpair, with_tls], ids=["gevent", "tls"])
def test_others_go_on_while_one_waits(pairs: Pairs) -> None:
    ours, theirs = pairs()
    waiting = reader_of(ours)
    waiting.wait_at_most(5)
    gevent.spawn_later(0.01, theirs.sendall, b"at last")
    assert waiting.draw(10) == b"at last"
    waiting.release()
    ours.close()
    theirs.close()


@pytest.mark.parametrize("pairs", [gevent.socket.socketpair, with_tls], ids=["gevent", "tls"])
def test_who_is_ended_while_waiting_lets_go(pairs: Pairs) -> None:
    ours, theirs = pairs()
    waiting = reader_of(ours)
    waiting.wait_at_most(5)
    drawing = gevent.spawn(waiting.draw, 10)
    gevent.sleep(0)
    drawing.kill()
    theirs.sendall(b"still there")
    assert waiting.draw(20) == b"still there"
    waiting.release()
    ours.close()
    theirs.close()


def test_the_socket_is_as_good_as_before_once_it_is_released() -> None:
    ours, theirs = gevent.socket.socketpair()
    waiting = reader_of(ours)
    waiting.wait_at_most(0.01)
    with pytest.raises(TimeoutError):
        waiting.draw(10)
    waiting.release()
    ours.settimeout(1)
    theirs.sendall(b"next answer")
    assert ours.recv(20) == b"next answer"
    ours.close()
    theirs.close()
