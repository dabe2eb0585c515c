"""Blurred or pixelated in one place: what lies outside of it keeps every pixel."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from imaging.applying import applied
from imaging.declaration import Impossible
from imaging.large import strips
from imaging.operations.blur import Blur
from imaging.operations.operation import Operation
from imaging.operations.pixelate import Pixelate
from imaging.raster import Raster
from tests.imaging.pictures import picture, same

AREA = "10,6,20,12"
BOX = 10, 6, 30, 18


@pytest.mark.parametrize("operation", [Blur(radius=2, area=AREA), Pixelate(size=4, area=AREA)], ids=lambda it: it.name)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_what_lies_outside_keeps_every_pixel(operation: Operation, mode: str) -> None:
    before = picture(mode).image
    after = applied(Raster(before), [operation]).raster.image
    differs = ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox()
    assert differs is not None and differs[0] >= 10 and differs[1] >= 6 and differs[2] <= 30 and differs[3] <= 18
    assert same(before, picture(mode).image)


def test_an_area_is_blurred_by_what_lies_around_it_as_all_of_it_would_be() -> None:
    raster = picture()
    assert same(Blur(radius=2, area=AREA).apply(raster).image.crop(BOX), Blur(radius=2).apply(raster).image.crop(BOX))


def test_squares_begin_in_the_corner_of_the_area() -> None:
    made = Pixelate(size=5, area=AREA).apply(picture()).image
    for left in range(10, 30, 5):
        square = made.crop((left, 6, left + 5, 11))
        assert square.getcolors() == [(25, square.getpixel((0, 0)))]


def test_one_at_the_edge_and_one_of_all_of_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    raster = picture()
    assert same(Pixelate(size=4, area="0,0,48,32").apply(raster).image, Pixelate(size=4).apply(raster).image)
    assert Blur(radius=3, area="40,24,8,8").apply(raster).image.size == (48, 32)
    monkeypatch.setattr(strips, "LARGE", 100)
    large = Raster(raster.image.copy(), spare=True)
    assert same(Pixelate(size=4, area=AREA).lazily(large).whole(), Pixelate(size=4, area=AREA).apply(picture()).image)


def test_a_small_copy_has_it_at_the_same_place() -> None:
    assert Pixelate(size=8, area="100,60,200,120").scaled(0.1) == Pixelate(size=2, area="10,6,20,12")
    assert Blur(radius=8, area="100,60,200,1").scaled(0.5) == Blur(radius=4, area="50,30,100,1")
    assert Blur(radius=8).scaled(0.5) == Blur(radius=4)


@pytest.mark.parametrize("area", ["10,6,20", "ten,6,20,12", "-1,0,3,3", "1,2,3,4,5", "9999999,0,1,1"])
def test_what_is_no_box_is_refused_at_once(area: str) -> None:
    with pytest.raises(Impossible, match="is not a box"):
        Blur(area=area)
    with pytest.raises(Impossible, match="is not a box"):
        Pixelate(area=area)


@pytest.mark.parametrize("area", ["40,0,9,9", "0,30,9,9", "0,0,0,9", "0,0,9,0"])
def test_one_that_is_empty_or_reaches_outside_is_refused_with_the_size(area: str) -> None:
    with pytest.raises(Impossible, match="48 × 32"):
        Pixelate(area=area).apply(Raster(Image.new("RGB", (48, 32))))
