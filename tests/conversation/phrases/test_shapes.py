"""What is made from a picture has its shape; the composer's is for new ones; and nobody hears of a shape they did not
ask for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation.events import NoteAdded, TurnFinished
from conversation.message import Target
from conversation.ports.models import ChatRequest, Chunk, ImageAbilities, TokenUse, ToolCall
from conversation.ports.turns import TurnRequest
from conversation.turn import run_turn
from tests.conversation.stage import Painter, Talker, Theatre, only, words

EDITOR = ImageAbilities(edit=True, references=3, aspects=("3:2", "1:1", "2:3", "16:9"), seed=True)


def calls(**arguments: object) -> Talker:
    def answer(request: ChatRequest) -> list[Chunk]:
        if request.messages[-1].role == "tool":
            return words("There.")
        return [ToolCall("c1", "image", arguments), TokenUse(0, 1, 1)]

    return Talker([answer])


def portrait(abilities: ImageAbilities = EDITOR, talker: Talker | None = None) -> tuple[Theatre, Painter]:
    painter = Painter(abilities=abilities)
    theatre = Theatre(painter, talker)
    theatre.picture("Portrait", 60, 90)
    return theatre, painter


@pytest.mark.parametrize("aspect", ["", "3:2", "16:9"])
def test_an_edit_through_the_tool_keeps_the_pictures_shape(aspect: str) -> None:
    theatre, painter = portrait(talker=calls(prompt="With a hat.", picture=1))
    events = theatre.say("add a hat", aspect=aspect)
    assert painter.requests[-1].aspect == "2:3"
    assert not [event for event in events if isinstance(event, NoteAdded)]


def test_a_shape_that_the_model_adds_by_itself_does_not_count() -> None:
    theatre, painter = portrait(talker=calls(prompt="With a hat.", picture=1, aspect="3:2"))
    theatre.say("add a hat")
    assert painter.requests[-1].aspect == "2:3"


@pytest.mark.parametrize("text", ["make it a wide banner", "as 16:9 please", "im Querformat, bitte", "改成横版"])
def test_a_shape_that_the_person_wants_does(text: str) -> None:
    theatre, painter = portrait(talker=calls(prompt="Wider.", picture=1, aspect="16:9"))
    theatre.say(text, local=False)
    assert painter.requests[-1].aspect == "16:9"


@pytest.mark.parametrize("text", ["/image as a painting", "/image #1 as a painting", "/image the same as a painting"])
def test_what_a_picture_goes_along_with_has_its_shape(text: str) -> None:
    theatre, painter = portrait()
    image = theatre.image(1)
    attachments = (image.id,) if text == "/image as a painting" else ()
    target = None if attachments else Target(image.id)
    events = theatre.say(text, target, attachments, aspect="3:2")
    assert painter.requests[-1].references
    assert painter.requests[-1].aspect == "2:3"
    assert not [event for event in events if isinstance(event, NoteAdded)]


def test_a_shape_in_the_command_wins() -> None:
    theatre, painter = portrait()
    theatre.say("/image #1 as a painting aspect=1:1", aspect="3:2")
    assert painter.requests[-1].aspect == "1:1"


@pytest.mark.parametrize(("width", "height"), [(70, 90), (600, 20), (20, 600)])
def test_a_shape_that_the_model_lacks_is_nearest_and_not_complained_about(width: int, height: int) -> None:
    painter = Painter(abilities=EDITOR)
    theatre = Theatre(painter)
    theatre.picture("Strip", width, height)
    events = theatre.say("/image #1 as a painting")
    assert only(events, TurnFinished).state == "done"
    assert painter.requests[-1].aspect == ("16:9" if width > height else "2:3")
    assert not [event for event in events if isinstance(event, NoteAdded)]


def test_a_new_picture_has_the_composers_shape_also_through_the_tool() -> None:
    theatre, painter = portrait(talker=calls(prompt="A tower.", aspect="1:1"))
    theatre.say("a tower, as a new picture", aspect="16:9")
    assert painter.requests[-1].aspect == "16:9"
    theatre.say("a tower, as a new picture")
    assert painter.requests[-1].aspect == "1:1"


def again(theatre: Theatre, text: str, **options: object) -> None:
    """Answers the first message of the conversation once more."""
    history = theatre.kept.conversations.history(theatre.conversation, "", 10)
    request = TurnRequest(theatre.owner, theatre.conversation, "again", text, options=options, again=history[0].id)
    begun = theatre.kept.replies.begin(request)
    list(run_turn(theatre.studio, begun.message, begun.reply.id, request))


@pytest.mark.parametrize("options", [{}, {"aspect": "1:1"}])
def test_answered_again_it_keeps_the_shape_of_the_first_answer(options: dict[str, object]) -> None:
    painter = Painter(abilities=EDITOR)
    theatre = Theatre(painter)
    theatre.say("/image a lake", aspect="16:9")
    again(theatre, "/image a lake", **options)
    assert [request.aspect for request in painter.requests] == ["16:9", "16:9"]


def test_also_where_a_chat_model_painted_it() -> None:
    painter = Painter(abilities=EDITOR)
    theatre = Theatre(painter, calls(prompt="A lake."))
    theatre.say("a lake please", aspect="16:9")
    again(theatre, "a lake please")
    assert [request.aspect for request in painter.requests] == ["16:9", "16:9"]


def test_where_the_first_answer_painted_nothing_the_composers_shape_counts() -> None:
    painter = Painter(abilities=EDITOR, makes=[ValueError("broken")])
    theatre = Theatre(painter)
    with pytest.raises(ValueError, match="broken"):
        theatre.say("/image a lake", aspect="16:9")
    painter.makes = []
    again(theatre, "/image a lake", aspect="1:1")
    assert painter.requests[-1].aspect == "1:1"


def test_a_shape_that_was_chosen_and_cannot_be_had_is_said() -> None:
    painter = Painter(abilities=replace(EDITOR, aspects=("1:1",)))
    assert "can’t paint 16:9" in only(Theatre(painter).say("/image a lake aspect=16:9"), NoteAdded).text
