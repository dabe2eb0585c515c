"""Several commands in one message, a line each: every one is done, or it is said that it was not."""

from __future__ import annotations

from conversation.events import ImageReady, NoteAdded, QuestionAsked, TitleChanged, TurnFailed, TurnFinished
from conversation.message import Target
from tests.conversation.stage import Talker, Theatre, only, text_of, versions, words


def test_each_line_is_done_to_what_the_one_before_made() -> None:
    theatre = Theatre()
    theatre.picture()
    events = theatre.say("/crop 1:1\n/greyscale")
    first, second = versions(events)
    assert [first.recipe.by, second.recipe.by] == ["operation:crop", "operation:greyscale"]
    assert second.parent == first.id
    assert only(events, TurnFinished).state == "done"


def test_what_is_painted_first_is_what_the_next_line_changes() -> None:
    theatre = Theatre()
    theatre.picture()
    events = theatre.say("/image a cat asleep\non a mat\n／flip")
    painted, flipped = versions(events)
    assert (painted.image, painted.recipe.values.prompt) == (flipped.image, "a cat asleep\non a mat")
    assert flipped.recipe.by == "operation:flip"


def test_plain_words_may_come_first() -> None:
    theatre = Theatre()
    theatre.picture()
    events = theatre.say("make it darker\n/flip")
    assert [version.recipe.by for version in versions(events)] == ["operation:brightness", "operation:flip"]


def test_a_picture_that_a_line_names_is_the_one_it_changes() -> None:
    theatre = Theatre()
    first, second = theatre.picture("Cat"), theatre.picture("Dog")
    events = theatre.say("/flip #1\n/flip #2", Target(second.id, second.current))
    assert [version.image for version in versions(events)] == [first.id, second.id]


def test_a_line_that_cannot_be_read_stops_everything_before_it_begins() -> None:
    theatre = Theatre()
    theatre.picture()
    events = theatre.say("/flip\n/crop square purple nonsense")
    assert only(events, TurnFailed).code == "bad_arguments"
    assert not versions(events)


def test_what_stands_behind_a_failure_is_said_to_be_undone() -> None:
    theatre = Theatre()
    theatre.picture()
    events = theatre.say("/flip\n/flip #9\n/greyscale")
    assert len(versions(events)) == 1
    assert only(events, NoteAdded).text == "Not done: “/greyscale”."
    only(events, TurnFailed)


def test_what_stands_behind_a_question_is_said_to_be_undone() -> None:
    theatre = Theatre()
    first, second = theatre.picture("Cat"), theatre.picture("Dog")
    events = theatre.say("/flip\n/greyscale", attachments=(first.id, second.id))
    only(events, QuestionAsked)
    assert only(events, NoteAdded).text == "Not done: “/greyscale”."
    assert not versions(events)


def test_a_command_among_words_for_a_model_is_left_alone_and_that_is_said() -> None:
    theatre = Theatre(talker=Talker([words("It crops.")]))
    theatre.picture()
    events = theatre.say("What would this do?\n/crop 1:1")
    assert text_of(events) == "It crops."
    assert only(events, NoteAdded).text.startswith("Not run: “/crop 1:1”.")
    assert not [event for event in events if isinstance(event, ImageReady)]


def test_a_conversation_is_called_after_its_first_line() -> None:
    events = Theatre().say("/image a cat asleep\n/flip")
    assert only(events, TitleChanged).title == "A cat asleep"
