"""Masks that cannot be right, whatever made them, and masks that can."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from imaging.cutout import sureness
from imaging.cutout.cutter import Cutter, ModelAnswer
from imaging.cutout.plausibility import plausible
from imaging.cutout.request import CutoutRequest, SubjectBox
from imaging.raster import Raster
from tests.imaging.cutout.scenes import disc, scene
from tests.matrix import sampled

LEFT = (15, 30, 55, 70)
Mask = NDArray[np.float32]


def colours() -> NDArray[np.uint8]:
    """A red disc before a wall."""
    return np.asarray(scene())


def right() -> Mask:
    return disc().astype(np.float32)


def speckled() -> Mask:
    return (np.random.default_rng(1).random(right().shape) > 0.5).astype(np.float32)


def dusted() -> Mask:
    """Right, but for a tenth of all pixels."""
    return np.abs(right() - (np.random.default_rng(1).random(right().shape) > 0.6))


def island() -> Mask:
    mask = np.zeros_like(right())
    mask[50:52, 70:73] = 1
    return mask


def all_but_a_corner() -> Mask:
    mask = np.ones_like(right())
    mask[:12, :18] = 0
    return mask


def frame() -> Mask:
    """Everything that touches the rim, and nothing in the middle."""
    mask = np.ones_like(right())
    mask[10:-10, 10:-10] = 0
    return mask


def beside() -> Mask:
    """A clean shape where nothing is."""
    return disc((5, 5, 40, 40)).astype(np.float32)


BROKEN: dict[str, Callable[[], Mask]] = {
    "empty": lambda: np.zeros_like(right()),
    "full": lambda: np.ones_like(right()),
    "half transparent everywhere": lambda: np.full_like(right(), 0.5),
    "nearly transparent everywhere": lambda: np.full_like(right(), 0.3),
    "speckled": speckled,
    "dusted": dusted,
    "a tiny island": island,
    "all but a corner": all_but_a_corner,
    "the frame": frame,
    "beside the subject": beside,
    "stripes": lambda: np.tile(np.arange(150) % 2, (100, 1)).astype(np.float32),
    "a wide ramp": lambda: np.tile(np.linspace(0, 1, 150, dtype=np.float32), (100, 1)),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_model_with_a_broken_mask_is_not_sure(what: str) -> None:
    assert sureness.of_models(BROKEN[what](), colours(), 1.0) < 0.35


def test_a_model_with_the_right_mask_is_sure() -> None:
    assert sureness.of_models(right(), colours(), 1.0) > 0.9
    assert sureness.of_models(cv2.GaussianBlur(right(), (0, 0), 1.0), colours(), 1.0) > 0.6


def test_a_model_that_saw_next_to_nothing_is_not_sure_however_its_answer_was_stretched() -> None:
    assert sureness.of_models(right(), colours(), 0.1) == 0


def test_several_pieces_are_as_plausible_as_one_and_a_crowd_of_crumbs_is_not() -> None:
    two = np.asarray(scene(LEFT, (95, 30, 135, 70)))
    both = (disc(LEFT) | disc((95, 30, 135, 70))).astype(np.float32)
    assert plausible(both, two) > 0.9
    crumbs = (cv2.GaussianBlur(speckled(), (0, 0), 1.5) > 0.53).astype(np.float32)
    assert plausible(crumbs, colours()) < 0.3


def test_a_subject_that_is_cut_off_by_the_rim_is_plausible() -> None:
    low = (40, 40, 110, 140)
    assert plausible(disc(low).astype(np.float32), np.asarray(scene(low))) > 0.9


def texture(name: str) -> Image.Image:
    dice = np.random.default_rng(2)
    noise = dice.integers(0, 255, (240, 320, 3), dtype=np.uint8)
    if name == "noise":
        return Image.fromarray(noise)
    if name == "clouds":
        return Image.fromarray(cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 6), None, 0, 255, cv2.NORM_MINMAX))  # type: ignore[call-overload]
    if name == "gradient":
        return Image.linear_gradient("L").resize((320, 240)).convert("RGB")
    stripes = np.zeros((240, 320, 3), np.uint8)
    stripes[::8] = stripes[1::8] = (180, 150, 120)
    return Image.fromarray(stripes)


def screenshot(dark: bool, picture: bool) -> Image.Image:
    """A list, lines of text and a panel."""
    ground, ink, side = ("#1e1e22", "#dddddd", "#2a2a30") if dark else ("#ffffff", "#222222", "#ececf2")
    image = Image.new("RGB", (1000, 640), ground)
    drawn, font = ImageDraw.Draw(image), ImageFont.load_default(14)
    drawn.rectangle((0, 0, 180, 640), fill=side)
    for line in range(18):
        drawn.text((16, 20 + 32 * line), f"Item {line} of the list", fill=ink, font=font)
        drawn.text((210, 20 + 32 * line), "lorem ipsum dolor sit amet consectetur " * 2, fill=ink, font=font)
    if picture:
        drawn.rectangle((560, 160, 900, 420), fill="#3b82f6", outline="#888888")
    return image


@pytest.mark.slow
@sampled("name", ["noise", "clouds", "gradient", "stripes"])
def test_of_a_texture_the_simple_method_is_not_sure(name: str) -> None:
    assert Cutter().cut(name, Raster(texture(name)), CutoutRequest(), None).sure < 0.3


@pytest.mark.slow
@sampled("dark", [False, True])
@sampled("picture", [False, True])
def test_of_a_screenshot_the_simple_method_is_not_sure(dark: bool, picture: bool) -> None:
    assert Cutter().cut("shot", Raster(screenshot(dark, picture)), CutoutRequest(), None).sure < 0.35


class Circle:
    """A model that sees a disc in whatever it is shown."""

    def ask(self, model: str, picture: Image.Image) -> ModelAnswer:
        mask = Image.new("L", picture.size)
        ImageDraw.Draw(mask).ellipse((40, 20, 100, 80), fill=255)
        return ModelAnswer(mask, 1.0)


@pytest.mark.parametrize("name", ["noise", "clouds", "gradient", "stripes"])
def test_what_a_model_sees_in_a_texture_is_doubted(name: str) -> None:
    assert Cutter(Circle()).cut(name, Raster(texture(name)), CutoutRequest("u2net"), None).sure < 0.35


def test_a_box_around_the_subject_is_no_reason_to_doubt() -> None:
    made = Cutter().cut("boxed", Raster(scene()), CutoutRequest(box=SubjectBox(42, 17, 66, 66)), None)
    assert made.sure > 0.8
