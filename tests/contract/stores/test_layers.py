"""What was drawn is kept with its picture, for whoever owns that."""

from __future__ import annotations

import pytest

from conversation.errors import NotFound
from conversation.ports.areas.layers import MadeLayer
from imaging.file import whole
from tests.contract.stores.conftest import Person, Store

MADE = MadeLayer(b"a layer", 640, 480)
DRAWING = {"version": 1, "shapes": [{"kind": "line", "points": [1, 2.5, 3, 4], "colour": "#ff0000"}]}


def test_a_layer_comes_back_as_it_was_kept_with_its_shapes(store: Store, ann: Person) -> None:
    image = ann.paint()
    kept = store.layers.add(ann.id, image.id, image.current, MADE, DRAWING)
    assert (kept.image, kept.version, kept.width, kept.height) == (image.id, image.current, 640, 480)
    assert kept.drawing == DRAWING
    assert store.layers.get(ann.id, kept.layer_id) == kept
    assert store.layers.file(ann.id, kept.layer_id).read_bytes() == b"a layer"


def test_the_same_drawn_twice_is_two_layers(store: Store, ann: Person) -> None:
    image = ann.paint()
    first, second = (store.layers.add(ann.id, image.id, image.current, MADE, {}) for _ in range(2))
    assert first.layer_id != second.layer_id
    assert store.layers.file(ann.id, second.layer_id).read_bytes() == b"a layer"


def test_it_is_of_a_version_that_the_picture_has(store: Store, ann: Person) -> None:
    image, other = ann.paint(), ann.paint("dog", b"another")
    with pytest.raises(NotFound):
        store.layers.add(ann.id, image.id, other.current, MADE, {})


def test_nobody_else_finds_it(store: Store, ann: Person, bob: Person) -> None:
    image = ann.paint()
    kept = store.layers.add(ann.id, image.id, image.current, MADE, {})
    with pytest.raises(NotFound):
        store.layers.get(bob.id, kept.layer_id)
    with pytest.raises(NotFound):
        store.layers.file(bob.id, kept.layer_id)
    with pytest.raises(NotFound):
        store.layers.add(bob.id, image.id, image.current, MADE, {})


def test_it_goes_and_comes_back_with_its_picture(store: Store, ann: Person) -> None:
    image = ann.paint()
    kept = store.layers.add(ann.id, image.id, image.current, MADE, {})
    store.shelf.delete(ann.id, image.id)
    with pytest.raises(NotFound):
        store.layers.get(ann.id, kept.layer_id)
    store.shelf.restore(ann.id, image.id)
    assert store.layers.get(ann.id, kept.layer_id) == kept


def test_an_edit_finds_it_with_its_own_picture_only(store: Store, ann: Person) -> None:
    image, other = ann.paint(), ann.paint("dog", b"another")
    kept = store.layers.add(ann.id, image.id, image.current, MADE, {})
    found = store.images.layer(image.id, kept.layer_id)
    assert found is not None and whole(found) == b"a layer"
    assert store.images.layer(other.id, kept.layer_id) is None
    assert store.images.layer(image.id, "never was") is None
