"""What is shown of a description."""

from __future__ import annotations

import pytest

from providers.wire.content.first_sentences import MOST, first_sentences


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("One model. It is small.", "One model. It is small."),
        ("**Bold** and [a link](https://x.example) and `code`.", "Bold and a link and code."),
        ("Two\n\nlines  here.", "Two lines here."),
        (None, ""),
        (3, ""),
        ("", ""),
    ],
)
def test_it_is_plain_text(said: object, shown: str) -> None:
    assert first_sentences(said) == shown


def test_of_a_long_one_whole_sentences_stay() -> None:
    said = first_sentences("First things first. " + "And then much more is told of it. " * 20)
    assert said.startswith("First things first. And") and said.endswith("told of it.") and len(said) <= MOST


def test_of_one_endless_sentence_there_is_the_beginning() -> None:
    said = first_sentences("endless " * 200)
    assert said.endswith("endless…") and len(said) <= MOST
