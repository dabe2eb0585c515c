"""Whatever somebody draws becomes one channel of the picture's size."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from imaging.declaration import Impossible
from imaging.masks.reading import coverage, read_mask, to_mask_png
from imaging.raster import Raster


def drawn(mode: str, colour: object, size: tuple[int, int] = (8, 4)) -> Raster:
    """With that colour in its right half, on nothing."""
    image = Image.new(mode, size)
    image.paste(colour, (size[0] // 2, 0, *size))  # type: ignore[arg-type]
    return Raster(image)


def test_white_is_to_be_changed_and_black_is_not() -> None:
    mask = read_mask(drawn("RGB", "white"), (8, 4))
    assert (mask.mode, mask.size) == ("L", (8, 4))
    assert [mask.getpixel((x, 0)) for x in (0, 3, 4, 7)] == [0, 0, 255, 255]


def test_what_is_transparent_is_not_to_be_changed_however_white_it_is() -> None:
    mask = read_mask(drawn("RGBA", (255, 255, 255, 128)), (8, 4))
    assert [mask.getpixel((x, 0)) for x in (0, 7)] == [0, 128]
    with pytest.raises(Impossible, match="chooses nothing"):
        read_mask(drawn("RGBA", (255, 255, 255, 0)), (8, 4))


def test_every_grey_stays_the_grey_it_was() -> None:
    ramp = Image.linear_gradient("L")
    assert read_mask(Raster(ramp.convert("RGB")), ramp.size).tobytes() == ramp.tobytes()


def test_a_mask_of_another_size_lies_on_the_whole_picture() -> None:
    mask = read_mask(drawn("RGB", "white", (8, 4)), (80, 80))
    assert mask.size == (80, 80)
    assert [mask.getpixel((x, 40)) for x in (0, 30, 50, 79)] == [0, 0, 255, 255]


def test_a_mask_that_chooses_nothing_is_refused() -> None:
    with pytest.raises(Impossible, match="paint white what is to be changed"):
        read_mask(drawn("RGB", "black"), (8, 4))


def test_how_much_it_takes_counts_grey_in_proportion() -> None:
    assert coverage(Image.new("L", (5, 5), 255)) == 1
    assert coverage(Image.new("L", (5, 5), 51)) == pytest.approx(0.2)
    assert coverage(read_mask(drawn("RGB", "white"), (8, 4))) == 0.5


def test_what_is_kept_is_one_channel_without_loss() -> None:
    mask = Image.linear_gradient("L")
    kept = Image.open(BytesIO(to_mask_png(mask)))
    assert (kept.format, kept.mode) == ("PNG", "L")
    assert kept.tobytes() == mask.tobytes()
