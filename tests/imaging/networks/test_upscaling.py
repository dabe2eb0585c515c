"""A picture is enlarged tile by tile, by a network or without one, and no seam is left between the tiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from imaging.declaration import Impossible
from imaging.networks.engine import NetworkFolder
from imaging.networks.models import BY_NAME, QUICK
from imaging.networks.tiles import OVERLAP, SIDE, tiles
from imaging.networks.upscaling import resampled, upscaled
from imaging.raster import Raster
from imaging.refusal import Refused
from tests.tiny_onnx import tiny_upscaler

MODEL = BY_NAME[QUICK]


def scene(width: int, height: int) -> Image.Image:
    """Waves of many lengths, in colours."""
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    waves = [np.sin(across / 3 + down / 11), np.sin(across / 17 - down / 5), np.cos(across * down / 2000)]
    return Image.fromarray(np.stack([128 + 100 * each for each in waves], axis=2).astype(np.uint8))


class Recording:
    """A network that makes blocks, and remembers how large what it saw was."""

    inputs: Sequence[str] = ["any name"]

    def __init__(self) -> None:
        self.saw: list[tuple[int, ...]] = []

    def run(self, feed: Mapping[str, NDArray[Any]], outputs: Sequence[str] = ()) -> list[NDArray[Any]]:
        (fed,) = feed.values()
        self.saw.append(fed.shape)
        return [fed.repeat(4, axis=2).repeat(4, axis=3)]


@pytest.mark.parametrize("size", [(1, 1), (192, 192), (193, 40), (500, 411)])
def test_tiles_cover_a_picture_once_and_none_is_larger_than_wanted(size: tuple[int, int]) -> None:
    seen = np.zeros(size[::-1], np.int32)
    for left, top, right, bottom in tiles(size):
        assert max(right - left, bottom - top) <= SIDE
        seen[top:bottom, left:right] += 1
    assert (seen == 1).all()


def test_a_network_sees_no_more_than_a_tile_and_its_overlap_and_leaves_no_seam() -> None:
    picture, network = scene(500, 300), Recording()
    *before, (done, last) = upscaled(Raster(picture), 4, network)  # type: ignore[arg-type]
    assert len(before) == 5
    assert [each for each, _ in before] == sorted(each for each, _ in before)
    assert (done, last.image.size) == (1, (2000, 1200))
    assert last.image.tobytes() == picture.resize((2000, 1200), Image.Resampling.NEAREST).tobytes()
    assert max(max(shape[2:]) for shape in network.saw) <= SIDE + 2 * OVERLAP


def test_twice_as_large_is_four_times_made_half_again() -> None:
    picture = scene(60, 40)
    (_, last) = list(upscaled(Raster(picture), 2, Recording()))[-1]  # type: ignore[arg-type]
    assert last.image.tobytes() == picture.resize((120, 80), Image.Resampling.NEAREST).tobytes()


@pytest.mark.parametrize("factor", [2, 4])
def test_without_a_network_it_gives_the_picture_back_when_it_is_made_small_again(factor: int) -> None:
    picture = scene(1100, 90)  # of two tiles
    (_, last) = list(upscaled(Raster(picture), factor, None))[-1]
    assert last.image.size == (1100 * factor, 90 * factor)
    small = np.asarray(last.image.resize(picture.size, Image.Resampling.BOX), np.float32)
    plain = picture.resize(last.image.size, Image.Resampling.BICUBIC).resize(picture.size, Image.Resampling.BOX)
    own = np.asarray(picture, np.float32)
    assert abs(small - own).max() <= 1 < abs(np.asarray(plain, np.float32) - own).max()


def test_tiles_of_resampling_join_without_a_seam() -> None:
    picture = scene(1100, 90)
    (_, last) = list(upscaled(Raster(picture), 2, None))[-1]
    whole = resampled(np.asarray(picture), 2)
    assert abs(np.asarray(last.image, np.int16) - whole).max() <= 1


def test_a_flat_picture_stays_flat() -> None:
    (_, last) = list(upscaled(Raster(Image.new("RGB", (5, 3), (10, 200, 255))), 4, None))[-1]
    assert last.image.getcolors() == [(240, (10, 200, 255))]


def test_what_is_transparent_stays_so() -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.paste((255, 0, 0, 255), (10, 10, 30, 30))
    (_, last) = list(upscaled(Raster(picture), 2, Recording()))[-1]  # type: ignore[arg-type]
    assert (last.image.mode, last.image.getpixel((1, 1))[3]) == ("RGBA", 0)  # type: ignore[index]
    assert last.image.getpixel((40, 40)) == (255, 0, 0, 255)


def test_what_would_be_too_large_is_refused_before_anything_is_done() -> None:
    network = Recording()
    with pytest.raises(Impossible, match="the limit is 100 megapixels"):
        next(upscaled(Raster(Image.new("RGB", (6000, 4000))), 4, network))  # type: ignore[arg-type]
    assert not network.saw


def test_a_file_with_the_networks_inputs_and_outputs_is_run(tmp_path: Path) -> None:
    (tmp_path / MODEL.files[0].name).write_bytes(tiny_upscaler())
    picture = scene(250, 70)
    (_, last) = list(upscaled(Raster(picture), 4, NetworkFolder(tmp_path, 0).open(MODEL)))[-1]
    assert last.image.tobytes() == picture.resize((1000, 280), Image.Resampling.NEAREST).tobytes()


def test_one_that_is_not_here_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Fetch Real-ESRGAN general first") as refused:
        NetworkFolder(tmp_path, 0).open(MODEL)
    assert refused.value.code == "model_absent"


def test_one_that_needs_more_memory_than_there_is_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    (tmp_path / MODEL.files[0].name).write_bytes(tiny_upscaler())
    with pytest.raises(Refused, match="needs about 700 MB of memory and may use 512") as refused:
        NetworkFolder(tmp_path, 512).open(MODEL)
    assert refused.value.code == "out_of_memory"


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    (tmp_path / MODEL.files[0].name).write_bytes(b"no network at all")
    with pytest.raises(Refused, match="is damaged") as refused:
        NetworkFolder(tmp_path, 0).open(MODEL)
    assert refused.value.code == "model_broken"
