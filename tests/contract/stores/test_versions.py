"""What every store promises about versions: names, and what is no longer kept."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.errors import NotFound

NOWHERE = "9b2f0f5e-0000-4000-8000-000000000000"


def names(image: Any) -> list[str]:
    return [version.name for version in image.versions]


def test_a_version_has_no_name_and_is_kept(ann: Any) -> None:
    image = ann.edit(ann.paint())
    assert names(image) == ["", ""]
    assert all(version.kept for version in image.versions)


def test_a_name_is_given_kept_and_taken_away(ann: Any, store: Any) -> None:
    image = ann.edit(ann.paint())

    named = store.shelf.name_version(ann.id, image.id, image.current, "  for  the “printer” ")
    assert names(named) == ["", "for the “printer"]
    assert store.shelf.get(ann.id, image.id) == named == store.images.get(ann.conversation, image.id)

    assert names(store.shelf.name_version(ann.id, image.id, image.current, "")) == ["", ""]


def test_one_name_belongs_to_one_version_of_an_image(ann: Any, store: Any) -> None:
    cat, dog = ann.edit(ann.paint("cat")), ann.paint("dog", b"dog")
    store.images.name_version(dog.id, dog.current, "final")
    store.images.name_version(cat.id, cat.versions[0].id, "Final")

    named = store.images.name_version(cat.id, cat.versions[1].id, "FINAL")

    assert names(named) == ["", "FINAL"]
    assert names(store.shelf.get(ann.id, dog.id)) == ["final"]


def test_naming_changes_neither_what_is_shown_nor_what_is_edited_next(ann: Any, store: Any) -> None:
    cat = ann.edit(ann.paint("cat"))
    dog = ann.paint("dog", b"dog")

    named = store.shelf.name_version(ann.id, cat.id, cat.versions[0].id, "first try")

    assert named.current == cat.current
    assert store.images.active(ann.conversation).id == dog.id


def test_a_name_is_bearable_and_harmless(ann: Any, store: Any) -> None:
    image = ann.paint()

    [name] = names(store.shelf.name_version(ann.id, image.id, image.current, "\0a\n\ud800" + "b" * 500))

    assert len(name) <= 60
    assert name.isprintable()


def test_another_images_version_is_not_named(ann: Any, bob: Any, store: Any) -> None:
    cat, dog = ann.paint("cat"), ann.paint("dog", b"dog")
    for call in (
        lambda: store.images.name_version(cat.id, dog.current, "mine"),
        lambda: store.shelf.name_version(ann.id, cat.id, dog.current, "mine"),
        lambda: store.shelf.name_version(bob.id, cat.id, cat.current, "mine"),
        lambda: store.shelf.name_version(bob.id, NOWHERE, NOWHERE, "mine"),
    ):
        with pytest.raises(NotFound):
            call()
    assert names(store.shelf.get(ann.id, cat.id)) == [""]


def test_an_image_is_renamed_inside_a_turn_as_on_the_shelf(ann: Any, store: Any) -> None:
    cat, dog = ann.edit(ann.paint("cat")), ann.paint("dog", b"dog")

    renamed = store.images.rename(cat.id, "  a  summer\n day ")

    assert renamed == store.shelf.get(ann.id, cat.id) == store.images.get(ann.conversation, cat.id)
    assert (renamed.title, renamed.current, renamed.versions) == ("a summer day", cat.current, cat.versions)
    assert store.shelf.get(ann.id, dog.id).title == dog.title
    with pytest.raises(NotFound):
        store.images.rename(NOWHERE, "mine")
