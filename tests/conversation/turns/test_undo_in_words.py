"""Steps back among other wishes: in the order they were said, and back to what was there by one click."""

from __future__ import annotations

import pytest

from conversation.events import NoteAdded
from conversation.message import Target
from tests.conversation.stage import Theatre, only, text_of


def edited() -> Theatre:
    """A picture that was made black and white, then square, then sepia."""
    theatre = Theatre()
    theatre.picture()
    for said in ("black and white", "crop square", "sepia"):
        theatre.say(said)
    return theatre


def made(theatre: Theatre) -> list[str]:
    """What the shown version came of, oldest first."""
    image = theatre.image(1)
    found, version = [], image.version(image.current)
    while version.parent is not None:
        found.append(version.recipe.by.removeprefix("operation:"))
        version = image.version(version.parent)
    return found[::-1]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("undo that and make it brighter", ["greyscale", "crop", "brightness"]),
        ("brighten, no, undo the last two and rotate it left", ["greyscale", "rotate"]),
        ("undo the last two, then rotate it left", ["greyscale", "rotate"]),
        ("make it brighter, undo that and rotate it left", ["greyscale", "crop", "sepia", "rotate"]),
        ("rotate it left, then undo that", ["greyscale", "crop", "sepia"]),
        ("undo everything and make it brighter", ["brightness"]),
        ("go back two steps and make it darker", ["greyscale", "brightness"]),
        ("undo that, darker and crop it 16:9", ["greyscale", "crop", "brightness", "crop"]),
        ("mach das rückgängig und mach es heller", ["greyscale", "crop", "brightness"]),
        ("annule et rends-la plus claire", ["greyscale", "crop", "brightness"]),
        ("deshazlo y gírala a la izquierda", ["greyscale", "crop", "rotate"]),
        ("撤销，然后调亮", ["greyscale", "crop", "brightness"]),
    ],
)
def test_steps_are_taken_back_in_their_place(text: str, steps: list[str]) -> None:
    theatre = edited()
    theatre.say(text)
    assert made(theatre) == steps


def test_each_thing_that_was_done_is_told_by_itself() -> None:
    back, brighter = text_of(edited().say("undo that and make it brighter")).split("\n\n")
    assert back == "#1 is back at version 3 of 4."
    assert brighter.startswith("#1: brightness +")


@pytest.mark.parametrize(
    "text", ["undo that and make it brighter", "make it brighter", "undo all, brighter, crop 16:9"]
)
def test_one_click_leads_back_to_what_was_there(text: str) -> None:
    theatre = edited()
    before = theatre.image(1).current
    undo = only(theatre.say(text), NoteAdded).choices[0]
    assert theatre.image(1).current != before
    theatre.say(undo.say, Target(undo.image or "", undo.version))
    assert theatre.image(1).current == before
