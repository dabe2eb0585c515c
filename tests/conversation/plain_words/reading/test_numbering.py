"""Among several pictures a bare figure may be one of them."""

from __future__ import annotations

import pytest

from conversation.plain_words.reading.scene import Scene, pictured
from conversation.plain_words.understanding import wishes_of
from imaging.declaration import Declaration

FIVE = Scene((1, 2, 3, 4, 5), 5)


def about(text: str) -> list[tuple[str, object]]:
    return [
        (wish.meant.name, pictured(wish.references, wish.excluded, FIVE))
        for wish in wishes_of(text, FIVE)
        if isinstance(wish.meant, Declaration)
    ]


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("3 rotate right", (3,)),
        ("4 is crooked, straighten it", (4,)),
        ("cut 80 pixels off the top of 2", (2,)),
        ("greyscale for everybody but 2 and 5", (1, 3, 4)),
        ("everything bar 1 warmer", (2, 3, 4, 5)),
        ("odd-numbered ones, crop square", (1, 3, 5)),
        ("brighten the even ones", (2, 4)),
    ],
)
def test_a_figure_names_a_picture(text: str, pictures: tuple[int, ...]) -> None:
    assert [numbers for _, numbers in about(text)] == [pictures]


@pytest.mark.parametrize("text", ["posterise to 4", "a border of 4 px", "turn it by 3 degrees"])
def test_a_figure_that_measures_names_none(text: str) -> None:
    assert [numbers for _, numbers in about(text)] == [(5,)]
