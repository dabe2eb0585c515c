"""Without any key: follow-ups go on from what the picture before was painted from."""

from __future__ import annotations

from conversation.events import TurnFinished
from providers.sketchbook.notes import SketchbookNotes
from tests.conversation.stage import Painter, Theatre, only, text_of


def test_each_follow_up_adds_to_the_one_before() -> None:
    painter = Painter()
    theatre = Theatre(painter, SketchbookNotes())
    for text in ("/image a lake", "add a boat", "add a moon"):
        assert only(theatre.say(text), TurnFinished).state == "done"
    assert [request.prompt for request in painter.requests] == [
        "a lake",
        "a lake, with a boat",
        "a lake, with a boat, with a moon",
    ]


def test_a_local_edit_in_between_changes_nothing_about_that() -> None:
    painter = Painter()
    theatre = Theatre(painter, SketchbookNotes())
    for text in ("/image a lake", "make it darker", "add a moon"):
        theatre.say(text)
    assert painter.requests[-1].prompt == "a lake, with a moon"
    assert len(theatre.image(1).versions) == 2


def test_asked_instead_of_a_local_edit_it_paints_anew() -> None:
    painter = Painter()
    theatre = Theatre(painter, SketchbookNotes())
    theatre.say("/image a lake")
    theatre.say("make it darker", local=False)
    assert painter.requests[-1].prompt == "a lake, darker"


def test_talk_is_answered_honestly() -> None:
    assert "No chat model is connected" in text_of(Theatre(talker=SketchbookNotes()).say("how are you?"))
