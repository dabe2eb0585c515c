"""The filter that workers soften and sharpen by: the curve itself, which Pillow comes near to by three boxes."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from imaging import gaussian
from imaging.alpha import coarseness, reach_of_blur
from imaging.applying import applied
from imaging.gaussian import blurred, sharpened
from imaging.large.strips import changed_in_place
from imaging.operations.blur import Blur
from imaging.operations.sharpen import Sharpen
from imaging.raster import Raster
from tests.matrix import sampled


def scene(mode: str = "RGB", size: tuple[int, int] = (331, 247)) -> Image.Image:
    dice = np.random.default_rng(4)
    image = Image.fromarray(dice.integers(0, 256, (31, 41, 3), np.uint8)).resize(size, Image.Resampling.BICUBIC)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(size))
    return image


def levels(image: Image.Image) -> NDArray[np.float32]:
    return np.asarray(image, np.float32)


def exact(image: Image.Image, radius: float) -> NDArray[np.float32]:
    """By sums of floats over a window so wide that nothing is missing."""
    side = 2 * int(np.ceil(6 * radius)) + 1
    return np.asarray(cv2.GaussianBlur(levels(image), (side, side), radius, borderType=cv2.BORDER_REPLICATE))


@sampled("radius", [0.1, 0.5, 1.3, 2, 5, 8, 12, 20, 60, 250])
def test_it_is_the_curve_and_no_further_from_it_than_pillow(radius: float) -> None:
    image = scene()
    truth = exact(image, radius)
    off = np.abs(levels(blurred(image, radius)) - truth)
    pillow = np.abs(levels(image.filter(ImageFilter.GaussianBlur(radius))) - truth)
    assert off.mean() <= 1
    assert off.mean() <= pillow.mean() + 0.3
    assert off.max() <= max(4.0, pillow.max())


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_one_colour_stays_that_colour(mode: str) -> None:
    plain = Image.new(mode, (90, 70), (200, 90, 30, 120)[: len(mode)])
    for radius in (1, 9, 80):
        assert blurred(plain, radius).tobytes() == plain.tobytes()
    assert sharpened(plain, 2, 150, 3).tobytes() == plain.tobytes()


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (1, 50), (50, 1), (17, 9)])
def test_small_pictures_are_softened_too(size: tuple[int, int]) -> None:
    for radius in (0.5, 9, 250):
        assert blurred(scene(size=size), radius).size == size


@sampled("radius", [0.1, 0.7, 2, 5.5, 9, 12, 33])
@sampled("pixels", [60, 500, 20_000, 10_000_000])
def test_in_pieces_it_is_the_same_as_in_one(radius: float, pixels: int) -> None:
    image = scene()
    reach, multiple = reach_of_blur(radius)
    assert (reach % multiple, multiple) == (0, coarseness(radius))
    for change in (lambda piece: blurred(piece, radius), lambda piece: sharpened(piece, radius, 150, 3)):
        pieces = image.copy()
        changed_in_place(pieces, lambda piece, _: change(piece), reach, multiple, pixels)  # noqa: B023
        assert pieces.tobytes() == change(image).tobytes()


def test_sharpening_is_an_unsharp_mask_that_spares_noise() -> None:
    image = scene()
    truth, plain = exact(image, 2), levels(image)
    wanted = np.where(np.abs(plain - truth) > 3, np.clip(plain + (plain - truth) * 1.5, 0, 255), plain)
    off = np.abs(levels(sharpened(image, 2, 150, 3)) - wanted)
    assert np.median(off) <= 1
    assert off.mean() < 1.5
    faint = Image.effect_noise((200, 200), 1).convert("RGB")
    assert sharpened(faint, 2, 300, 12).tobytes() == faint.tobytes()


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("operation", [Blur(radius=3), Blur(radius=17), Sharpen(), Sharpen(amount=300, radius=6)])
def test_workers_use_it_and_it_looks_like_what_pillow_makes(operation: Blur | Sharpen, mode: str) -> None:
    image = scene(mode)
    made, plain = (each.convert("RGBa") if mode == "RGBA" else each for each in _both(operation, image))
    assert np.abs(levels(made) - levels(plain)).mean() < 1.5


def _both(operation: Blur | Sharpen, image: Image.Image) -> tuple[Image.Image, Image.Image]:
    return applied(Raster(image), [operation]).raster.image, operation.apply(Raster(image)).image


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
@pytest.mark.parametrize("radius", [0.1, 1, 2, 4.5])
def test_in_strips_it_is_the_same_to_the_bit(mode: str, radius: float, monkeypatch: pytest.MonkeyPatch) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (97, 40, 4), np.uint8)
    image = Image.fromarray(noise).convert(mode)
    whole = np.asarray(sharpened(image, radius, 150, 3))
    for rows in (1, 7, 40):
        monkeypatch.setattr(gaussian, "IN_CACHE", rows * image.width)
        assert np.array_equal(np.asarray(sharpened(image, radius, 150, 3)), whole)
