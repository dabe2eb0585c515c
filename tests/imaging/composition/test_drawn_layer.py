"""What was drawn lies on its picture, and every pixel beside it stays."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from imaging.applying import applied, applied_lazily
from imaging.composition.drawn_layer import as_layer, laid_on
from imaging.declaration import Impossible
from imaging.large import strips
from imaging.operations.layer import Drawn
from imaging.operations.rotate import Rotate
from imaging.raster import Raster
from tests.imaging.pictures import picture, same


def drawn(size: tuple[int, int] = (48, 32), scale: int = 1) -> Image.Image:
    """A half transparent red box and a solid blue line."""
    layer = Image.new("RGBA", size)
    pen = ImageDraw.Draw(layer)
    pen.rectangle((6 * scale, 4 * scale, 20 * scale - 1, 16 * scale - 1), (255, 0, 0, 128))
    pen.rectangle((24 * scale, 20 * scale, 40 * scale - 1, 24 * scale - 1), (0, 0, 255, 255))
    return layer


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_it_is_laid_over_as_pillow_would(mode: str) -> None:
    before = picture(mode).image
    after = laid_on(Raster(before), drawn()).image
    whole = before.convert("RGBA")
    whole.alpha_composite(drawn())
    apart = np.asarray(after.convert(mode), np.int16) - np.asarray(whole.convert(mode), np.int16)
    assert after.mode == mode
    assert np.abs(apart).max() <= 1


def test_the_golden_pixels() -> None:
    after = laid_on(Raster(Image.new("RGB", (48, 32), (10, 200, 30))), drawn()).image
    assert after.getpixel((5, 4)) == (10, 200, 30)
    assert after.getpixel((6, 4)) == (133, 100, 15)
    assert after.getpixel((19, 15)) == (133, 100, 15)
    assert after.getpixel((20, 15)) == (10, 200, 30)
    assert after.getpixel((30, 22)) == (0, 0, 255)


def test_beside_it_every_pixel_stays_and_the_source_too() -> None:
    raster = picture()
    after = np.asarray(laid_on(raster, drawn()).image)
    clear = np.asarray(drawn().getchannel("A")) == 0
    assert (after[clear] == np.asarray(picture().image)[clear]).all()
    assert same(raster.image, picture().image)


def test_one_that_was_drawn_smaller_is_stretched_over_all_of_it() -> None:
    plain = Raster(Image.new("RGB", (192, 128), (10, 200, 30)))
    after = laid_on(plain, drawn()).image
    assert after.getpixel((52, 40)) == (133, 100, 15)
    assert after.getpixel((120, 88)) == (0, 0, 255)
    assert after.getpixel((100, 10)) == (10, 200, 30)
    reds = {after.getpixel((x, 40)) for x in range(15, 90)}
    assert all(pixel[2] <= 31 for pixel in reds if isinstance(pixel, tuple))  # nothing dark at its edges


def test_a_large_picture_gets_it_in_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = laid_on(picture("RGB", 480, 320), drawn((240, 160), 5)).image
    monkeypatch.setattr(strips, "LARGE", 1000)
    monkeypatch.setattr(strips, "PIECE", 480 * 7)
    monkeypatch.setattr(strips.strips, "__defaults__", (1, 480 * 7))
    raster = Raster(picture("RGB", 480, 320).image, spare=True)
    made = laid_on(raster, drawn((240, 160), 5)).image
    assert made is raster.image
    assert np.abs(np.asarray(made, np.int16) - np.asarray(expected, np.int16)).max() <= 1


@pytest.mark.parametrize("size", [(49, 32), (96, 64), (24, 24), (32, 48), (2, 3)])
def test_one_of_another_shape_is_refused_with_both_sizes(size: tuple[int, int]) -> None:
    with pytest.raises(Impossible, match=f"{size[0]} × {size[1]} .* 48 × 32"):
        laid_on(picture(), Image.new("RGBA", size))


@pytest.mark.parametrize("size", [(2000, 1333), (3000, 2000), (1999, 1333)])
def test_rounding_is_no_other_shape(size: tuple[int, int]) -> None:
    assert laid_on(Raster(Image.new("RGB", (6000, 4000))), Image.new("RGBA", size)).image.size == (6000, 4000)


def test_what_covers_everything_or_nothing_is_no_layer() -> None:
    assert as_layer(Raster(drawn())).image.mode == "RGBA"
    with pytest.raises(Impossible, match="transparent where nothing is drawn"):
        as_layer(picture())
    with pytest.raises(Impossible, match="Nothing is drawn"):
        as_layer(Raster(Image.new("RGBA", (8, 8))))


def test_it_is_one_step_among_others() -> None:
    layers = {"mine": drawn((32, 48))}
    steps = [Rotate(angle=90), Drawn(layer="mine")]
    done = applied(picture(), steps, layers=layers).raster
    assert same(done.image, laid_on(Rotate(angle=90).apply(picture()), layers["mine"]).image)
    lazily = applied_lazily(Raster(picture().image, spare=True), steps, layers)
    assert same(lazily.picture.whole(), done.image)


def test_without_it_the_step_says_why_not() -> None:
    with pytest.raises(Impossible, match="only be laid on the picture"):
        applied(picture(), [Drawn(layer="mine")])
