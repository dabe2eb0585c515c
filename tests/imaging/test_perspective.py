"""What lies between four corners is seen from the front."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from imaging.applying import applied
from imaging.declaration import Impossible
from imaging.operations.perspective import Perspective
from imaging.perspective.corners import Corners, by_pillow
from imaging.perspective.projecting import projected
from imaging.raster import Raster
from tests.imaging.pictures import picture, same

SEEN = ((40.0, 30.0), (180.0, 10.0), (190.0, 140.0), (20.0, 120.0))
CORNERS = "40,30,180,10,190,140,20,120"


def wall() -> Image.Image:
    """A page of four colours, seen from the side, on black."""
    image = Image.new("RGB", (200, 150))
    draw = ImageDraw.Draw(image)
    corners = Corners(SEEN)
    a, b, c, d, e, f, g, h = corners.projection((2, 2))

    def place(x: float, y: float) -> tuple[float, float]:
        far = g * x + h * y + 1
        return (a * x + b * y + c) / far, (d * x + e * y + f) / far

    for colour, (x, y) in {"red": (0, 0), "lime": (1, 0), "blue": (0, 1), "white": (1, 1)}.items():
        draw.polygon([place(x, y), place(x + 1, y), place(x + 1, y + 1), place(x, y + 1)], fill=colour)
    return image


def test_the_golden_picture_is_the_page_from_the_front() -> None:
    made = applied(Raster(wall()), [Perspective(corners=CORNERS)]).raster.image
    assert made.size == (171, 130)
    pixels = np.asarray(made, np.int16)
    middle = {(20, 20): (255, 0, 0), (150, 20): (0, 255, 0), (20, 110): (0, 0, 255), (150, 110): (255, 255, 255)}
    for (x, y), colour in middle.items():
        assert np.abs(pixels[y, x] - colour).max() <= 2, (x, y)
    halves = np.abs(pixels[:, 40] - (255, 0, 0)).max(axis=1) < 90  # where red ends
    assert abs(int(halves.sum()) - 65) <= 2


def test_the_page_reckons_with_the_same_figures() -> None:
    """Its twin reads the same ones: `adjusting/corners.test.ts`."""
    rows = json.loads((Path(__file__).parents[1] / "fixtures" / "perspective.json").read_text())
    for said, size, projection in rows:
        corners = Corners.of(",".join(map(str, said)))
        assert list(corners.size) == size
        assert corners.projection(corners.size) == pytest.approx(projection, rel=1e-12)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_four_corners_of_a_picture_are_the_picture(mode: str) -> None:
    raster = picture(mode)
    made = applied(raster, [Perspective(corners="0,0,48,0,48,32,0,32")]).raster.image
    apart = np.asarray(made.convert("RGBa") if mode == "RGBA" else made, np.int16) - np.asarray(
        raster.image.convert("RGBa") if mode == "RGBA" else raster.image, np.int16
    )
    assert np.abs(apart).max() <= 1


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_an_upright_box_is_a_crop_and_the_source_stays(mode: str) -> None:
    raster = picture(mode)
    made = applied(raster, [Perspective(corners="10,6,30,6,30,18,10,18")]).raster.image
    crop = raster.image.crop((10, 6, 30, 18))
    pair = [np.asarray(each.convert("RGBa") if mode == "RGBA" else each, np.int16) for each in (made, crop)]
    assert np.abs(pair[0] - pair[1]).max() <= 1
    assert same(raster.image, picture(mode).image)


def test_pillow_and_opencv_look_in_the_same_places() -> None:
    soft = wall().resize((200, 150), Image.Resampling.BOX).reduce(2).resize((200, 150), Image.Resampling.BICUBIC)
    size = Corners(SEEN).size
    both = [each(soft, size, Corners(SEEN).projection(size)) for each in (by_pillow, projected)]
    apart = np.abs(np.asarray(both[0], np.int16) - np.asarray(both[1], np.int16))[4:-4, 4:-4]
    assert np.median(apart) <= 2 and apart.mean() < 4


def test_a_small_copy_has_them_at_the_same_place() -> None:
    assert Perspective(corners=CORNERS).scaled(0.5).corners == "20,15,90,5,95,70,10,60"


@pytest.mark.parametrize("corners", ["", "1,2,3", "a,b,c,d,e,f,g,h", "0,0,9,0,9,9,0,nan", "0,0,9,0,9,9,0,9,1"])
def test_what_are_no_corners_is_refused_with_an_example(corners: str) -> None:
    with pytest.raises(Impossible, match="from the upper left one clockwise"):
        Perspective(corners=corners)


@pytest.mark.parametrize(
    "corners", ["0,0,0,9,9,9,9,0", "0,0,40,0,0,30,40,30", "0,0,40,0,10,10,0,30", "0,0,9,0,18,0,0,9"]
)
def test_crossed_counterclockwise_and_flat_ones_go_around_nothing(corners: str) -> None:
    with pytest.raises(Impossible, match="go around nothing"):
        Perspective(corners=corners)


def test_one_outside_and_ones_too_near_are_refused_with_figures() -> None:
    with pytest.raises(Impossible, match="48 × 32"):
        Perspective(corners="0,0,49,0,48,32,0,32").apply(picture())
    with pytest.raises(Impossible, match="4 × 20 pixels"):
        Perspective(corners="0,0,4,0,4,20,0,20").apply(picture())
