"""Pictures in a bucket that is unwell, and the copies of them on this machine."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from conversation.errors import NotFound, Told
from conversation.image import Image
from conversation.ports.pixels import Encoded, Received
from conversation.recipe import Recipe, UploadValues
from storage.cleanup.retention import Keep
from storage.disk.errors import DiskRefused
from storage.disk.files import Files
from storage.disk.picture_files import StoredFile
from storage.images import SqlImages
from storage.objects.bucket import Bucket, BucketAddress
from storage.objects.local_copies import DAY_S, IN_USE_S, LocalCopies
from storage.objects.opening import open_bucket
from storage.objects.picture_objects import PictureObjects
from storage.opening import Storage, open_storage
from storage.sql.tables import versions
from tests.servers.faulty import FaultyServer
from tests.servers.s3 import S3Endpoint
from tests.storage.conftest import Clock, Person, someone

pytestmark = pytest.mark.slow
ONE = "9b2f0f5e-0000-4000-8000-000000000000"
CAT = Encoded(b"a cat" * 1000, "image/png", 640, 480, b"a small cat")


@pytest.fixture
def before(s3: S3Endpoint) -> Iterator[FaultyServer]:
    """Stands before the endpoint."""
    with FaultyServer(s3.port) as faulty:
        yield faulty


@pytest.fixture
def bucket(s3: S3Endpoint, before: FaultyServer) -> Bucket:
    return Bucket(replace(s3.address(), endpoint=before.url).store(timedelta(seconds=3)))


def test_what_fails_in_passing_is_tried_again_unseen(bucket: Bucket, before: FaultyServer, tmp_path: Path) -> None:
    files = PictureObjects(bucket, LocalCopies(tmp_path))
    before.broken = 2
    kept = files.keep(ONE, CAT)
    assert len(before.refused) == 2
    shutil.rmtree(tmp_path / ONE)
    before.broken = 2
    assert files.read(ONE, kept.filename) == CAT.data


def test_a_bucket_that_stays_away_refuses_as_a_disk_does_and_takes_it_later(
    bucket: Bucket, before: FaultyServer, tmp_path: Path
) -> None:
    files = PictureObjects(bucket, LocalCopies(tmp_path))
    before.broken = -1
    with pytest.raises(DiskRefused) as told:
        files.keep(ONE, CAT)
    assert (told.value.code, told.value.status, told.value.retry_after) == ("storage_away", 503, 2)
    with pytest.raises(DiskRefused):
        files.read(ONE, "img_0000000000000000.png")
    before.broken = 0
    assert files.read(ONE, files.keep(ONE, CAT).filename) == CAT.data


def test_what_is_seen_twice_is_fetched_once(bucket: Bucket, before: FaultyServer, tmp_path: Path) -> None:
    kept = PictureObjects(bucket, LocalCopies(tmp_path / "one")).keep(ONE, CAT)
    elsewhere = PictureObjects(bucket, LocalCopies(tmp_path / "two"))
    before.passed.clear()
    paths = {elsewhere.standing(ONE, kept.filename) for _ in range(3)}
    assert [path.read_bytes() for path in paths] == [CAT.data]
    assert [line.partition(" ")[0] for line in before.passed] == ["GET"]


def test_a_bucket_that_is_not_there_is_told_from_a_file_that_is_not(s3: S3Endpoint, tmp_path: Path) -> None:
    bucket = Bucket(BucketAddress("s3://no-such-bucket-here/studio", s3.url).store())
    with pytest.raises(Told) as told:
        PictureObjects(bucket, LocalCopies(tmp_path)).read(ONE, "img_0000000000000000.png")
    assert told.value.code == "storage_refuses"


def test_what_is_no_bucket_is_not_opened() -> None:
    with pytest.raises(ValueError, match="s3://bucket/folder"):
        BucketAddress("file:///etc").store()


def test_an_address_is_for_pictures_only(bucket: Bucket, tmp_path: Path) -> None:
    assert PictureObjects(bucket, LocalCopies(tmp_path)).address(ONE, "img_0123456789abcdef.png") is None
    files = PictureObjects(bucket, LocalCopies(tmp_path), presigned=True)
    signed = files.address(ONE, "img_0123456789abcdef.png") or ""
    assert "X-Amz-Expires=300" in signed
    assert files.address(ONE, "img_0123456789abcdef_vector.svg") is None
    assert files.address(ONE, "img_0123456789abcdef_original.jpg") is None


def test_copies_are_bounded_and_what_is_in_use_stays(tmp_path: Path) -> None:
    clock = Clock()
    copies = LocalCopies(tmp_path, most=250, clock=clock)
    for number in range(4):
        with copies.coming(ONE, f"{number}") as file:
            file.write_bytes(b"x" * 100)
        clock.seconds += IN_USE_S + 1
        assert copies.find(ONE, "0")
    assert [bool(copies.find(ONE, f"{number}")) for number in range(4)] == [True, False, False, True]
    with copies.coming(ONE, "4") as file:
        file.write_bytes(b"x" * 1000)
    assert [bool(copies.find(ONE, f"{number}")) for number in (0, 3, 4)] == [True, True, True]
    clock.seconds += DAY_S + 1
    assert copies.tidy() == 3
    assert list(tmp_path.iterdir()) == []


def test_a_studio_over_a_bucket_cleans_up_as_one_over_a_folder(
    bucket: Bucket, tmp_path: Path, clock: Clock, migrated: Path
) -> None:
    clock.seconds = time.time()
    shutil.copy(migrated, tmp_path)
    kept = open_bucket(bucket, tmp_path, clock=clock)
    storage = open_storage(tmp_path, clock=clock, keep=Keep(idle_guests=0), kept=kept)
    try:
        _cleaned(storage, clock)
    finally:
        storage.close()


def test_a_file_that_two_machines_take_in_at_once_is_one_picture(storage: Storage, ann: Person, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    sent.write_bytes(b"a photograph")
    about = ann.conversation, "5b6f0f5e-0000-4000-8000-000000000001", 1, "cat", sent
    received, recipe = Received("image/jpeg", 640, 480, b"small", b"full"), Recipe(UploadValues())

    class Slower(Files):
        def take_in(self, conversation: str, upload: Path, received: Received) -> StoredFile:
            quicker.append(storage.images.take_in(*about, received, recipe))
            return super().take_in(conversation, upload, received)

    quicker = list[Image]()
    slower = SqlImages(storage.database, Slower(tmp_path / "data" / "conversations"))
    assert [slower.take_in(*about, received, recipe)] == quicker
    assert len(storage.images.of(ann.conversation)) == 1


def _cleaned(storage: Storage, clock: Clock) -> None:
    ann = someone(storage)
    gone, stays, lost = ann.paint(b"gone"), ann.paint(b"stays"), ann.paint(b"lost")
    with storage.database.write() as connection:
        connection.execute(delete(versions).where(versions.c.id == lost.current))
    assert storage.orphans.sweep(older_than_s=3600).files == 0
    assert storage.orphans.sweep(older_than_s=-60).files == 2
    assert storage.shelf.file_of(ann.id, stays.id, None, "original").path.read_bytes() == b"stays"

    storage.shelf.delete(ann.id, gone.id)
    clock.seconds += 31 * DAY_S
    assert storage.retention.purge().files == 2
    with pytest.raises(NotFound):
        storage.files.read(ann.conversation, gone.shown.filename)
    assert storage.images.read(stays.shown) == b"stays"

    storage.library.delete(ann.id, ann.conversation)
    clock.seconds += 31 * DAY_S
    assert storage.retention.purge().files == 2
    assert storage.files.conversations() == []
