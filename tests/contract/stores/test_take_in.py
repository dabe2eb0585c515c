"""What every store promises about a file that a person sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conversation.errors import NotFound

from .conftest import UPLOAD

NOWHERE = "9b2f0f5e-0000-4000-8000-000000000000"
PHOTO = b"a phone's photograph, with the place where it was taken"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    file = tmp_path / "sent"
    file.write_bytes(PHOTO)
    return file


def test_it_is_the_first_version_byte_for_byte(ann: Any, store: Any, sent: Path) -> None:
    image = ann.upload(sent)
    sent.unlink()

    version = image.shown
    assert (image.id, image.number, image.title) == (UPLOAD, 1, "IMG_2041")
    assert (version.media_type, version.bytes, version.parent) == ("image/heic", len(PHOTO), None)
    assert (version.recipe.by, version.recipe.values.filename) == ("upload", "IMG_2041.HEIC")
    assert store.images.read(version) == PHOTO
    assert store.images.active(ann.conversation) == store.images.get(ann.conversation, UPLOAD) == image


def test_taking_it_in_twice_is_taking_it_in_once(ann: Any, store: Any, sent: Path) -> None:
    assert ann.upload(sent) == ann.upload(sent)
    assert len(store.images.of(ann.conversation)) == 1


def test_its_three_files_have_names_that_tell_them_apart(ann: Any, store: Any, sent: Path) -> None:
    version = ann.upload(sent).shown

    stem = version.filename.removesuffix("_original.heic")
    assert (version.preview, version.full) == (f"{stem}_preview.webp", f"{stem}_full.webp")
    assert [version.file(kind) for kind in ("preview", "full", "original")] == [
        version.preview,
        version.full,
        version.filename,
    ]


def test_what_is_shown_is_never_the_file_that_was_sent(ann: Any, store: Any, sent: Path) -> None:
    version = ann.upload(sent).shown

    for name, begins in ((version.preview, b"preview of"), (version.full, b"full")):
        found = store.shelf.find_file(ann.id, ann.conversation, name)
        assert found.path.read_bytes().startswith(begins)
        assert found.media_type == "image/webp"
    with pytest.raises(NotFound):
        store.shelf.find_file(ann.id, ann.conversation, version.filename)


def test_its_owner_gets_the_original_by_asking_for_it(ann: Any, bob: Any, store: Any, sent: Path) -> None:
    image = ann.upload(sent)

    original = store.shelf.file_of(ann.id, image.id, None, "original")
    assert (original.path.read_bytes(), original.media_type) == (PHOTO, "image/heic")
    assert store.shelf.file_of(ann.id, image.id, image.current, "full").media_type == "image/webp"
    for owner, version in ((bob.id, None), (ann.id, NOWHERE)):
        with pytest.raises(NotFound):
            store.shelf.file_of(owner, image.id, version, "original")


def test_a_picture_without_a_smaller_one_is_its_own(ann: Any, store: Any) -> None:
    image = ann.paint("cat", b"cat bytes")

    assert image.shown.full is None
    assert store.shelf.file_of(ann.id, image.id, None, "full").path.read_bytes() == b"cat bytes"
    assert store.shelf.file_of(ann.id, image.id, None, "original").media_type == "image/png"


def test_the_same_bytes_painted_and_sent_are_two_files(ann: Any, store: Any, sent: Path) -> None:
    """Who may have the one may not have the other."""
    painted, uploaded = ann.paint("cat", PHOTO), ann.upload(sent)

    assert painted.shown.filename != uploaded.shown.filename
    assert store.shelf.find_file(ann.id, ann.conversation, painted.shown.filename).path.read_bytes() == PHOTO
    with pytest.raises(NotFound):
        store.shelf.find_file(ann.id, ann.conversation, uploaded.shown.filename)


def test_an_edit_of_it_is_a_picture_like_any_other(ann: Any, store: Any, sent: Path) -> None:
    edited = ann.edit(ann.upload(sent))

    assert edited.shown.parent == edited.versions[0].id
    assert store.shelf.find_file(ann.id, ann.conversation, edited.shown.filename).media_type == "image/png"


def test_nothing_is_taken_into_a_conversation_that_is_not_there(ann: Any, sent: Path) -> None:
    ann.conversation = NOWHERE
    with pytest.raises(NotFound):
        ann.upload(sent)
