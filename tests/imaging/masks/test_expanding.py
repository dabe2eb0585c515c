"""A larger canvas: its edges go on as a mirror shows them, softer the farther out, and the picture stays as it is."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from imaging.declaration import Impossible
from imaging.extent import Extent
from imaging.masks.expanding import border_mask, expanded, kept_around, proved_within
from imaging.raster import Raster
from tests.imaging.masks.answers import GOOD, SIZE, photograph

AROUND = Extent(120, 60, 40, 0)


def within(raster: Raster) -> bytes:
    return raster.image.crop(AROUND.box(*SIZE)).tobytes()


def test_the_picture_lies_in_its_place_untouched() -> None:
    before = photograph()
    after = expanded(before, AROUND)
    assert after.image.size == (SIZE[0] + 160, SIZE[1] + 60)
    assert within(after) == before.image.tobytes()
    proof = proved_within(before, after, AROUND)
    assert (proof.changed, proof.outside) == (0, SIZE[0] * SIZE[1])


def test_what_is_near_its_edge_is_its_mirror_image_and_what_is_far_is_soft() -> None:
    made = np.asarray(expanded(photograph(), AROUND).image.convert("L"), np.float32)
    nearest, own = made[60:, 118], made[60:, 122]
    assert float(np.abs(nearest - own).mean()) < 3
    near, far = (np.lib.stride_tricks.sliding_window_view(made[60:, at], 12).std(axis=1).mean() for at in (119, 4))
    assert far < near / 2


def test_transparency_goes_on_as_colours_do() -> None:
    image = photograph().image.convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(SIZE))
    made = expanded(Raster(image), AROUND)
    assert made.image.mode == "RGBA"
    assert within(made) == image.tobytes()


def test_a_canvas_many_times_as_large_as_a_small_picture_is_filled() -> None:
    small = photograph((40, 30))
    extent = Extent(80, 60, 80, 60)
    assert proved_within(small, expanded(small, extent), extent).changed == 0


def test_a_pixel_that_changed_is_counted() -> None:
    before = photograph()
    after = expanded(before, AROUND).image
    after.putpixel((AROUND.left + 5, AROUND.top + 5), (1, 2, 3))
    assert proved_within(before, Raster(after), AROUND).changed == 1


def painted_on(before: Raster) -> Raster:
    """A model's answer: another scene around, the picture in its middle."""
    canvas = photograph((SIZE[0] + 160, SIZE[1] + 60), seed=9).image
    canvas.paste(before.image, AROUND.corner)
    return Raster(canvas)


@pytest.mark.parametrize("way", ["as it was", "shifted by 8", "scaled by 1.03", "shifted and scaled"])
def test_a_models_answer_comes_around_the_picture_and_nothing_of_it_changes(way: str) -> None:
    answer = GOOD[way]
    before = photograph()
    done = kept_around(before, answer(painted_on(before)), AROUND)
    assert within(done.raster) == before.image.tobytes()
    plain = np.asarray(expanded(before, AROUND).image, np.float32)[60:, :60]
    assert float(np.abs(np.asarray(done.raster.image, np.float32)[60:, :60] - plain).mean()) > 10


def test_an_answer_that_is_another_picture_is_refused() -> None:
    before = photograph()
    with pytest.raises(Impossible, match="painted the whole picture anew"):
        kept_around(before, photograph((SIZE[0] + 160, SIZE[1] + 60), seed=77), AROUND)


def test_the_mask_is_white_around_the_picture_alone() -> None:
    mask = border_mask(SIZE, AROUND)
    assert mask.histogram()[0] == SIZE[0] * SIZE[1]
    assert mask.histogram()[0] + mask.histogram()[255] == mask.width * mask.height
