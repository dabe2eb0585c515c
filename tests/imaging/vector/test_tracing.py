"""A traced picture looks like the picture, is as large, and is never too much."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from imaging.raster import Raster
from imaging.vector.clean import MOST_BYTES, MOST_SHAPES, cleaned
from imaging.vector.request import Tracing
from imaging.vector.showing import shown
from imaging.vector.tracing import half_transparent, traced

pytestmark = pytest.mark.slow


def logo(alpha: int = 255) -> Raster:
    image = Image.new("RGBA", (480, 320))
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 60, 440, 280), fill=(20, 60, 160, alpha))
    draw.ellipse((180, 100, 300, 220), fill=(240, 180, 20, alpha))
    return Raster(image)


def test_flat_colours_come_back_where_they_were() -> None:
    drawing = traced(logo(), Tracing())
    assert (drawing.width, drawing.height) == (480, 320)
    assert 2 <= drawing.shapes <= 4
    seen = np.asarray(shown(drawing, 480).image).astype(int)
    before = np.asarray(logo().image).astype(int)
    assert np.mean(np.abs(seen - before).max(axis=2) > 24) < 0.01
    assert seen[10, 10, 3] == 0


def test_it_is_sharp_at_any_size() -> None:
    seen = shown(traced(logo(), Tracing()), 1_920).image
    assert seen.size == (1_920, 1_280)
    edge = np.asarray(seen.getchannel("A"))[160 * 4, :400].astype(int)
    assert np.count_nonzero((edge > 8) & (edge < 247)) <= 3


def test_black_on_white_is_two_tones() -> None:
    drawing = traced(logo(), Tracing(black=True))
    colours = {colour for _, colour in shown(drawing, 480).image.getcolors(1_000_000) or ()}
    assert (0, 0, 0, 255) in colours
    assert all(red == green == blue for red, green, blue, alpha in colours if alpha)


@pytest.mark.parametrize("detail", ["low", "", "high"])
def test_what_is_all_edges_is_made_simpler_until_it_can_be_traced(detail: str) -> None:
    noise = np.random.default_rng(7).integers(0, 255, (1_200, 1_600, 3), dtype=np.uint8)
    drawing = traced(Raster(Image.fromarray(noise)), Tracing(detail))
    assert drawing.shapes <= MOST_SHAPES and len(drawing.data) <= MOST_BYTES
    assert (drawing.width, drawing.height) == (1_600, 1_200)


def test_half_transparent_is_known_and_becomes_one_or_the_other() -> None:
    assert half_transparent(logo(140)) and not half_transparent(logo())
    alphas = {
        alpha
        for *_, alpha in (colour for _, colour in shown(traced(logo(140), Tracing()), 480).image.getcolors(10**6) or ())
    }
    assert {0, 255} <= alphas


def test_a_gradient_and_what_is_cut_are_shown() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs><linearGradient id="a">'
        b'<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
        b'<clipPath id="c"><rect width="100" height="50"/></clipPath></defs>'
        b'<rect width="100" height="100" fill="url(#a)" clip-path="url(#c)"/></svg>'
    )
    seen = shown(cleaned(svg), 400).image
    left, right, below = (seen.getpixel(at) for at in ((8, 100), (392, 100), (200, 300)))
    assert isinstance(left, tuple) and isinstance(right, tuple)
    assert left[0] > 200 > left[2] and right[2] > 200 > right[0] and below == (0, 0, 0, 0)
