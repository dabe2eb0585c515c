"""A disk that is full or read-only is a sentence, and everything is as it was before."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from conversation.errors import Told
from conversation.ports.pixels import Encoded
from conversation.ports.turns import TurnRequest
from conversation.reply import Reply
from storage.disk.files import Files
from storage.images import SqlImages
from storage.opening import Storage, open_storage
from tests.storage.conftest import PAINTED, Person, someone

pytestmark = pytest.mark.slow


def refuse_to_grow(storage: Storage) -> None:
    """Lets the database have no page more than it has."""
    connection = storage.database.engine.raw_connection()
    connection.driver_connection.execute("PRAGMA max_page_count = 1").close()  # type: ignore[union-attr]
    connection.close()


def test_a_database_that_cannot_grow_says_that_the_disk_is_full(storage: Storage, ann: Person) -> None:
    turn = ann.talk("hello", "Hello.")
    refuse_to_grow(storage)

    with pytest.raises(Told) as told:
        storage.replies.begin(TurnRequest(ann.id, ann.conversation, "big", "long " * 50_000))
    assert (told.value.code, told.value.status) == ("disk_full", 507)
    with pytest.raises(Told):
        storage.replies.save(Reply(turn, seq=9, state="done", text="long " * 50_000))

    page = storage.library.page(ann.id, ann.conversation)
    assert [message.text for message in page.messages] == ["hello", "Hello."]
    assert storage.library.rename(ann.id, ann.conversation, "still works").title == "still works"


def test_a_database_that_is_read_only_says_so(storage: Storage, ann: Person) -> None:
    connection = storage.database.engine.raw_connection()
    connection.driver_connection.execute("PRAGMA query_only = ON").close()  # type: ignore[union-attr]
    connection.close()

    with pytest.raises(Told) as told:
        storage.library.rename(ann.id, ann.conversation, "no")

    assert (told.value.code, told.value.status) == ("disk_read_only", 507)
    assert storage.library.get(ann.id, ann.conversation).title == ""


def test_a_picture_that_does_not_fit_has_no_row(storage: Storage, ann: Person, tmp_path: Path) -> None:
    def write(file: int, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    images = SqlImages(storage.database, Files(tmp_path / "full", write=write))
    image, number = images.reserve(ann.conversation, "cat")

    with pytest.raises(Told) as told:
        encoded = Encoded(b"x", "image/png", 1, 1, b"")
        images.add(ann.conversation, image, number, "cat", encoded, PAINTED, message=None, cost=1, seconds=1.0)

    assert told.value.code == "disk_full"
    assert images.of(ann.conversation) == []


@pytest.fixture
def on_small_disk(tmp_path: Path) -> Iterator[Storage]:
    """A storage on a real file system of two megabytes."""
    mounted = tmp_path / "small"
    mounted.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(mounted)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("mounting a small file system needs root and the right to mount")
    storage = open_storage(mounted / "data")
    yield storage
    storage.close()
    subprocess.run(["umount", str(mounted)], check=True)


def test_a_disk_that_really_is_full_loses_nothing_and_recovers(on_small_disk: Storage) -> None:
    storage, ann = on_small_disk, someone(on_small_disk)
    kept = [ann.paint(os.urandom(40_000)) for _ in range(3)]

    with pytest.raises(Told) as told:
        for _ in range(50):
            kept.append(ann.paint(os.urandom(40_000)))
    assert told.value.code == "disk_full"

    assert storage.images.of(ann.conversation) == kept
    for image in kept:
        assert len(storage.images.read(image.shown)) == 40_000
        assert storage.shelf.find_file(ann.id, ann.conversation, image.shown.preview or "").path.stat().st_size > 0
    assert not list(storage.files.folder(ann.conversation).rglob("*.part"))

    for image in kept[:4]:
        storage.files.remove(ann.conversation, image.shown.filename)
    assert ann.paint(os.urandom(10_000)) in storage.images.of(ann.conversation)


def test_the_database_is_whole_after_a_full_disk(storage: Storage, ann: Person) -> None:
    refuse_to_grow(storage)
    for number in range(5):
        with pytest.raises(Told):
            storage.replies.begin(TurnRequest(ann.id, ann.conversation, f"c{number}", "long " * 50_000))

    with storage.database.read() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
