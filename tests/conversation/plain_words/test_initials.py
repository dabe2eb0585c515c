"""Which letters a phrase may begin with: told exactly, or not at all."""

from __future__ import annotations

import pytest

from conversation.plain_words.initials import ANY, initials
from conversation.plain_words.languages import LANGUAGES
from conversation.plain_words.vocabulary import Language


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("crop", {"c"}),
        ("colou?r", {"c"}),
        ("s?crop", {"s", "c"}),
        ("(a|the) crop", {"a", "t"}),
        ("(the )?crop", {"t", "c"}),
        ("((to|in) )?(the )?left", {"t", "i", "l"}),
        (r"(?<!\w)bild", {ANY}),
        (r"\+", {ANY}),
        ("[ab]c", {ANY}),
        ("", {ANY}),
    ],
)
def test_the_letters_are_those_that_can_stand_first(pattern: str, letters: set[str]) -> None:
    assert initials(pattern) == letters


SAID = "crop it to the left, heller und zurück, plus clair, el doble más, 亮一点, how big is it, e niveaux, bild"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_what_matches_is_found_under_its_letter(language: Language) -> None:
    every = {phrase for phrases in language.phrases.values() for phrase in phrases}
    for at, letter in enumerate(SAID):
        filed = language.phrases.get(letter, language.phrases[ANY])
        missed = [phrase for phrase in every - {*filed} if (found := phrase.pattern.match(SAID, at)) and found[0]]
        assert not missed
