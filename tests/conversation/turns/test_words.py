"""Plain words in dialogue: several pictures, corrections, questions, and what is asked when no model is there."""

from __future__ import annotations

import pytest

from conversation.events import NoteAdded, QuestionAsked, TurnFailed, VersionChosen
from conversation.message import Target
from tests.conversation.stage import Theatre, only, text_of, versions


def three() -> Theatre:
    theatre = Theatre()
    for title in ("Cat", "Dog", "Fox"):
        theatre.picture(title)
    return theatre


def changed(theatre: Theatre) -> list[int]:
    return [image.number for image in theatre.kept.images.of(theatre.conversation) if len(image.versions) > 1]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("make all of them black and white", [1, 2, 3]),
        ("make the last two brighter", [2, 3]),
        ("rotate #1 and #3 left", [1, 3]),
        ("#1, #2: darker", [1, 2]),
        ("alle Bilder heller", [1, 2, 3]),
        ("les deux dernières en noir et blanc", [2, 3]),
        ("把所有图片调亮", [1, 2, 3]),
        ("make the first one darker", [1]),
        ("crop all of them to a square and make them sharper", [1, 2, 3]),
    ],
)
def test_several_pictures_are_changed_and_no_other(text: str, numbers: list[int]) -> None:
    theatre = three()
    theatre.say(text, Target(theatre.image(2).id))
    assert changed(theatre) == numbers


def test_one_of_several_that_is_not_there_stops_all() -> None:
    theatre = three()
    assert only(theatre.say("make #1 and #9 darker"), TurnFailed).code == "no_such_picture"
    assert changed(theatre) == []


def test_more_than_there_are_is_said() -> None:
    theatre = Theatre()
    theatre.picture()
    assert only(theatre.say("make the last two darker"), TurnFailed).title == "There are not 2 pictures"


def test_both_of_three_asks() -> None:
    theatre = three()
    asked = only(theatre.say("make both darker"), QuestionAsked)
    assert [choice.image for choice in asked.choices] == [theatre.image(number).id for number in (1, 2, 3)]
    assert changed(theatre) == []


def test_all_means_those_sent_along() -> None:
    theatre = three()
    theatre.say("make them all darker", attachments=(theatre.image(1).id, theatre.image(2).id))
    assert changed(theatre) == [1, 2]


def test_several_have_no_single_undo() -> None:
    assert only(three().say("make all of them darker"), NoteAdded).choices == ()


@pytest.mark.parametrize(
    ("correction", "factor"),
    [
        ("more", 0.625),
        ("less", 0.875),
        ("too much", 0.875),
        ("a bit more", 0.675),
        ("twice as much", 0.5),
        ("the other way", 1.25),
        ("zu viel", 0.875),
        ("反过来", 1.25),
    ],
)
def test_a_correction_replaces_the_last_edit(correction: str, factor: float | None) -> None:
    theatre = Theatre()
    first = theatre.picture().current
    theatre.say("make it darker")
    events = theatre.say(correction)
    if factor is None:
        assert versions(events) == []
        return
    (version,) = versions(events)
    assert (version.parent, version.recipe.by) == (first, "operation:brightness")
    assert version.recipe.values.options["factor"] == pytest.approx(factor)


def test_a_correction_is_about_the_picture_of_the_chip() -> None:
    theatre = three()
    theatre.say("make #1 darker")
    theatre.say("rotate #3 10 degrees")
    (version,) = versions(theatre.say("less", Target(theatre.image(1).id)))
    assert version.recipe.values.options == {"factor": 0.875}


def test_without_an_edit_there_is_nothing_to_correct() -> None:
    theatre = Theatre()
    theatre.picture()
    assert only(theatre.say("too much"), TurnFailed).code == "nothing_to_adjust"
    theatre.say("black and white")
    assert only(theatre.say("more"), TurnFailed).code == "impossible"


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("how big is it?", "48 × 32 px (0.0015 megapixels)"),
        ("what format?", "PNG."),
        ("how many bytes does it have?", " bytes."),
        ("what colours are in it?", "`#"),
        ("what did I change?", "Painted by fake/painter; then brightness −25%, cropped to a square."),
        ("quelle est la taille de l'image ?", "32 × 32 px"),
        ("welche Farben hat das Bild?", "%"),
    ],
)
def test_questions_are_answered_exactly(question: str, says: str) -> None:
    theatre = Theatre()
    theatre.picture()
    if "32 × 32" in says or "then" in says:
        theatre.say("make it darker")
        theatre.say("crop it to a square")
    assert says in text_of(theatre.say(question))


def test_the_answer_knows_the_branch() -> None:
    theatre = Theatre()
    theatre.picture()
    theatre.say("make it darker")
    theatre.say("undo")
    assert "nothing has changed since" in text_of(theatre.say("what did I change?"))


def test_a_question_about_a_picture_that_is_named() -> None:
    theatre = three()
    assert text_of(theatre.say("how big is #2?")).startswith("#2 “Dog”")


def test_undo_in_another_language() -> None:
    theatre = Theatre()
    first = theatre.picture().current
    theatre.say("mach es dunkler")
    assert only(theatre.say("zurück zum Original"), VersionChosen).version == first


def test_words_written_on_a_picture_keep_their_capitals() -> None:
    theatre = Theatre()
    theatre.picture(width=300, height=200)
    (version,) = versions(theatre.say('Write "Summer in Rome" at the top'))
    assert tuple(version.recipe.values.options[name] for name in ("text", "place")) == ("Summer in Rome", "top")
