"""A model's calls in dialogue: what it is told came of them, and when the reply waits for the person."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.errors import ProviderFault
from conversation.events import QuestionAsked, TurnFinished
from conversation.ports.models import ImageAbilities, TextChunk, TokenUse, ToolCall
from imaging.cutout.models import USUAL
from tests.conversation.stage import Painter, Talker, Theatre, only, text_of, versions, words


def edit(*steps: Any, number: int = 1, **arguments: Any) -> ToolCall:
    return ToolCall(f"call-{number}", "edit", {"steps": list(steps), **arguments})


def on_stage(*calls: ToolCall, pictures: int = 2, painter: Painter | None = None) -> tuple[Theatre, Talker]:
    """A model that makes these calls at once, then says a word, with some pictures to work on."""
    talker = Talker([list(calls), words("Well.")])
    theatre = Theatre(painter, talker)
    for number in range(pictures):
        theatre.picture(f"Cat {number + 1}")
    return theatre, talker


def told(talker: Talker) -> list[str]:
    """What the model was told about its calls."""
    return [said.text for said in talker.requests[1].messages if said.role == "tool"]


def test_steps_of_one_call_are_done_one_after_the_other() -> None:
    theatre, talker = on_stage(edit("crop 1:1", "greyscale", picture=1))
    first, second = versions(theatre.say("please do what suits it"))
    assert (first.image, second.parent) == (theatre.image(1).id, first.id)
    (said,) = told(talker)
    assert said.count("Picture #1 “Cat 1” is there (32 × 32 px), a new version. The person sees it.") == 2
    assert "#1: cropped to a square, black and white" in said


def test_one_step_can_be_about_several_pictures() -> None:
    theatre, talker = on_stage(edit("greyscale #1 #2"))
    changed = versions(theatre.say("please do what suits them"))
    assert [version.image for version in changed] == [theatre.image(1).id, theatre.image(2).id]


def test_edits_that_follow_each_other_are_stored_all_or_not_at_all() -> None:
    theatre, talker = on_stage(edit("greyscale", "crop box=0,0,999,999"))
    assert versions(theatre.say("please do what suits it")) == []
    assert told(talker)[0].startswith("Not done: That can’t be done with this picture.")
    assert [len(theatre.image(number).versions) for number in (1, 2)] == [1, 1]


def test_one_wrong_step_and_nothing_is_done() -> None:
    theatre, talker = on_stage(edit("undo", "sparkle", "greyscale"))
    assert versions(theatre.say("please do what suits it")) == []
    assert told(talker)[0].startswith("Nothing was done. That call cannot be read. Step 2, sparkle: ")


def test_what_was_done_before_a_step_failed_is_told_too() -> None:
    theatre, talker = on_stage(edit("greyscale", "version 7", "sepia"))
    (grey,) = versions(theatre.say("please do what suits it"))
    (said,) = told(talker)
    assert said.splitlines()[0].startswith("Picture #2 “Cat 2” is there")
    assert said.splitlines()[-1] == ("Not done: #2 has no version “7”. It has versions 1 to 2. None has a name.")
    assert theatre.image(2).current == grey.id


def test_a_note_for_the_person_is_told_to_the_model() -> None:
    one = Painter(abilities=ImageAbilities(edit=True, references=1))
    theatre, talker = on_stage(ToolCall("call-1", "image", {"prompt": "a cat beside #2", "picture": 1}), painter=one)
    theatre.say("please do what suits it")
    (said,) = told(talker)
    assert "Picture #1 “Cat 1” is there (48 × 32 px), a new version." in said
    assert "Painter takes at most 1; left out: 1." in said


def test_a_call_that_changes_nothing_says_so() -> None:
    theatre, talker = on_stage(edit("undo"))
    theatre.say("please do what suits it")
    assert told(talker) == ["#2 is at its first version: there is nothing to undo."]


SILENT = ProviderFault("Talker sent an empty answer", code="empty_response", may_have_charged=None)


@pytest.mark.parametrize("silence", [[TokenUse(1, 1, 1)], [TextChunk("  "), TokenUse(1, 1, 1)], SILENT])
def test_a_model_that_has_nothing_to_add_fails_nothing(silence: Any) -> None:
    theatre = Theatre(talker=Talker([[edit("greyscale")], silence]))
    theatre.picture()
    events = theatre.say("please do what suits it")
    assert (len(versions(events)), only(events, TurnFinished).state) == (1, "done")
    assert text_of(events).startswith("#1: black and white.")


def test_silence_before_anything_was_done_is_a_failure() -> None:
    theatre = Theatre(talker=Talker([[TokenUse(1, 1, 1)]]))
    assert only(theatre.say("please do what suits it"), TurnFinished).state == "failed"


# --- questions ----------------------------------------------------------------------------------------------------

ASKING = {
    "overlay": ("Which picture goes on #2?", "“#1 · Cat 1”"),
    "collage": ("Of which pictures?", "“Both”"),
    f"nobg {USUAL}": ("", ""),
}


@pytest.mark.parametrize("step", ASKING)
def test_a_command_that_asks_is_told_as_asking(step: str) -> None:
    theatre, talker = on_stage(edit(step, "greyscale"), edit("sepia", number=2))
    events = theatre.say("please do what suits it")
    asked = only(events, QuestionAsked)
    text, label = ASKING[step]
    assert text in asked.text
    first, second = told(talker)
    assert f"the person was asked “{asked.text}”" in first and label in first
    assert first.endswith("This reply waits for their answer.") and "Done" not in first
    assert second == "Not done: the person was asked something first. This reply waits for their answer."
    assert versions(events) == []


def test_after_a_question_the_model_gets_no_tools_and_what_it_calls_is_not_done() -> None:
    talker = Talker([[edit("collage")], [edit("greyscale", number=2)]])
    theatre = Theatre(talker=talker)
    theatre.picture("Cat")
    theatre.picture("Dog")
    events = theatre.say("please do what suits them")
    assert (len(talker.requests), talker.requests[1].tools) == (2, ())
    assert (versions(events), only(events, TurnFinished).state) == ([], "done")


def test_a_picture_that_is_not_certain_is_asked_for_in_the_same_way() -> None:
    theatre, talker = on_stage(edit("greyscale"))
    sent = (theatre.image(1).id, theatre.image(2).id)
    events = theatre.say("please do what suits it", attachments=sent)
    assert only(events, QuestionAsked).text == "Which picture do you mean?"
    assert (
        "the person was asked “Which picture do you mean?” and can choose “#1 · Cat 1”, “#2 · Cat 2”"
        in (told(talker)[0])
    )
    assert text_of(events) == "Well."


@pytest.mark.parametrize("name", ["greyscale", "functions.greyscale", "grayscale"])
def test_an_operation_can_still_be_called_by_its_own_name(name: str) -> None:
    theatre, _ = on_stage(ToolCall("call-1", name, {"picture": "#1"}))
    (version,) = versions(theatre.say("please do what suits it"))
    assert (version.image, version.recipe.by) == (theatre.image(1).id, "operation:greyscale")


def test_a_repainted_picture_is_told_as_a_new_version() -> None:
    painter = Painter(abilities=ImageAbilities(edit=True, references=1))
    theatre, talker = on_stage(ToolCall("call-1", "image", {"prompt": "at dusk", "picture": "1"}), painter=painter)
    theatre.say("please do what suits it")
    assert "Picture #1 “Cat 1” is there (48 × 32 px), a new version." in told(talker)[0]
