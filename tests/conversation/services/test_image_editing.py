"""Pictures changed outside any turn: the same versions as a turn makes, and every page is told."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from conversation.commands import COMMANDS
from conversation.edit_context import EditContext
from conversation.errors import BadRequest, NotFound, Told
from conversation.image import Image
from conversation.palette import Palette
from conversation.recipe import EditValues
from conversation.services.image_editing import ImageEditing
from conversation.services.preferences import Preferences
from imaging.compress.outcome import DONE, KEPT
from imaging.declaration import GROUPS
from imaging.operations import OPERATIONS
from tests.conversation.stage import Theatre
from tests.conversation.turns.test_compress import photo, shelved


class Place:
    """Image editing over a theatre's memory, and what it told of."""

    def __init__(self) -> None:
        self.theatre = Theatre()
        self.told: list[Image] = []
        kept, studio = self.theatre.kept, self.theatre.studio
        edit_context = EditContext(kept.images, studio.pixels, studio.clock)
        palette = Palette((*COMMANDS, *OPERATIONS))
        own = Preferences(kept.accounts)
        self.editing = ImageEditing(kept.shelf, edit_context, palette, lambda _, image: self.told.append(image), own)
        self.owner = self.theatre.owner
        self.image = self.theatre.picture()

    def operate(self, *operations: Any, **more: Any) -> Image:
        return self.editing.operate(self.owner, self.image.id, list(operations), **more)


@pytest.fixture
def place() -> Place:
    return Place()


def test_each_operation_makes_a_version_as_words_would(place: Place) -> None:
    made = place.operate({"type": "brightness", "value": 1.2}, {"type": "crop", "ratio": "1:1"})
    said = place.theatre.picture("Dog")
    place.theatre.say("/brightness 1.2")
    place.theatre.say("/crop 1:1")
    by_words = place.theatre.kept.shelf.get(place.owner, said.id)
    for mine, theirs in zip(made.versions[1:], by_words.versions[1:], strict=True):
        assert (mine.recipe.by, mine.recipe.values) == (theirs.recipe.by, theirs.recipe.values)
        assert (mine.filename, mine.width, mine.cost) == (theirs.filename, theirs.width, theirs.cost)
    assert (made.shown.width, made.shown.height) == (32, 32)
    assert place.told == [made]


@pytest.mark.parametrize(
    ("operations", "why"),
    [
        ([], "list of 1 to 40"),
        (None, "list of 1 to 40"),
        ([{"type": "greyscale"}] * 41, "list of 1 to 40"),
        (["greyscale"], "Operation 1 needs a “type”"),
        ([{"type": "greyscale"}, {"type": "brightness", "value": 9}], "factor goes from 0 to 3, and 9 is outside"),
        ([{"type": "crop", "value": "1:1", "ratio": "1:1"}], "both “value” and “ratio”"),
        ([{"type": "brightness", "value": 1.2, "amount": 3}], "no option “amount”"),
        ([{"type": "undo"}], "changes no pixels"),
        ([{"type": "britness"}], "Did you mean /brightness?"),
    ],
)
def test_what_is_wrong_is_refused_before_anything_is_done(place: Place, operations: Any, why: str) -> None:
    with pytest.raises(BadRequest, match="can’t be carried out") as refused:
        place.editing.operate(place.owner, place.image.id, operations)
    assert (refused.value.code, why in refused.value.text) == ("bad_operations", True), refused.value.text
    assert place.theatre.kept.shelf.get(place.owner, place.image.id) == place.image
    assert place.told == []


def test_what_turns_out_impossible_half_way_leaves_nothing(place: Place) -> None:
    with pytest.raises(BadRequest):
        place.operate({"type": "greyscale"}, {"type": "crop", "box": "0,0,900,900"})
    assert place.theatre.kept.shelf.get(place.owner, place.image.id).versions == place.image.versions


def test_an_older_version_grows_a_branch(place: Place) -> None:
    place.operate({"type": "greyscale"})
    made = place.operate({"type": "invert"}, version=place.image.current)
    assert [version.parent for version in made.versions] == [None, place.image.current, place.image.current]


def test_together_they_make_one_version_that_is_corrected_as_one(place: Place) -> None:
    """`/adjust` makes what has a strength stronger, and leaves the frame where it is."""
    made = place.operate({"type": "brightness", "value": 1.2}, {"type": "crop", "box": "0,0,20,10"}, together=True)
    (_, version) = made.versions
    assert isinstance(version.recipe.values, EditValues)
    assert [step.name for step in version.recipe.values.steps] == ["brightness", "crop"]
    assert (version.width, version.height) == (20, 10)
    assert place.editing.history(place.owner, made.id).steps[1].did == "Brightness +20%, Cropped to the box"
    place.theatre.say("/adjust 2")
    corrected = place.theatre.kept.shelf.get(place.owner, made.id).shown
    assert corrected.parent == made.versions[0].id
    assert place.editing.history(place.owner, made.id).steps[2].did == "Brightness +40%, Cropped to the box"
    assert (corrected.width, corrected.height) == (20, 10)


def test_one_operation_together_is_written_as_ever(place: Place) -> None:
    assert place.operate({"type": "greyscale"}, together=True).shown.recipe.by == "operation:greyscale"


