"""A message in two parts: what can be done here is done at once, the rest is the model's, whole and once."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.errors import ProviderFault
from conversation.events import NoteAdded, QuestionAsked, TurnFailed, TurnFinished
from conversation.message import Target
from conversation.ports.models import ChatAbilities, ToolCall
from conversation.sentences import in_its_words
from tests.conversation.stage import Talker, Theatre, only, text_of, versions, words


def on_stage(*answers: Any, pictures: int = 1) -> tuple[Theatre, Talker]:
    talker = Talker(list(answers) or [words("It is a poppy.")])
    theatre = Theatre(talker=talker)
    for number in range(pictures):
        theatre.picture(f"Flower {number + 1}")
    return theatre, talker


def heard(talker: Talker) -> list[str]:
    """What the model got to read of the message, call by call."""
    said = [[said.text for said in request.messages if said.role == "user"][-1] for request in talker.requests]
    return [text.partition("\n\n[pictures sent along")[0] for text in said]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("brighten it, then tell me what flower this is", "tell me what flower this is"),
        ("brighten it and tell me what flower this is", "tell me what flower this is"),
        ("Make it brighter please. What flower is this?", "What flower is this?"),
        ("mach es heller und sag mir, was für eine Blume das ist", "sag mir, was für eine Blume das ist"),
        ("rends-la plus claire, puis dis-moi quelle fleur c'est", "dis-moi quelle fleur c'est"),
        ("hazla más clara y dime qué flor es", "dime qué flor es"),
        ("调亮一点，然后告诉我这是什么花", "告诉我这是什么花"),
        ("make it brighter, write a poem about it and crop it square", "write a poem about it and crop it square"),
    ],
)
def test_the_first_part_is_done_here_and_the_rest_passed_on_whole_and_once(text: str, rest: str) -> None:
    theatre, talker = on_stage()
    events = theatre.say(text)
    (brighter,) = versions(events)
    assert brighter.recipe.by == "operation:brightness"
    (read,) = heard(talker)
    assert read.startswith(f"{rest}\n\n[done already, of the same message: #1: ")
    assert text_of(events).endswith("\n\nIt is a poppy.")
    note = [event for event in events if isinstance(event, NoteAdded)][-1]
    assert note.text == f"Done here, free; the rest is for Talker: “{rest}”"
    assert [choice.label for choice in note.choices] == ["Undo", "Ask the model instead"]


def test_the_model_sees_what_was_made_of_it() -> None:
    theatre, talker = on_stage(pictures=3)
    (made,) = versions(theatre.say("crop #2 to a square and tell me what flower this is"))
    system = talker.requests[0].messages[0].text
    assert "#2 “Flower 2”, 32 × 32 px, version 2 of 2 (active)" in system
    assert theatre.image(2).current == made.id


def test_the_model_goes_on_with_what_was_made() -> None:
    edit = ToolCall("call-1", "edit", {"steps": ["sepia"]})
    theatre, _ = on_stage([edit], words("Well."), pictures=2)
    square, sepia = versions(theatre.say("crop #1 to a square, then draw out what is old about it"))
    assert (sepia.image, sepia.parent) == (theatre.image(1).id, square.id)


@pytest.mark.parametrize(
    "text",
    [
        "tell me what flower this is, then brighten it",  # what comes behind may depend on what the model does
        "brighten it, then paint the dog blue but keep the cat",
        "brighten the flower and tell me what it is",
        "it is too dark, can you tell me why?",
        "turn it and tell me what flower this is",
        "make the cat brighter and the dog too",
        "remove the background and paint a beach behind her",
        "write Lot 14, view of the brambles at the bottom of the frobnicated glen",
    ],
)
def test_what_cannot_be_cut_in_two_is_the_models_as_a_whole(text: str) -> None:
    theatre, talker = on_stage()
    assert versions(theatre.say(text)) == []
    assert heard(talker) == [text]


def test_whoever_asks_the_model_instead_asks_it_for_all() -> None:
    theatre, talker = on_stage()
    assert versions(theatre.say("brighten it, then tell me what flower this is", local=False)) == []
    assert heard(talker) == ["brighten it, then tell me what flower this is"]


def test_where_it_is_open_which_picture_nothing_is_passed_on_before_the_answer() -> None:
    theatre, talker = on_stage(pictures=2)
    sent = (theatre.image(1).id, theatre.image(2).id)
    text = "brighten it, then tell me what flower this is"
    asked = only(theatre.say(text, attachments=sent), QuestionAsked)
    assert (talker.requests, [choice.say for choice in asked.choices]) == ([], [text, text])
    (brighter,) = versions(theatre.say(text, Target(theatre.image(1).id)))
    assert (brighter.image, len(talker.requests)) == (theatre.image(1).id, 1)


def test_where_the_first_part_cannot_be_done_the_rest_waits_and_that_is_said() -> None:
    theatre, talker = on_stage()
    events = theatre.say("make #9 brighter and tell me what flower this is")
    assert only(events, TurnFailed).code == "no_such_picture"
    assert only(events, NoteAdded).text == "Not done: “tell me what flower this is”."
    assert talker.requests == []


def test_what_was_done_stays_when_the_model_fails() -> None:
    theatre, _ = on_stage(
        ProviderFault(in_its_words("Talker is not there"), code="unreachable", may_have_charged=False)
    )
    events = theatre.say("brighten it, then tell me what flower this is")
    assert (len(versions(events)), only(events, TurnFinished).state) == (1, "failed")
    assert len(theatre.image(1).versions) == 2


def test_several_pictures_are_changed_and_the_model_reads_of_each() -> None:
    theatre, talker = on_stage(pictures=2)
    assert len(versions(theatre.say("make both black and white and tell me which one is a poppy"))) == 2
    (read,) = heard(talker)
    assert "#1: black and white" in read and "#2: black and white" in read


def without_a_model() -> Theatre:
    theatre = Theatre(talker=Talker([words("No model yet.")], abilities=ChatAbilities(stand_in=True)))
    theatre.picture("Flower")
    return theatre


@pytest.mark.parametrize(
    ("text", "operation", "rest"),
    [
        ("make it darker, then tell me what flower this is", "brightness", "tell me what flower this is"),
        ("make the photo warmer and add a fox", "temperature", "add a fox"),
    ],
)
def test_without_a_model_the_first_part_is_done_and_the_rest_named(text: str, operation: str, rest: str) -> None:
    events = without_a_model().say(text)
    (made,) = versions(events)
    assert made.recipe.by == f"operation:{operation}"
    note = [event for event in events if isinstance(event, NoteAdded)][-1]
    assert note.text == f"Done here, free; the rest takes a model: “{rest}”"
    assert [choice.label for choice in note.choices] == ["Undo", "Connect a model"]


def test_without_a_model_a_part_that_asks_is_asked_about() -> None:
    events = without_a_model().say("make it 1000, then tell me what flower this is")
    assert not versions(events)
    assert [event for event in events if isinstance(event, QuestionAsked)]


HALF_UNDERSTOOD = "lift the shadows by 20%, art direction wants it airy"


def notes(theatre: Theatre, text: str, **options: Any) -> list[NoteAdded]:
    return [event for event in theatre.say(text, **options) if isinstance(event, NoteAdded)]


def test_what_is_half_understood_is_a_click_beside_the_models_answer() -> None:
    theatre, talker = on_stage(words("I would lift them by a third."))
    (note,) = notes(theatre, HALF_UNDERSTOOD)
    assert heard(talker) == [HALF_UNDERSTOOD]
    assert note.text == "Or done here, free:"
    (choice,) = note.choices
    assert choice.label == "Shadows +20"
    assert choice.image and choice.version
    (version,) = versions(theatre.say(choice.say, Target(choice.image, choice.version), as_read=True))
    assert version.recipe.by == "operation:shadows"


@pytest.mark.parametrize("text", ["what flower is this?", "how do painters mix a warm grey?", "谢谢你"])
def test_beside_an_answer_to_a_question_there_is_no_click(text: str) -> None:
    theatre, _ = on_stage()
    assert notes(theatre, text) == []


def test_where_the_model_was_asked_for_nothing_is_offered_instead() -> None:
    theatre, _ = on_stage()
    assert notes(theatre, HALF_UNDERSTOOD, local=False) == []


def test_what_the_model_did_is_not_offered_again() -> None:
    call = ToolCall("1", "edit", {"steps": ["shadows 20"]})
    theatre, _ = on_stage([call], words("Done."))
    events = theatre.say(HALF_UNDERSTOOD)
    offered = [event for event in events if isinstance(event, NoteAdded) and "Or done here" in event.text]
    assert len(versions(events)) == 1
    assert offered == []
