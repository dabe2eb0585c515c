"""A prompt comes in, a reading comes out: what will be painted, and what is admitted."""

import subprocess
import sys

import pytest

from imaging.sketch.reading import read


def test_the_first_words_anyone_types():
    reading = read("a watercolour mountain")
    assert (reading.scene, reading.style, reading.unpainted) == ("mountains", "watercolour", ())
    assert reading.told() == "Offline sketch, no AI model. I painted a mountain landscape, in watercolour."


@pytest.mark.parametrize(
    ("prompt", "scene", "style", "time", "weather"),
    [
        ("an oil painting of a stormy sea at dusk", "sea", "oil", "dusk", "storm"),
        ("ein Aquarell vom Wald im Nebel bei Sonnenuntergang", "forest", "watercolour", "sunset", "fog"),
        ("une forêt sous la neige, peinture à l'huile, à l'aube", "forest", "oil", "dawn", "snow"),
        ("un desierto al atardecer, acuarela", "desert", "watercolour", "sunset", ""),
        ("水墨画 雨中的山", "mountains", "ink", "", "rain"),
        ("夜晚的城市，像素风", "city", "pixel", "night", ""),
        ("Stadt bei Nacht als Plakat", "city", "flat", "night", ""),
        ("bodegón al óleo con peras", "still_life", "oil", "", ""),
        ("low-poly dunes, golden hour", "desert", "low_poly", "golden hour", ""),
        ("starry night", "night_sky", "watercolour", "night", ""),
        ("tulips", "flowers", "watercolour", "", ""),
        ("a bouquet of flowers in a vase", "still_life", "watercolour", "", ""),
    ],
)
def test_reads_five_languages(prompt, scene, style, time, weather):
    reading = read(prompt)
    assert (reading.scene, reading.style, reading.time, reading.weather) == (scene, style, time, weather)
    assert reading.unpainted == ()


def test_what_was_appended_refines_what_was_said():
    reading = read("a watercolour mountain, make it much darker, add a boat, now as pixel art, without trees")
    assert (reading.scene, reading.style, reading.brightness) == ("mountains", "pixel", -2)
    assert "boat" in reading.elements
    assert "trees" in reading.without
    assert "trees" not in reading.elements


def test_a_second_scene_is_surroundings_unless_it_comes_instead():
    assert read("the sea with a mountain in the background").scene == "sea"
    assert "mountains" in read("the sea with a mountain in the background").elements
    assert read("a mountain, instead a desert").scene == "desert"


def test_a_night_sky_over_land_is_that_land_by_night():
    reading = read("the milky way over the desert")
    assert (reading.scene, reading.time) == ("desert", "night")
    assert "milky way" in reading.elements


def test_what_a_scene_has_no_place_for_is_told():
    assert read("a desert with a lighthouse").unpainted == ("lighthouse",)


def test_it_says_what_it_did_with_the_paints():
    assert (
        read("a teal and pink sea, darker")
        .told()
        .endswith("a seascape, in watercolour, its palette teal and pink, darkened.")
    )


def test_golden_hour_is_a_time_and_not_a_paint():
    assert read("the sea at golden hour").palette == ()
    assert read("the sea in teal and pink, pastel").palette == ("teal", "pink", "pastel")


@pytest.mark.parametrize("prompt", ["a dragon", "ein Drache", "un dragón", "une龙"])
def test_what_it_cannot_paint_becomes_a_mood(prompt):
    reading = read(prompt)
    assert reading.mood
    assert (reading.scene, reading.weather) == ("mountains", "storm")


def test_it_says_what_it_cannot_paint():
    assert read("a dragon in oil").told() == (
        "Offline sketch, no AI model. I cannot paint a dragon, so I painted the mood: "
        "a stormy mountain landscape at dusk, in oil."
    )
    assert "I cannot paint a cat; I painted the rest: a mountain landscape" in read("a cat on a mountain").told()
    assert read("a fluffy platypus with a hat").unpainted == ("platypus", "hat")


@pytest.mark.parametrize("prompt", ["", "  ", "!?", "[[(", "🎨", "a" * 5000])
def test_any_prompt_can_be_read(prompt):
    assert read(prompt).told().startswith("Offline sketch, no AI model.")


def test_reading_loads_no_arrays():
    code = "import sys, imaging.sketch.reading; print(sorted({'numpy', 'PIL'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
