"""What changed between two pictures is counted on their own pixels, and shown where it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from imaging.analysis.difference import LONGEST, SEEN, Difference, difference
from imaging.raster import Raster
from tests.imaging.pictures import picture


def grey(width: int, height: int, level: int = 100) -> Image.Image:
    return Image.new("RGB", (width, height), (level, level, level))


def between(one: Image.Image, other: Image.Image, tolerance: int = SEEN) -> Difference:
    found = difference(Raster(one), Raster(other), tolerance)
    assert found
    return found


def marked(found: Difference) -> list[tuple[int, int]]:
    """Where the mask is opaque."""
    mask = Image.open(BytesIO(found.mask)).convert("RGBA").getchannel("A")
    return [(x, y) for y in range(mask.height) for x in range(mask.width) if mask.getpixel((x, y))]


def test_the_same_picture_has_no_difference() -> None:
    one = picture("RGB", 48, 32).image

    found = between(one, one.copy())

    assert (found.changed, found.exact, found.share, found.scaled) == (0, 0, 0.0, False)
    assert marked(found) == []


def test_a_square_of_another_colour_is_exactly_its_share() -> None:
    one, other = grey(40, 20), grey(40, 20)
    other.paste((100, 180, 100), (10, 5, 20, 10))

    found = between(one, other)

    assert (found.changed, found.share) == (50, 50 / 800)
    assert marked(found) == [(x, y) for y in range(5, 10) for x in range(10, 20)]


def test_what_nobody_sees_counts_only_exactly() -> None:
    one = grey(10, 10)
    other = one.copy()
    other.putpixel((0, 0), (100 + SEEN, 100, 100))
    other.putpixel((9, 9), (100 + SEEN + 1, 100, 100))

    found = between(one, other)

    assert (found.changed, found.exact) == (1, 2)
    assert marked(found) == [(9, 9)]
    assert (between(one, other, 0).changed, marked(between(one, other, 0))) == (2, [(0, 0), (9, 9)])


def test_transparency_counts_and_colour_behind_it_does_not() -> None:
    one = Image.new("RGBA", (4, 1), (200, 0, 0, 255))
    other = one.copy()
    other.putpixel((0, 0), (200, 0, 0, 0))
    both_clear = one.copy(), one.copy()
    for each, colour in zip(both_clear, ((9, 9, 9, 0), (250, 250, 250, 0)), strict=True):
        each.putpixel((2, 0), colour)

    assert marked(between(one, other)) == [(0, 0)]
    assert between(*both_clear).exact == 0
    assert between(grey(4, 1), grey(4, 1).convert("RGBA")).exact == 0


def test_a_larger_version_is_compared_at_the_size_of_the_smaller_one() -> None:
    one, other = grey(400, 301), grey(133, 100)
    other.paste((255, 255, 255), (0, 0, 133, 50))

    found = between(one, other)

    assert (found.width, found.height, found.scaled) == (133, 100, True)
    assert found.share == pytest.approx(0.5)
    assert between(other, one).changed == found.changed


def test_other_proportions_have_no_counterparts() -> None:
    assert difference(Raster(grey(48, 32)), Raster(grey(32, 32))) is None
    assert difference(Raster(grey(48, 32)), Raster(grey(32, 48))) is None


@pytest.mark.parametrize("side", [LONGEST + 1, 3 * LONGEST, 20 * LONGEST])
def test_one_changed_pixel_of_a_large_picture_is_still_marked(side: int) -> None:
    one, other = grey(side, 20), grey(side, 20)
    other.putpixel((side // 2, 19), (255, 100, 100))

    found = between(one, other)

    assert (found.width, found.changed) == (side, 1)
    assert len(marked(found)) == 1
    assert max(Image.open(BytesIO(found.mask)).size) <= LONGEST
