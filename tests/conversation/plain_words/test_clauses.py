"""Several things were said: which of them are one wish, which are none, and what a neighbour lends."""

from __future__ import annotations

import pytest

from conversation.commands.adjust import Adjust
from conversation.commands.compress import Compress
from conversation.plain_words.edits import Edit, UnclearEdit, parse_edit
from conversation.target import PictureReference
from imaging.declaration import Declaration
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.crop import Crop
from imaging.operations.denoise import Denoise
from imaging.operations.rotate import Rotate
from imaging.operations.saturation import Saturation
from imaging.operations.straighten import Straighten
from imaging.operations.temperature import Temperature


def said(text: str) -> list[Declaration]:
    found = parse_edit(text)
    assert isinstance(found, Edit), f"“{text}” gave {found}"
    return found.said(1000)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("It looks dark, lighten it", Brightness(factor=1.25)),
        ("It looks dark. Lighten it!", Brightness(factor=1.25)),
        ("the horizon is crooked, straighten it", Straighten()),
        ("it's upside down, fix it", Rotate(angle=180)),
        ("too yellow, make it cooler", Temperature(warmth=-25)),
        ("there's too much noise, reduce it", Denoise()),
        ("está muy oscura, súbele el brillo", Brightness(factor=1.25)),
        ("c'est trop sombre, éclaircis-la", Brightness(factor=1.25)),
        ("太暗了,能调亮一点吗?", Brightness(factor=1.15)),
    ],
)
def test_a_reason_and_its_cure_are_one_wish(text: str, wish: Declaration) -> None:
    assert said(text) == [wish]


def test_a_reason_that_is_cured_by_nothing_else_is_a_wish_itself() -> None:
    assert said("too dark, and crop it to a square") == [Brightness(factor=1.25), Crop(ratio="1:1")]


@pytest.mark.parametrize(
    "text", ["too dark, darken it", "it looks dark, crop it to a square", "it is dark", "too dark?", "more?"]
)
def test_what_contradicts_itself_only_tells_or_only_asks_is_the_models(text: str) -> None:
    assert parse_edit(text) is None


def test_what_is_said_of_one_quality_counts_for_the_next() -> None:
    assert said("more contrast and saturation") == [Contrast(factor=1.25), Saturation(factor=1.25)]


def test_a_detail_belongs_to_what_stands_before_it() -> None:
    assert said("rotate it, to the left") == [Rotate(angle=-90)]
    assert said("crop square and centered") == [Crop(ratio="1:1")]


def test_two_corrections_the_same_way_are_one() -> None:
    assert said("too much, a bit less") == [Adjust(by=0.7)]


def test_a_picture_that_is_named_needs_no_other_word() -> None:
    found = parse_edit("compress #2")
    assert isinstance(found, Edit)
    assert (found.said(1000), found.references) == ([Compress()], (PictureReference("number", 2),))


def test_a_question_in_the_middle_is_answered_by_the_rest() -> None:
    assert not isinstance(parse_edit("crop it, square"), UnclearEdit)
