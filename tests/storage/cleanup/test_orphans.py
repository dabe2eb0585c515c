"""What a crash left is swept, an hour later; what anything names, or what is younger, never is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from sqlalchemy import delete

from conversation.ports.areas.layers import MadeLayer
from conversation.ports.areas.masks import MadeMask
from conversation.ports.areas.vectors import MadeVector
from conversation.ports.pixels import Encoded, SignedFile
from storage.images import SqlImages
from storage.opening import Storage
from storage.sql.tables import layers, masks, vectors, versions
from tests.storage.conftest import PAINTED, Clock, Person, someone

HOUR = 3600


def aged(path: Path, seconds: float = HOUR + 60) -> Path:
    """As if it had been written so long ago."""
    moment = time.time() - seconds
    os.utime(path, (moment, moment))
    return path


def left(folder: Path, name: str, seconds: float = HOUR + 60) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(b"left behind")
    return aged(path, seconds)


def everything(storage: Storage, person: Person) -> list[Path]:
    """The files of a conversation, all of them old."""
    return sorted(aged(path) for path in storage.files.path(person.conversation, "").iterdir())


def test_half_written_files_and_pictures_without_a_row_go_and_those_with_one_stay(
    storage: Storage, ann: Person
) -> None:
    image = ann.paint(b"kept")
    named = everything(storage, ann)
    folder = storage.files.path(ann.conversation, "")
    left(folder, ".img_0123456789abcdef.png.0f.part")
    left(folder, "img_fedcba9876543210.png")
    left(folder, "img_fedcba9876543210_preview.webp")
    swept = storage.orphans.sweep()
    assert (swept.files, swept.bytes) == (3, 33)
    assert sorted(folder.iterdir()) == named
    assert storage.images.read(image.shown) == b"kept"
    assert storage.orphans.sweep().files == 0


def test_a_mask_is_no_orphan_and_goes_with_its_row(storage: Storage, ann: Person) -> None:
    image = ann.paint()
    kept = storage.masks.add(ann.id, image.id, image.current, MadeMask(b"a mask", 640, 480, 0.5), "drawn")
    everything(storage, ann)
    assert not storage.orphans.sweep()
    assert storage.masks.file(ann.id, kept.mask_id).read_bytes() == b"a mask"
    with storage.database.write() as connection:
        connection.execute(delete(masks))
    assert storage.orphans.sweep().files == 1


def test_what_a_model_sent_is_no_orphan_and_goes_with_its_last_picture(storage: Storage, ann: Person) -> None:
    signed = SignedFile(b"as it came", "image/png", "stranger")
    images = []
    for pixels in (b"one", b"two"):
        number_of = storage.images.reserve(ann.conversation, "Fox")
        made = Encoded(pixels, "image/png", 3, 2, b"", sent=signed)
        images.append(
            storage.images.add(ann.conversation, *number_of, "Fox", made, PAINTED, message=None, cost=0, seconds=0.0)
        )
    sent = images[0].shown.sent
    assert sent is not None and images[1].shown.sent == sent
    path = storage.files.path(ann.conversation, sent.filename)
    for image, stays in zip(images, (True, False), strict=True):
        everything(storage, ann)
        assert not storage.orphans.sweep()
        storage.shelf.delete(ann.id, image.id)
        with storage.database.write() as connection:
            connection.execute(delete(versions).where(versions.c.image == image.id))
        everything(storage, ann)
        storage.orphans.sweep()
        assert path.exists() is stays


def test_what_was_drawn_is_no_orphan_and_goes_with_its_row(storage: Storage, ann: Person) -> None:
    image = ann.paint()
    kept = storage.layers.add(ann.id, image.id, image.current, MadeLayer(b"a layer", 640, 480), {"shapes": []})
    everything(storage, ann)
    assert not storage.orphans.sweep()
    assert storage.layers.file(ann.id, kept.layer_id).read_bytes() == b"a layer"
    with storage.database.write() as connection:
        connection.execute(delete(layers))
    assert storage.orphans.sweep().files == 1


def test_a_drawing_is_no_orphan_and_goes_with_its_row(storage: Storage, ann: Person) -> None:
    image = ann.paint()
    made = MadeVector(b"<svg/>", 1, Encoded(b"shown", "image/png", 640, 480, b""))
    vector = storage.images.add_vector(image.id, image.current, made)
    everything(storage, ann)
    assert not storage.orphans.sweep()
    assert storage.vectors.file(ann.id, vector).read_bytes() == b"<svg/>"
    with storage.database.write() as connection:
        connection.execute(delete(vectors))
    assert storage.orphans.sweep().files == 1


def test_what_is_younger_than_an_hour_may_still_get_its_row(storage: Storage, ann: Person) -> None:
    folder = storage.files.path(ann.conversation, "")
    path = left(folder, "img_fedcba9876543210.png", seconds=HOUR - 60)
    assert not storage.orphans.sweep()
    assert path.exists()


def test_a_conversation_that_is_gone_leaves_no_folder(storage: Storage, ann: Person) -> None:
    gone = storage.files.path("0f0f0f0f-0000-4000-8000-000000000000", "")
    left(gone, "img_fedcba9876543210.png")
    ann.paint()
    assert storage.orphans.sweep().files == 1
    assert not gone.parent.exists()


def test_what_was_deleted_and_can_be_restored_is_named_all_the_same(storage: Storage, ann: Person) -> None:
    image = ann.paint(b"deleted")
    storage.shelf.delete(ann.id, image.id)
    everything(storage, ann)
    assert not storage.orphans.sweep()
    storage.shelf.restore(ann.id, image.id)
    assert storage.images.read(image.shown) == b"deleted"


def test_the_files_of_another_conversation_do_not_save_it(storage: Storage, ann: Person) -> None:
    bob = someone(storage)
    mine, theirs = ann.paint(b"same"), bob.paint(b"same")
    with storage.database.write() as connection:
        connection.execute(delete(versions).where(versions.c.conversation == bob.conversation))
    everything(storage, ann)
    everything(storage, bob)
    assert storage.orphans.sweep().files == 2
    assert storage.images.read(mine.shown) == b"same"
    assert not storage.files.path(bob.conversation, theirs.shown.filename).exists()


def test_an_old_file_that_a_new_picture_takes_as_its_own_is_no_orphan_before_its_row_is_there(
    storage: Storage, ann: Person
) -> None:
    encoded = Encoded(b"made once more", "image/png", 1, 1, b"preview")
    storage.files.keep(ann.conversation, encoded)  # a crash came before its row
    everything(storage, ann)
    kept = storage.files.keep(ann.conversation, encoded)  # and now it is made again: its row is about to come
    assert not storage.orphans.sweep()
    assert storage.files.path(ann.conversation, kept.filename).exists()


def test_a_row_that_comes_while_it_sweeps_saves_its_file(storage: Storage, ann: Person) -> None:
    encoded = Encoded(b"made once more", "image/png", 1, 1, b"preview")
    storage.files.keep(ann.conversation, encoded)
    everything(storage, ann)
    looked = []

    class Racing(type(storage.orphans)):  # type: ignore[misc]
        def _named(self, conversation: str) -> set[str]:
            found: set[str] = super()._named(conversation)
            if not looked:
                looked.append(conversation)
                images = SqlImages(storage.database, storage.files)
                image, number = images.reserve(ann.conversation, "cat")
                images.add(ann.conversation, image, number, "cat", encoded, PAINTED, message=None, cost=1, seconds=1.0)
            return found

    Racing(storage.database, storage.files, lambda: 0).sweep()
    (image,) = storage.images.of(ann.conversation)
    assert storage.images.read(image.shown) == b"made once more"


def test_what_workers_left_in_their_folder_goes(storage: Storage, tmp_path: Path) -> None:
    old = left(tmp_path / "data" / "tmp", "vips-0-123.v")
    new = left(tmp_path / "data" / "tmp", "vips-0-124.v", seconds=10)
    assert storage.orphans.sweep().files == 1
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize(("seconds", "swept"), [(HOUR - 60, 0), (HOUR + 60, 2)])
def test_bytes_of_an_upload_without_a_record_go_after_an_hour_and_one_with_a_record_does_not(
    storage: Storage, ann: Person, clock: Clock, seconds: float, swept: int
) -> None:
    clock.seconds = time.time()
    upload = storage.uploads.begin(ann.id, ann.conversation, 1, "a.jpg", 100)
    lost = storage.uploads.begin(ann.id, ann.conversation, 2, "b.jpg", 100)
    storage.uploads.path(lost).with_suffix(".json").unlink()
    aged(storage.uploads.path(upload), seconds)
    aged(storage.uploads.path(lost), seconds)
    left(storage.uploads.path(lost).parent, f"{lost.id}.0123", seconds)
    assert storage.orphans.sweep().files == swept
    assert storage.uploads.offset(upload) == 0
