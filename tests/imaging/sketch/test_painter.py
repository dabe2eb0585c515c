"""A reading comes in, a picture comes out, in stages, the same every time."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imaging import sketch
from imaging.sketch.media import MEDIA
from imaging.sketch.painter import paint
from imaging.sketch.reading import PromptReading, read
from imaging.sketch.scenes import SCENES

pytestmark = pytest.mark.slow


def picture(prompt, width=96, height=64, seed=1):
    """The final picture as floats 0..1."""
    *_, last = paint(read(prompt), width, height, seed)
    return np.asarray(last.image, np.float32) / 255


def inner(prompt, seed=1):
    """A picture less its paper margin."""
    return picture(prompt, seed=seed)[6:-6, 6:-6]


def hue(array):
    """Warmth: red less blue."""
    return float((array[..., 0] - array[..., 2]).mean())


@pytest.mark.parametrize(("names", "folder"), [(SCENES, "scenes"), (MEDIA, "media")])
def test_every_file_is_named(names, folder):
    files = {path.stem for path in (Path(sketch.__file__).parent / folder).glob("[!_]*.py")}
    assert set(names) == files


@pytest.mark.parametrize("style", MEDIA)
@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_in_every_medium(scene, style):
    *_, last = paint(PromptReading(scene=scene, style=style), 97, 64, 3)
    assert last.image.size == (97, 64)
    assert last.image.mode == "RGB"
    array = np.asarray(last.image)
    assert array.std() > 8
    assert len(np.unique(array.reshape(-1, 3), axis=0)) >= 12


def test_the_same_seed_gives_the_same_bytes():
    assert np.array_equal(picture("a watercolour mountain"), picture("a watercolour mountain"))


@pytest.mark.parametrize(
    ("prompt", "without"),
    [
        ("the sea", "the sea, no birds"),
        ("a mountain", "a mountain without trees"),
        ("a night sky", "a night sky without stars"),
        ("the sea", "the sea without an island"),
        ("a still life", "a still life without fruit"),
    ],
)
def test_what_is_not_wanted_is_left_out_of_the_same_picture(prompt, without):
    pairs = [(picture(prompt, seed=seed), picture(without, seed=seed)) for seed in range(1, 5)]
    changed = [(np.abs(with_it - less).max(axis=2) > 0.02).mean() for with_it, less in pairs]
    assert 0.001 < max(changed) < 0.8, changed


@pytest.mark.parametrize("scene", ["a mountain", "the sea", "a city", "flowers", "abstract"])
def test_another_seed_gives_another_picture(scene):
    assert np.abs(picture(scene, seed=1) - picture(scene, seed=2)).mean() > 0.03


@pytest.mark.parametrize(
    ("darker", "lighter"),
    [
        ("a mountain by night", "a mountain at noon"),
        ("the sea at dusk", "the sea at noon"),
        ("a stormy sea at noon", "a clear sea at noon"),
        ("a forest at noon, make it darker", "a forest at noon"),
        ("a desert at noon", "a desert at noon, brighter"),
        ("a watercolour mountain at noon", "a watercolour mountain at noon in the snow"),
    ],
)
def test_words_of_light_change_the_light(darker, lighter):
    assert inner(darker).mean() + 0.01 < inner(lighter).mean()


def test_palette_words_change_the_paints():
    plain = hue(inner("a mountain at noon"))
    assert hue(inner("a warm mountain at noon")) > plain + 0.03
    assert hue(inner("a cool mountain at noon")) < plain - 0.03
    red, blue = inner("a mountain at noon in red"), inner("a mountain at noon in blue")
    assert hue(red) > hue(blue) + 0.15
    grey = inner("a mountain at noon, monochrome, oil")
    assert np.abs(grey[..., 0] - grey[..., 2]).mean() < 0.04


@pytest.mark.parametrize("style", MEDIA)
def test_previews_foretell_the_picture(style):
    *previews, last = paint(PromptReading(scene="mountains", style=style, time="noon"), 340, 240, 5)
    assert len(previews) >= 3
    assert last.final
    assert last.fraction == 1
    assert not any(stage.final for stage in previews)
    assert [s.fraction for s in previews] == sorted(s.fraction for s in previews)
    small = np.asarray(last.image.resize((48, 32), Image.Resampling.BOX), np.float32)
    for stage in previews:
        assert max(stage.image.size) <= 512
        early = np.asarray(stage.image.resize((48, 32), Image.Resampling.BOX), np.float32)
        assert np.abs(early - small).mean() < 28


@pytest.mark.parametrize("size", [(64, 64), (210, 90), (90, 160), (400, 64), (64, 400)])
def test_any_proportion(size):
    *_, last = paint(read("a lake in the mountains with a cabin and a boat"), *size, 7)
    assert last.image.size == size


def test_a_size_out_of_range_is_refused():
    with pytest.raises(ValueError, match="64 to 4096"):
        next(paint(read("a mountain"), 32, 5000, 1))


@pytest.mark.parametrize(
    "prompt",
    [
        "a mountain with a rainbow, birds, a path, a cabin, snowy",
        "the sea with a lighthouse, a boat, big waves and birds",
        "an autumn forest",
        "a birch wood in winter",
        "a village in the rain",
        "a desert with cacti and mountains",
        "aurora over a lake with a cabin",
        "a field of lavender",
        "tulips in a meadow",
        "a still life with grapes, a candle and wine",
        "a storm in the mountains at night",
        "geometric abstract at sunset",
        "neon city at dusk, pixel art",
        "a spring forest path",
    ],
)
def test_everything_it_claims_can_be_painted(prompt):
    assert read(prompt).unpainted == ()
    assert picture(prompt, 64, 64).std() > 0.02
