"""What a mask covers is painted by a network of LaMa's shape, place by place, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imaging.networks.engine import NetworkFolder
from imaging.networks.lama import MARGIN, erased_by, places
from imaging.networks.models import BY_NAME, LAMA
from imaging.networks.runner import RunsNetwork
from imaging.raster import Raster
from tests.imaging.masks.answers import MIDDLE, SIZE, mask, photograph
from tests.tiny_onnx import tiny_lama

ORANGE = (255, 128, 0)


@pytest.fixture
def network(tmp_path: Path) -> RunsNetwork:
    model = BY_NAME[LAMA]
    (tmp_path / model.files[0].name).write_bytes(tiny_lama())
    return NetworkFolder(tmp_path, 0).open(model)


def test_it_is_filled_inside_and_nothing_is_changed_outside(network: RunsNetwork) -> None:
    before = photograph()
    after = erased_by(before, mask(MIDDLE), network)
    inner = (MIDDLE[0] + 8, MIDDLE[1] + 8, MIDDLE[2] - 8, MIDDLE[3] - 8)
    assert np.abs(np.asarray(after.image.crop(inner), np.int16) - ORANGE).max() <= 1
    outside = np.asarray(mask(MIDDLE)) == 0
    assert (np.asarray(after.image)[outside] == np.asarray(before.image)[outside]).all()


def test_a_soft_mask_passes_softly(network: RunsNetwork) -> None:
    half = mask(MIDDLE).point(lambda value: value // 2)
    before = Raster(Image.new("RGB", SIZE, (0, 0, 0)))
    after = erased_by(before, half, network)
    assert after.image.getpixel((240, 180)) == (127, 64, 0)


def test_what_is_transparent_stays_so(network: RunsNetwork) -> None:
    before = photograph().image.convert("RGBA")
    before.putalpha(90)
    after = erased_by(Raster(before), mask(MIDDLE), network)
    assert after.image.getchannel("A").getextrema() == (90, 90)


def test_places_that_see_each_other_are_one_and_others_are_apart() -> None:
    white = np.zeros((400, 1500), np.bool_)
    white[100:110, 200:220] = white[150:160, 260:270] = white[200:210, 1200:1230] = True
    assert sorted(places(white)) == [
        (200 - MARGIN, 0, 270 + MARGIN, 160 + MARGIN),
        (1200 - MARGIN, 200 - MARGIN, 1230 + MARGIN, 210 + MARGIN),
    ]
