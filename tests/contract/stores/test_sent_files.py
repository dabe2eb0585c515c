"""What a model sent signed is kept byte for byte beside the version that was made of it, for its owner alone."""

from __future__ import annotations

import pytest

from conversation.errors import NotFound
from conversation.image import AnsweredFile, Image
from conversation.ports.encoded import Encoded, SignedFile
from conversation.recipe import PaintingValues, Recipe
from tests.contract.stores.conftest import Person, Store

SIGNED = SignedFile(b"as it came", "image/jpeg", "stranger", "Acme", "Brush 3")
MADE = Encoded(b"pixels", "image/png", 3, 2, b"small", sent=SIGNED)


def painted(store: Store, who: Person) -> Image:
    number_of = store.images.reserve(who.conversation, "Fox")
    recipe = Recipe(PaintingValues("acme/brush"))
    return store.images.add(who.conversation, *number_of, "Fox", MADE, recipe, message=None, cost=0, seconds=0.0)


def test_it_comes_back_as_it_came_with_what_its_credentials_said(store: Store, ann: Person, bob: Person) -> None:
    image = painted(store, ann)
    sent = store.shelf.get(ann.id, image.id).shown.sent
    assert sent is not None
    assert sent == AnsweredFile(sent.filename, "image/jpeg", 10, "stranger", "Acme", "Brush 3")
    file = store.shelf.file_of(ann.id, image.id, None, "sent")
    assert (file.path.read_bytes(), file.media_type) == (b"as it came", "image/jpeg")
    assert (sent.filename.endswith("_sent.jpg"), store.images.read(image.shown)) == (True, b"pixels")
    with pytest.raises(NotFound):
        store.shelf.file_of(bob.id, image.id, None, "sent")
    with pytest.raises(NotFound):  # what pages show is no way to it
        store.shelf.find_file(ann.id, ann.conversation, sent.filename)


def test_what_is_made_of_it_has_none_of_its_own(store: Store, ann: Person) -> None:
    image = painted(store, ann)
    edited = Encoded(b"edited", "image/png", 3, 2, b"small")
    again = store.images.add_version(
        image.id, image.current, edited, Recipe(PaintingValues("acme/brush")), message=None, cost=0, seconds=0.0
    )
    assert [version.sent is not None for version in again.versions] == [True, False]
