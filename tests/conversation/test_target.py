"""Which picture is meant: named, shown by the chip, sent along, active; otherwise a question. Never another one."""

from __future__ import annotations

import pytest

from conversation.events import QuestionAsked, TurnFailed
from conversation.message import Target
from tests.conversation.stage import Theatre, made, only, text_of, versions


def changed(theatre: Theatre) -> list[int]:
    """Numbers of the images that have more than one version."""
    return [image.number for image in theatre.kept.images.of(theatre.conversation) if len(image.versions) > 1]


def three() -> Theatre:
    theatre = Theatre()
    for title in ("Cat", "Dog", "Fox"):
        theatre.picture(title)
    return theatre


@pytest.mark.parametrize("text", ["/invert #1 #3", "/convert webp #3 #1", "make #1 and #3 darker"])
def test_words_name_several_pictures_and_each_is_told_of(text: str) -> None:
    theatre = three()
    events = theatre.say(text)
    assert changed(theatre) == [1, 3]
    assert sorted(line[:3] for line in text_of(events).split("\n\n")) == ["#1:", "#3:"]


def test_one_of_several_that_is_not_there_leaves_all_alone() -> None:
    theatre = three()
    assert only(theatre.say("/invert #1 #7"), TurnFailed).title == "There is no picture #7"
    assert changed(theatre) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("make it darker", 3),
        ("make #2 darker", 2),
        ("rotate picture 1 left", 1),
        ("/rotate left #2", 2),
        ("make the first one darker", 1),
        ("make the second picture darker", 2),
        ("make the last one darker", 3),
        ("make the one before darker", 2),
        ("mirror the previous picture", 2),
    ],
)
def test_words_name_a_picture(text: str, number: int) -> None:
    theatre = three()
    theatre.say(text)
    assert changed(theatre) == [number]


@pytest.mark.parametrize("text", ["make it darker", "/rotate left", "darker", "make this darker"])
def test_the_chip_decides_when_words_name_none(text: str) -> None:
    theatre = three()
    theatre.say(text, Target(theatre.image(1).id))
    assert changed(theatre) == [1]


def test_the_version_the_chip_showed_is_the_one_that_changes() -> None:
    theatre = three()
    first = theatre.image(1).current
    theatre.say("make it darker", Target(theatre.image(1).id))
    (version,) = versions(theatre.say("rotate left", Target(theatre.image(1).id, first)))
    assert version.parent == first


def test_a_name_keeps_the_version_that_the_chip_shows_of_that_picture() -> None:
    theatre = three()
    first = theatre.image(2).current
    theatre.say("make #2 darker")
    (version,) = versions(theatre.say("rotate #2 left", Target(theatre.image(2).id, first)))
    assert version.parent == first


def test_the_one_before_counts_from_the_chip() -> None:
    theatre = three()
    theatre.say("make the one before darker", Target(theatre.image(2).id))
    assert changed(theatre) == [1]


def test_words_that_name_another_picture_than_the_chip_are_followed_and_it_is_said() -> None:
    theatre = three()
    events = theatre.say("make #2 darker", Target(theatre.image(3).id))
    assert changed(theatre) == [2]
    assert text_of(events).startswith("#2: ")


def test_a_removed_chip_means_no_picture() -> None:
    theatre = three()
    assert text_of(theatre.say("make it darker", no_picture=True)) == "Hello."
    assert only(theatre.say("/rotate left", no_picture=True), TurnFailed).code == "no_picture"
    assert changed(theatre) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("make #7 darker", "There are #1, #2, #3."),
        ("make the fifth one darker", "There are #1, #2, #3."),
        ("/rotate left #9", "There are #1, #2, #3."),
    ],
)
def test_a_picture_that_is_not_there_is_said(text: str, says: str) -> None:
    theatre = three()
    failed = only(theatre.say(text), TurnFailed)
    assert (failed.code, failed.text) == ("no_such_picture", says)
    assert changed(theatre) == []


def test_there_is_none_before_the_first() -> None:
    theatre = three()
    assert only(theatre.say("mirror the one before", Target(theatre.image(1).id)), TurnFailed).code == "no_such_picture"


def test_a_deleted_target_is_never_replaced_by_another() -> None:
    theatre = three()
    gone = theatre.image(2)
    begun = theatre.begin("make it darker", Target(gone.id, gone.current))
    theatre.kept.shelf.delete(theatre.owner, gone.id)
    failed = [event for event in begun if isinstance(event, TurnFailed)]
    assert [event.code for event in failed] == ["picture_gone"]
    assert changed(theatre) == []


def test_a_version_that_is_not_there_is_said() -> None:
    theatre = three()
    begun = theatre.begin("make it darker", Target(theatre.image(2).id, theatre.image(1).current))
    assert [event.code for event in begun if isinstance(event, TurnFailed)] == ["no_such_version"]


def test_an_ordinal_that_could_be_two_pictures_asks() -> None:
    theatre = three()
    theatre.kept.shelf.delete(theatre.owner, theatre.image(1).id)
    asked = only(theatre.say("make the second one darker"), QuestionAsked)
    assert [choice.label for choice in asked.choices] == ["#2 · Dog", "#3 · Fox"]
    assert changed(theatre) == []


def test_the_answer_to_the_question_lands_where_it_was_clicked() -> None:
    theatre = three()
    theatre.kept.shelf.delete(theatre.owner, theatre.image(1).id)
    choice = only(theatre.say("make the second one darker"), QuestionAsked).choices[1]
    assert choice.image
    theatre.say(choice.say, Target(choice.image, choice.version))
    assert changed(theatre) == [3]


def test_several_pictures_in_the_last_reply_make_it_ask() -> None:
    theatre = Theatre()
    theatre.models.talker.answers = [[made(), made()]]  # type: ignore[union-attr]
    theatre.say("two views of a house")
    asked = only(theatre.say("make it darker"), QuestionAsked)
    assert [choice.say for choice in asked.choices] == ["make it darker"] * 2
    assert changed(theatre) == []


def test_a_picture_sent_along_is_meant() -> None:
    theatre = three()
    theatre.say("make it darker", attachments=(theatre.image(1).id,))
    assert changed(theatre) == [1]


def test_of_several_sent_along_one_has_to_be_chosen() -> None:
    theatre = three()
    asked = only(theatre.say("make it darker", attachments=(theatre.image(1).id, theatre.image(2).id)), QuestionAsked)
    assert [choice.label for choice in asked.choices] == ["#1 · Cat", "#2 · Dog"]


def test_another_conversations_picture_is_not_there() -> None:
    theatre = three()
    mine = theatre.conversation
    theatre.conversation = theatre.kept.library.create(theatre.owner).id
    theatre.picture("Owl")
    assert only(theatre.say("make #2 darker"), TurnFailed).text == "There are #1."
    theatre.conversation = mine
    assert changed(theatre) == []
