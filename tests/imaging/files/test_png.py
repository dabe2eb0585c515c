"""A PNG of our own: what everyone reads from it is what went in, pixel for pixel, and nothing else is in it."""

from __future__ import annotations

import random
from io import BytesIO

import numpy as np
import pytest
import pyvips
from PIL import Image

from imaging.files.png import png_of, png_of_samples


def of_kind(kind: str, mode: str, size: tuple[int, int]) -> Image.Image:
    bands = len(mode)
    if kind == "flat":
        return Image.new(mode, size, (200, 40, 10, 128)[:bands])
    if kind == "noise":
        return Image.frombytes(mode, size, random.Random(7).randbytes(size[0] * size[1] * bands))
    soft = Image.frombytes(mode, (4, 4), random.Random(3).randbytes(16 * bands))
    return soft.resize(size, Image.Resampling.BICUBIC)


@pytest.mark.parametrize("kind", ["flat", "noise", "soft"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("size", [(1, 1), (1, 9), (9, 1), (7, 5), (640, 1), (1, 700), (333, 401)])
def test_what_goes_in_comes_out(kind: str, mode: str, size: tuple[int, int]) -> None:
    image = of_kind(kind, mode, size)
    with Image.open(BytesIO(png_of(image))) as read:
        assert (read.format, read.mode, read.size) == ("PNG", mode, size)
        assert read.tobytes() == image.tobytes()
        assert read.info == {}


def test_a_picture_of_many_pieces_is_whole() -> None:
    image = of_kind("noise", "RGBA", (1500, 400))  # more than is compressed at a time
    with Image.open(BytesIO(png_of(image))) as read:
        assert read.tobytes() == image.tobytes()


def test_flat_ground_soft_shapes_and_noise_each_get_a_filter_that_suits_them() -> None:
    flat, soft, noise = (len(png_of(of_kind(kind, "RGB", (400, 400)))) for kind in ("flat", "soft", "noise"))
    assert flat < 4_000
    assert soft < noise / 2
    assert noise < 400 * 400 * 3 * 1.01


@pytest.mark.parametrize("kind", ["soft", "flat"])
def test_it_is_no_larger_than_the_plain_way_makes_it(kind: str) -> None:
    image, plain = of_kind(kind, "RGB", (600, 500)), BytesIO()
    image.save(plain, "PNG", compress_level=1)
    assert len(png_of(image)) < 1.1 * plain.tell()


@pytest.mark.parametrize("shape", [(1, 1, 1), (7, 5, 2), (333, 401, 3), (700, 300, 4), (9, 640)], ids=str)
def test_sixteen_bits_go_in_and_come_out(shape: tuple[int, ...]) -> None:
    samples = np.random.default_rng(4).integers(0, 65_536, shape, dtype=np.uint16)
    read = pyvips.Image.pngload_buffer(png_of_samples(samples)).numpy()
    assert np.array_equal(np.squeeze(read), np.squeeze(samples))
