"""Masks are kept with a version, for whoever owns the picture."""

from __future__ import annotations

import pytest

from conversation.errors import NotFound
from conversation.ports.areas.masks import MadeMask
from imaging.file import whole
from tests.contract.stores.conftest import Person, Store

MADE = MadeMask(b"a mask", 640, 480, 0.25)


def test_a_mask_comes_back_as_it_was_kept(store: Store, ann: Person) -> None:
    image = ann.paint()
    kept = store.masks.add(ann.id, image.id, image.current, MADE, "drawn")
    assert (kept.image, kept.version, kept.kind) == (image.id, image.current, "drawn")
    assert (kept.width, kept.height, kept.coverage) == (640, 480, 0.25)
    assert store.masks.get(ann.id, kept.mask_id) == kept
    assert store.masks.file(ann.id, kept.mask_id).read_bytes() == b"a mask"


def test_the_newest_is_listed_first_and_versions_share_them(store: Store, ann: Person) -> None:
    image = ann.edit(ann.paint())
    first = store.masks.add(ann.id, image.id, image.versions[0].id, MADE, "drawn")
    second = store.masks.add(ann.id, image.id, image.current, MADE, "wand")
    assert store.masks.of(ann.id, image.id) == (second, first)
    assert store.masks.of(ann.id, ann.paint("dog", b"another").id) == ()


def test_two_of_the_same_bytes_are_two_masks(store: Store, ann: Person) -> None:
    image = ann.paint()
    kept = [store.masks.add(ann.id, image.id, image.current, MADE, "drawn") for _ in range(2)]
    assert kept[0].mask_id != kept[1].mask_id
    assert all(store.masks.file(ann.id, each.mask_id).read_bytes() == b"a mask" for each in kept)


def test_it_is_of_a_version_that_the_picture_has(store: Store, ann: Person) -> None:
    image, other = ann.paint(), ann.paint("dog", b"another")
    with pytest.raises(NotFound):
        store.masks.add(ann.id, image.id, other.current, MADE, "drawn")


def test_nobody_else_finds_it(store: Store, ann: Person, bob: Person) -> None:
    image = ann.paint()
    kept = store.masks.add(ann.id, image.id, image.current, MADE, "drawn")
    with pytest.raises(NotFound):
        store.masks.get(bob.id, kept.mask_id)
    with pytest.raises(NotFound):
        store.masks.file(bob.id, kept.mask_id)
    with pytest.raises(NotFound):
        store.masks.add(bob.id, image.id, image.current, MADE, "drawn")
    assert store.masks.of(bob.id, image.id) == ()


def test_it_goes_and_comes_back_with_its_picture(store: Store, ann: Person) -> None:
    image = ann.paint()
    kept = store.masks.add(ann.id, image.id, image.current, MADE, "drawn")
    store.shelf.delete(ann.id, image.id)
    with pytest.raises(NotFound):
        store.masks.get(ann.id, kept.mask_id)
    store.shelf.restore(ann.id, image.id)
    assert store.masks.get(ann.id, kept.mask_id) == kept


def test_a_turn_finds_the_newest_of_a_picture_or_the_one_that_is_named(store: Store, ann: Person) -> None:
    image, other = ann.paint(), ann.paint("dog", b"another")
    assert store.images.mask(image.id) is None
    first, second = (store.masks.add(ann.id, image.id, image.current, MADE, kind) for kind in ("drawn", "wand"))
    newest, named = store.images.mask(image.id), store.images.mask(image.id, first.mask_id)
    assert newest is not None and newest.mask == second and whole(newest.file) == b"a mask"
    assert named is not None and named.mask == first
    assert store.images.mask(other.id, first.mask_id) is None
