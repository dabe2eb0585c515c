"""Which pictures belong to the branch that is shown, in which version, and which one is active there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conversation.image import Image
from conversation.message import Target
from conversation.ports.gallery import GalleryFilter
from tests.contract.stores.conftest import Person, encoded


def edit(person: Person, image: Image, turn: str, data: bytes = b"edited") -> Image:
    """One more version of it, made in that turn."""
    recipe = image.shown.recipe
    return person.store.images.add_version(
        image.id, image.current, encoded(data), recipe, message=turn, cost=0, seconds=0.1
    )


def here(person: Person) -> list[int]:
    return [image.number for image in person.store.images.of(person.conversation)]


def active(person: Person) -> tuple[int, str] | None:
    """Its number, and its version."""
    image = person.store.images.active(person.conversation)
    page = person.store.library.page(person.id, person.conversation)
    assert page.active == (image.id if image else None)
    return (image.number, image.current) if image else None


def test_a_picture_of_another_branch_is_not_there_until_that_is_shown(ann: Any, store: Any) -> None:
    first = ann.talk("a lake", "")
    lake = ann.paint("lake", message=first)
    second = ann.talk("a fox", "", parent="")
    fox = ann.paint("fox", b"fox", message=second)
    assert (here(ann), active(ann)) == ([2], (2, fox.current))

    store.library.show(ann.id, ann.conversation, first)
    assert (here(ann), active(ann)) == ([1], (1, lake.current))
    assert not store.images.find(ann.conversation, 2).here

    store.library.show(ann.id, ann.conversation, second)
    assert (here(ann), active(ann)) == ([2], (2, fox.current))


def test_an_image_is_as_its_branch_made_it(ann: Any, store: Any) -> None:
    top = ann.talk("a lake", "")
    lake = ann.paint("lake", message=top)
    darker = ann.talk("darker", "")
    dark = edit(ann, lake, darker)
    brighter = ann.talk("brighter", "", parent=top)
    assert store.images.get(ann.conversation, lake.id).current == lake.current
    bright = edit(ann, store.images.get(ann.conversation, lake.id), brighter, b"bright")

    store.library.show(ann.id, ann.conversation, darker)
    shown = store.images.get(ann.conversation, lake.id)
    assert shown.current == dark.current
    assert [version.here for version in shown.versions] == [True, True, False]
    assert store.shelf.get(ann.id, lake.id) == shown

    store.library.show(ann.id, ann.conversation, brighter)
    assert store.images.get(ann.conversation, lake.id).current == bright.current


def test_deleting_the_newest_turn_takes_its_pictures_and_states_along(ann: Any, store: Any) -> None:
    top = ann.talk("a lake", "")
    lake = ann.paint("lake", message=top)
    turn = ann.talk("darker, and a fox", "")
    edit(ann, lake, turn)
    ann.paint("fox", b"fox", message=turn)

    store.library.delete_message(ann.id, turn)
    assert (here(ann), active(ann)) == ([1], (1, lake.current))
    assert [image.number for image in store.shelf.of(ann.id, ann.conversation)] == [1, 2]

    store.library.restore_message(ann.id, turn)
    assert here(ann) == [1, 2]
    assert active(ann) == (2, store.images.find(ann.conversation, 2).current)


def test_what_follows_a_deleted_message_never_inherits_from_it(ann: Any, store: Any) -> None:
    ann.talk("hello", "")
    turn = ann.talk("a fox", "")
    ann.paint("fox", message=turn)
    store.library.delete_message(ann.id, turn)
    ann.talk("a bear", "")
    assert (here(ann), active(ann)) == ([], None)


def test_another_answer_begins_with_what_was_there_before_the_first_one(ann: Any, store: Any) -> None:
    top = ann.talk("a lake", "")
    lake = ann.paint("lake", message=top)
    begun = ann.say("darker")
    edit(ann, lake, begun.reply.id)
    ann.hear(begun, "")

    again = ann.say("darker", again=begun.message.id)
    assert active(ann) == (1, lake.current)
    edit(ann, store.images.get(ann.conversation, lake.id), again.reply.id, b"again")
    store.library.show(ann.id, ann.conversation, begun.reply.id)
    assert store.images.get(ann.conversation, lake.id).versions[1].id == active(ann)[1]  # type: ignore[index]


def test_what_is_chosen_outside_of_a_turn_is_chosen_where_one_is(ann: Any, store: Any) -> None:
    top = ann.talk("a lake", "")
    lake = ann.paint("lake", message=top)
    one = ann.talk("darker", "")
    dark = edit(ann, lake, one)
    store.shelf.choose(ann.id, lake.id, lake.current)
    other = ann.talk("hello", "", parent=top)
    assert active(ann) == (1, lake.current)
    store.shelf.choose(ann.id, lake.id, dark.current)
    assert active(ann) == (1, dark.current)

    store.library.show(ann.id, ann.conversation, one)
    assert active(ann) == (1, lake.current)
    store.library.show(ann.id, ann.conversation, other)
    assert active(ann) == (1, dark.current)


def test_a_turn_whose_branch_is_left_changes_nothing_of_the_one_that_is_shown(ann: Any, store: Any) -> None:
    top = ann.talk("a lake", "")
    lake = ann.paint("lake", message=top)
    slow = ann.say("darker")
    quick = ann.talk("hello", "", parent=top)
    dark = edit(ann, lake, slow.reply.id)
    assert dark.shown.id != lake.current  # it goes on with what it made
    assert active(ann) == (1, lake.current)
    chosen = store.images.choose(lake.id, lake.current, message=quick)
    assert chosen.current == lake.current

    store.library.show(ann.id, ann.conversation, slow.reply.id)
    assert active(ann) == (1, dark.current)


def test_the_gallery_hangs_what_the_shown_branch_has(ann: Any, store: Any) -> None:
    top = ann.talk("a lake", "")
    lake = ann.paint("lake", message=top)
    dark = edit(ann, lake, ann.talk("darker", ""))
    assert hung(ann, store) == dark.current
    ann.talk("hello", "", parent=top)
    assert hung(ann, store) == lake.current


def hung(person: Person, store: Any) -> str:
    """The version that the gallery shows of the one picture there is."""
    (picture,) = store.gallery.page(person.id, GalleryFilter()).pictures
    return str(picture.version)


def test_what_came_before_the_first_message_is_on_every_branch(ann: Any, store: Any) -> None:
    photo = ann.paint("photo")
    one = ann.talk("darker", "")
    edit(ann, photo, one)
    two = ann.talk("brighter", "", parent="")
    assert active(ann) == (1, photo.current)
    assert here(ann) == [1]
    edit(ann, store.images.get(ann.conversation, photo.id), two, b"two")
    store.library.show(ann.id, ann.conversation, one)
    assert [version.here for version in store.images.get(ann.conversation, photo.id).versions] == [True, True, False]


def test_a_picture_that_is_sent_with_a_message_belongs_to_its_branch(ann: Any, store: Any, tmp_path: Path) -> None:
    top = ann.talk("hello", "")
    ann.talk("more", "")
    file = tmp_path / "photo"
    file.write_bytes(b"photo")
    photo = ann.upload(file)
    ann.say("what is this?", parent=top, attachments=(photo.id,))
    assert (here(ann), active(ann)) == ([1], (1, photo.current))


def test_the_last_one_sent_is_the_active_one(ann: Any, store: Any) -> None:
    cat, _ = ann.paint("cat"), ann.paint("dog", b"dog")
    ann.say("what is this?", attachments=(cat.id,))
    assert active(ann) == (1, cat.current)


@pytest.mark.parametrize("named", [True, False])
def test_a_picture_of_another_branch_that_is_aimed_at_is_there_from_then_on(ann: Any, store: Any, named: bool) -> None:
    one = ann.talk("a lake", "")
    lake = ann.paint("lake", message=one)
    ann.talk("hello", "", parent="")
    assert here(ann) == []
    ann.say("what is this?", target=Target(lake.id, lake.current if named else None))
    assert (here(ann), active(ann)) == ([1], (1, lake.current))


def test_aiming_at_an_earlier_version_changes_nothing_by_itself(ann: Any, store: Any) -> None:
    top = ann.talk("a lake", "")
    lake = ann.paint("lake", message=top)
    dark = edit(ann, lake, ann.talk("darker", ""))
    ann.say("what is this?", target=Target(lake.id, lake.current))
    assert active(ann) == (1, dark.current)


@pytest.mark.slow
def test_more_pictures_elsewhere_hide_none_that_is_here(ann: Any, store: Any) -> None:
    one = ann.talk("a lake", "")
    ann.paint("lake", message=one)
    other = ann.talk("many", "", parent="")
    for number in range(60):
        ann.paint(f"fox {number}", message=other)
    store.library.show(ann.id, ann.conversation, one)
    assert [image.number for image in store.images.of(ann.conversation, 12)] == [1]
    assert active(ann) == (1, store.images.find(ann.conversation, 1).current)
