"""What was just done, otherwise: a detail of the last step changes it; less, more or back is about it; no more is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation.commands.adjust import Adjust
from conversation.commands.compress import Compress
from conversation.commands.nobg import Nobg
from conversation.commands.undo import Undo
from imaging.declaration import Declaration
from imaging.operations.border import Border
from imaging.operations.brightness import Brightness
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.denoise import Denoise
from imaging.operations.exposure import Exposure
from imaging.operations.flip import Flip
from imaging.operations.greyscale import Greyscale
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.sharpen import Sharpen
from imaging.operations.temperature import Temperature
from imaging.operations.text import Text
from tests.conversation.plain_words.reading.spoken import ONE, THREE, done

FRAME = Border(width=20, colour="black")
WORDS = Text(text="Sale", place="bottom", colour="white")


@pytest.mark.parametrize(
    ("last", "text", "now"),
    [
        (FRAME, "the frame should be white", Border(width=20, colour="white")),
        (FRAME, "twice as thick", Border(width=40, colour="black")),
        (FRAME, "nee, lieber weiß", Border(width=20, colour="white")),
        (Crop(ratio="16:9"), "finalement en carré", Crop(ratio="1:1")),
        (Crop(off="left:10%"), "too much, only 5 %", Crop(off="left:5%")),
        (Rotate(angle=90), "sorry I meant left", Rotate(angle=-90)),
        (WORDS, "move it to the top", replace(WORDS, place="top")),
        (WORDS, "make the letters black", replace(WORDS, colour="black")),
        (Convert(format="jpeg"), "mejor en png", Convert(format="png")),
        (Resize(width=800), "1000 instead of 800", Resize(width=1000)),
        (Resize(percent=75), "no, 25% bigger", Resize(percent=125)),
        (Compress(target="500KB"), "oops I misread, it's 800 kb", Compress(target="800KB")),
        (Nobg(background="white"), "no, transparent", Nobg()),
        (Brightness(factor=1.2), "make it 30 percent", Brightness(factor=1.3)),
    ],
)
def test_a_detail_changes_the_last_step(last: Declaration, text: str, now: Declaration) -> None:
    assert done(text, replace(ONE, last=last)) == [(Undo(), (1,)), (now, (1,))]


@pytest.mark.parametrize(
    ("last", "text", "factor"),
    [
        (Temperature(warmth=25), "too warm, half of it", 0.5),
        (Brightness(factor=1.2), "only half of that please", 0.5),
    ],
)
def test_less_scales_it(last: Declaration, text: str, factor: float) -> None:
    assert done(text, replace(ONE, last=last)) == [(Adjust(by=factor), (1,))]


@pytest.mark.parametrize(
    ("last", "text"),
    [
        (Flip(), "I don't want it mirrored"),
        (Denoise(), "bring the noise back"),
        (Greyscale(), "rather in colour"),
        (WORDS, "remove the text again"),
        (Greyscale(), "bring back the colours"),
    ],
)
def test_what_was_done_is_taken_back_by_its_name(last: Declaration, text: str) -> None:
    assert done(text, replace(ONE, last=last)) == [(Undo(), (1,))]


def test_another_quality_is_a_wish_of_its_own() -> None:
    said = done("a bit more contrast", replace(ONE, last=Brightness(factor=1.2)))
    assert isinstance(said, list)
    assert [each.name for each, _ in said] == ["contrast"]


def test_nothing_is_scaled_that_was_not_done() -> None:
    assert done("a bit less", ONE) == "model"


def test_more_of_it_comes_on_top() -> None:
    said = done("another third of a stop", replace(ONE, last=Exposure(stops=0.5)))
    assert isinstance(said, list)
    ((step, _),) = said
    assert isinstance(step, Exposure)
    assert step.stops == pytest.approx(0.3333, abs=0.001)


def test_too_sharp_is_less_sharpening_rather_than_blur() -> None:
    assert done("too sharp now", replace(ONE, last=Sharpen(amount=100))) == [(Adjust(by=0.5), (1,))]


@pytest.mark.parametrize(
    ("last", "text"),
    [
        (Rotate(angle=90), "you rotated it the wrong way"),
        (Rotate(angle=90), "andersrum drehen"),
        (Temperature(warmth=25), "make it go the other direction by the same amount"),
        (Temperature(warmth=25), "al revés"),
    ],
)
def test_the_other_way_turns_it_round(last: Declaration, text: str) -> None:
    assert done(text, replace(ONE, last=last)) == [(Adjust(by=-1.0), (1,))]


def test_one_more_turn_is_the_same_turn_again() -> None:
    quarter = Rotate(angle=90)
    assert done("mmm one more turn", replace(ONE, last=quarter)) == [(quarter, (1,))]
    assert done("not the other way", replace(ONE, last=quarter)) != [(Adjust(by=-1.0), (1,))]


def test_the_number_of_a_picture_is_no_number_of_steps() -> None:
    said = done("whoops wrong picture, I meant 2", replace(THREE, last=Greyscale()))
    assert said == "model"


def test_what_stands_in_quotes_is_exchanged() -> None:
    said = done("change 'Ep 12' to 'Ep 13' would you", replace(ONE, last=replace(WORDS, text="Ep 12")))
    assert said == [(Undo(), (1,)), (replace(WORDS, text="Ep 13"), (1,))]


@pytest.mark.parametrize("text", ["I did not want this, return please", "half a stop under what you just did"])
def test_what_somebody_did_is_told_and_not_asked(text: str) -> None:
    assert done(text, replace(ONE, last=Exposure(stops=0.5))) == "model"


def test_them_are_those_that_were_named() -> None:
    assert done("only the first two want doing, make them black and white", THREE) == [(Greyscale(), (1, 2))]


def test_how_it_lies_is_no_wish_behind_its_cure() -> None:
    said = done("Bitte das Foto um 90 Grad nach links drehen. Es liegt leider auf der Seite.", ONE)
    assert said == [(Rotate(angle=-90), (1,))]
