"""Words that mean something else beside each other than alone."""

from __future__ import annotations

import pytest

from conversation.commands.undo import Undo
from conversation.plain_words.certainty.salvage import salvaged
from conversation.plain_words.reading.reader import read
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.understanding import wishes_of
from imaging.declaration import Declaration
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.greyscale import Greyscale
from imaging.operations.rotate import Rotate
from imaging.operations.strip import Strip
from imaging.operations.temperature import Temperature
from imaging.operations.tint import Tint
from imaging.operations.vignette import Vignette
from tests.conversation.plain_words.reading.spoken import ONE


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("warm this one up just a touch", Temperature(warmth=10)),
        ("convert it from PNG to JPG", Convert(format="jpeg")),
        ("quita el tono verdoso", Tint(amount=25)),
        ("take the location out of it", Strip(what="location")),
        ("remove all the metadata", Strip()),
        ("take a quarter off the left side", Crop(off="left:25%")),
        ("das Foto bitte um 3 Grad im Gegenuhrzeigersinn drehen", Rotate(angle=-3)),
    ],
)
def test_they_are_read_together(text: str, wished: Declaration) -> None:
    assert [wish.meant for wish in read(text, ONE).wishes] == [wished]


@pytest.mark.parametrize("text", ["make it darker but only the sky", "brighter, but only his face"])
def test_a_part_of_the_picture_is_no_wish_for_all_of_it(text: str) -> None:
    assert wishes_of(text, ONE) == ()


def test_a_short_word_of_another_language_is_none() -> None:
    reading = salvaged(read("bin ganz ehrlich, mach das Bild bitte schärfer", ONE), ONE).reading
    assert [wish.meant.name for wish in reading.wishes if isinstance(wish.meant, Declaration)] == ["sharpen"]


@pytest.mark.parametrize(("undone", "name"), [(False, "undo"), (True, "redo")])
def test_to_put_it_back_is_a_step_back_unless_one_was_taken(undone: bool, name: str) -> None:
    (wish,) = read("bring it back", Scene(last=Crop(ratio="1:1"), undone=undone)).wishes
    assert isinstance(wish.meant, Declaration)
    assert wish.meant.name == name
    assert (wish.meant == Undo()) is not undone


def test_more_and_less_of_the_same_is_not_believed() -> None:
    assert not read("darker, brighter", ONE).whole


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("black and white with a thin white border round it", "white"),
        ("in Schwarzweiß mit einem schmalen weißen Rand", "white"),
        ("in Schwarzweiß mit einem schwarzen Rand", "black"),
        ("noir et blanc avec un petit bord noir", "black"),
        ("en blanco y negro con un borde blanco", "white"),
    ],
)
def test_a_look_with_a_frame_is_two_steps(text: str, colour: str) -> None:
    look, frame = (wish.meant for wish in read(text, ONE).wishes)
    assert (look, getattr(frame, "name", ""), getattr(frame, "colour", "")) == (Greyscale(), "border", colour)


@pytest.mark.parametrize("text", ["remove the white border", "den weißen Rand wegschneiden", "enlève le bord noir"])
def test_a_frame_that_is_to_go_is_none(text: str) -> None:
    assert "border" not in [getattr(wish.meant, "name", "") for wish in read(text, ONE).wishes]


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("corta la quinta parte de abajo", Crop(off="bottom:20%")),
        ("coupe le cinquième du bas", Crop(off="bottom:20%")),
        ("Right, now chop the bottom fifth off", Crop(off="bottom:20%")),
    ],
)
def test_a_share_of_a_side_is_no_picture(text: str, wished: Declaration) -> None:
    (wish,) = read(text, Scene((1, 2, 3, 4, 5, 6), 6)).wishes
    assert (wish.meant, wish.references) == (wished, ())


def test_a_picture_from_a_side_is_one() -> None:
    (wish,) = read("la tercera en blanco y negro", Scene((1, 2, 3, 4), 4)).wishes
    assert wish.references


@pytest.mark.parametrize(
    "text", ["lovely, but a touch heavy, ease them", "the corners are a touch too much, halve them"]
)
def test_of_one_picture_them_is_what_was_done_to_it(text: str) -> None:
    for wish in read(text, Scene((1,), 1, last=Vignette(amount=50))).wishes:
        assert wish.references == ()


def test_what_tells_where_it_hides_something_is_no_question() -> None:
    text = "corta la quinta parte de abajo, que es puro asfalto, después 1200 de ancho y en jpg"
    assert [getattr(wish.meant, "name", "") for wish in read(text, ONE).wishes] == ["crop", "resize", "convert"]
