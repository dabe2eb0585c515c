"""The look-up that workers turn pictures by: beside Pillow's, and beside a picture that was taken at that angle."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from imaging.affine import affine
from imaging.apply_context import ApplyContext
from imaging.applying import applied
from imaging.named_colour import TRANSPARENT, Rgba
from imaging.operations.rotate import Rotate
from imaging.operations.straighten import Straighten
from imaging.raster import Raster
from imaging.turning import Matrix, by_pillow, turned, turned_and_cropped
from tests.imaging.pictures import picture

WHITE, BLACK = (255, 255, 255, 255), (0, 0, 0, 255)
ANGLES = (0.1, 3, -3, 17.5, 45, 89.9, 91, 135, 200, 271, 359)


def soft(mode: str = "RGB", size: tuple[int, int] = (97, 61)) -> Raster:
    """Soft shapes and, in RGBA, every degree of transparency."""
    dice = np.random.default_rng(3)
    image = Image.fromarray(dice.integers(0, 256, (9, 12, 3), np.uint8)).resize(size, Image.Resampling.BICUBIC)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(size))
    return Raster(image)


def apart(one: Image.Image, other: Image.Image) -> np.ndarray:
    """Levels between the two, at each pixel. What is transparent has no colour."""
    assert (one.size, one.mode) == (other.size, other.mode)
    if one.mode == "RGBA":
        one, other = one.convert("RGBa"), other.convert("RGBa")
    return np.abs(np.asarray(one, np.int16) - np.asarray(other, np.int16)).max(axis=2)


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize(("mode", "corners"), [("RGB", WHITE), ("RGB", TRANSPARENT), ("RGBA", TRANSPARENT)])
def test_a_turned_picture_is_pillows_own_rotation_but_for_its_edge(mode: str, corners: Rgba, angle: float) -> None:
    raster = soft(mode)
    image = raster.image.convert("RGBA") if corners[3] < 255 else raster.image
    wanted = image.rotate(-angle, Image.Resampling.BICUBIC, expand=True, fillcolor=corners[: len(image.mode)])
    assert apart(turned(raster, angle, corners).image, wanted).max() == 0
    unlike = apart(turned(raster, angle, corners, affine).image, wanted)
    assert np.median(unlike) <= 2
    edge = 2 * 2 * (wanted.width + wanted.height)
    assert (unlike > 6).sum() < edge, "the edge is smooth here, and in steps there"


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_cropped_it_is_the_same_too(mode: str, angle: float) -> None:
    raster = soft(mode)
    made, wanted = (turned_and_cropped(raster, angle, way).image for way in (affine, by_pillow))
    assert np.percentile(apart(made, wanted)[2:-2, 2:-2], 99) <= 6


def test_it_is_nearer_than_pillow_to_a_picture_that_was_taken_at_that_angle() -> None:
    dice = np.random.default_rng(8)
    large = Image.fromarray(dice.integers(0, 256, (60, 80, 3), np.uint8)).resize((800, 600), Image.Resampling.LANCZOS)
    small, square = large.reduce(4), Image.Resampling.BICUBIC
    truth = large.rotate(-7, square).reduce(4)

    def off(made: Image.Image) -> float:
        return float(apart(made, truth)[40:-40, 40:-40].mean())

    middle = small.width / 2, small.height / 2
    angle = np.radians(7)
    across, down = float(np.cos(angle)), float(np.sin(angle))
    matrix = (across, down, middle[0] - across * middle[0] - down * middle[1])
    matrix += (-down, across, middle[1] + down * middle[0] - across * middle[1])
    assert off(affine(small, small.size, matrix, WHITE)) < off(by_pillow(small, small.size, matrix, WHITE))


@pytest.mark.parametrize("corners", [TRANSPARENT, WHITE])
def test_a_turned_edge_is_smooth(corners: Rgba) -> None:
    made = turned(Raster(Image.new("RGB", (60, 40))), 10, corners, affine).image
    seen = np.asarray(made.getchannel("A") if corners == TRANSPARENT else made.convert("L"), np.int16)
    assert ((seen > 20) & (seen < 235)).sum() > 60
    assert seen[made.height // 2, made.width // 2] == (255 if corners == TRANSPARENT else 0)
    assert seen[0, 0] == (0 if corners == TRANSPARENT else 255)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_what_comes_in_lends_no_colour(mode: str) -> None:
    made = turned(Raster(Image.new(mode, (60, 40), (200, 90, 30))), 10, TRANSPARENT, affine).image
    pixels = np.asarray(made)
    seen = pixels[pixels[..., 3] > 40][:, :3].astype(np.int16)
    assert np.abs(seen - (200, 90, 30)).max() <= 4


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (3, 2), (1, 40), (40, 1), (4, 4), (5, 5)])
def test_small_pictures_are_turned_too(size: tuple[int, int]) -> None:
    raster = soft("RGB", size)
    made = turned(raster, 30, BLACK, affine).image
    assert made.size == turned(raster, 30, BLACK).image.size
    assert made.getbbox() is not None


@pytest.mark.parametrize(
    "matrix", [(1, 0, 0, 0, 1, 0), (1, 0, 500, 0, 1, 0), (0.5, 0, 3, 0, 0.25, -7), (0, 1, 0, -1, 0, 90)]
)
def test_any_matrix_will_do(matrix: Matrix) -> None:
    image = soft().image
    unlike = apart(affine(image, (80, 70), matrix, WHITE), by_pillow(image, (80, 70), matrix, WHITE))
    assert np.median(unlike) <= 2
    assert unlike.mean() < 4


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_nothing_moves_where_nothing_is_turned(mode: str) -> None:
    image = picture(mode).image
    made = affine(image, image.size, (1, 0, 0, 0, 1, 0), WHITE)
    assert apart(made, image).max() <= (1 if mode == "RGBA" else 0)


def test_workers_turn_by_it() -> None:
    raster = soft()
    for operation in (Rotate(angle=3, corners="cropped"), Rotate(angle=3), Straighten(angle=2)):
        made = applied(raster, [operation]).raster.image
        assert made.tobytes() == operation.apply_with(raster, ApplyContext(affine=affine)).image.tobytes()
