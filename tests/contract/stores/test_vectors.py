"""A drawing is kept with its picture, for whoever owns that."""

from __future__ import annotations

import pytest

from conversation.errors import NotFound
from conversation.ports.areas.vectors import MadeVector
from conversation.ports.encoded import Encoded
from tests.contract.stores.conftest import Person, Store

MADE = MadeVector(b"<svg/>", 12, Encoded(b"shown", "image/png", 640, 480, b""))


def test_a_drawing_comes_back_as_it_was_kept_for_whoever_owns_its_picture(
    store: Store, ann: Person, bob: Person
) -> None:
    image = ann.paint()
    vector = store.images.add_vector(image.id, image.current, MADE)
    kept = store.vectors.get(ann.id, vector)
    assert (kept.vector_id, kept.image, kept.version) == (vector, image.id, image.current)
    assert (kept.shapes, kept.bytes, store.vectors.file(ann.id, vector).read_bytes()) == (12, 6, b"<svg/>")
    for read in (store.vectors.get, store.vectors.file):
        with pytest.raises(NotFound):
            read(bob.id, vector)


def test_it_is_of_a_version_that_the_picture_has_and_goes_and_comes_back_with_it(store: Store, ann: Person) -> None:
    image, other = ann.paint(), ann.paint("dog", b"another")
    with pytest.raises(NotFound):
        store.images.add_vector(image.id, other.current, MADE)
    vector = store.images.add_vector(image.id, image.current, MADE)
    store.shelf.delete(ann.id, image.id)
    with pytest.raises(NotFound):
        store.vectors.get(ann.id, vector)
    store.shelf.restore(ann.id, image.id)
    assert store.vectors.get(ann.id, vector).shapes == 12
