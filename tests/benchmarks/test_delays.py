"""Delays count from when a token was due, and nothing that is lost stays unseen."""

from __future__ import annotations

import pytest
from rig.browser import frame
from rig.delays import Heard, Piece
from rig.paced_upstream import base36

RATE = 50.0


def heard(pieces: list[Piece], tokens: int) -> Heard:
    found = Heard()
    found.add(9.9, pieces, RATE, tokens)
    return found


def test_each_token_is_late_by_what_passed_since_it_was_due() -> None:
    found = heard([(9.99, "@10000000"), (10.001, " 0"), (10.023, " 1"), (10.05, " 2")], 3)

    assert found.first == [pytest.approx(90)]
    assert found.tokens == [pytest.approx(1), pytest.approx(3), pytest.approx(10)]
    assert (found.events, found.wrong, found.refused) == (4, 0, 0)


def test_tokens_that_came_together_are_late_each_by_itself() -> None:
    assert heard([(9.99, "@10000000"), (10.041, " 0 1"), (10.042, " 2")], 3).tokens == [
        pytest.approx(41),
        pytest.approx(21),
        pytest.approx(2),
    ]


def test_a_token_cut_in_two_came_when_its_end_came() -> None:
    pieces = [(9.99, "@10000000"), (10.0, "".join(f" {base36(n)}" for n in range(36)) + " 1"), (10.8, "0")]
    assert heard(pieces, 37).tokens[-1] == pytest.approx(80)


@pytest.mark.parametrize("said", [" 0 2", " 0 2 1", " 0 1 1 2", ""], ids=["lost", "reordered", "doubled", "silence"])
def test_what_is_not_as_it_was_sent_is_counted(said: str) -> None:
    found = heard([(9.99, "@10000000"), (10.1, said)], 3)
    assert found.wrong > 0
    assert not found.tokens


def test_numbers_are_as_long_as_tokens() -> None:
    assert [base36(number) for number in (0, 35, 36, 1295, 1296)] == ["0", "z", "10", "zz", "100"]


def test_frames_are_masked_as_a_client_must() -> None:
    assert frame(b"2") == b"\x81\x81\0\0\0\x002"
    assert frame(b"x" * 126)[:4] == b"\x81\xfe\x00\x7e"
