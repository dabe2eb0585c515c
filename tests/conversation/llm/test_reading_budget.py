"""What of a conversation fits into what a model reads."""

from __future__ import annotations

import pytest

from conversation.llm.reading_budget import DEAREST, fitted, reading_budget
from conversation.llm.tokens import tokens
from conversation.llm.transcript import TranscriptLine


def said(*lengths: int) -> list[TranscriptLine]:
    """Messages of about that many tokens."""
    return [TranscriptLine("user", chr(97 + place) * (length - 4) * 4) for place, length in enumerate(lengths)]


@pytest.mark.parametrize("context", [2_048, 8_192, 32_000, 128_000, 1_000_000])
def test_a_budget_leaves_room_for_the_answer(context: int) -> None:
    budget = reading_budget(context)
    assert context // 3 < budget < context * 0.75 or budget == DEAREST
    assert budget <= DEAREST


def test_all_that_fits_is_there_as_it_was() -> None:
    history = said(100, 2_000, 50)
    assert fitted(history, 2_150).messages == tuple(history)
    assert fitted(history, 2_150).shortened == 0


def test_a_long_one_takes_something_from_those_before_it_but_not_everything() -> None:
    history = said(100, 9_000, 50)
    found = fitted(history, 2_000)
    assert [each.text[:1] for each in found.messages] == ["a", "b", "c"]
    assert (found.messages[0], found.messages[2]) == (history[0], history[2])
    assert "[…]" in found.messages[1].text
    assert (found.shortened, found.left_out) == (1, 0)


def test_the_oldest_are_left_out_first_and_counted() -> None:
    found = fitted(said(*[400] * 20), 2_000)
    assert sum(tokens(each.text) for each in found.messages) <= 2_000
    assert found.messages[-1].text.startswith("t")
    assert found.left_out + len(found.messages) == 20
    assert found.left_out > 10


def test_where_there_is_no_room_nothing_is_there() -> None:
    assert fitted(said(400, 400), -5).left_out == 2
