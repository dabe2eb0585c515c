"""Where an answer lies on the picture it was made from."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from imaging.masks.alignment import aligned, between, places
from imaging.raster import Raster
from tests.imaging.masks.answers import cropped, mask, moved, photograph, resized


def test_an_answer_of_the_same_shape_can_lie_in_one_way_only() -> None:
    assert len(list(places((300, 200), (600, 400)))) == 1
    assert len(list(places((300, 200), (601, 400)))) == 1
    assert len(list(places((300, 200), (512, 512)))) == 3


def test_a_pixel_is_where_its_middle_is() -> None:
    (place,) = places((100, 50), (200, 100))
    assert place.matrix() @ [0, 0, 1] == pytest.approx([0.5, 0.5])
    assert place.matrix() @ [99, 49, 1] == pytest.approx([198.5, 98.5])


def test_a_map_between_small_pictures_is_the_map_between_the_large_ones() -> None:
    matrix = np.array([[1.02, 0.01, 7.0], [-0.02, 0.98, -3.0]])
    small = between(matrix, np.array([0.25, 0.3]), np.array([0.5, 0.4]))
    back = between(small, 1 / np.array([0.25, 0.3]), 1 / np.array([0.5, 0.4]))
    assert back == pytest.approx(matrix)


@pytest.mark.parametrize("box", [(160, 110, 320, 250), (0, 0, 240, 360), (40, 30, 440, 330)])
def test_how_far_it_was_moved_is_found_whatever_may_have_changed(box: tuple[int, int, int, int]) -> None:
    picture = photograph()
    answer = picture.image.copy()
    answer.paste((10, 200, 90), (box[0] + 30, box[1] + 30, box[2] - 30, box[3] - 30))
    found = aligned(picture.image, moved(Raster(answer), 9, 6, 0.98).image, mask(box))
    assert found.shift == pytest.approx((9, 6), abs=0.7)
    assert found.scale == pytest.approx(0.98, abs=0.004)
    assert found.likeness > 0.8


@pytest.mark.parametrize("made", [cropped, lambda raster: resized(raster, 512, 512)])
def test_a_square_of_a_wide_picture_is_known_for_what_it_is(made: object) -> None:
    picture = photograph()
    found = aligned(picture.image, made(picture).image, mask())  # type: ignore[operator]
    assert found.likeness > 0.8
    assert found.shift == pytest.approx((0, 0), abs=0.7)
    assert found.scale == pytest.approx(1, abs=0.004)


def test_another_picture_is_not_alike_wherever_it_is_laid() -> None:
    assert aligned(photograph().image, photograph(seed=99).image, mask()).likeness < 0.3


def test_a_single_pixel_is_no_reason_to_fail() -> None:
    tiny = Raster(photograph().image.resize((1, 1)))
    assert aligned(tiny.image, photograph().image, mask((0, 0, 0, 0), (1, 1))).likeness == 1
    assert aligned(photograph().image, tiny.image, mask()).likeness < 0.35


def test_a_picture_without_detail_lies_where_it_lay_however_much_was_changed_in_it() -> None:
    smooth = Image.linear_gradient("L").resize((480, 360)).convert("RGB")
    answer = smooth.copy()
    answer.paste(Image.effect_noise((80, 70), 120).convert("RGB"), (200, 150))
    found = aligned(smooth, answer, Image.new("L", (480, 360)))
    assert (found.shift, found.scale) == ((0, 0), 1)
    assert found.likeness > 0.35
