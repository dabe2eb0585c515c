"""A prompt comes in, a reading comes out: what will be painted, and what is admitted."""

import subprocess
import sys

import pytest

from conversation.sentence_catalogue import sentences
from imaging.sentences import IN_A_ROW, Sentence
from imaging.sketch import holding, naming
from imaging.sketch.reading import PromptReading, read
from tests.coded import bare


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
    assert read("a city and a forest").unpainted == ("forest",)
    assert read("a forest landscape").unpainted == ()


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
        "Offline sketch, no AI model. I can’t paint “dragon”, so here is its mood: "
        "a stormy mountain landscape at dusk, in oil."
    )
    assert read("a cat on a mountain").told() == (
        "Offline sketch, no AI model. I painted a mountain landscape, in watercolour. What I couldn’t do: “cat”."
    )
    assert read("a fluffy platypus with a hat").unpainted == ("fluffy platypus", "hat")


def test_many_words_that_it_cannot_paint_are_counted():
    told = read("a lake, cinematic, bokeh, photoreal, octane, grainy, anamorphic, hyperreal, kodak").told()
    assert told.endswith(
        "What I couldn’t do: “cinematic”, “bokeh”, “photoreal”, “octane”, “grainy”, “anamorphic” and 2 more."
    )


@pytest.mark.parametrize(
    ("prompt", "left_out"),
    [
        ("cherry trees by a lake with lettering", ("cherry trees", "lettering")),
        ("a glittering lake", ("glittering",)),
        ("Kirschbäume am See", ("Kirschbäume",)),
        ("un petit village de pêcheurs au coucher du soleil", ("pêcheurs",)),
        ("un desierto con un coche rojo", ("coche",)),
        ("月光下的山和熊猫", ("熊猫",)),
        ("a sea with the words “Ahoy, Anna”", ("“Ahoy, Anna”",)),
        ("a quiet harbour at dawn in watercolour, with boats", ()),
        ("Ein alter Leuchtturm auf einer Klippe im Sturm als Ölgemälde", ()),
        ("une belle forêt en automne, style aquarelle", ()),
        ("un bosque tranquilo en otoño", ()),
        ("请画一幅日出时的湖", ()),
    ],
)
def test_every_word_that_nothing_was_made_of_is_told_as_it_was_written(prompt, left_out):
    assert read(prompt).unpainted == left_out


@pytest.mark.parametrize("scene", sorted(holding.HELD))
def test_what_it_says_it_painted_reads_as_that(scene):
    """The choice that is offered in place of a portrait is such a sentence."""
    for thing in sorted({"", *holding.HELD[scene] - {"lightning", "mountains", "hills"}}):
        for time, weather in (("", ""), ("dusk", "storm"), ("noon", "snow"), ("sunset", "fog")):
            first = PromptReading(scene, "oil", time, weather, elements=(thing,) if thing else ())
            again = read(first.described())
            assert (again.scene, again.style, again.weather) == (scene, "oil", weather)
            assert again.time == time or not time
            assert {thing} - {""} <= {*again.elements, *naming.PART_OF[scene]}
            assert again.unpainted == () and not again.beyond


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a logo for my bakery", "lettering"),
        ("eine Geburtstagskarte mit Sonnenblumen", "lettering"),
        ("une carte postale de la mer", "lettering"),
        ("un mapa de la isla", "lettering"),
        ("给奶奶的贺卡", "lettering"),
        ("a sunset with “Hello” on it", "lettering"),
        ("a portrait of my dog", "portrait"),
        ("un retrato al óleo", "portrait"),
        ("a girl on a beach", "people"),
        ("eine Frau im Wald", "people"),
        ("老人在山上", "people"),
        ("a mountain without people", ""),
        ("a travel poster of the alps", ""),
        ("a baby fox", ""),
        ("a dragon", ""),
    ],
)
def test_it_knows_beforehand_which_wishes_are_beyond_it(prompt, kind):
    assert read(prompt).beyond == kind


@pytest.mark.parametrize("prompt", ["", "  ", "!?", "[[(", "🎨", "a" * 5000])
def test_any_prompt_can_be_read(prompt):
    assert read(prompt).told().startswith("Offline sketch, no AI model.")


def test_reading_loads_no_arrays():
    code = "import sys, imaging.sketch.reading; print(sorted({'numpy', 'PIL'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    "prompt",
    ["a stormy sea at dusk with a boat and the moon, in oil, darker, in blue", "a cat on a mountain in falling snow"],
)
def test_what_was_painted_can_be_said_in_every_language(prompt):
    told = read(prompt).told()
    assert list(bare(told)) == []
    assert codes(told) <= {*sentences(), IN_A_ROW}


def codes(sentence):
    """All that are in it."""
    inside = [codes(each) for each in sentence.params.values() if isinstance(each, Sentence)]
    return {sentence.code}.union(*inside)
