"""Words of a list are found as whole words, however they are disguised, and not inside of others."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace

import pytest

from conversation.moderation.word_list import word_list

LIST = word_list(
    ["\ufeff# what nobody paints here", "", "bomb", "Straße", "  Gore  Fest ", "café", "炸弹", "1488", "illegal"]
)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("paint a BOMB, please", "bomb"),
        ("a b0mb", "bomb"),
        ("a b.o.m.b and a fox", "bomb"),
        ("I want a b o m b", "bomb"),
        ("b 0 m b", "bomb"),
        ("bo\u200bmb", "bomb"),
        ("ｂｏｍｂ!", "bomb"),
        ("eine STRASSE", "Straße"),
        ("a gore-fest", "Gore  Fest"),
        ("gore\nfest", "Gore  Fest"),
        ("le cafe", "café"),
        ("le cafe\u0301", "café"),
        ("画一个炸弹吧", "炸弹"),
        ("画一个炸 弹吧", "炸弹"),
        ("in 1488", "1488"),
        ("1ll3g@l", "illegal"),
        ("i||egal", "illegal"),
        ("a bombastic fox", ""),
        ("bombs", ""),
        ("gore and a fest", ""),
        ("炸 and 弹", ""),
        ("the 8th of 0, at b: c, d", ""),
        ("100% of 4 cats & 7 dogs!", ""),
        ("what nobody paints here", ""),
        ("", ""),
    ],
)
def test_a_word_is_found_and_what_only_looks_like_one_is_not(text: str, word: str) -> None:
    assert LIST.found(text) == word


def test_a_long_list_and_a_long_text_take_no_longer_than_both_are() -> None:
    """Of 20,000 words in 20,000 words, in processor time against a list of one."""
    text = " ".join(f"w{number}x" for number in range(20_000))

    def seconds(count: int) -> float:
        listed = word_list(f"word{number}y" for number in range(count))
        begun = time.process_time()
        assert listed.found(text) == ""
        return time.process_time() - begun

    assert seconds(20_000) < 5 * max(seconds(1), 0.01)


def test_words_in_single_letters_are_those_that_stand_in_them_one_after_the_other() -> None:
    chance = random.Random(7)
    found: Counter[bool] = Counter()
    for _ in range(300):
        words = ["".join(chance.choices("aber", k=chance.randint(2, 6))) for _ in range(6)]
        letters = "".join(chance.choices("aber", k=chance.randint(3, 30)))
        first = min(
            ((letters.index(word), len(word), word) for word in words if len(word) > 2 and word in letters),
            default=(0, 0, ""),
        )
        assert word_list(words).found(" ".join(letters)) == first[2], (words, letters)
        found[bool(first[2])] += 1
    assert min(found.values()) > 30


def test_a_long_run_of_single_letters_is_looked_up_only_where_a_word_may_begin() -> None:
    class Counted(dict):  # type: ignore[type-arg]
        asked = 0

        def get(self, key: object, default: object = None) -> object:
            Counted.asked += 1
            return super().get(key, default)

    letters = "g0r" * 5_000
    listed = word_list(["bomb", "gore"])
    counted = replace(listed, phrases=Counted(listed.phrases), lengths=Counted(listed.lengths))
    assert counted.found(" ".join(letters)) == ""
    assert Counted.asked < 6 * len(letters)
