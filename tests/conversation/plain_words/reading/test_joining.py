"""Wishes that are one although they were said apart, and what follows what a message lets become."""

from __future__ import annotations

import pytest

from conversation.plain_words.meaning import Unsure
from conversation.plain_words.reading.reader import read
from conversation.plain_words.reading.scene import Scene
from imaging.operations.pad import Pad
from imaging.operations.pixelate import Pixelate
from imaging.operations.resize import Resize
from tests.conversation.plain_words.reading.spoken import FIVE, ONE, done, names

TWO = Scene((1, 2), 2)


def test_a_shape_and_what_fills_it_cut_nothing_off() -> None:
    assert done("make it 16:9, so fill the sides with white", ONE) == [(Pad(ratio="16:9", colour="white"), (1,))]


def test_a_width_and_a_height_are_one_size() -> None:
    assert done("800 px wide, 600 high", ONE) == [(Resize(width=800, height=600), (1,))]


def test_the_grain_of_a_mosaic_is_its_blocks() -> None:
    found = done("整张打马赛克，颗粒大一点", ONE)
    assert isinstance(found, list)
    assert [type(said) for said, _ in found] == [Pixelate]


def test_what_follows_a_collage_is_done_to_it() -> None:
    wishes = read('both side by side, then add "Summer" at the bottom', TWO).wishes
    assert [each.kind for wish in wishes for each in wish.references] == ["both", "made"]


def test_what_follows_an_overlay_is_done_to_the_picture_below() -> None:
    assert names("put #2 on #1 in the top right corner, then convert it to jpg", TWO) == [
        ("overlay", (2, 1)),
        ("convert", (1,)),
    ]


def test_both_are_those_that_were_named() -> None:
    assert names("numbers 2 and 5: flip them horizontally, then raise the exposure a little on both", FIVE) == [
        ("flip", (2, 5)),
        ("exposure", (2, 5)),
    ]


def test_another_picture_with_another_detail_is_the_same_wish() -> None:
    assert names("rotate #1 to the right and #3 to the left", FIVE) == [("rotate", (1,)), ("rotate", (3,))]


def test_a_figure_without_a_unit_is_asked_about() -> None:
    for text in ("resize it to 1000", "a margin of 50", "border of 20"):
        wishes = read(text, ONE).wishes
        assert [type(wish.meant) for wish in wishes] == [Unsure], text


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("redondéale las esquinas un 10% pero antes le pones un borde gris de 4px", ["border", "rounded"]),
        ("mets-la en carré mais avant redresse-la", ["straighten", "crop"]),
        ("recórtala cuadrada, pero antes enderézala", ["straighten", "crop"]),
        ("schneide es quadratisch zu aber vorher begradigen", ["straighten", "crop"]),
    ],
)
def test_what_goes_before_needs_no_comma(text: str, order: list[str]) -> None:
    assert [getattr(wish.meant, "name", "") for wish in read(text, ONE).wishes] == order
