"""“What is in this file?”: the answer shows it to the person, and to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.events import SheetShown
from conversation.image import Image
from conversation.ports.models import TokenUse, ToolCall
from conversation.ports.pixels import Received
from conversation.recipe import Recipe, UploadValues
from imaging.files.decode import decode
from imaging.files.encode import to_preview
from tests.conversation.stage import Talker, Theatre, kinds, only, text_of, words
from tests.imaging.metadata import photographs

PLACE = "48.858250° N, 2.294500° W"


@pytest.fixture
def stage() -> Theatre:
    return Theatre()


def sent(theatre: Theatre, folder: Path, data: bytes | None = None, name: str = "Pier") -> Image:
    """A file as somebody uploads it."""
    data = photographs.jpeg() if data is None else data
    path = folder / "upload"
    path.write_bytes(data)
    preview = to_preview(decode(data))
    image, number = theatre.images.reserve(theatre.conversation, name)
    received = Received("image/jpeg", 48, 32, preview, preview)
    kept = theatre.images.take_in(
        theatre.conversation, image, number, name, path, received, Recipe(UploadValues(filename="pier.jpg"))
    )
    assert isinstance(kept, Image)
    return kept


def lines(event: SheetShown) -> dict[str, str]:
    return {entry.id: entry.value for group in event.groups for entry in group.entries}


def test_info_says_the_usual_and_shows_the_sheet(stage: Theatre, tmp_path: Path) -> None:
    sent(stage, tmp_path)

    events = stage.say("/info")

    assert kinds(events) == ["TurnStarted", "TitleChanged", "TextDelta", "SheetShown", "TurnFinished"]
    assert text_of(events).startswith("#1 “Pier”: 48 × 32 px")
    shown = only(events, SheetShown)
    assert [group.id for group in shown.groups] == [
        "file",
        "camera",
        "place",
        "people",
        "software",
        "serials",
    ]
    assert lines(shown)["coordinates"] == PLACE
    assert shown.original is None


def test_a_place_is_shown_and_never_said(stage: Theatre, tmp_path: Path) -> None:
    image = sent(stage, tmp_path)

    events = stage.say("/info place")

    assert "the file you sent says where it was taken. Only you can see this" in text_of(events)
    shown = only(events, SheetShown)
    assert (shown.image, shown.version) == (image.id, image.current)
    assert [group.id for group in shown.groups] == ["place"]
    assert "48.85" not in text_of(events) and "Brest" not in text_of(events)


def test_no_model_is_told_what_stood_in_the_file(tmp_path: Path) -> None:
    talker = Talker([words("I see.")])
    stage = Theatre(talker=talker)
    sent(stage, tmp_path)
    stage.say("/info")
    stage.say("/info place")

    stage.say("and what do you think of it?")

    read = "\n".join(said.text for request in talker.requests for said in request.messages)
    assert "Pier" in read
    assert not [secret for secret in ("48.85", "Brest", "SN 1234", "Ada", "Maker 7") if secret in read]


def test_a_model_that_asks_is_told_that_there_is_a_place_and_not_which(tmp_path: Path) -> None:
    talker = Talker([[ToolCall("1", "info", {"what": "place"}), TokenUse(1, 1, 1)], words("You see it above.")])
    stage = Theatre(talker=talker)
    sent(stage, tmp_path)

    events = stage.say("tell me something about the location", local=False)

    assert lines(only(events, SheetShown))["coordinates"] == PLACE
    read = "\n".join(said.text for request in talker.requests for said in request.messages)
    assert "says where it was taken" in read
    assert "48.85" not in read


def test_an_edited_version_shows_what_the_file_that_was_sent_says(stage: Theatre, tmp_path: Path) -> None:
    image = sent(stage, tmp_path)
    stage.say("/brightness 1.2")

    shown = only(stage.say("/info camera"), SheetShown)

    assert lines(shown)["model"] == "Maker 7"
    assert shown.original == image.current
    assert shown.version == stage.image(1).current != image.current


def test_the_size_is_that_of_the_version(stage: Theatre, tmp_path: Path) -> None:
    sent(stage, tmp_path)
    stage.say("/resize 24px")

    own, before = [event for event in stage.say("/info") if isinstance(event, SheetShown)]

    assert own.original is None
    assert lines(own)["dimensions"] == "24 × 16 px"
    assert before.original
    assert "dimensions" not in lines(before) and lines(before)["coordinates"] == PLACE


def test_metadata_of_a_version_made_here(stage: Theatre, tmp_path: Path) -> None:
    stage.picture()
    assert "holds no metadata" in text_of(stage.say("/info metadata"))

    sent(stage, tmp_path)
    assert "pieces of metadata. None of them is in what you download. The place is among them." in text_of(
        stage.say("/info metadata #2")
    )
    stage.say("/brightness 1.2 #2")
    again = stage.say("/info metadata #2")
    assert "this version’s file holds no metadata" in text_of(again)
    assert lines([event for event in again if isinstance(event, SheetShown)][-1])["coordinates"] == PLACE


def test_what_is_not_there_is_said_to_be_not_there(stage: Theatre) -> None:
    stage.picture()

    assert "its file does not say where it was taken" in text_of(stage.say("/info place"))
    assert "says nothing about a camera" in text_of(stage.say("/info camera"))
    assert "does not say whose it is" in text_of(stage.say("/info credit"))
    origin = text_of(stage.say("/info origin"))
    assert "but that proves nothing. It was painted here, by a model." in origin


def test_only_dates_are_shown_for_a_date(stage: Theatre, tmp_path: Path) -> None:
    sent(stage, tmp_path)

    shown = only(stage.say("/info date"), SheetShown)

    assert lines(shown) == {"taken": "2026-08-01 12:30:45"}


def test_exif_and_metadata_are_names_people_try(stage: Theatre, tmp_path: Path) -> None:
    sent(stage, tmp_path)

    assert lines(only(stage.say("/exif place"), SheetShown))["coordinates"] == PLACE


def test_several_pictures_have_a_sheet_each(stage: Theatre, tmp_path: Path) -> None:
    sent(stage, tmp_path)
    sent(stage, tmp_path, name="Beach")

    events = stage.say("/info place #1 #2")

    assert [event.number for event in events if isinstance(event, SheetShown)] == [1, 2]
    assert [sheet["title"] for sheet in stage.replies[-1].sheets] == ["Pier", "Beach"]
