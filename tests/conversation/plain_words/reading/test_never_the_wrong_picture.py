"""Words that name, exclude, negate or repair are never skipped: each kind with its siblings in five languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.resize import Resize
from imaging.operations.saturation import Saturation
from tests.conversation.plain_words.reading.spoken import FIVE, ONE, done, names


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("darken the first", (1,)),
        ("make the third darker", (3,)),
        ("die zweite dunkler", (2,)),
        ("das erste dunkler machen", (1,)),
        ("assombris la première", (1,)),
        ("oscurece la segunda", (2,)),
        ("第三张调暗", (3,)),
        ("darken the last one", (5,)),
        ("darken the first two", (1, 2)),
        ("darken photos 2-4", (2, 3, 4)),
        ("darken #1, #3 and #4", (1, 3, 4)),
        ("darken pictures 1, 3 and 4", (1, 3, 4)),
    ],
)
def test_a_bare_ordinal_is_a_picture(text: str, numbers: tuple[int, ...]) -> None:
    assert names(text) == [("brightness", numbers)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("darken all but the first", (2, 3, 4, 5)),
        ("darken everything but #2", (1, 3, 4, 5)),
        ("all pictures except number two darker", (1, 3, 4, 5)),
        ("alle außer dem vierten dunkler", (1, 2, 3, 5)),
        ("toutes sauf la dernière plus sombres", (1, 2, 3, 4)),
        ("todas menos la primera más oscuras", (2, 3, 4, 5)),
    ],
)
def test_an_exception_is_left_out(text: str, numbers: tuple[int, ...]) -> None:
    assert names(text) == [("brightness", numbers)]


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("the first one brighter, the rest darker", [("brightness", (1,)), ("brightness", (2, 3, 4, 5))]),
        ("Bild 1 und 3 schwarzweiß, die anderen in sepia", [("greyscale", (1, 3)), ("sepia", (2, 4, 5))]),
        ("la primera más fría y las demás más cálidas", [("temperature", (1,)), ("temperature", (2, 3, 4, 5))]),
    ],
)
def test_the_rest_is_what_was_not_spoken_of(text: str, wishes: list[tuple[str, tuple[int, ...]]]) -> None:
    assert names(text) == wishes


@pytest.mark.parametrize("text", ["more saturation too", "more contrast as well", "make it a bit warmer"])
def test_too_is_excess_only_before_an_adjective(text: str) -> None:
    found = done(text, ONE)
    assert isinstance(found, list)
    (said, _) = found[0]
    assert getattr(said, said.free_argument) > 0
    assert not isinstance(said, (Saturation, Contrast)) or said.factor > 1


@pytest.mark.parametrize(
    "text",
    [
        "raise the contrast to 40 %",
        "erhöhe den Kontrast auf 40 %",
        "augmente le contraste à 40 %",
        "sube el contraste a 40 %",
    ],
)
def test_what_contradicts_itself_is_not_done(text: str) -> None:
    assert done(text, ONE) in ("model", "asks")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vignette, no wait, sepia", "sepia"),
        ("rotate it, i mean mirror it", "flip"),
        ("vignette, nein, sepia", "sepia"),
        ("vignette, non attends, sépia", "sepia"),
    ],
)
def test_what_is_repaired_is_not_done(text: str, name: str) -> None:
    assert names(text, ONE) == [(name, (1,))]


def test_a_figure_that_is_repaired_replaces_the_one_before() -> None:
    assert done("brightness up 20 percent no make that 30 percent", ONE) == [(Brightness(factor=1.3), (1,))]


def test_them_is_the_last_group() -> None:
    assert names("make them darker", replace(FIVE, group=(2, 3))) == [("brightness", (2, 3))]


def test_without_a_group_nothing_is_guessed() -> None:
    assert names("make them darker", ONE) == "asks"


@pytest.mark.parametrize("text", ["darker than #1", "as bright as the first one", "like #2 but sharper"])
def test_how_another_picture_is_nobody_measures(text: str) -> None:
    assert done(text) == "model"


@pytest.mark.parametrize(
    "text",
    [
        "don't make it darker",
        "mach es nicht dunkler",
        "ne l'assombris pas",
        "no la hagas más oscura",
        "不要变暗",
        "make the sky darker",
        "mach den Himmel dunkler",
        "rends le ciel plus sombre",
        "haz el cielo más oscuro",
        "让天空暗一点",
        "vectorize it",
        "brighten it and vectorize it",
    ],
)
def test_what_is_forbidden_local_or_unknown_is_the_models(text: str) -> None:
    assert done(text, ONE) == "model"


def test_a_third_is_a_third() -> None:
    found = done("scale it down to a third of the width", ONE)
    assert isinstance(found, list)
    assert isinstance(found[0][0], Resize)
    assert found[0][0].percent == pytest.approx(33.33, abs=0.5)


@pytest.mark.parametrize("text", ["mirror it", "spiegle es", "en miroir", "voltéala en espejo", "镜像一下"])
def test_a_bare_mirror_is_left_to_right_in_every_language(text: str) -> None:
    assert names(text, ONE) == [("flip", (1,))]


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("Mach das Bild bitte etwas heller", "brightness", True),
        ("augmente un peu le contraste", "contrast", True),
        ("对比度太高了", "contrast", False),
        ("不要更亮,要更暖", "temperature", True),
        ("sube un poco el brillo", "brightness", True),
        ("a bit darker", "brightness", False),
    ],
)
def test_the_way_that_was_said_is_gone(text: str, name: str, more: bool) -> None:
    found = done(text, ONE)
    assert isinstance(found, list)
    ((said, _),) = found
    neutral = 0 if name == "temperature" else 1
    assert said.name == name
    assert (getattr(said, said.free_argument) > neutral) is more


@pytest.mark.parametrize("text", ["is it too dark?", "ist das Bild zu dunkel?", "das ist schwarzweiß"])
def test_what_only_tells_or_asks_changes_nothing(text: str) -> None:
    assert done(text, ONE) == "model"


def test_a_thick_black_border_is_one_wish() -> None:
    assert names("add a thick black border", ONE) == [("border", (1,))]


def test_a_picture_told_by_what_it_shows_is_asked_for() -> None:
    assert names("make the one with my grandson brighter") == "asks"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("make the first 2 darker the other ones are fine", (1, 2)),
        ("photos 3 to 5 need to be darker", (3, 4, 5)),
    ],
)
def test_what_is_left_alone_is_not_named(text: str, numbers: tuple[int, ...]) -> None:
    assert names(text) == [("brightness", numbers)]


def test_a_figure_that_may_be_a_picture_is_not_read_over() -> None:
    assert names("windows are blown out in 3, pull the highlights down") == "model"


def test_a_clause_that_begins_with_a_figure_is_about_that_picture() -> None:
    assert names("2 darker") == [("brightness", (2,))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("in #2 darken everything", (2,)),
        ("#2 in black and white", (2,)),
        ("#3 to black and white", (3,)),
    ],
)
def test_a_number_behind_its_mark_is_nothing_else(text: str, numbers: tuple[int, ...]) -> None:
    (wish,) = done(text)
    assert wish[1] == numbers


@pytest.mark.parametrize("text", ["make the dog darker", "darken the sky", "mach den Hund dunkler"])
def test_what_is_seen_is_no_file_that_is_called_so(text: str) -> None:
    scene = replace(FIVE, names={"dog": 2, "sky": 3, "hund": 4, "dsc_0412": 1, "dsc_0412.jpg": 1, "dog.jpg": 2})
    assert done(text, scene) == "model"
    assert names("darken DSC_0412", scene) == [("brightness", (1,))]
    assert names("darken dog.jpg", scene) == [("brightness", (2,))]
