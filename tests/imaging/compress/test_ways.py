"""Which codecs a picture may be given to, the best first, and that each of them leads there."""

from __future__ import annotations

import random

import pytest
from PIL import Image

from imaging.compress.bitmap import Bitmap
from imaging.compress.codecs import HAS_JPEGLI, Jpeg, Jpegli, PalettePng, Webp
from imaging.compress.search import best
from imaging.compress.target import CompressTarget
from imaging.compress.ways import hopeful, ways
from imaging.libvips import pyvips
from tests.matrix import sampled

JPEGLI = pytest.mark.skipif(not HAS_JPEGLI, reason="there is no wheel of jpegli for this machine")


def photo(width: int, height: int) -> pyvips.Image:
    """Soft shapes under a grain."""
    dice = random.Random(5)
    soft = Image.frombytes("RGB", (9, 7), dice.randbytes(189)).resize((width, height), Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", (width, height), dice.randbytes(width * height * 3))
    pixels = Image.blend(soft, grain, 0.08).tobytes()
    return pyvips.Image.new_from_memory(pixels, width, height, 3, "uchar").copy(interpretation="srgb")


@JPEGLI
def test_a_photograph_is_given_to_jpegli_in_full_colour_first() -> None:
    kinds = [(type(way.codec), way.codec.chroma) for way in ways(photo(300, 200), CompressTarget(9_000, format="jpeg"))]
    assert kinds == [(Jpegli, "4:4:4"), (Jpegli, "4:2:0"), (Jpegli, "4:2:0")]


@pytest.mark.slow
@sampled("jpegli", [pytest.param(True, marks=JPEGLI), False])
@sampled("size", [60_000, 120_000, 400_000])
def test_without_jpegli_mozjpeg_keeps_what_was_promised(jpegli: bool, size: int) -> None:
    choices = ways(photo(1400, 1000), CompressTarget(size, format="jpeg"), jpegli=jpegli)
    assert {type(way.codec) for way in choices} == {Jpegli if jpegli else Jpeg}
    found = [best(way.codec, size, way.low, way.codec.turns) for way in choices]
    made = [each for each in found if each]
    assert made
    assert all(0.9 * size < len(each.data) <= size for each in made[:1])


@JPEGLI
def test_full_colour_is_not_tried_where_less_is_too_large_already() -> None:
    picture = photo(600, 400)
    for size, chroma in ((20_000, ["4:2:0", "4:2:0"]), (500_000, ["4:4:4", "4:2:0", "4:2:0"])):
        choices = ways(picture, CompressTarget(size, format="jpeg"))
        assert [way.codec.chroma for way in hopeful(choices, size)] == chroma


def test_very_large_pictures_are_not_made_sharp_in_colours_that_no_screen_shows() -> None:
    assert Webp(Bitmap(pyvips.Image.black(4000, 6000, bands=3))).sharp
    assert not Webp(Bitmap(pyvips.Image.black(4001, 6000, bands=3))).sharp


def test_a_drawing_has_fewer_colours_before_anything_else() -> None:
    drawn = [way.codec for way in ways(photo(90, 60), CompressTarget(9_000, format="jpeg"), drawn=True)]
    assert (type(drawn[0]), drawn[0].media_type) == (PalettePng, "image/png")
    asked = [way.codec for way in ways(photo(90, 60), CompressTarget(9_000, format="jpeg", strict=True), drawn=True)]
    assert not any(isinstance(codec, PalettePng) for codec in asked)


def test_by_mail_there_is_no_webp_however_tight_it_is() -> None:
    for mail in (True, False):
        kinds = {type(way.codec) for way in ways(photo(600, 400), CompressTarget(2_000, mail=mail))}
        assert (Webp in kinds) == (not mail)
