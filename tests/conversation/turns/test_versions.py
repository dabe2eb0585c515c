"""Versions by command and by words: named, gone back to, branched from; and what is not kept any more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation.events import TurnFailed, VersionChosen, VersionNamed
from conversation.image import Image
from tests.conversation.stage import Theatre, kinds, only, text_of


@pytest.fixture
def stage() -> Theatre:
    """A picture with three versions, the last one shown."""
    theatre = Theatre()
    theatre.picture()
    theatre.say("/brightness 1.2")
    theatre.say("/crop 1:1")
    return theatre


def shown(image: Image) -> int:
    """The number of the shown version."""
    return [version.id for version in image.versions].index(image.current) + 1


def forget(stage: Theatre, number: int) -> None:
    """The version's picture is let go of, as tidying up does."""
    image = stage.image(1)
    versions = list(image.versions)
    versions[number - 1] = replace(versions[number - 1], kept=False)
    stage.kept.images._state.images[image.id] = replace(image, versions=tuple(versions))


def test_the_shown_version_gets_a_name_that_one_goes_back_to(stage: Theatre) -> None:
    said = stage.say("call this version Final")
    assert only(said, VersionNamed).name == "Final"
    assert text_of(said) == "#1, version 3, is now called “Final”."
    assert stage.image(1).shown.name == "Final"

    stage.say("back to the original")
    assert shown(stage.image(1)) == 1
    said = stage.say("go back to final")

    assert only(said, VersionChosen).version == stage.image(1).versions[2].id
    assert text_of(said) == "#1 is back at version 3 “Final” of 3."


def test_a_name_moves_to_the_version_that_gets_it(stage: Theatre) -> None:
    stage.say("/name final")
    stage.say("/undo")

    said = stage.say("/name FINAL")

    assert text_of(said) == "#1, version 2, is now called “FINAL”. Version 3 had that name before."
    assert [version.name for version in stage.image(1).versions] == ["", "FINAL", ""]


def test_a_name_is_taken_away(stage: Theatre) -> None:
    stage.say("/name final")

    said = stage.say("/name")

    assert only(said, VersionNamed).name == ""
    assert stage.image(1).shown.name == ""
    assert text_of(stage.say("/name")) == "#1, version 3, no longer has a name."


def test_what_was_changed_is_told_with_its_names(stage: Theatre) -> None:
    stage.say("/name final")

    assert text_of(stage.say("/info changes")).endswith("then brightness +20%, cropped to a square (“final”).")


def test_naming_changes_neither_picture_nor_the_way_back(stage: Theatre) -> None:
    before = stage.image(1)

    stage.say("/name final")

    assert [replace(version, name="") for version in stage.image(1).versions] == list(before.versions)
    assert stage.image(1).current == before.current


def test_any_version_is_shown_by_its_number(stage: Theatre) -> None:
    stage.say("go back to version 2")
    assert shown(stage.image(1)) == 2
    stage.say("/version 3")
    assert shown(stage.image(1)) == 3
    stage.say("/version original")
    assert shown(stage.image(1)) == 1
    assert text_of(stage.say("/version v1")) == "#1 already shows version 1."


def test_a_change_after_going_back_is_a_branch(stage: Theatre) -> None:
    stage.say("go back to version 1")

    stage.say("/greyscale")

    image = stage.image(1)
    assert image.shown.parent == image.versions[0].id
    assert [version.parent for version in image.versions[1:3]] == [image.versions[0].id, image.versions[1].id]


def test_a_version_that_is_not_there_is_said_with_those_that_are(stage: Theatre) -> None:
    stage.say("/name draft")

    said = only(stage.say("go back to “final”"), TurnFailed)

    assert said.code == "no_version"
    assert said.text == "It has versions 1 to 3. Named versions: “draft”."
    assert shown(stage.image(1)) == 3


def test_a_bare_word_that_names_nothing_is_for_the_model(stage: Theatre) -> None:
    assert text_of(stage.say("go back to final")) == "Hello."


@pytest.mark.parametrize("words", ["undo the last two", "mach die letzten zwei Schritte rückgängig", "/undo 2"])
def test_two_steps_back_by_words(stage: Theatre, words: str) -> None:
    stage.say(words)
    assert shown(stage.image(1)) == 1
    stage.say("/redo 2")
    assert shown(stage.image(1)) == 3


def test_undo_and_redo_pass_by_what_is_no_longer_kept(stage: Theatre) -> None:
    forget(stage, 2)

    stage.say("/undo")
    assert shown(stage.image(1)) == 1
    stage.say("/redo")
    assert shown(stage.image(1)) == 3


def test_what_is_no_longer_kept_says_so(stage: Theatre) -> None:
    forget(stage, 2)

    events = stage.say("/version 2")

    assert only(events, TurnFailed).code == "version_not_kept"
    assert "VersionChosen" not in kinds(events)
    assert shown(stage.image(1)) == 3
