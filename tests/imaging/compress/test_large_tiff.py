"""A large TIFF is read by rows and is the same picture; what libvips might see otherwise stays with Pillow."""

from __future__ import annotations

import struct
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from imaging.compress import large_tiff
from imaging.compress.large_tiff import is_read_by_rows
from imaging.compress.reading import opened
from imaging.file import File
from imaging.inspection.inspector import inspected

LIMIT = 10_000_000
KINDS = [{}, {"compression": "tiff_lzw"}, {"compression": "tiff_adobe_deflate"}, {"compression": "jpeg"}]


@pytest.fixture(autouse=True)
def small_ones_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_tiff, "LARGE", 10_000)


def tiff(mode: str = "RGB", **how: object) -> bytes:
    grey = Image.linear_gradient("L").resize((320, 200))
    bands = [grey, grey.transpose(Image.Transpose.FLIP_TOP_BOTTOM), grey.rotate(90).resize(grey.size), grey]
    image = Image.merge(mode, bands[: len(Image.new(mode, (1, 1)).getbands())])
    file = BytesIO()
    image.save(file, "TIFF", **how)
    return file.getvalue()


def levels(data: File) -> np.ndarray:
    return opened(data, 160, 160, LIMIT).image.numpy().astype(int)


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("how", KINDS, ids=str)
def test_by_rows_it_is_the_same_picture(mode: str, how: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    data = tiff(mode, **how)
    assert is_read_by_rows(inspected(data))
    by_rows = levels(data)
    monkeypatch.setattr(large_tiff, "LARGE", LIMIT)
    assert not is_read_by_rows(inspected(data))
    assert np.abs(by_rows - levels(data)).max() <= 1


def test_it_comes_upright() -> None:
    exif = Image.Exif()
    exif[0x112] = 6
    assert levels(tiff(exif=exif)).shape == (160, 100, 3)


@pytest.mark.parametrize(("mode", "levels_apart"), [("CMYK", 6), ("RGBA", 1), ("LA", 1)])
def test_ink_and_transparency_are_too(mode: str, levels_apart: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ink is made smaller before its colours are converted."""
    data = tiff(mode)
    assert is_read_by_rows(inspected(data))
    by_rows = levels(data)
    monkeypatch.setattr(large_tiff, "LARGE", LIMIT)
    assert np.abs(by_rows - levels(data)).max() <= levels_apart


def test_lab_and_a_channel_of_no_meaning_stay_with_pillow() -> None:
    nothing, apart = (struct.pack("<HHIHH", 338, 3, 1, kind, 0) for kind in (0, 2))
    meaningless = tiff("RGBA").replace(apart, nothing)
    assert meaningless != tiff("RGBA")
    for data in (tiff("LAB"), meaningless):
        assert not is_read_by_rows(inspected(data))
        assert opened(data, 160, 160, LIMIT).image.width == 160
