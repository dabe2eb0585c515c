"""Pictures far back are let go of; what can be undone, has a name, is shown, or began it all stays byte for byte."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from conversation.errors import NotFound, Told
from conversation.image import Image
from conversation.ports.pixels import Encoded
from conversation.recipe import OperationValues, Recipe
from conversation.versions.lineage import ALL, earlier
from storage.cleanup.undo_retention import Thinning
from storage.opening import Storage
from tests.storage.conftest import Clock, Person

LIMIT = 10


def changed(storage: Storage, image: Image, times: int, data: str = "change") -> Image:
    """The picture after so many changes, each of the one before."""
    for number in range(times):
        name = f"{data} {len(image.versions)}.{number}".encode()
        image = change(storage, image, name)
    return image


def change(storage: Storage, image: Image, data: bytes, *also_from: str) -> Image:
    encoded = Encoded(data, "image/png", 640, 480, b"preview of " + data)
    recipe = Recipe(OperationValues("brightness", {"value": 1.1}), (image.current, *also_from))
    return storage.images.add_version(image.id, image.current, encoded, recipe, message=None, cost=0, seconds=0.1)


def thinned(storage: Storage) -> int:
    return Thinning(storage.database, storage.files, LIMIT).thin()


def now(storage: Storage, image: Image) -> Image:
    return storage.images.get(image.conversation, image.id)


def kept(storage: Storage, image: Image) -> list[int]:
    """The numbers of the versions whose pictures are there, read from the disk."""
    found = now(storage, image)
    for version in found.versions:
        assert storage.files.path(image.conversation, version.filename).exists() == version.kept
        assert storage.files.path(image.conversation, version.preview or "").exists()
    return [number for number, version in enumerate(found.versions, 1) if version.kept]


def test_as_many_changes_as_were_promised_can_be_taken_back(storage: Storage, ann: Person) -> None:
    image = changed(storage, ann.paint(), 15)

    assert thinned(storage) == 4

    assert kept(storage, image) == [1, *range(6, 17)]
    back = earlier(now(storage, image), now(storage, image).shown, LIMIT)
    assert storage.images.read(back).startswith(b"change")
    assert back == now(storage, image).versions[5]


@pytest.mark.slow
def test_the_original_is_never_let_go_of(storage: Storage, ann: Person) -> None:
    image = changed(storage, ann.paint(b"the very first"), 40)
    thinned(storage)

    first = earlier(now(storage, image), now(storage, image).shown, ALL)

    assert storage.images.read(first) == b"the very first"


def test_an_image_with_fewer_changes_keeps_everything(storage: Storage, ann: Person) -> None:
    image = changed(storage, ann.paint(), LIMIT)

    assert thinned(storage) == 0
    assert kept(storage, image) == list(range(1, LIMIT + 2))


@pytest.mark.slow
def test_what_has_a_name_stays(storage: Storage, ann: Person) -> None:
    image = changed(storage, ann.paint(), 3)
    storage.shelf.name_version(ann.id, image.id, image.current, "final")
    image = changed(storage, now(storage, image), 20)

    thinned(storage)

    assert 4 in kept(storage, image)
    assert 3 not in kept(storage, image)


@pytest.mark.slow
def test_what_is_shown_stays_with_its_way_back(storage: Storage, ann: Person) -> None:
    image = changed(storage, ann.paint(), 30)
    storage.shelf.choose(ann.id, image.id, image.versions[14].id)

    thinned(storage)

    assert kept(storage, image) == [1, *range(5, 16), *range(21, 32)]


@pytest.mark.slow
def test_what_others_were_made_from_stays(storage: Storage, ann: Person) -> None:
    image, other = changed(storage, ann.paint(), 5), ann.paint(b"another")
    change(storage, other, b"a collage", image.versions[1].id)
    image = changed(storage, image, 9)
    image = change(storage, image, b"compressed again", image.versions[3].id)
    image = changed(storage, image, 5)

    thinned(storage)

    assert {2, 4} < set(kept(storage, image))
    assert 3 not in kept(storage, image)


@pytest.mark.slow
def test_a_file_that_another_version_shares_stays(storage: Storage, ann: Person) -> None:
    image = change(storage, ann.paint(b"the very first"), b"turned")
    image = change(storage, image, b"the very first")  # turned back: the same bytes, so the same file
    image = changed(storage, image, 20)

    thinned(storage)

    found = now(storage, image)
    assert not found.versions[2].kept
    assert storage.images.read(found.versions[0]) == b"the very first"


def test_a_version_without_its_picture_says_so_and_still_shows_its_preview(storage: Storage, ann: Person) -> None:
    image = changed(storage, ann.paint(), 20)
    thinned(storage)
    second = now(storage, image).versions[1]

    for call in (
        lambda: storage.images.read(second),
        lambda: storage.images.choose(image.id, second.id, message=None),
        lambda: storage.shelf.choose(ann.id, image.id, second.id),
    ):
        with pytest.raises(Told) as told:
            call()
        assert told.value.code == "version_not_kept"
    with pytest.raises(NotFound):
        storage.shelf.find_file(ann.id, ann.conversation, second.filename)
    assert storage.images.read_preview(second).startswith(b"preview of change")
    assert storage.shelf.find_file(ann.id, ann.conversation, second.preview or "").path.is_file()
    assert second.recipe.by == "operation:brightness"


@pytest.mark.slow
def test_a_second_time_there_is_nothing_left_to_do(storage: Storage, ann: Person) -> None:
    image = changed(storage, ann.paint(), 20)
    assert thinned(storage) > 0
    before = kept(storage, image)

    assert thinned(storage) == 0
    assert kept(storage, image) == before


@pytest.mark.slow
def test_a_deleted_picture_comes_back_as_it_was(storage: Storage, ann: Person) -> None:
    image = changed(storage, ann.paint(), 20)
    storage.shelf.delete(ann.id, image.id)

    assert thinned(storage) == 0

    storage.shelf.restore(ann.id, image.id)
    assert len(kept(storage, image)) == 21


@pytest.mark.slow
def test_a_picture_that_goes_for_good_takes_along_what_only_an_emptied_version_named(
    storage: Storage, ann: Person, clock: Clock
) -> None:
    emptied = changed(storage, change(storage, ann.paint(), b"shared"), 20)
    other: Any = ann.paint(b"shared")
    thinned(storage)
    path: Path = storage.files.path(ann.conversation, other.shown.filename)
    assert path.exists()

    storage.shelf.delete(ann.id, other.id)
    clock.seconds += 31 * 86_400
    storage.accounts.touch(ann.id)
    storage.retention.purge()

    assert not path.exists()
    assert storage.images.read_preview(now(storage, emptied).versions[1]) == b"preview of shared"


def test_it_logs_what_it_did(storage: Storage, ann: Person, caplog: pytest.LogCaptureFixture) -> None:
    image = changed(storage, ann.paint(), 15)

    with caplog.at_level(logging.INFO):
        thinned(storage)

    assert [record.getMessage() for record in caplog.records] == [
        f"image {image.id}: let go of 4 pictures far back, 0.0 MB"
    ]
