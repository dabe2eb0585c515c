"""What a network is shown of a picture, and what is made of its answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from imaging.cutout.models import BY_NAME, MODELS, CutoutModel
from imaging.cutout.network import CutoutNetworks, decided, fed, sigmoid, stretched
from imaging.networks.engine import NetworkFolder, ample, options
from imaging.refusal import Refused
from tests.tiny_onnx import tiny_model

pytestmark = pytest.mark.slow
SIDES = {
    "u2net": 320,
    "u2netp": 320,
    "u2net_human_seg": 320,
    "silueta": 320,
    "isnet-general-use": 1024,
    "isnet-anime": 1024,
    "birefnet-general": 1024,
    "birefnet-general-lite": 1024,
}
"""As their authors trained them."""


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_a_picture_is_shown_at_the_size_that_the_network_knows(model: CutoutModel) -> None:
    shown = fed(Image.new("RGBA", (40, 30), (255, 0, 51, 128)), model)
    assert (shown.shape, shown.dtype) == ((1, 3, SIDES[model.name], SIDES[model.name]), np.float32)
    assert shown.flags.c_contiguous


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("u2net", [(1 - 0.485) / 0.229, -0.456 / 0.224, (0.2 - 0.406) / 0.225]),
        ("isnet-general-use", [0.5, -0.5, -0.3]),
        ("isnet-anime", [1 - 0.485, -0.456, 0.2 - 0.406]),
        ("birefnet-general", [(1 - 0.485) / 0.229, -0.456 / 0.224, (0.2 - 0.406) / 0.225]),
    ],
)
def test_it_is_shown_in_the_range_that_the_network_knows(name: str, expected: list[float]) -> None:
    shown = fed(Image.new("RGB", (40, 30), (255, 0, 51)), BY_NAME[name])
    assert shown[0, :, 7, 9].tolist() == pytest.approx(expected, abs=1e-5)


def test_a_dark_picture_is_shown_as_bright_as_it_goes_and_a_black_one_is_no_fault() -> None:
    model = BY_NAME["isnet-general-use"]
    assert fed(Image.new("RGB", (40, 30), (50, 25, 0)), model)[0, :, 0, 0].tolist() == pytest.approx([0.5, 0, -0.5])
    assert fed(Image.new("RGB", (40, 30)), model)[0, :, 0, 0].tolist() == pytest.approx([-0.5] * 3)


def test_what_it_finds_is_as_large_as_the_picture_and_stretched_to_all_there_is(tmp_path: Path) -> None:
    (tmp_path / "isnet-general-use.onnx").write_bytes(tiny_model())
    picture = Image.new("RGB", (300, 200), (136, 170, 204))
    ImageDraw.Draw(picture).rectangle((100, 50, 200, 150), fill=(192, 48, 16))

    answer = CutoutNetworks(NetworkFolder(tmp_path)).ask("isnet-general-use", picture)

    assert (answer.mask.size, answer.mask.mode) == ((300, 200), "L")
    inside, outside = (answer.mask.getpixel(at) for at in ((150, 100), (10, 10)))
    assert (inside, outside <= 1) == (255, True)
    assert answer.decided > 0.9


def test_a_model_that_is_not_there_is_to_be_fetched_first(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Fetch IS-Net first, or use the simple method."):
        CutoutNetworks(NetworkFolder(tmp_path)).ask("isnet-general-use", Image.new("RGB", (3, 2)))


@pytest.mark.parametrize(
    ("values", "expected"),
    [([0.0, 1.0], 1.0), ([0.01, 0.03], 0.02), ([0.4, 0.4], 0.0), ([0.0, np.nan], 0.0)],
)
def test_how_far_apart_an_answer_is_before_it_is_stretched(values: list[float], expected: float) -> None:
    assert decided(np.array(values, np.float32)) == pytest.approx(expected, abs=0.001)


def test_logits_are_shares_and_the_largest_are_no_fault() -> None:
    assert sigmoid(np.array([-1e6, 0, 1e6], np.float32)).tolist() == [pytest.approx(0), 0.5, 1.0]
    assert decided(sigmoid(np.array([-8.0, 8.0], np.float32))) == pytest.approx(0.999, abs=0.001)
    assert decided(sigmoid(np.array([-9.0, -8.0], np.float32))) == pytest.approx(0, abs=0.001)


@pytest.mark.parametrize(
    ("values", "expected"),
    [([0.2, 0.4, 0.6], [0, 127, 255]), ([0.4, 0.4, 0.4], [0, 0, 0]), ([0.0, np.nan, 1.0], [0, 0, 0])],
)
def test_an_answer_is_stretched_and_one_that_says_nothing_is_empty(values: list[float], expected: list[int]) -> None:
    found = stretched(np.array(values, np.float32))
    assert np.abs(found.astype(int) - expected).max() <= 1


def test_memory_is_kept_between_pictures_where_there_is_plenty() -> None:
    assert [ample(1700, limit) for limit in (2048, 5099, 5100, 0)] == [False, False, True, True]
    for kept in (False, True):
        assert (options(kept).enable_cpu_mem_arena, options(kept).enable_mem_pattern) == (kept, kept)