def test_another_persons_picture_is_none(place: Place) -> None:
    somebody = place.theatre.kept.accounts.guest().id
    for call in (
        lambda: place.editing.operate(somebody, place.image.id, [{"type": "greyscale"}]),
        lambda: place.editing.compress(somebody, place.image.id, {}),
        lambda: place.editing.compress_all(somebody, [place.image.id], {}),
        lambda: place.editing.history(somebody, place.image.id),
        lambda: place.editing.undo(somebody, place.image.id),
    ):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(NotFound, match="version"):
        place.operate({"type": "greyscale"}, version="of-another")


def test_a_picture_is_compressed_as_the_command_would(place: Place) -> None:
    image = shelved(place.theatre, photo())
    done = place.editing.compress(place.owner, image.id, {"target": "80KB"})
    assert done.outcome is not None
    assert done.outcome.state == DONE
    assert done.image.shown.bytes == done.outcome.bytes <= 80_000
    assert (done.before, done.image.shown.recipe.by) == (image.shown, "command:compress")
    assert place.told == [done.image]
    again = place.editing.compress(place.owner, image.id, {"target": "80KB"})
    assert again.outcome is not None
    assert (again.outcome.state, again.image) == (KEPT, done.image)
    assert place.told == [done.image]


@pytest.mark.parametrize(
    "wishes", [{"pictures": "all"}, {"preset": "huge"}, {"target": "9"}, {"quality": "best"}, {"x": 1}]
)
def test_what_compress_does_not_know_is_refused(place: Place, wishes: dict[str, Any]) -> None:
    with pytest.raises(BadRequest, match="can’t be compressed like that"):
        place.editing.compress(place.owner, place.image.id, wishes)


def test_a_damaged_picture_among_several_stops_no_other(place: Place) -> None:
    good = shelved(place.theatre, photo())
    broken = shelved(place.theatre, photo(800, 600))
    images = place.theatre.kept.images
    state = images._state
    state.bytes[broken.conversation, broken.shown.filename] = b"no picture at all"
    results = place.editing.compress_all(place.owner, [broken.id, good.id, good.id], {"target": "60KB"})
    assert [each.image.id for each in results] == [broken.id, good.id]
    assert isinstance(results[0].refused, Told)
    assert results[1].outcome is not None
    assert results[1].outcome.bytes <= 60_000
    assert [image.id for image in place.told] == [good.id]


def test_one_that_is_not_there_and_nothing_is_done_to_any(place: Place) -> None:
    good = shelved(place.theatre, photo())
    with pytest.raises(NotFound):
        place.editing.compress_all(place.owner, [good.id, "never-was"], {"target": "60KB"})
    assert place.theatre.kept.shelf.get(place.owner, good.id) == good


def test_the_history_tells_each_step_and_how_far_one_can_go(place: Place) -> None:
    place.operate({"type": "brightness", "value": 1.2}, {"type": "greyscale"}, {"type": "invert"})
    place.editing.undo(place.owner, place.image.id, 2)
    place.operate({"type": "sepia"}, version=place.image.current)
    place.editing.undo(place.owner, place.image.id)
    place.told.clear()
    history = place.editing.history(place.owner, place.image.id)
    assert [(step.did, step.current, step.shown) for step in history.steps][0] == (
        "Painted by fake/painter",
        True,
        True,
    )
    assert [step.did for step in history.steps][1] == "Brightness +20%"
    assert [step.shown for step in history.steps] == [True, False, False, False, False]
    assert (history.undo, history.redo) == (0, 1)
    assert place.told == []


def test_undo_and_redo_go_through_the_same_versions_and_are_told(place: Place) -> None:
    made = place.operate({"type": "greyscale"}, {"type": "invert"})
    back = place.editing.undo(place.owner, place.image.id, 1000)
    assert back == replace(made, current=made.versions[0].id)
    on = place.editing.redo(place.owner, place.image.id)
    assert on.current == made.versions[1].id
    assert place.told == [made, back, on]


def test_where_there_is_no_way_back_or_on_that_is_said(place: Place) -> None:
    for way, code in ((place.editing.undo, "nothing_to_undo"), (place.editing.redo, "nothing_to_redo")):
        with pytest.raises(Told) as told:
            way(place.owner, place.image.id)
        assert (told.value.code, told.value.status) == (code, 409)


def test_one_person_cannot_have_everything_worked_on_at_once(place: Place) -> None:
    theirs = place.editing.limit.taken_by
    with ExitStack() as stack:
        for _ in range(place.editing.limit.per_person):
            stack.enter_context(theirs(place.owner))
        with pytest.raises(Told) as told:
            place.operate({"type": "greyscale"})
        assert (told.value.code, told.value.status) == ("busy", 429)
        with theirs("somebody else"):
            pass
    assert place.operate({"type": "greyscale"}).shown.recipe.by == "operation:greyscale"
    assert not place.editing.limit.taken


def test_all_operations_are_described_with_what_they_accept(place: Place) -> None:
    described = {each["type"]: each for each in place.editing.operations()}
    assert set(described) == {operation.name for operation in OPERATIONS}
    groups = [each["group"] for each in described.values()]
    assert groups == sorted(groups, key=list(GROUPS).index)
    brightness = described["brightness"]
    assert (brightness["value"], brightness["options"][0]["low"], brightness["options"][0]["high"]) == ("factor", 0, 3)
