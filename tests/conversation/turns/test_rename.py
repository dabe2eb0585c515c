"""What a picture is called: by command, in words, by its number or the name of its file."""

from __future__ import annotations

import pytest

from conversation.events import ImageRenamed, QuestionAsked, TurnFailed
from conversation.message import Target
from conversation.ports.models import ToolCall
from tests.conversation.stage import Talker, Theatre, only, text_of, versions, words


def three() -> Theatre:
    theatre = Theatre()
    for title in ("IMG_0412.jpg", "Dog", "Fox"):
        theatre.picture(title)
    return theatre


def titles(theatre: Theatre) -> list[str]:
    return [image.title for image in theatre.kept.images.of(theatre.conversation)]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("/rename summer", 3, "summer"),
        ("/rename Anna in the garden", 3, "Anna in the garden"),
        ("call it summer", 3, "summer"),
        ("rename it to Summer please", 3, "Summer"),
        ("rename #2 to summer", 2, "summer"),
        ("rename #2 to “Summer, at last”", 2, "Summer, at last"),
        ("rename the second one to Anna in the garden", 2, "Anna in the garden"),
        ("rename IMG_0412.jpg to summer", 1, "summer"),
        ("call #1 salt and pepper", 1, "salt and pepper"),
        ("nenn es Sommer", 3, "Sommer"),
        ("benenne #2 in Sommerfest um", 2, "Sommerfest"),
        ("renomme #2 en été", 2, "été"),
        ("renombra #2 a verano", 2, "verano"),
        ("把#2重命名为夏天", 2, "夏天"),
        ("rinomina #2 in estate", 2, "estate"),
    ],
)
def test_the_picture_that_is_meant_is_called_so(text: str, number: int, title: str) -> None:
    theatre = three()
    before = titles(theatre)
    said = theatre.say(text, Target(theatre.image(3).id))
    before[number - 1] = title
    assert titles(theatre) == before
    assert only(said, ImageRenamed) == ImageRenamed(theatre.image(number).id, title)
    assert text_of(said) == f"#{number} is called “{title}” now."


def test_among_other_wishes_a_title_ends_where_the_next_one_begins() -> None:
    theatre = three()
    said = theatre.say("brighten #2, rename it to summer and crop it square")
    assert [version.recipe.by for version in versions(said)] == ["operation:brightness", "operation:crop"]
    assert titles(theatre) == ["IMG_0412.jpg", "summer", "Fox"]


def test_by_its_new_name_it_can_be_named() -> None:
    theatre = three()
    theatre.say("rename #1 to trip_2")
    (version,) = versions(theatre.say("make trip_2 darker"))
    assert version.image == theatre.image(1).id


def test_a_name_that_was_not_said_is_asked_for() -> None:
    theatre = three()
    assert only(theatre.say("rename #2"), QuestionAsked).text == "What should it be called?"
    assert titles(theatre) == ["IMG_0412.jpg", "Dog", "Fox"]


@pytest.mark.parametrize("text", ["call it a day", "call me later", "I call it art"])
def test_who_calls_something_else_renames_nothing(text: str) -> None:
    theatre = three()
    theatre.say(text)
    assert titles(theatre) == ["IMG_0412.jpg", "Dog", "Fox"]


def test_nothing_is_no_title() -> None:
    assert only(three().say("/rename “ ”"), TurnFailed).code == "no_title"


def test_a_model_may_do_it_for_the_picture_that_was_named() -> None:
    calls = [ToolCall("call-1", "edit", {"steps": ["rename Poppy"]})]
    theatre = Theatre(talker=Talker([calls, words("Well.")]))
    theatre.picture("Cat")
    theatre.picture("Dog")
    theatre.say("give #1 the name of what flower it shows")
    assert titles(theatre) == ["Poppy", "Dog"]
