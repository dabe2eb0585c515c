"""A caption that is there is told what it should say instead."""

from __future__ import annotations

import pytest

from conversation.plain_words.reading.wording import reworded
from conversation.plain_words.tokenizing.items import items_of
from conversation.plain_words.tokenizing.lexicon import lexicon


@pytest.mark.parametrize(
    ("written", "said", "now"),
    [
        ("Sara is 6", "oh no, it's Zara not Sara", "Zara is 6"),
        ("OPEN", "CLOSED instead of OPEN please", "CLOSED"),
        ("Open from 6 am", "change 6 to 7", "Open from 7 am"),
        ("£80", "60 now", "£60"),
        ("£80", "make it brighter by 60 %", ""),
        ("Sara is 6", "Zara is nicer", ""),
        ("Sara is 6", "not so bright", ""),
    ],
)
def test_only_the_part_that_is_wrong_is_replaced(written: str, said: str, now: str) -> None:
    assert reworded(written, items_of(lexicon(), said)) == now
