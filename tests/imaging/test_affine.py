"""The compiled way to look up pixels beside Pillow's: the same picture within one level, the same edges."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from imaging.affine import affine
from imaging.applying import applied
from imaging.named_colour import TRANSPARENT, Rgba
from imaging.operations.rotate import Rotate
from imaging.operations.straighten import Straighten
from imaging.raster import Raster
from imaging.turning import Matrix, by_pillow, turned, turned_and_cropped
from tests.imaging.pictures import picture

WHITE, BLACK = (255, 255, 255, 255), (0, 0, 0, 255)
LEVELS = {"RGB": 1, "RGBA": 2}
"""One for rounding, and one more for taking the colour out of the alpha and putting it in again, to compare."""
ANGLES = (0.1, 3, -3, 17.5, 45, 89.9, 91, 135, 200, 271, 359)


def photo(mode: str = "RGB", size: tuple[int, int] = (97, 61)) -> Raster:
    """Sharp edges, soft shapes and, in RGBA, every degree of transparency."""
    return Raster(picture(mode).image.resize(size, Image.Resampling.NEAREST))


def apart(one: Image.Image, other: Image.Image) -> int:
    """Levels between the two at the pixel where they differ most. What is transparent has no colour."""
    assert (one.size, one.mode) == (other.size, other.mode)
    if one.mode == "RGBA":
        one, other = one.convert("RGBa"), other.convert("RGBa")
    extrema = [ImageChops.difference(*bands).getextrema() for bands in zip(one.split(), other.split(), strict=True)]
    return max(int(high) for _, high in extrema)  # type: ignore[arg-type]


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize(("mode", "corners"), [("RGB", WHITE), ("RGB", TRANSPARENT), ("RGBA", TRANSPARENT)])
def test_a_turned_picture_is_pillows_own_rotation(mode: str, corners: Rgba, angle: float) -> None:
    raster = photo(mode)
    image = raster.image.convert("RGBA") if corners[3] < 255 else raster.image
    wanted = image.rotate(-angle, Image.Resampling.BICUBIC, expand=True, fillcolor=corners[: len(image.mode)])
    assert apart(turned(raster, angle, corners).image, wanted) == 0
    assert apart(turned(raster, angle, corners, affine).image, wanted) <= LEVELS[mode]


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_cropped_it_is_the_same_too(mode: str, angle: float) -> None:
    raster = photo(mode)
    wanted = turned_and_cropped(raster, angle).image
    assert apart(turned_and_cropped(raster, angle, affine).image, wanted) <= LEVELS[mode]


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (3, 2), (1, 40), (40, 1), (4, 4), (5, 5)])
def test_small_pictures_consist_of_edges_only(size: tuple[int, int]) -> None:
    raster = photo("RGB", size)
    assert apart(turned(raster, 30, BLACK, affine).image, turned(raster, 30, BLACK).image) <= 1


@pytest.mark.parametrize(
    "matrix", [(1, 0, 0, 0, 1, 0), (1, 0, 500, 0, 1, 0), (0.5, 0, 3, 0, 0.25, -7), (0, 1, 0, -1, 0, 90)]
)
def test_any_matrix_will_do(matrix: Matrix) -> None:
    image = photo().image
    assert apart(affine(image, (80, 70), matrix, WHITE), by_pillow(image, (80, 70), matrix, WHITE)) <= 1


def test_nothing_moves_where_nothing_is_turned() -> None:
    image = photo().image
    assert affine(image, image.size, (1, 0, 0, 0, 1, 0), WHITE).tobytes() == image.tobytes()


def test_workers_turn_by_it() -> None:
    raster = photo()
    for operation in (Rotate(angle=3, corners="cropped"), Rotate(angle=3), Straighten(angle=2)):
        assert apart(applied(raster, [operation]).raster.image, operation.apply(raster).image) <= 1
