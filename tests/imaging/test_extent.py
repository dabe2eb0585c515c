"""How much goes around a picture, as people say it."""

from __future__ import annotations

import pytest

from imaging.declaration import Impossible
from imaging.extent import Extent, extent_said

WIDE = (400, 200)


@pytest.mark.parametrize(
    ("text", "extent", "rest"),
    [
        ("16:9", Extent(0, 12, 0, 13), ""),
        ("3:1", Extent(100, 0, 100, 0), ""),
        ("square", Extent(0, 100, 0, 100), ""),
        ("Square, a wide beach", Extent(0, 100, 0, 100), "a wide beach"),
        ("left 20%", Extent(left=80), ""),
        ("top 100px", Extent(top=100), ""),
        ("right: 50", Extent(right=200), ""),
        ("bottom by 10%", Extent(bottom=20), ""),
        ("left:5%,top:20px", Extent(left=20, top=20), ""),
        ("20% left and 30% top: a pale sky", Extent(left=80, top=60), "a pale sky"),
        ("10% more of the lake", Extent(40, 20, 40, 20), "more of the lake"),
        ("all 30px", Extent(30, 30, 30, 30), ""),
        ("left 20% right 100px the sea", Extent(left=80, right=100), "the sea"),
    ],
)
def test_sides_and_ratios_are_read_and_the_words_behind_them_stay(text: str, extent: Extent, rest: str) -> None:
    said, words = extent_said(text)
    assert said is not None
    assert (said.of(*WIDE), words) == (extent, rest)


@pytest.mark.parametrize("text", ["", "a beach", "2 dogs on the left", "left", "topping 20%", "10:20:30"])
def test_words_that_say_no_length_say_nothing(text: str) -> None:
    assert extent_said(text) == (None, text)


def test_a_share_is_of_the_pictures_own_side() -> None:
    assert Extent(left=80, bottom=20).size(*WIDE) == (480, 220)
    assert Extent(left=80, bottom=20).box(*WIDE) == (80, 0, 480, 200)
    assert Extent(left=80, bottom=20).told() == "left:80px,bottom:20px"


@pytest.mark.parametrize(
    ("text", "size", "why"),
    [
        ("2:1", WIDE, "has that shape already"),
        ("left 0%", WIDE, "has that shape already"),
        ("left 201%", WIDE, "more than twice"),
        ("30:1", WIDE, "at most 20:1"),
        ("0:1", WIDE, "is not a ratio"),
        ("100%", (6000, 4000), "the limit is 60 megapixels"),
    ],
)
def test_what_cannot_be_is_refused_in_words(text: str, size: tuple[int, int], why: str) -> None:
    said, _ = extent_said(text)
    assert said is not None
    with pytest.raises(Impossible, match=why):
        said.of(*size)
