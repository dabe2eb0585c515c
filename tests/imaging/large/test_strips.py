"""A large picture that is changed piece by piece, in its place, becomes what it would have become as a whole."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageEnhance, ImageFilter

from imaging.alpha import filtered, reach_of_blur, recoloured, recoloured_by_place
from imaging.large.strips import changed_in_place, is_large, reduced, strips
from imaging.operations.auto import Auto
from imaging.operations.blur import Blur
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.denoise import Denoise
from imaging.operations.grain import Grain
from imaging.operations.operation import Operation
from imaging.operations.pixelate import Pixelate
from imaging.operations.sharpen import Sharpen
from imaging.operations.vibrance import Vibrance
from imaging.operations.vignette import Vignette
from imaging.raster import Raster
from tests.matrix import matrix

SIZE = (6000, 5100)
"""Large, just."""


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    dice = np.random.default_rng(7)
    return Image.fromarray(dice.integers(0, 256, (size[1], size[0], len(mode)), np.uint8))


def same(one: Image.Image, other: Image.Image) -> bool:
    return (one.mode, one.size, one.tobytes()) == (other.mode, other.size, other.tobytes())


def test_pieces_cover_the_picture_once_and_begin_where_they_may() -> None:
    boxes = list(strips((100, 77), multiple=6, pixels=2000))
    assert [box[1] for box in boxes] == [0, 18, 36, 54, 72]
    assert boxes[-1] == (0, 72, 100, 77)
    assert list(strips((5000, 3), pixels=2000)) == [(0, 0, 5000, 1), (0, 1, 5000, 2), (0, 2, 5000, 3)]


@pytest.mark.parametrize("radius", [0.1, 0.7, 2, 5.5, 12])
@pytest.mark.parametrize("pixels", [60, 500, 100_000])
def test_a_blur_in_pieces_is_the_blur_of_the_whole(radius: float, pixels: int) -> None:
    image, blur = noise((60, 200)), ImageFilter.GaussianBlur(radius)
    pieces = image.copy()
    changed_in_place(pieces, lambda piece, _: piece.filter(blur), *reach_of_blur(radius), pixels=pixels)
    assert same(pieces, image.filter(blur))


def test_a_change_is_told_which_rows_it_is_given() -> None:
    image, ramp = Image.new("L", (10, 50)), Image.linear_gradient("L").resize((10, 50))
    changed_in_place(image, lambda piece, box: ramp.crop(box), reach=2, pixels=70)
    assert same(image, ramp)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_reduced_in_pieces_is_the_reduced_picture(mode: str) -> None:
    image = noise((101, 99), mode)
    assert same(reduced(image, 4), image.reduce(4))


@pytest.mark.slow
@matrix("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize(
    "operation",
    [Brightness(1.3), Vibrance(40), Denoise(), Blur(radius=3), Sharpen(amount=150), Pixelate(size=6), Auto()],
    ids=lambda each: each.name,
)
def test_an_operation_on_a_large_picture_is_the_same_across_the_seams(operation: Operation, mode: str) -> None:
    image = noise(SIZE, mode)
    assert is_large(image)
    changed = operation.apply(Raster(image.copy())).image
    if isinstance(operation, Auto):
        assert changed.mode == mode  # by the histogram of the whole: there is no part to compare it with
        return
    seam = next(iter(strips(SIZE)))[3]
    top = (seam - 120) // 6 * 6  # squares of pixels begin there too
    part = operation.apply(Raster(image.crop((0, top, 600, seam + 120)))).image
    inside = (0, 60, 540, part.height - 60)
    expected = part.crop(inside)
    assert same(changed.crop((0, top + 60, 540, top + part.height - 60)), expected)


@pytest.mark.slow
def test_what_depends_on_the_whole_or_on_the_place_is_the_same_too() -> None:
    image = noise(SIZE)
    assert same(Contrast(1.4).apply(Raster(image)).image, ImageEnhance.Contrast(image).enhance(1.4))
    for operation in (Vignette(), Grain()):
        change = (operation._darkened if isinstance(operation, Vignette) else operation._grained)(image.size)
        pieces, whole = operation.apply(Raster(image)).image, change(image, (0, 0, *image.size))
        extrema = ImageChops.difference(pieces, whole).getextrema()
        assert max(high for _, high in extrema) <= 2, "a shade between two is rounded to either; twice at a seam"


@pytest.mark.slow
def test_only_a_picture_to_spare_is_changed_itself() -> None:
    image = Image.new("RGB", SIZE, (10, 20, 30))
    kept = recoloured(Raster(image), lambda piece: piece.point(lambda shade: shade + 1), reach=0)
    assert image.getpixel((5, 5)) == (10, 20, 30)
    assert kept.image.getpixel((5, 5)) == (11, 21, 31)
    spared = filtered(Raster(image, spare=True), lambda piece: piece.point(lambda shade: shade + 1), reach=0)
    assert spared.image is image
    placed = recoloured_by_place(Raster(image, spare=True), lambda piece, box: piece)
    assert placed.image is image
