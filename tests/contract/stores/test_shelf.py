"""What every `Shelf` promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from conversation.errors import NotFound
from conversation.ports.gallery import GalleryFilter
from conversation.sentences import code_of, say

NOWHERE = "9b2f0f5e-0000-4000-8000-000000000000"

CALLS: dict[str, Callable[..., object]] = {
    "get": lambda shelf, owner, image, version: shelf.get(owner, image),
    "rename": lambda shelf, owner, image, version: shelf.rename(owner, image, "mine"),
    "pin": lambda shelf, owner, image, version: shelf.pin(owner, image, True),
    "choose": lambda shelf, owner, image, version: shelf.choose(owner, image, version),
    "delete": lambda shelf, owner, image, version: shelf.delete(owner, image),
    "restore": lambda shelf, owner, image, version: shelf.restore(owner, image),
}


@pytest.mark.parametrize("call", CALLS)
def test_anothers_and_a_random_id_get_the_same_answer(ann: Any, bob: Any, store: Any, call: str) -> None:
    image = ann.paint()

    with pytest.raises(NotFound) as foreign:
        CALLS[call](store.shelf, bob.id, image.id, image.current)
    with pytest.raises(NotFound) as random:
        CALLS[call](store.shelf, bob.id, NOWHERE, NOWHERE)

    assert str(foreign.value) == str(random.value)
    assert store.shelf.get(ann.id, image.id) == image


def test_a_picture_is_renamed_pinned_and_sent_back(ann: Any, store: Any) -> None:
    image = ann.edit(ann.paint("cat"))
    first = image.versions[0].id

    assert store.shelf.rename(ann.id, image.id, "  A  cat ").title == "A cat"
    assert store.shelf.pin(ann.id, image.id, True).pinned
    assert not store.shelf.pin(ann.id, image.id, False).pinned
    assert store.shelf.choose(ann.id, image.id, first).current == first
    assert store.shelf.get(ann.id, image.id).title == "A cat"


def test_a_title_that_the_studio_gave_keeps_its_code_until_somebody_gives_another(ann: Any, store: Any) -> None:
    given = say("collage_of_many", "Collage of {count} pictures", count=6)
    image = ann.paint(given)
    (hung,) = store.gallery.page(ann.id, GalleryFilter(text="collage")).pictures

    everywhere = [image.title, store.shelf.get(ann.id, image.id).title, hung.title]
    assert [(title, code_of(title)) for title in everywhere] == [("Collage of 6 pictures", code_of(given))] * 3
    assert code_of(store.shelf.rename(ann.id, image.id, "Collage of 6 pictures").title) is None
    assert code_of(store.shelf.get(ann.id, image.id).title) is None


def test_renaming_and_pinning_do_not_change_what_is_edited_next(ann: Any, store: Any) -> None:
    cat, dog = ann.paint("cat"), ann.paint("dog", b"dog")

    store.shelf.rename(ann.id, cat.id, "tiger")
    store.shelf.pin(ann.id, cat.id, True)

    assert store.images.active(ann.conversation).id == dog.id


def test_an_image_has_its_own_versions_only(ann: Any, store: Any) -> None:
    cat, dog = ann.paint("cat"), ann.paint("dog", b"dog")

    with pytest.raises(NotFound):
        store.shelf.choose(ann.id, cat.id, dog.current)


def test_the_shelf_lists_the_living_oldest_first(ann: Any, bob: Any, store: Any) -> None:
    cat, dog, fox = ann.paint("cat"), ann.paint("dog", b"dog"), ann.paint("fox", b"fox")
    store.shelf.delete(ann.id, dog.id)

    assert store.shelf.of(ann.id, ann.conversation) == (cat, fox)
    assert store.shelf.of(ann.id, ann.conversation, limit=1) == (fox,)
    with pytest.raises(NotFound):
        store.shelf.of(bob.id, ann.conversation)


def test_several_are_read_at_once_in_the_order_in_which_they_were_named(ann: Any, bob: Any, store: Any) -> None:
    cat, dog, fox = ann.paint("cat"), ann.paint("dog", b"dog"), ann.paint("fox", b"fox")
    theirs = bob.paint("owl")
    store.shelf.delete(ann.id, dog.id)

    assert store.shelf.several(ann.id, [fox.id, NOWHERE, cat.id, dog.id, theirs.id]) == (fox, cat)
    assert store.shelf.several(ann.id, []) == ()


def test_a_deleted_picture_and_its_files_are_gone_until_restored(ann: Any, store: Any) -> None:
    image = ann.paint()
    name = image.shown.filename

    store.shelf.delete(ann.id, image.id)
    for call in (
        lambda: store.shelf.get(ann.id, image.id),
        lambda: store.shelf.delete(ann.id, image.id),
        lambda: store.shelf.find_file(ann.id, ann.conversation, name),
        lambda: store.shelf.find_file(ann.id, ann.conversation, image.shown.preview),
    ):
        with pytest.raises(NotFound):
            call()

    assert store.shelf.restore(ann.id, image.id) == image
    assert store.shelf.find_file(ann.id, ann.conversation, name).path.read_bytes() == b"a picture"


def test_files_are_found_by_their_owner(ann: Any, bob: Any, store: Any) -> None:
    version = ann.edit(ann.paint()).shown

    file = store.shelf.find_file(ann.id, ann.conversation, version.filename)
    preview = store.shelf.find_file(ann.id, ann.conversation, version.preview)

    assert (file.media_type, file.path.read_bytes()) == ("image/png", b"an edited picture")
    assert (preview.media_type, preview.path.read_bytes()) == ("image/webp", b"preview of an edited picture")
    for owner, conversation in ((bob.id, ann.conversation), (bob.id, bob.conversation), (ann.id, bob.conversation)):
        with pytest.raises(NotFound):
            store.shelf.find_file(owner, conversation, version.filename)


@pytest.mark.parametrize(
    "name", ["", "x.png", "../atelier.db", "img_0000000000000000.png", "img_0000000000000000.png\n", "/etc/passwd"]
)
def test_a_name_that_no_picture_has_is_not_found(ann: Any, store: Any, name: str) -> None:
    ann.paint()

    with pytest.raises(NotFound):
        store.shelf.find_file(ann.id, ann.conversation, name)


def test_a_file_that_two_pictures_share_stays_while_one_of_them_lives(ann: Any, store: Any) -> None:
    cat, dog = ann.paint("cat", b"same"), ann.paint("dog", b"same")

    store.shelf.delete(ann.id, cat.id)
    assert store.shelf.find_file(ann.id, ann.conversation, dog.shown.filename)

    store.shelf.delete(ann.id, dog.id)
    with pytest.raises(NotFound):
        store.shelf.find_file(ann.id, ann.conversation, dog.shown.filename)
