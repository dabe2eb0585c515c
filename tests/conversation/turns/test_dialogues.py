"""Dialogues of one to two turns: pictures sent along, clicks, undo, groups, numbers, exceptions and repairs.

After every turn it is told which pictures have a new state, and that no other was touched. A turn that asks, or passes
on what it does not understand, touches none: that is never wrong, while the wrong picture always is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from conversation.message import Target
from tests.conversation.stage import Theatre


@dataclass(frozen=True)
class Said:
    """`at`: the picture that was clicked. `sent`: those that were sent along. `touched`: those that may be changed."""

    text: str
    touched: tuple[int, ...]
    at: int | None = None
    sent: tuple[int, ...] = ()
    may_ask: bool = False


def dialogue(pictures: int, *said: Said) -> tuple[int, tuple[Said, ...]]:
    return pictures, said


DIALOGUES = {
    "the last that was sent is meant": dialogue(3, Said("make it darker", (3,)), Said("and sharper", (3,))),
    "the clicked one is meant": dialogue(3, Said("make it darker", (1,), at=1), Said("a bit less", (1,), at=1)),
    "sent along, both": dialogue(3, Said("make them black and white", (1, 2), sent=(1, 2))),
    "sent along, then them": dialogue(
        4, Said("crop these to a square", (2, 3), sent=(2, 3)), Said("now make them warmer", (2, 3))
    ),
    "the first, then the rest": dialogue(
        3, Said("make the first one brighter", (1,)), Said("and the rest darker", (2, 3), may_ask=True)
    ),
    "one of three is left out": dialogue(3, Said("all but #2 in sepia", (1, 3))),
    "a number beats a click": dialogue(3, Said("rotate #1 left", (1,), at=3)),
    "an ordinal beats a click": dialogue(3, Said("make the second one brighter", (2,), at=3)),
    "the others are fine": dialogue(3, Said("#2 is too dark, the others are fine", (2,), may_ask=True)),
    "the others stay in German": dialogue(3, Said("Bild 3 steht auf dem Kopf, die anderen sind richtig", (3,))),
    "the others not, in French": dialogue(3, Said("plus clair la 2, les autres non", (2,))),
    "both of two in French": dialogue(2, Said("les 2 en sépia", (1, 2))),
    "both of two in Spanish": dialogue(2, Said("las 2 en sepia", (1, 2))),
    "the second of three in French": dialogue(3, Said("la 2 en sépia", (2,))),
    "undo takes back the same picture": dialogue(3, Said("make it sepia", (1,), at=1), Said("undo that", (1,), at=1)),
    "undo of a group": dialogue(2, Said("make both sepia", (1, 2)), Said("undo #1", (1,))),
    "two wishes for two pictures": dialogue(2, Said("#1 brighter, #2 darker", (1, 2))),
    "left alone by its number": dialogue(3, Said("#1 brighter, #2 darker, leave #3", (1, 2))),
    "the last two": dialogue(4, Said("make the last two brighter", (3, 4))),
    "the first two": dialogue(4, Said("make the first two brighter", (1, 2))),
    "a range": dialogue(5, Said("photos 2 to 4 in black and white", (2, 3, 4), may_ask=True)),
    "a list": dialogue(5, Said("sharpen 1, 3 and 5", (1, 3, 5), may_ask=True)),
    "the one before": dialogue(3, Said("make the one before that darker", (2,), may_ask=True)),
    "the middle one": dialogue(3, Said("rotate the middle one right", (2,))),
    "the same for the others": dialogue(3, Said("make #1 sepia", (1,)), Said("the same for the others", (2, 3))),
    "the same for one": dialogue(3, Said("make #1 sepia", (1,)), Said("same for #3", (3,))),
    "a picture that is not there": dialogue(2, Said("make #7 darker", ())),
    "the third of two": dialogue(2, Said("make the third one darker", (), may_ask=True)),
    "what a picture shows": dialogue(3, Said("brighten the one with my grandson", (), may_ask=True)),
    "a part of a picture": dialogue(2, Said("make the sky darker", ())),
    "something in the picture": dialogue(2, Said("remove the bin beside the porch", ())),
    "only talk": dialogue(2, Said("that was a lovely evening", ())),
    "thanks": dialogue(2, Said("make it brighter", (2,)), Said("perfect, thank you", ())),
    "enough": dialogue(1, Said("make it brighter", (1,)), Said("that's enough", ())),
    "two qualities": dialogue(2, Said("increase contrast 10 percent and brightness 5 percent", (2,))),
    "clicked while others wait": dialogue(3, Said("darker", (1,), at=1), Said("darker", (3,), at=3)),
    "a group, then a click": dialogue(3, Said("make #1 and #2 sepia", (1, 2)), Said("sharper", (3,), at=3)),
    "a click, then all": dialogue(3, Said("sharper", (1,), at=1), Said("make all of them warmer", (1, 2, 3))),
    "a question, then a wish": dialogue(2, Said("how large is it?", ()), Said("make it 20 px wide", (2,))),
    "a question about one": dialogue(2, Said("what format is #1?", ()), Said("convert #1 to jpg", (1,))),
    "repaired number": dialogue(4, Said("make number two darker, no, number three", (3,), may_ask=True)),
    "repaired edit": dialogue(2, Said("vignette, no wait, sepia", (2,))),
    "instead of one": dialogue(3, Said("make #3 sepia instead of #2", (3,), may_ask=True)),
    "everything but the first in Chinese": dialogue(3, Said("除了第一张都变成黑白", (2, 3))),
    "the second in Chinese": dialogue(3, Said("第二张亮一点", (2,))),
    "all in Chinese": dialogue(3, Said("全部调亮", (1, 2, 3))),
    "the others right in Chinese": dialogue(3, Said("第三张倒了，其他的没问题", (3,), may_ask=True)),
    "both in German": dialogue(2, Said("beide heller", (1, 2))),
    "the first and third in German": dialogue(4, Said("das erste und das dritte schärfer", (1, 3))),
    "all but the last in German": dialogue(3, Said("alle bis auf das letzte dunkler", (1, 2))),
    "the second in Spanish": dialogue(3, Said("la segunda más oscura", (2,))),
    "all but the first in Spanish": dialogue(3, Said("todas menos la primera en blanco y negro", (2, 3))),
    "the last two in French": dialogue(4, Said("les deux dernières plus nettes", (3, 4))),
    "sent along and numbered": dialogue(3, Said("make #1 darker", (1,), sent=(3,))),
    "sent along, one": dialogue(3, Said("make it darker", (1,), sent=(1,))),
    "sent along, then one of them": dialogue(3, Said("make both sepia", (1, 2), sent=(1, 2)), Said("undo #2", (2,))),
    "none there": dialogue(0, Said("make it darker", ())),
    "an address to write": dialogue(1, Said("write address", ())),
    "tidy up after a mistake": dialogue(2, Said("crop it square", (2,)), Said("back to the original", (2,))),
    "the other one of two": dialogue(2, Said("sepia", (2,), at=2), Said("the other one too", (1,), may_ask=True)),
}


def states(theatre: Theatre) -> dict[int, tuple[int, str]]:
    """Of every picture: how many versions it has, and which one is shown."""
    there = theatre.kept.images.of(theatre.conversation)
    return {image.number: (len(image.versions), image.current) for image in there}


def steps(theatre: Theatre, said: Sequence[Said]) -> Iterator[tuple[Said, set[int]]]:
    """Each turn with the pictures that it touched."""
    for turn in said:
        before = states(theatre)
        target = Target(theatre.image(turn.at).id) if turn.at else None
        theatre.say(turn.text, target, tuple(theatre.image(number).id for number in turn.sent))
        after = states(theatre)
        yield turn, {number for number, state in before.items() if after[number] != state}


@pytest.mark.parametrize("name", DIALOGUES)
def test_no_turn_touches_a_picture_that_is_not_meant(name: str) -> None:
    pictures, said = DIALOGUES[name]
    theatre = Theatre()
    for number in range(pictures):
        theatre.picture(f"Picture {number + 1}")
    for turn, touched in steps(theatre, said):
        assert touched == {*turn.touched} or (turn.may_ask and not touched), turn.text


def test_there_are_sixty_of_them() -> None:
    assert len(DIALOGUES) >= 60
