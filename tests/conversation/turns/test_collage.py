"""`/collage` in dialogue: several pictures were there, one more came, and nothing happened to the others."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as Pillow

from conversation.events import ImageProgress, QuestionAsked, StatusChanged, TurnFailed
from tests.conversation.stage import Theatre, only, text_of, versions
from tests.conversation.turns.test_overlay import shelved


def with_pictures(*sizes: tuple[int, int]) -> Theatre:
    theatre = Theatre()
    for colour, size in zip(("blue", "red", "green", "white"), sizes, strict=False):
        shelved(theatre, colour, size)
    return theatre


def test_all_of_them_become_a_new_picture_with_all_as_parents() -> None:
    theatre = with_pictures((300, 200), (200, 300), (400, 200))
    before = [theatre.image(number).current for number in (1, 2, 3)]
    events = theatre.say("/collage all width 900 gap 10")
    (version,) = versions(events)
    made = theatre.image(4)
    assert (made.id, made.title, version.parent) == (version.image, "Collage of #1, #2 and #3", None)
    assert (version.recipe.by, list(version.recipe.parents)) == ("command:collage", before)
    assert (version.width, version.media_type) == (900, "image/png")
    assert [theatre.image(number).current for number in (1, 2, 3)] == before
    assert text_of(events).startswith("#4: collage of #1, #2 and #3. 900 × ")
    assert [event.text for event in events if isinstance(event, StatusChanged)] == [
        "Placing #1 (1 of 3)",
        "Placing #2 (2 of 3)",
        "Placing #3 (3 of 3)",
        "Putting them together",
    ]
    assert len([event for event in events if isinstance(event, ImageProgress)]) == 3


def test_those_that_are_named_in_their_order() -> None:
    theatre = with_pictures((100, 100), (100, 100), (100, 100))
    (version,) = versions(theatre.say("/collage #3 and #1 in a row gap 0 width 200"))
    assert (version.width, version.height) == (200, 100)
    with Pillow.open(BytesIO(theatre.images.read(version))) as opened:
        assert [opened.convert("RGB").getpixel(point) for point in ((50, 50), (150, 50))] == [(0, 128, 0), (0, 0, 255)]


@pytest.mark.parametrize(
    ("layout", "size"), [("column", (200, 300)), ("row", (200, 67)), ("equal", (200, 134)), ("grid", (200, 166))]
)
def test_layouts(layout: str, size: tuple[int, int]) -> None:
    theatre = with_pictures((300, 200), (200, 100), (300, 200)) if layout == "grid" else Theatre()
    if layout != "grid":
        theatre = with_pictures(*[(300, 200)] * (2 if layout != "equal" else 3))
    (version,) = versions(theatre.say(f"/collage all {layout} gap 0 width 200"))
    assert version.width == size[0]
    assert abs(version.height - size[1]) <= 34


@pytest.mark.slow
def test_pictures_that_were_sent_along_are_meant() -> None:
    theatre = with_pictures((100, 100), (100, 100), (100, 100))
    sent = [theatre.image(number).id for number in (1, 3)]
    (version,) = versions(theatre.say("/collage", attachments=tuple(sent)))
    assert version.recipe.values.pictures == (1, 3)


def test_without_a_word_about_which_it_asks_and_the_answer_works() -> None:
    theatre = with_pictures((100, 100), (100, 100))
    question = only(theatre.say("/collage"), QuestionAsked)
    assert [(choice.label, choice.say) for choice in question.choices] == [("Both", "/collage all")]
    assert versions(theatre.say(question.choices[0].say))


@pytest.mark.parametrize(
    ("count", "said", "code"),
    [
        (0, "/collage all", "too_few"),
        (1, "/collage", "too_few"),
        (2, "/collage #1", "too_few"),
        (2, "/collage #1 #7", "no_such_picture"),
        (2, "/collage all width 100 gap 60", "impossible"),
        (2, "/collage all colour wite", "impossible"),
        (2, "/collage all width 90000", "bad_arguments"),
    ],
)
def test_what_cannot_be_made_leaves_everything_as_it_is(count: int, said: str, code: str) -> None:
    theatre = with_pictures(*[(100, 100)] * count)
    events = theatre.say(said)
    assert only(events, TurnFailed).code == code
    assert versions(events) == []


@pytest.mark.slow
def test_what_was_changed_is_told_of_the_collage_too() -> None:
    theatre = with_pictures((100, 100), (100, 100))
    theatre.say("/collage all")
    assert "Collage of #1 and #2; nothing has changed since" in text_of(theatre.say("/info changes #3"))


@pytest.mark.slow
def test_plain_words_do_the_same() -> None:
    theatre = with_pictures((100, 100), (100, 100), (100, 100))
    (version,) = versions(theatre.say("make a collage of all of them"))
    assert version.recipe.values.pictures == (1, 2, 3)
    (row,) = versions(theatre.say("put #1 and #3 side by side"))
    assert (row.recipe.values.pictures, row.recipe.values.layout) == ((1, 3), "row")
