"""Something small goes, and its place is filled from around it."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from imaging.declaration import Impossible
from imaging.masks.erasing import erased
from imaging.masks.keeping import proved
from imaging.raster import Raster
from tests.imaging.masks.answers import SIZE, mask, photograph

SPOT = 200, 150, 226, 170


def sky() -> Raster:
    """Lighter downwards, with a little grain."""
    random = np.random.default_rng(2)
    levels = np.linspace(90, 200, SIZE[1])[:, None, None] + random.normal(0, 3, (SIZE[1], SIZE[0], 3))
    return Raster(Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8)))


def test_a_spot_becomes_what_is_around_it_with_as_much_grain() -> None:
    clean, spotted = sky(), sky()
    spotted.image.paste((20, 10, 10), (204, 154, 222, 166))
    made = erased(spotted, mask(SPOT))
    assert proved(spotted, made, mask(SPOT)).changed == 0
    there, wanted = (np.asarray(each.image.crop(SPOT), np.float32) for each in (made, clean))
    assert np.abs(there.mean((0, 1)) - wanted.mean((0, 1))).max() < 5
    assert 0.5 < there.std() / wanted.std() < 2


def test_the_same_picture_is_erased_to_the_same() -> None:
    first, second = (erased(photograph(), mask(SPOT)) for _ in range(2))
    assert first.image.tobytes() == second.image.tobytes()


def test_transparency_stays() -> None:
    picture = Raster(photograph().image.convert("RGBA"))
    picture.image.putalpha(Image.linear_gradient("L").resize(SIZE))
    made = erased(picture, mask(SPOT))
    assert made.image.getchannel("A").tobytes() == picture.image.getchannel("A").tobytes()
    assert proved(picture, made, mask(SPOT)).changed == 0


def test_a_large_place_is_refused_with_what_to_do() -> None:
    with pytest.raises(Impossible, match="works up to 12%.*inpaint"):
        erased(photograph(), mask((0, 0, 240, 360)))
