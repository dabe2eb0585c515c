"""What a model is shown that has no masks, and how its answer comes back to its place."""

from __future__ import annotations

import pytest

from imaging.masks.cropping import kept_part, shown_around
from imaging.masks.keeping import proved
from imaging.raster import Raster
from tests.imaging.masks.answers import SIZE, mask, moved, photograph

SMALL = 300, 180, 340, 210


def test_what_is_small_is_shown_with_enough_around_it() -> None:
    left, top, right, bottom = shown_around(mask(SMALL))
    assert (right - left, bottom - top) == (256, 256)
    assert left < SMALL[0] and top < SMALL[1] and right > SMALL[2] and bottom > SMALL[3]


def test_nothing_beside_the_picture_is_shown() -> None:
    assert shown_around(mask((0, 0, 40, 40))) == (0, 0, 148, 148)


@pytest.mark.parametrize("box", [(60, 40, 420, 320), (0, 0, *SIZE)])
def test_of_what_is_large_all_is_shown(box: tuple[int, int, int, int]) -> None:
    assert shown_around(mask(box)) == (0, 0, *SIZE)


def test_an_answer_to_a_part_comes_back_to_its_place() -> None:
    picture, drawn = photograph(), mask(SMALL)
    box = shown_around(drawn)
    part = picture.image.crop(box)
    part.paste(
        (200, 40, 30), (SMALL[0] - box[0] + 8, SMALL[1] - box[1] + 8, SMALL[2] - box[0] - 8, SMALL[3] - box[1] - 8)
    )
    made = kept_part(picture, moved(Raster(part), 4, -2), drawn, box)
    assert proved(picture, made.raster, drawn).changed == 0
    assert made.raster.image.getpixel((320, 195))[0] > 170  # type: ignore[index]
    assert made.alignment.shift == pytest.approx((4, -2), abs=0.7)
