"""What is found in a picture, and that what is not there is said."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from imaging.declaration import Impossible
from imaging.masks.request import MaskRequest
from imaging.masks.selecting import selected
from imaging.raster import Raster

SIZE = 480, 320
BALL = 180, 120, 300, 240


def scene() -> Raster:
    """A red ball on a lawn, under a blue sky; another red ball far away."""
    random = np.random.default_rng(4)
    pixels = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    pixels[:100] = np.clip(np.array([120, 170, 230]) + random.normal(0, 2, (100, SIZE[0], 3)), 0, 255)
    pixels[100:] = np.clip(np.array([60, 110, 40]) + random.normal(0, 18, (220, SIZE[0], 3)), 0, 255)
    image = Image.fromarray(pixels)
    draw = ImageDraw.Draw(image)
    draw.ellipse(BALL, fill=(200, 30, 40))
    draw.ellipse((400, 250, 440, 290), fill=(200, 30, 40))
    return Raster(image)


def overlap(mask: Image.Image, ellipse: tuple[int, int, int, int]) -> float:
    """The share of both together that the mask and an ellipse have in common."""
    drawn = Image.new("L", SIZE)
    ImageDraw.Draw(drawn).ellipse(ellipse, fill=255)
    one, other = np.asarray(mask) > 127, np.asarray(drawn) > 127
    return float((one & other).sum() / (one | other).sum())


def at(kind: str, **where: float) -> MaskRequest:
    return MaskRequest.from_dict({"kind": kind, **where}, SIZE)


def test_a_wand_takes_what_hangs_together_and_all_of_that_colour_where_it_is_told_to() -> None:
    here = selected(scene(), at("wand", x=240, y=180))
    assert overlap(here, BALL) > 0.99
    assert here.getpixel((420, 270)) == 0
    everywhere = selected(scene(), at("wand", x=240, y=180, joined=False))
    assert everywhere.getpixel((420, 270)) == 255


def test_a_wand_that_tolerates_more_takes_more() -> None:
    counts = [np.asarray(selected(scene(), at("wand", x=60, y=200, tolerance=by))).sum() for by in (5, 40, 120)]
    assert counts == sorted(counts)
    assert counts[0] < counts[2]


@pytest.mark.parametrize("where", [{"x": 240, "y": 180}, {"x": 220, "y": 150}])
def test_a_point_takes_the_thing_it_is_on(where: dict[str, float]) -> None:
    mask = selected(scene(), at("point", **where))
    assert overlap(mask, BALL) > 0.9
    assert mask.getpixel((420, 270)) == 0


def test_a_box_takes_the_thing_inside() -> None:
    assert overlap(selected(scene(), at("box", x=160, y=100, width=160, height=160)), BALL) > 0.9


def test_a_sky_is_what_is_light_and_steady_along_the_upper_border() -> None:
    mask = np.asarray(selected(scene(), at("sky"))) > 127
    assert mask[:90].mean() > 0.97
    assert mask[125:].mean() < 0.02


@pytest.mark.parametrize(("kind", "why"), [("sky", "No sky was found"), ("face", "No face was found")])
def test_what_is_not_there_is_said_with_what_to_do(kind: str, why: str) -> None:
    random = np.random.default_rng(4)
    gravel = Raster(Image.fromarray(random.integers(0, 255, (*SIZE[::-1], 3), dtype=np.uint8)))
    with pytest.raises(Impossible, match=why):
        selected(gravel, at(kind))


def test_a_single_pixel_can_be_selected() -> None:
    dot = Raster(Image.new("RGB", (1, 1), "red"))
    mask = selected(dot, MaskRequest.from_dict({"kind": "wand", "x": 0, "y": 0}, (1, 1)))
    assert mask.getpixel((0, 0)) == 255
