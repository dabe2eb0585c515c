"""What a picture is called after the words that order it."""

from __future__ import annotations

import pytest

from conversation.generation.pipeline import title_of


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("a watercolour mountain at dawn, with mist", "Watercolour mountain at dawn"),
        ("paint me a small fox in the snow as a watercolour", "Small fox in the snow"),
        ("ein kleiner Fuchs im Schnee mit einer Laterne", "Ein kleiner Fuchs im Schnee"),
        ("a lighthouse", "Lighthouse"),
        ("what dreams are made of", "What dreams are made of"),
        ("of and the in to with by at", "Of"),
    ],
)
def test_a_picture_is_called_by_the_first_words_that_say_something(prompt: str, title: str) -> None:
    assert title_of(prompt) == title
