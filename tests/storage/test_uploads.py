"""Files on their way in, as the disk has them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from conversation.errors import NotFound, Told
from conversation.ports.uploads import Refusal, Upload
from storage.uploads import DAY_S, UploadFiles

from .conftest import Clock

OWNER = "0b6f0f5e-0000-4000-8000-000000000001"
OTHER = "0b6f0f5e-0000-4000-8000-000000000002"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "uploads"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def uploads(folder: Path, clock: Clock) -> UploadFiles:
    return UploadFiles(folder, clock)


def begun(uploads: UploadFiles, length: int = 10) -> Upload:
    return uploads.begin(OWNER, str(uuid4()), 1, "cat.jpg", length)


def written(uploads: UploadFiles, upload: Upload, *pieces: bytes) -> None:
    partial = uploads.partial(upload)
    for piece in pieces:
        partial.add(piece)
    partial.keep()


def test_it_grows_at_its_end_and_is_found_again(uploads: UploadFiles, folder: Path, clock: Clock) -> None:
    upload = begun(uploads)
    written(uploads, upload, b"123", b"4")
    written(uploads, upload, b"56")

    reopened = UploadFiles(folder, clock)
    assert reopened.get(OWNER, upload.id) == upload
    assert reopened.offset(upload) == 6
    assert reopened.path(upload).read_bytes() == b"123456"


def test_what_is_dropped_never_came(uploads: UploadFiles) -> None:
    upload = begun(uploads)
    written(uploads, upload, b"123")
    partial = uploads.partial(upload)
    partial.add(b"wrong")
    partial.drop()

    assert (uploads.offset(upload), partial.size) == (3, 3)


def test_only_its_owner_finds_it_and_only_by_its_id(uploads: UploadFiles) -> None:
    upload = begun(uploads)
    for owner, wanted in ((OTHER, upload.id), (OWNER, str(uuid4())), (OWNER, f"../{OWNER}/{upload.id}"), (OWNER, "")):
        with pytest.raises(NotFound):
            uploads.get(owner, wanted)


def test_nobody_else_on_this_machine_reads_it(uploads: UploadFiles) -> None:
    path = uploads.path(begun(uploads))
    assert (path.stat().st_mode & 0o077, path.parent.stat().st_mode & 0o077) == (0, 0)


def test_what_was_settled_is_remembered_without_its_bytes(uploads: UploadFiles) -> None:
    taken, refused = begun(uploads), begun(uploads)
    uploads.settle(taken)
    uploads.settle(refused, Refusal("No", "It is broken.", "broken_picture", 422))

    assert uploads.get(OWNER, taken.id).state == "taken"
    told = uploads.get(OWNER, refused.id).refusal
    assert told is not None
    assert str(told.told()) == "No. It is broken."
    assert not uploads.path(taken).exists()
    assert uploads.offset(uploads.get(OWNER, taken.id)) == taken.length
    assert uploads.unfinished(OWNER) == 0


def test_after_a_day_it_is_over_and_swept_away(uploads: UploadFiles, folder: Path, clock: Clock) -> None:
    old, done = begun(uploads), begun(uploads)
    uploads.settle(done)
    clock.seconds += DAY_S - 10
    assert uploads.sweep() == 0
    new = begun(uploads)
    clock.seconds += 20

    with pytest.raises(Told) as over:
        uploads.get(OWNER, old.id)
    assert (over.value.code, over.value.status) == ("expired", 410)
    aged(folder, clock)
    assert uploads.sweep() == 3
    assert uploads.get(OWNER, new.id) == new
    assert uploads.unfinished(OWNER) == 1
    with pytest.raises(NotFound):
        uploads.get(OWNER, old.id)


def aged(folder: Path, clock: Clock) -> None:
    """As if the files had been written when the clock says: the disk keeps another time."""
    for path in folder.glob("*/*"):
        os.utime(path, (clock.seconds - DAY_S - 60,) * 2)


def test_what_a_crash_left_without_a_record_goes_too(uploads: UploadFiles, folder: Path, clock: Clock) -> None:
    upload = begun(uploads)
    (folder / OWNER / f"{upload.id}.json").unlink()
    (folder / OWNER / f"{upload.id}.0123").write_text("half a record")
    aged(folder, clock)
    clock.seconds += DAY_S

    assert uploads.sweep() == 2
    assert uploads.unfinished(OWNER) == 0


def full_after(fits: int) -> Callable[[int, bytes], int]:
    """A disk with room for so many bytes."""
    room = [fits]

    def write(file: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = os.write(file, data[: room[0]])
        room[0] -= written
        return written

    return write


def test_on_a_full_disk_what_fitted_counts_and_the_rest_can_follow(folder: Path, clock: Clock) -> None:
    uploads = UploadFiles(folder, clock, write=full_after(4))
    upload = begun(uploads)
    partial = uploads.partial(upload)
    with pytest.raises(Told) as told:
        partial.add(b"123456")
    partial.keep()

    assert (told.value.code, told.value.status) == ("disk_full", 507)
    assert uploads.offset(upload) == partial.size == 4
    room_again = UploadFiles(folder, clock)
    written(room_again, upload, b"56")
    assert room_again.path(upload).read_bytes() == b"123456"
