"""How often one prompt is to be painted, where its words can mean nothing else."""

from __future__ import annotations

import pytest

from conversation.phrases.copies import copies_in


@pytest.mark.parametrize(
    ("said", "prompt", "copies"),
    [
        ("a fox x4", "a fox", 4),
        ("a fox ×3", "a fox", 3),
        ("a fox in the snow, 4x", "a fox in the snow", 4),
        ("4x a fox", "a fox", 4),
        ("a fox, four of them", "a fox", 4),
        ("a fox, 3 versions.", "a fox", 3),
        ("ein Fuchs, vier davon", "ein Fuchs", 4),
        ("ein Fuchs, drei Varianten", "ein Fuchs", 3),
        ("un renard, trois versions", "un renard", 3),
        ("un zorro, cuatro de ellos", "un zorro", 4),
        ("雪地里的狐狸，四张", "雪地里的狐狸", 4),
    ],
)
def test_what_asks_for_copies_is_taken_out_of_the_prompt(said: str, prompt: str, copies: int) -> None:
    assert copies_in(said) == (prompt, copies)


@pytest.mark.parametrize(
    "said", ["four foxes", "a fox", "a plank of 4x4", "size 3x2 m", "x4", "a house with 12 windows"]
)
def test_what_may_be_one_picture_stays_as_it_is(said: str) -> None:
    assert copies_in(said) == (said, 0)
