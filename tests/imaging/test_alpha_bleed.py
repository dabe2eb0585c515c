"""Colours that nobody sees stood under the mask; none of them came out at the edge of what is seen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw

from imaging.alpha_bleed import bled
from imaging.files.encode import to_full, to_preview
from imaging.files.formats import to_file
from imaging.operations.operation import StorageFormat
from imaging.raster import Raster

RED, GREEN = (210, 20, 20), (0, 255, 0)
SMOOTH = 4
"""How many times as large the disc is drawn at first, for an edge that is half transparent."""


def disc_over(hidden: tuple[int, int, int], side: int = 161) -> Image.Image:
    """A red disc with a soft edge; where nothing is seen stands another colour."""
    mask = Image.new("L", (side * SMOOTH, side * SMOOTH))
    ImageDraw.Draw(mask).ellipse((20 * SMOOTH, 20 * SMOOTH, (side - 20) * SMOOTH, (side - 20) * SMOOTH), fill=255)
    mask = mask.resize((side, side), Image.Resampling.BOX)
    image = Image.composite(Image.new("RGB", mask.size, RED), Image.new("RGB", mask.size, hidden), mask.point(anything))
    image.putalpha(mask)
    return image


def anything(level: int) -> int:
    return 255 if level else 0


def worst(image: Image.Image, other: Image.Image) -> float:
    """The largest difference of colour, as far as it is seen."""
    one, two = (np.asarray(each.convert("RGBA"), np.float32) for each in (image, other))
    return float((np.abs(one - two)[..., :3] * one[..., 3:] / 255).max())


@pytest.mark.parametrize(
    "written",
    [
        lambda raster: to_file(raster, StorageFormat("WEBP", 80)),
        lambda raster: to_file(raster, StorageFormat("WEBP", 92)),
        lambda raster: to_file(raster, StorageFormat("AVIF", 80)),
        to_preview,
        to_full,
    ],
    ids=["webp 80", "webp 92", "avif", "preview", "screen"],
)
def test_no_lossy_way_out_lends_the_edge_a_hidden_colour(written: Callable[[Raster], bytes]) -> None:
    image = disc_over(GREEN)
    assert worst(image, Image.open(BytesIO(written(Raster(image))))) < 6


def test_a_lossless_way_out_keeps_what_is_hidden() -> None:
    image = disc_over(GREEN)
    assert (
        Image.open(BytesIO(to_file(Raster(image), StorageFormat("PNG")))).convert("RGBA").tobytes() == image.tobytes()
    )


@pytest.mark.parametrize("size", [(161, 161), (1, 7), (8, 3), (640, 2)])
def test_what_is_seen_is_not_touched_and_what_is_hidden_looks_like_its_neighbours(size: tuple[int, int]) -> None:
    image = disc_over(GREEN).resize(size)
    image.putpixel((0, 0), (*RED, 255))
    image.putpixel((size[0] - 1, size[1] - 1), (*GREEN, 0))
    before, after = np.asarray(image), np.asarray(bled(image))
    seen = before[..., 3] > 0
    assert (before[seen] == after[seen]).all()
    assert (after[..., 3] == before[..., 3]).all()
    assert np.abs(after[~seen].astype(int)[:, :3] - RED).max() < 12


def test_where_everything_or_nothing_is_seen_there_is_nothing_to_do() -> None:
    for image in (Image.new("RGB", (9, 9), "red"), Image.new("RGBA", (9, 9), "red"), Image.new("RGBA", (9, 9))):
        assert bled(image) is image


@pytest.mark.slow
def test_a_picture_as_large_as_a_poster_is_filled_piece_by_piece() -> None:
    image = Image.new("RGBA", (6001, 5003), (*GREEN, 0))
    image.paste((*RED, 255), (3001, 17, 3400, 5003))
    filled = bled(image)
    for place in ((2999, 2500), (6000, 5002)):
        *colour, alpha = filled.getpixel(place)  # type: ignore[misc]
        assert alpha == 0
        assert max(abs(one - other) for one, other in zip(colour, RED, strict=True)) < 4
    assert filled.getpixel((3200, 2500)) == (*RED, 255)
