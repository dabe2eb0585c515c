"""Numbers that are one word or one run of characters."""

from __future__ import annotations

import pytest

from conversation.plain_words.reading.reader import read
from conversation.plain_words.tokenizing.numerals import german, han, ordinal
from conversation.plain_words.tokenizing.tokens import plain, tokens_of
from tests.conversation.plain_words.reading.spoken import FIVE, ONE, names


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zweihundertfünfzig", 250),
        ("tausendzweihundert", 1200),
        ("zwölfhundert", 1200),
        ("einunddreißig", 31),
        ("hundertundeins", 101),
        ("wunderbar", None),
        ("hunderte", None),
    ],
)
def test_a_german_compound(word: str, value: int | None) -> None:
    assert german(plain(word)) == value


@pytest.mark.parametrize(
    ("word", "found"),
    [("zwölfte", (12, "german")), ("einundzwanzigsten", (21, "german")), ("neuvième", (9, "french")), ("letzte", None)],
)
def test_what_counts_pictures(word: str, found: tuple[int, str] | None) -> None:
    assert ordinal(plain(word)) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百二十", 120),
        ("两千四", 2400),
        ("一百零五", 105),
        ("一万二", 12000),
        ("一点五", 1.5),
        ("八百万像素", 800),
        ("千万别", None),
        ("一下", None),
    ],
)
def test_a_run_of_characters(text: str, value: float | None) -> None:
    found = han(tokens_of(text, {}), 0)
    assert (found and found[1]) == value


def test_they_count_in_what_is_wanted() -> None:
    assert names("verkleinere auf zweihundertfünfzig Pixel Breite", ONE) == [("resize", (1,))]
    assert names("宽度改成一千二百像素", ONE) == [("resize", (1,))]


@pytest.mark.parametrize(
    "text", ["the 1.2nd darker", "gamma 1.2e", "la 2,5e photo plus claire", "第1.2张亮一点", "0.5th"]
)
def test_a_part_is_none_of_several(text: str) -> None:
    read(text, FIVE)
