"""JPEG by libjpeg-turbo: the same picture as libvips reads, and nothing of what it cannot be sure of."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from imaging.compress import coarse_jpeg
from imaging.compress.coarse_jpeg import decoded
from imaging.compress.reading import opened
from imaging.inspection.inspector import inspected
from imaging.libvips import pyvips

LIMIT = 10_000_000


def jpeg(mode: str = "RGB", size: tuple[int, int] = (208, 104), **how: object) -> bytes:
    grey = Image.linear_gradient("L").resize(size)
    bands = [
        grey,
        grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        grey.rotate(90).resize(size),
        grey.point(lambda x: x // 3),
    ]
    image = Image.merge(mode, bands[: len(Image.new(mode, (1, 1)).getbands())])
    file = BytesIO()
    image.save(file, "JPEG", quality=92, **how)
    return file.getvalue()


@pytest.mark.parametrize("shrink", [1, 2, 4, 8])
@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("how", [{}, {"subsampling": 0}, {"progressive": True}], ids=str)
def test_it_is_the_picture_that_libvips_reads(mode: str, how: dict[str, object], shrink: int) -> None:
    data = jpeg(mode, **how)
    made = decoded(inspected(data), shrink)
    other = pyvips.Image.new_from_buffer(data, "", shrink=shrink).numpy().astype(int)
    assert made is not None
    assert made.shape[:2] == other.shape[:2] == (104 // shrink, 208 // shrink)
    assert np.abs(made.reshape(other.shape).astype(int) - other).mean() < 1


def test_a_side_that_does_not_go_into_eighths_is_rounded_up() -> None:
    made = decoded(inspected(jpeg(size=(203, 101))), 4)
    assert made is not None
    assert made.shape == (26, 51, 3)


def test_ink_and_colours_that_were_never_turned_into_others_are_left_to_libvips() -> None:
    assert decoded(inspected(jpeg("CMYK")), 1) is None
    assert decoded(inspected(jpeg(keep_rgb=True)), 1) is None
    assert opened(jpeg(keep_rgb=True), None, None, LIMIT).image.bands == 3


def test_what_is_damaged_is_left_to_libvips_which_tells() -> None:
    data = bytearray(jpeg(size=(400, 300)))
    data[len(data) // 2 : len(data) // 2 + 40] = bytes(40)
    assert decoded(inspected(bytes(data)), 1) is None


def test_what_would_fill_the_memory_is_left_to_libvips_which_takes_it_by_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coarse_jpeg, "LARGEST", 10_000)
    report = inspected(jpeg())
    assert decoded(report, 1) is None
    assert decoded(report, 2) is not None
