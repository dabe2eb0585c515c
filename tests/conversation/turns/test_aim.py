"""Words that name a picture, and a model that changes another one: that never happens."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.events import QuestionAsked
from conversation.message import Target
from conversation.ports.models import ChatAbilities, ImageAbilities, TextChunk, TokenUse, ToolCall
from tests.conversation.stage import Painter, Talker, Theatre, text_of, versions, words


def edit(*steps: Any, **arguments: Any) -> ToolCall:
    return ToolCall("call-1", "edit", {"steps": list(steps), **arguments})


def on_stage(*calls: ToolCall, talker: Talker | None = None) -> tuple[Theatre, Talker]:
    """Three pictures, of which the last is the active one."""
    painter = Painter(abilities=ImageAbilities(edit=True, references=4))
    talker = talker or Talker([list(calls), words("Well.")])
    theatre = Theatre(painter, talker)
    for title in ("Cat", "Dog", "Fox"):
        theatre.picture(title)
    return theatre, talker


def changed(theatre: Theatre) -> list[int]:
    return [image.number for image in theatre.kept.images.of(theatre.conversation) if len(image.versions) > 1]


def told(talker: Talker) -> str:
    return "\n".join(said.text for said in talker.requests[-1].messages if said.role == "tool")


NAMED = (
    "make #2 look like a Vermeer",
    "in #2, remove the man",
    "mach das zweite Bild wie ein Gemälde",
    "mets la deuxième photo comme un Vermeer",
    "haz que la segunda foto parezca un Vermeer",
    "给第二张加一顶帽子",
)


@pytest.mark.parametrize("text", NAMED)
def test_the_picture_that_is_named_is_the_active_one_for_the_model(text: str) -> None:
    theatre, talker = on_stage(edit("sepia"))
    theatre.say(text, Target(theatre.image(3).id))
    assert "#2 “Dog”, 48 × 32 px, version 1 of 1 (active)" in talker.requests[0].messages[0].text
    assert changed(theatre) == [2]


@pytest.mark.parametrize("text", NAMED)
@pytest.mark.parametrize(
    "call",
    [
        edit("sepia", picture=3),
        edit("sepia #3"),
        edit("sepia #2 #3"),
        edit("compress 300KB all"),
        edit("overlay #2 on #1"),
        ToolCall("call-1", "image", {"prompt": "a fox as Vermeer saw it", "picture": 3}),
    ],
)
def test_a_call_that_would_change_another_goes_back_to_the_model(text: str, call: ToolCall) -> None:
    theatre, talker = on_stage(call)
    theatre.say(text)
    assert changed(theatre) in ([], [2])
    assert "Not done: The message is about another picture than #" in told(talker)


def test_the_model_may_then_say_it_right() -> None:
    talker = Talker([[edit("sepia", picture=3)], [edit("sepia", picture=2)], words("Well.")])
    theatre, _ = on_stage(talker=talker)
    assert text_of(theatre.say("make #2 look like a photo that was left in the rain")).endswith("Well.")
    assert changed(theatre) == [2]


def test_a_model_without_tools_is_held_to_it_as_well() -> None:
    block = '```json\n{"steps": ["sepia"], "picture": 3}\n```'
    right = '```json\n{"steps": ["sepia"], "picture": 2}\n```'
    answers = [[TextChunk(said), TokenUse(1, 1, 1)] for said in (block, right)]
    theatre, talker = on_stage(talker=Talker(answers, abilities=ChatAbilities(tools=False)))
    theatre.say("make #2 look like a photo that was left in the rain")
    assert changed(theatre) == [2]
    assert "The message is about another picture than #3" in talker.requests[1].messages[-1].text


@pytest.mark.parametrize(
    ("text", "call", "numbers"),
    [
        ("make it look like #2", edit("sepia"), [3]),
        ("paint it in the style of #2", edit("sepia", picture=3), [3]),
        ("put the dog from #1 into #2", edit("sepia", picture=2), [2]),
        ("what do you think of the light in it?", edit("sepia", picture=1), [1]),
        ("make all but #2 look like photos that were left in the rain", edit("sepia #1 #3"), [1, 3]),
        ("compare the mood of #1 with that of this one", edit("sepia", picture=1), [1]),
    ],
)
def test_where_one_only_lends_something_or_none_is_named_the_model_decides(
    text: str, call: ToolCall, numbers: list[int]
) -> None:
    theatre, _ = on_stage(call)
    theatre.say(text)
    assert changed(theatre) == numbers


def test_what_the_model_makes_anew_it_may_go_on_with() -> None:
    new = ToolCall("call-1", "image", {"prompt": "a fox beside the dog of #2"})
    talker = Talker([[new], [edit("sepia", picture=4)], words("Well.")])
    theatre, _ = on_stage(talker=talker)
    made = versions(theatre.say("paint something new in the manner of picture #2", Target(theatre.image(2).id)))
    assert [version.image for version in made] == [theatre.image(4).id] * 2


@pytest.mark.parametrize("step", ["brightness 900%", "rotate left angle=1e9", "border width=-3", "sparkle"])
def test_values_out_of_range_and_unknown_names_are_refused_as_a_persons_are(step: str) -> None:
    theatre, talker = on_stage(edit(step))
    theatre.say("please do what suits it")
    assert changed(theatre) == []
    assert told(talker).startswith("Nothing was done. That call cannot be read. Step 1, ")


def test_a_number_that_no_picture_has_is_refused() -> None:
    theatre, talker = on_stage(edit("sepia", picture=9))
    theatre.say("please do what suits it")
    assert changed(theatre) == []
    assert "There is no picture #9" in told(talker)


def test_a_name_that_may_be_several_is_asked_about() -> None:
    theatre, _ = on_stage(edit("sepia"))
    sent = (theatre.image(1).id, theatre.image(2).id)
    events = theatre.say("please do what suits it", attachments=sent)
    assert [event for event in events if isinstance(event, QuestionAsked)]
    assert changed(theatre) == []
