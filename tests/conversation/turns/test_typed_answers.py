"""Answers that are typed to the studio's own question, in dialogue: as if the choice had been clicked."""

from __future__ import annotations

import pytest

from conversation.events import QuestionAsked
from conversation.message import Target
from tests.conversation.stage import Theatre, kinds, only, versions


def asked(question: str, pictures: int = 1) -> Theatre:
    theatre = Theatre()
    for number in range(pictures):
        theatre.picture(f"Cat {number}")
    only(theatre.say(question), QuestionAsked)
    return theatre


@pytest.mark.parametrize(
    ("question", "answer", "does"),
    [
        ("rotate it", "left", "rotate"),
        ("rotate it", "the left one please", "rotate"),
        ("rotate it", "nach links", "rotate"),
        ("rotate it", "à gauche", "rotate"),
        ("rotate it", "2", "rotate"),
        ("rotate it", "the second", "rotate"),
        ("crop it", "square", "crop"),
        ("crop it", "quadratisch bitte", "crop"),
        ("crop it", "4:3", "crop"),
        ("make it smaller", "50", "resize"),
        ("make it smaller", "50 %", "resize"),
    ],
)
def test_a_typed_answer_is_a_click(question: str, answer: str, does: str) -> None:
    (version,) = versions(asked(question).say(answer))
    assert version.recipe.by == f"operation:{does}"


def test_the_side_that_was_said_is_taken() -> None:
    turned = [only_turn(asked("rotate it").say(answer)) for answer in ("links", "to the right", "1", "2")]
    assert turned == [-90, 90, -90, 90]


def only_turn(events: list) -> float:  # type: ignore[type-arg]
    (version,) = versions(events)
    return float(version.recipe.values.options["angle"])


@pytest.mark.parametrize("answer", ["#2", "the second", "2", "click"])
def test_a_picture_is_chosen(answer: str) -> None:
    theatre = asked("make both darker", 3)
    if answer == "click":
        theatre.say("make both darker", Target(theatre.image(2).id))
    else:
        theatre.say(answer)
    assert [len(theatre.image(number).versions) for number in (1, 2, 3)] == [1, 2, 1]


@pytest.mark.parametrize("text", ["make it brighter", "undo", "what is this?"])
def test_another_message_is_none(text: str) -> None:
    events = asked("rotate it").say(text)
    assert not [version for version in versions(events) if version.recipe.by == "operation:rotate"]


def test_without_a_question_two_is_no_answer() -> None:
    theatre = Theatre()
    theatre.picture()
    assert "ImageReady" not in kinds(theatre.say("2"))
