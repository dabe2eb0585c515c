"""Follow-ups in dialogue: plain words and slash commands came in, versions came out."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from conversation.events import (
    Choice,
    ImageReady,
    ImageStarted,
    NoteAdded,
    QuestionAsked,
    StatusChanged,
    TextDelta,
    TurnFailed,
    TurnFinished,
    UsageRecorded,
    VersionChosen,
)
from conversation.message import Target
from conversation.ports.models import ChatAbilities
from conversation.sentences import in_bytes
from imaging.files.decode import decode
from imaging.operations.brightness import Brightness
from imaging.operations.crop import Crop
from imaging.operations.greyscale import Greyscale
from imaging.operations.operation import Operation
from tests.conversation.stage import Talker, Theatre, kinds, only, text_of, versions, words
from tests.conversation.turns.test_nobg import shelved
from tests.imaging.pictures import picture

CORNERS = {"corners": "transparent", "colour": "white"}


def applied(*operations: Operation) -> bytes:
    raster = picture()
    for operation in operations:
        raster = operation.apply(raster)
    return raster.image.tobytes()


def test_make_it_darker_makes_a_version_here_and_free() -> None:
    theatre = Theatre()
    image = theatre.picture()
    events = theatre.say("make it darker")
    assert kinds(events) == [
        "TurnStarted",
        "TitleChanged",
        "ImageStarted",
        "StatusChanged",
        "ImageReady",
        "TextDelta",
        "NoteAdded",
        "TurnFinished",
    ]
    (version,) = versions(events)
    assert (version.image, version.parent, version.cost) == (image.id, image.current, 0)
    assert (version.recipe.by, version.recipe.values.options) == ("operation:brightness", {"factor": 0.75})
    assert version.recipe.parents == (image.current,)
    assert theatre.pixels(version) == applied(Brightness(factor=0.75))
    assert text_of(events) == f"#1: brightness −25%. 48 × 32, {in_bytes(version.bytes)}."
    assert theatre.spent() == []


def test_the_note_offers_the_model_on_the_picture_as_it_was() -> None:
    theatre = Theatre()
    image = theatre.picture()
    note = only(theatre.say("make it darker"), NoteAdded)
    again = Choice("Ask the model instead", "make it darker", image.id, image.current, {"local": False})
    undo = Choice("Undo", "/undo 1", image.id, theatre.image(1).current)
    assert note == NoteAdded("Done here, free", (undo, again))


def test_undo_is_offered_for_all_steps_at_once() -> None:
    theatre = Theatre()
    first = theatre.picture().current
    undo = only(theatre.say("crop to a square, then make it black and white"), NoteAdded).choices[0]
    theatre.say(undo.say, Target(undo.image or "", undo.version))
    assert theatre.image(1).current == first


def test_the_model_is_not_offered_where_it_could_not_do_it() -> None:
    for abilities in (ChatAbilities(tools=False), ChatAbilities(tools=True, stand_in=True)):
        theatre = Theatre(talker=Talker([words("Hi")], abilities=abilities))
        theatre.picture()
        assert [choice.label for choice in only(theatre.say("make it darker"), NoteAdded).choices] == ["Undo"]


def test_asking_the_model_instead_goes_to_the_model() -> None:
    talker = Talker([words("I would rather not.")])
    theatre = Theatre(talker=talker)
    image = theatre.picture()
    assert text_of(theatre.say("make it darker", Target(image.id), local=False)) == "I would rather not."
    assert len(talker.requests) == 1


@pytest.mark.slow
def test_a_large_picture_shows_what_it_will_be_at_once() -> None:
    theatre = Theatre()
    theatre.picture(width=1500, height=1200)
    events = theatre.say("crop to a square, then make it black and white")
    assert kinds(events)[2:5] == ["ImageStarted", "ImagePreview", "StatusChanged"]
    seen = decode(theatre.images.previews[0].data).image
    assert (seen.size, len(set(seen.convert("RGB").resize((1, 1)).getpixel((0, 0))))) == ((400, 400), 1)  # type: ignore[arg-type]


@pytest.mark.slow
def test_what_cannot_be_previewed_is_simply_done() -> None:
    theatre = Theatre()
    theatre.picture(width=1500, height=1200)
    assert kinds(theatre.say("/crop box=0,0,9,9"))[-3:-1] == ["ImageReady", "TextDelta"]


def test_each_step_of_a_sequence_can_be_undone() -> None:
    theatre = Theatre()
    first = theatre.picture().current
    square, grey = versions(theatre.say("crop to a square, then make it black and white"))
    assert (square.parent, grey.parent) == (first, square.id)
    assert theatre.pixels(grey) == applied(Crop(ratio="1:1"), Greyscale())
    assert (square.width, square.height) == (32, 32)
    assert only(theatre.say("undo"), VersionChosen).version == square.id
    assert theatre.image(1).current == square.id


def test_undo_redo_and_back_to_the_original() -> None:
    theatre = Theatre()
    first = theatre.picture().current
    (second,) = versions(theatre.say("make it darker"))
    (third,) = versions(theatre.say("rotate left"))
    assert text_of(theatre.say("undo")) == "#1 is back at version 2 of 3."
    assert only(theatre.say("undo"), VersionChosen).version == first
    assert text_of(theatre.say("undo")) == "#1 is at its first version: there is nothing to undo."
    assert only(theatre.say("redo"), VersionChosen).version == second.id
    assert text_of(theatre.say("redo")) == "#1 is at version 3 of 3 again."
    assert text_of(theatre.say("/redo")) == "#1 is at its newest version: there is nothing to redo."
    assert only(theatre.say("back to the original"), VersionChosen).version == first
    assert only(theatre.say("/redo all"), VersionChosen).version == third.id
    assert only(theatre.say("/undo 2"), VersionChosen).version == first


def test_a_change_after_undo_is_a_branch() -> None:
    theatre = Theatre()
    first = theatre.picture().current
    theatre.say("make it darker")
    theatre.say("undo")
    (branch,) = versions(theatre.say("make it brighter"))
    assert branch.parent == first
    assert len(theatre.image(1).versions) == 3


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("/brightness 20%", {"factor": 1.2}),
        ("/brightness -30 %", {"factor": 0.7}),
        ("/brightness 1.5", {"factor": 1.5}),
        ("/brightness factor=0.5", {"factor": 0.5}),
        ("/rotate left", {"angle": -90, **CORNERS}),
        ("/rotate", {"angle": 90, **CORNERS}),
        ("/rotate 12°", {"angle": 12, **CORNERS}),
        ("/rotate -3.5 degrees", {"angle": -3.5, **CORNERS}),
        ("/flip vertically", {"direction": "vertical"}),
        ("/crop square", {"ratio": "1:1", "focus": "centre", "box": "", "off": ""}),
        ("/crop 4:5 top", {"ratio": "4:5", "focus": "top", "box": "", "off": ""}),
        ("/crop top ratio=4:5", {"ratio": "4:5", "focus": "top", "box": "", "off": ""}),
        ("/crop box=1,2,20,20", {"ratio": "", "focus": "centre", "box": "1,2,20,20", "off": ""}),
        ("/blur 3px", {"radius": 3, "area": ""}),
        ("/temperature cooler", {"warmth": -25}),
        ("/sharpen 50% radius=1", {"amount": 50, "radius": 1}),
        ("/GREYSCALE", {}),
    ],
)
def test_a_slash_does_the_same_with_exact_values(text: str, values: dict[str, object]) -> None:
    theatre = Theatre()
    theatre.picture()
    (version,) = versions(theatre.say(text))
    assert version.recipe.values.options == values


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("/crpo 1:1", "unknown_command", "Did you mean /crop?"),
        ("/bright 20%", "unknown_command", "Did you mean /brightness?"),
        ("/xyzzy", "unknown_command", "You can use /image, /again, /compare-models, /variations, /style, /compress, /"),
        ("/brightness", "bad_arguments", "brightness needs factor"),
        ("/brightness 20", "bad_arguments", "factor goes from 0 to 3"),
        ("/brightness very", "bad_arguments", "factor must be a number, not “very”."),
        ("/rotate 20%", "bad_arguments", "angle is not a percentage"),
        ("/flip sideways now", "bad_arguments", "/flip can’t make sense of “now”"),
        ("/greyscale 3", "bad_arguments", "/greyscale can’t make sense of “3”. It takes no options."),
        ("/crop", "bad_arguments", "a ratio such as 16:9"),
        ("/crop wide", "bad_arguments", "is not a ratio. Write width:height"),
        ("/undo 0", "bad_arguments", "steps goes from 1"),
        ("/crop box=0,0,900,900", "impossible", "the picture, which is 48 × 32 pixels"),
        ("500% brighter", "impossible", "factor goes from 0 to 3"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(text: str, code: str, says: str) -> None:
    theatre = Theatre()
    theatre.picture()
    events = theatre.say(text)
    failed = only(events, TurnFailed)
    assert (failed.code, only(events, TurnFinished).state) == (code, "failed")
    assert says in failed.text
    assert len(theatre.image(1).versions) == 1


@pytest.mark.parametrize("text", ["/crop 1:1", "/undo", "/redo"])
def test_without_a_picture_a_command_says_how_to_get_one(text: str) -> None:
    failed = only(Theatre().say(text), TurnFailed)
    assert (failed.code, "/image" in failed.text) == ("no_picture", True)


def test_without_a_picture_plain_words_are_just_words() -> None:
    assert text_of(Theatre().say("make it darker")) == "Hello."


def test_an_edit_that_is_not_certain_asks_about_the_same_picture() -> None:
    theatre = Theatre()
    image = theatre.picture()
    asked = only(theatre.say("flip it"), QuestionAsked)
    assert [choice.say for choice in asked.choices] == ["/flip horizontal", "/flip vertical"]
    assert {(choice.image, choice.version) for choice in asked.choices} == {(image.id, image.current)}
    assert len(theatre.image(1).versions) == 1


def test_help_lists_everything_and_explains_one_thing() -> None:
    theatre = Theatre()
    everything = text_of(theatre.say("/help"))
    assert all(f"`/{name}" in everything for name in ("image", "undo", "crop", "sharpen"))
    assert "width:height, such as 16:9" in text_of(theatre.say("/help crop"))
    assert only(theatre.say("/help nonsense"), TurnFailed).code == "unknown_command"


def test_a_local_edit_calls_no_model() -> None:
    talker = Talker([words("no")])
    theatre = Theatre(talker=talker)
    theatre.picture()
    events = theatre.say("20 % brighter")
    assert (talker.requests, [event for event in events if isinstance(event, UsageRecorded)]) == ([], [])
    assert only(events, StatusChanged).text == "Changing the brightness"
    assert only(events, ImageStarted).image == only(events, ImageReady).image
    assert isinstance(events[-3], TextDelta)


def test_what_went_otherwise_than_asked_is_said() -> None:
    theatre = Theatre()
    theatre.picture()
    said = text_of(theatre.say("/crop square face"))
    assert "No face was found, so what stands out most was kept." in said
    assert "cropped to a square" in said.lower()


def test_what_is_so_already_is_an_answer_and_makes_no_version() -> None:
    theatre = Theatre()
    lines = Image.new("RGB", (600, 400), "white")
    for place in range(40, 400, 60):
        ImageDraw.Draw(lines).rectangle((40, place, 560, place + 12), fill="black")
    image = shelved(theatre, "Lines", lines)
    events = theatre.say("/straighten")
    assert "#1: It is level already." in text_of(events)
    assert not [event for event in events if isinstance(event, TurnFailed)]
    assert theatre.image(1).current == image.current
