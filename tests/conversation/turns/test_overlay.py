"""`/overlay` in dialogue: two pictures were there, and the lower one got a version with the upper one on it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as Pillow

from conversation.events import ImagePreview, QuestionAsked, TurnFailed
from conversation.image import Image
from conversation.message import Target
from conversation.ports.pixels import Encoded
from conversation.recipe import Recipe, UploadValues
from tests.conversation.stage import Theatre, kinds, only, text_of, versions


def shelved(theatre: Theatre, colour: str, size: tuple[int, int] = (200, 100), preview: bytes = b"") -> Image:
    out = BytesIO()
    Pillow.new("RGB", size, colour).save(out, "PNG")
    image, number = theatre.images.reserve(theatre.conversation, colour)
    kept = theatre.images.add(
        theatre.conversation, image, number, colour, Encoded(out.getvalue(), "image/png", *size, preview),
        Recipe(UploadValues()), message=None, cost=0, seconds=0.1,
    )  # fmt: skip
    assert isinstance(kept, Image)
    return kept


def seen(theatre: Theatre, number: int, point: tuple[int, int]) -> object:
    """The colour there, of the picture as it is shown."""
    data = theatre.images.read(theatre.image(number).shown)
    with Pillow.open(BytesIO(data)) as opened:
        return opened.convert("RGB").getpixel(point)


def test_the_second_goes_on_the_first_which_gets_a_version() -> None:
    theatre = Theatre()
    blue, red = shelved(theatre, "blue"), shelved(theatre, "red", (50, 50))
    events = theatre.say("/overlay #2 on #1 top-left 50% margin 0")
    assert kinds(events)[2:] == ["ImageStarted", "StatusChanged", "ImageReady", "TextDelta", "TurnFinished"]
    (version,) = versions(events)
    assert (version.image, version.parent) == (blue.id, blue.current)
    assert version.recipe.by == "command:overlay"
    assert version.recipe.parents == (blue.current, red.current)
    assert version.recipe.values.scale == 0.5
    assert (seen(theatre, 1, (5, 5)), seen(theatre, 1, (150, 50))) == ((255, 0, 0), (0, 0, 255))
    assert text_of(events).startswith("#1: #2 placed on top, at the top-left. 200 × 100, ")
    assert theatre.image(2).current == red.current


def test_it_can_be_undone_and_told() -> None:
    theatre = Theatre()
    blue, _ = shelved(theatre, "blue"), shelved(theatre, "red")
    theatre.say("/overlay #2 on #1 opacity 40")
    assert "#2 placed on top, at the bottom-right, 40% opaque" in text_of(theatre.say("/info changes #1"))
    theatre.say("/undo #1")
    assert theatre.image(1).current == blue.current


def test_with_one_number_it_goes_on_the_picture_of_the_chip() -> None:
    theatre = Theatre()
    blue, _ = shelved(theatre, "blue"), shelved(theatre, "red")
    (version,) = versions(theatre.say("/overlay #2 centre", Target(blue.id)))
    assert version.image == blue.id


def test_one_watermark_on_all_the_others() -> None:
    theatre = Theatre()
    for colour in ("blue", "red", "green"):
        shelved(theatre, colour)
    events = theatre.say("/overlay #2 on all 20%")
    assert [version.image for version in versions(events)] == [theatre.image(1).id, theatre.image(3).id]
    assert "#3: #2 placed on top" in text_of(events)


def test_on_those_that_are_named() -> None:
    theatre = Theatre()
    for colour in ("blue", "red", "green", "white"):
        shelved(theatre, colour)
    touched = {version.image for version in versions(theatre.say("/overlay #2 on #1 #4"))}
    assert touched == {theatre.image(1).id, theatre.image(4).id}


def test_without_a_number_it_asks_which_and_the_answer_works() -> None:
    theatre = Theatre()
    blue = shelved(theatre, "blue")
    for colour in ("red", "green"):
        shelved(theatre, colour)
    question = only(theatre.say("/overlay", Target(blue.id)), QuestionAsked)
    assert [choice.say for choice in question.choices] == ["/overlay #2 on #1", "/overlay #3 on #1"]
    assert versions(theatre.say(question.choices[1].say))[0].image == blue.id


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("/overlay #1 on #1", "same_picture"),
        ("/overlay #2 on #9", "no_such_picture"),
        ("/overlay #9 on #1", "no_such_picture"),
        ("/overlay #2 on #1 somewhere", "bad_arguments"),
        ("/overlay #2 on #1 opacity 0", "bad_arguments"),
        ("/overlay #2 on #1 300%", "bad_arguments"),
    ],
)
def test_what_cannot_be_done_changes_nothing(said: str, code: str) -> None:
    theatre = Theatre()
    for colour in ("blue", "red"):
        shelved(theatre, colour)
    events = theatre.say(said)
    assert only(events, TurnFailed).code == code
    assert versions(events) == []


def test_one_picture_is_too_few_and_none_says_how_to_get_one() -> None:
    theatre = Theatre()
    assert only(theatre.say("/overlay"), TurnFailed).code == "no_picture"
    shelved(theatre, "blue")
    assert only(theatre.say("/overlay"), TurnFailed).code == "too_few"


def test_of_a_large_picture_something_is_seen_at_once() -> None:
    theatre = Theatre()
    small = BytesIO()
    Pillow.new("RGB", (600, 400), "blue").save(small, "PNG")
    shelved(theatre, "blue", (1600, 1000), small.getvalue())
    shelved(theatre, "red")
    events = theatre.say("/overlay #2 on #1")
    assert isinstance(events[3], ImagePreview)
    assert len(versions(events)) == 1


@pytest.mark.parametrize("said", ["put #2 on #1 in the top left corner", "lege #2 auf #1 oben links"])
def test_plain_words_do_the_same(said: str) -> None:
    theatre = Theatre()
    blue, _, _ = shelved(theatre, "blue"), shelved(theatre, "red"), shelved(theatre, "green")
    (version,) = versions(theatre.say(said))
    assert (version.image, version.recipe.values.place) == (blue.id, "top-left")


def test_put_it_on_this_one_means_the_picture_of_the_chip() -> None:
    theatre = Theatre()
    blue, _, _ = shelved(theatre, "blue"), shelved(theatre, "red"), shelved(theatre, "green")
    (version,) = versions(theatre.say("put #2 on this one", Target(blue.id)))
    assert version.image == blue.id
