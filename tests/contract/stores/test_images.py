"""What every `TurnImages` promises."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conversation.errors import NotFound
from conversation.ports.pixels import Encoded
from conversation.recipe import OperationValues, Recipe
from imaging.file import whole

NOWHERE = "9b2f0f5e-0000-4000-8000-000000000000"


def test_numbers_are_given_in_order_and_never_twice(ann: Any, bob: Any, store: Any) -> None:
    numbers = [store.images.reserve(ann.conversation, "cat")[1] for _ in range(3)]

    assert numbers == [1, 2, 3]
    assert store.images.reserve(bob.conversation, "dog")[1] == 1
    assert store.images.of(ann.conversation) == []
    with pytest.raises(NotFound):
        store.images.reserve(NOWHERE, "cat")


def test_an_image_is_stored_with_its_first_version(ann: Any, store: Any) -> None:
    image = ann.paint("cat", b"cat bytes")

    version = image.shown
    assert (image.number, image.title, image.pinned) == (1, "cat", False)
    assert version.filename == "img_0b0db3d88ea58461.png"
    assert version.preview == "img_0b0db3d88ea58461_preview.webp"
    assert (version.width, version.height, version.bytes, version.cost, version.seconds) == (640, 480, 9, 40_000, 2.5)
    assert (version.parent, version.recipe.values.prompt) == (None, "cat")
    assert store.images.read(version) == b"cat bytes"
    assert store.images.get(ann.conversation, image.id) == image
    assert store.images.find(ann.conversation, 1) == image


def test_what_a_screen_shows_is_kept_beside_the_file(ann: Any, store: Any) -> None:
    image = ann.edit(ann.paint())
    store.images.keep_full(image.shown, b"for the screen")

    shown = store.shelf.get(ann.id, image.id).shown
    assert (shown.full, shown.id) == (f"{shown.filename[:-4]}_full.webp", image.current)
    file = store.shelf.file_of(ann.id, image.id, shown.id, "full")
    assert (file.media_type, file.path.read_bytes()) == ("image/webp", b"for the screen")
    assert store.shelf.find_file(ann.id, ann.conversation, shown.full).path.read_bytes() == b"for the screen"
    assert store.images.read(shown) == b"an edited picture"


def test_an_edit_is_a_version_that_becomes_current(ann: Any, store: Any) -> None:
    image = ann.paint()
    edited = ann.edit(image)

    assert [version.id for version in edited.versions] == [image.current, edited.current]
    assert edited.shown.parent == image.current
    assert edited.shown.recipe.parents == (image.current,)
    assert store.images.of(ann.conversation) == [edited]


def test_going_back_chooses_a_version_and_an_edit_from_there_branches(ann: Any, store: Any) -> None:
    image = ann.paint()
    ann.edit(image)

    back = store.images.choose(image.id, image.current, message=None)
    branched = ann.edit(back, b"another edit")

    assert back.current == image.current
    assert [version.parent for version in branched.versions] == [None, image.current, image.current]


def test_only_an_images_own_versions_are_chosen_or_edited(ann: Any, store: Any) -> None:
    cat, dog = ann.paint("cat"), ann.paint("dog", b"dog")

    with pytest.raises(NotFound):
        store.images.choose(cat.id, dog.current, message=None)
    with pytest.raises(NotFound):
        ann.edit(type(cat)(**{**vars(cat), "current": dog.current}))

    assert store.images.get(ann.conversation, cat.id) == cat


def test_the_active_image_is_the_one_last_made_edited_or_chosen(ann: Any, store: Any) -> None:
    assert store.images.active(ann.conversation) is None
    cat, dog = ann.paint("cat"), ann.paint("dog", b"dog")
    assert store.images.active(ann.conversation) == dog

    cat = ann.edit(cat)
    assert store.images.active(ann.conversation) == cat

    dog = store.images.choose(dog.id, dog.current, message=None)
    assert store.images.active(ann.conversation) == dog

    store.shelf.delete(ann.id, dog.id)
    assert store.images.active(ann.conversation) == cat


def test_the_newest_images_come_oldest_first(ann: Any, store: Any) -> None:
    for number in range(1, 6):
        ann.paint(f"picture {number}")

    assert [image.number for image in store.images.of(ann.conversation, limit=3)] == [3, 4, 5]


def test_the_same_bytes_are_two_images_with_one_file(ann: Any, store: Any) -> None:
    first, second = ann.paint("cat", b"same"), ann.paint("dog", b"same")

    assert first.shown.filename == second.shown.filename
    assert first.current != second.current
    assert store.images.read(first.shown) == store.images.read(second.shown) == b"same"


def test_images_are_found_in_their_own_conversation_only(ann: Any, bob: Any, store: Any) -> None:
    image = ann.paint()

    assert store.images.find(bob.conversation, 1) is None
    assert store.images.of(bob.conversation) == []
    with pytest.raises(NotFound):
        store.images.get(bob.conversation, image.id)


def test_a_deleted_image_is_neither_found_nor_edited(ann: Any, store: Any) -> None:
    image = ann.paint()
    store.shelf.delete(ann.id, image.id)

    assert store.images.of(ann.conversation) == []
    assert store.images.find(ann.conversation, 1) is None
    assert store.images.active(ann.conversation) is None
    with pytest.raises(NotFound):
        ann.edit(image)
    with pytest.raises(NotFound):
        store.images.get(ann.conversation, image.id)


def test_nothing_is_added_to_a_conversation_that_is_not_there(ann: Any) -> None:
    ann.conversation, there = NOWHERE, ann.conversation

    with pytest.raises(NotFound):
        ann.paint()

    assert there


def test_a_picture_that_is_too_large_to_be_carried_is_taken_from_its_file(ann: Any, store: Any, tmp_path: Path) -> None:
    image = ann.paint()
    for _ in range(2):  # the same bytes again: they are there already
        file = tmp_path / "made"
        file.write_bytes(b"a large picture")
        encoded = Encoded(b"", "image/png", 640, 480, b"preview", file=file)
        recipe = Recipe(OperationValues("crop"), (image.current,))
        image = store.images.add_version(image.id, image.current, encoded, recipe, message=None, cost=0, seconds=0.1)
        assert not file.exists(), "it was moved, not copied"
    assert image.shown.bytes == len(b"a large picture")
    assert store.images.read(image.shown) == b"a large picture"
    assert whole(store.images.content(image.shown)) == b"a large picture"


def test_who_computes_pixels_reads_the_file_itself(ann: Any, store: Any) -> None:
    image = ann.paint("cat", b"cat bytes")
    assert whole(store.images.content(image.shown)) == b"cat bytes"
    store.shelf.delete(ann.id, image.id)
    with pytest.raises(NotFound):
        store.images.content(replace(image.shown, id=NOWHERE))
