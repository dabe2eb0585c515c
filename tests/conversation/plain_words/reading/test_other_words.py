"""The same wish in other words: figures without a verb, shares and factors, what is kept, where else it is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation.commands.compress import Compress
from conversation.commands.redo import Redo
from conversation.commands.undo import Undo
from conversation.plain_words.reading.reader import read
from conversation.plain_words.reading.scene import Scene
from imaging.declaration import Declaration
from imaging.operations.balance import Balance
from imaging.operations.blur import Blur
from imaging.operations.border import Border
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.gamma import Gamma
from imaging.operations.pad import Pad
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.saturation import Saturation
from imaging.operations.sepia import Sepia
from imaging.operations.text import Text
from imaging.operations.trim import Trim
from imaging.operations.vibrance import Vibrance
from imaging.operations.vignette import Vignette
from tests.conversation.plain_words.reading.spoken import ONE, THREE, done


def said(text: str, scene: Scene = ONE) -> list[Declaration]:
    return [meant for meant, _ in done(text, scene)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("twice the contrast", Contrast(factor=2)),
        ("contrast 1.3x", Contrast(factor=1.3)),
        ("half the saturation", Saturation(factor=0.5)),
        ("a touch of contrast", Contrast(factor=1.1)),
        ("vibrance 20", Vibrance(amount=20)),
        ("lighten the midtones", Gamma(gamma=1.2)),
        ("less yellow in the highlights", Balance(blue=25, range="highlights")),
        ("a strong vignette, 60", Vignette(amount=60)),
        ("way too bright, bring it down by a fifth", Brightness(factor=0.8)),
        ("still not bright enough", Brightness(factor=1.25)),
    ],
)
def test_a_quality_by_factor_share_and_range(text: str, meant: Declaration) -> None:
    assert said(text) == [meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1080 square", Resize(width=1080, height=1080, mode="fill")),
        ("scale 0.5", Resize(percent=50)),
        ("half the size it is", Resize(percent=50)),
        ("make the pic 40%", Resize(percent=40)),
        ("w=640", Resize(width=640)),
        ("no wider than 1200", Resize(width=1200)),
        ("crop to the left half", Crop(off="right:50%")),
        ("I want the upper half only", Crop(off="bottom:50%")),
        ("make it 16:9 without cropping", Pad(ratio="16:9")),
        ("add 100 pixels of white at the bottom", Pad(edges="bottom:100px")),
        ("extend the canvas by 10% on all sides", Pad(edges="left:10%,top:10%,right:10%,bottom:10%")),
        ("flip it, the writing is back to front", Flip(direction="horizontal")),
    ],
)
def test_a_shape_and_a_size(text: str, meant: Declaration) -> None:
    assert said(text) == [meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30 px of black all round", Border(width=30, colour="black")),
        ("black border thirty pixels wide", Border(width=30, colour="black")),
        ("a cream frame round it, 12 px", Border(width=12, colour="beige")),
        ("JPEG at 90", Convert(format="jpeg", quality=90)),
        ("stamp DRAFT on it", Text(text="DRAFT")),
        ("write SOLD in big red letters", Text(text="SOLD", colour="red", size=100)),
        ("add text saying no parking at the top", Text(text="no parking", place="top")),
    ],
)
def test_a_frame_a_format_and_a_caption(text: str, meant: Declaration) -> None:
    assert said(text) == [meant]


def test_a_white_border_is_had_or_gone_as_the_words_say() -> None:
    assert said("a white border round it, 8 px") == [Border(width=8)]
    assert said("remove the white borders") == [Trim()]


WORDS = Text(text="For sale", place="centre", colour="red")


@pytest.mark.parametrize(
    ("last", "text", "now"),
    [
        (WORDS, "more to the left", replace(WORDS, place="left")),
        (WORDS, "change it to RENTED", replace(WORDS, text="RENTED")),
        (WORDS, "it should read For sale soon, not For sale", replace(WORDS, text="For sale soon")),
        (Border(width=20, colour="black"), "white border not black", Border(width=20, colour="white")),
        (Resize(width=1500), "do the same but 2000 px", Resize(width=2000)),
        (Compress(target="500KB"), "under 200 instead", Compress(target="200KB")),
        (Blur(radius=3), "use radius 5 rather than 3", Blur(radius=5)),
        (Crop(off="bottom:10%"), "no the top I meant", Crop(off="top:10%")),
    ],
)
def test_the_last_step_in_other_words(last: Declaration, text: str, now: Declaration) -> None:
    assert said(text, replace(ONE, last=last)) == [Undo(), now]


@pytest.mark.parametrize("text", ["again", "once more please", "same again"])
def test_once_more_is_the_last_step_as_it_was(text: str) -> None:
    assert said(text, replace(ONE, last=Rotate(angle=90))) == [Rotate(angle=90)]


@pytest.mark.parametrize("text", ["take the frame off", "wrong picture", "I preferred it without"])
def test_what_takes_the_last_step_back(text: str) -> None:
    assert said(text, replace(ONE, last=Border(width=20))) == [Undo()]


def test_what_was_taken_back_comes_back() -> None:
    assert said("put that step back", replace(ONE, last=Sepia(), undone=True)) == [Redo()]


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("the others too", (1, 2)),
        ("now do that to 1 and 2", (1, 2)),
        ("all of them please", (1, 2, 3)),
        ("and #1", (1,)),
    ],
)
def test_the_last_step_for_other_pictures(text: str, pictures: tuple[int, ...]) -> None:
    assert done(text, replace(THREE, last=Sepia())) == [(Sepia(), pictures)]


def test_not_this_one_but_that() -> None:
    assert done("not that one, the first", replace(THREE, last=Sepia())) == [(Undo(), (3,)), (Sepia(), (1,))]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("my printer is an old one so please make it brighter", [Brightness(factor=1.25)]),
        (
            "crop it to 4:3 since that's the album, and then a white border of 15 px",
            [Crop(ratio="4:3"), Border(width=15)],
        ),
        ("could we have a tiny bit more light on this", [Brightness(factor=1.1)]),
        ("our name in the bottom right corner: Studio Nord", [Text(text="Studio Nord", place="bottom-right")]),
    ],
)
def test_a_reason_ends_where_something_is_wanted(text: str, meant: list[Declaration]) -> None:
    assert said(text) == meant


def test_talk_before_a_correction_is_no_part_of_it() -> None:
    assert said("it's covering her feet, move it to the top", replace(ONE, last=WORDS)) == [
        Undo(),
        replace(WORDS, place="top"),
    ]


def test_both_are_those_that_were_numbered_and_all_are_but_the_exception() -> None:
    five = Scene((1, 2, 3, 4, 5), 5)
    assert done("numbers two and three are sideways, turn both to the right", five) == [(Rotate(angle=90), (2, 3))]
    assert done("except for the second they all want to be darker", five) == [(Brightness(factor=0.75), (1, 3, 4, 5))]


@pytest.mark.parametrize("text", ["we print at 150 dpi, 60 cm wide", "she likes black and white pictures"])
def test_a_figure_or_a_taste_that_is_told_is_not_passed_over(text: str) -> None:
    assert done(text, ONE) == "model"


@pytest.mark.parametrize("text", ["crop 10", "crop in a bit"])
def test_how_much_of_which_side_is_asked(text: str) -> None:
    reading = read(text, ONE)
    assert reading.whole
    assert not isinstance(reading.wishes[0].meant, Declaration)


def test_a_full_stop_behind_a_short_word_ends_nothing() -> None:
    assert done("no. 2 darker", THREE) == [(Brightness(factor=0.75), (2,))]
