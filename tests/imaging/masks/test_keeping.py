"""Whatever a model answers: outside of the mask every pixel is the picture's, or the answer is refused."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from imaging.declaration import Impossible
from imaging.masks.keeping import Proof, composited, kept, proved
from imaging.raster import Raster
from tests.imaging.masks.answers import ANEW, GOOD, INNER, MIDDLE, SIZE, edited, mask, moved, photograph

OUTSIDE = SIZE[0] * SIZE[1] - (MIDDLE[2] - MIDDLE[0]) * (MIDDLE[3] - MIDDLE[1])
SEEN = 8.0
"""Levels of 255 by which what was to be seen inside may be off on average: looking pixels up anew softens edges."""


def inside(one: Raster, other: Raster, box: tuple[int, int, int, int] = MIDDLE) -> float:
    """Levels by which two are apart there, on average."""
    first, second = (np.asarray(each.image.convert("RGB").crop(box), np.float32) for each in (one, other))
    return float(np.abs(first - second).mean())


@pytest.mark.parametrize("name", GOOD)
def test_an_answer_is_found_again_and_changes_nothing_outside(name: str) -> None:
    picture = photograph()
    wanted = edited(picture)
    made = kept(picture, GOOD[name](wanted), mask())
    assert proved(picture, made.raster, mask()) == Proof(0, OUTSIDE)
    assert made.raster.image.mode == "RGB"
    assert inside(made.raster, wanted) < SEEN
    assert inside(made.raster, picture, INNER) > 40  # it is what was asked for


@pytest.mark.parametrize("name", ANEW)
def test_a_picture_that_was_painted_anew_is_refused_in_words(name: str) -> None:
    picture = photograph()
    with pytest.raises(Impossible, match="painted the whole picture anew"):
        kept(picture, ANEW[name](edited(picture)), mask())


@pytest.mark.parametrize("name", ANEW)
def test_who_takes_it_all_the_same_still_keeps_every_pixel_outside(name: str) -> None:
    picture = photograph()
    made = kept(picture, ANEW[name](edited(picture)), mask(), must_fit=False)
    assert proved(picture, made.raster, mask()) == Proof(0, OUTSIDE)


def test_what_was_off_is_said() -> None:
    picture = photograph()
    found = kept(picture, moved(edited(picture), 7, -5, 1.02), mask()).alignment
    assert found.shift == pytest.approx((7, -5), abs=0.5)
    assert found.scale == pytest.approx(1.02, abs=0.003)


def test_no_border_is_seen_where_the_answer_was_lighter_all_over() -> None:
    picture = photograph()
    lighter = Raster(picture.image.point([min(255, level + 25) for level in range(256)] * 3))
    made = kept(picture, lighter, mask())
    assert inside(made.raster, picture) < 2


def test_a_transparent_picture_stays_transparent_outside() -> None:
    picture = Raster(photograph().image.convert("RGBA"))
    picture.image.putalpha(Image.linear_gradient("L").resize(SIZE))
    made = kept(picture, edited(picture), mask())
    assert proved(picture, made.raster, mask()) == Proof(0, OUTSIDE)


def test_a_picture_without_any_detail_takes_the_answer_where_it_lies() -> None:
    picture = Raster(Image.new("RGB", SIZE, (90, 120, 150)))
    made = kept(picture, edited(picture), mask())
    assert proved(picture, made.raster, mask()).changed == 0
    assert made.raster.image.getpixel((240, 180)) == (200, 40, 30)


def test_a_mask_of_everything_takes_all_of_the_answer() -> None:
    picture, everything = photograph(), mask((0, 0, *SIZE))
    made = kept(picture, Raster(Image.new("RGB", SIZE, "teal")), everything)
    assert proved(picture, made.raster, everything) == Proof(0, 0)
    assert made.raster.image.getpixel((240, 180)) == (0, 128, 128)


def test_a_local_change_passes_softly_and_only_inside() -> None:
    picture = Raster(Image.new("RGB", SIZE, "black"))
    made = composited(picture, Raster(Image.new("RGB", SIZE, "white")), mask())
    assert proved(picture, made, mask()) == Proof(0, OUTSIDE)
    row = [made.image.getpixel((x, 180))[0] for x in range(MIDDLE[0], 240)]  # type: ignore[index]
    assert row == sorted(row)
    assert 0 < row[0] < 255 == row[-1]


def test_inside_of_a_mask_a_picture_keeps_its_size() -> None:
    with pytest.raises(Impossible, match="keeps its size"):
        composited(photograph(), photograph((90, 60)), mask())


def test_a_proof_counts_what_did_change() -> None:
    picture = photograph()
    other = picture.image.copy()
    other.putpixel((3, 4), (1, 2, 3))
    other.putpixel((240, 180), (1, 2, 3))  # inside
    assert proved(picture, Raster(other), mask()) == Proof(1, OUTSIDE)
