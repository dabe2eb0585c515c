"""Pieces went in, all of them came out together, with life in between."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from providers.wire.errors import AnswerTooLarge, CutOff, Stalled
from providers.wire.http.limits import CallClock, Limits
from providers.wire.http.whole_body import read_whole
from tests.providers.wire.pieces import pieces_of


def run_out(reading: Generator[Any, None, bytes]) -> tuple[bytes, int]:
    """What it returned, and how often it showed life."""
    signs = 0
    while True:
        try:
            next(reading)
        except StopIteration as end:
            return end.value, signs
        signs += 1


def test_it_joins_what_began_and_what_follows() -> None:
    found, _ = run_out(read_whole(pieces_of([b"lo", b"", b" you"]), CallClock(Limits()), 100, start=b"hel"))

    assert found == b"hello you"


def test_it_shows_life_while_nothing_comes() -> None:
    clock = CallClock(Limits(silence=1_000, total=1e-9 + 1_000))
    clock.tick = 0.0  # every silence is long enough

    assert run_out(read_whole(pieces_of([b"", b"", b"x"]), clock, 100))[1] >= 2


def test_more_than_the_limit_ends_it() -> None:
    with pytest.raises(AnswerTooLarge):
        run_out(read_whole(pieces_of([b"x" * 60, b"x" * 60]), CallClock(Limits()), 100))


def test_silence_ends_it() -> None:
    with pytest.raises(Stalled):
        run_out(read_whole(pieces_of([b""] * 1_000_000), CallClock(Limits(silence=0.0)), 100))


def test_a_torn_connection_is_passed_on() -> None:
    with pytest.raises(CutOff):
        run_out(read_whole(pieces_of([b"x"], CutOff("torn")), CallClock(Limits()), 100))
