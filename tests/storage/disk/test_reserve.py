"""On a disk without a byte left what makes room is still done, and the room is really made."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from conversation.errors import Told
from conversation.ports.turns import TurnRequest
from storage.disk.reserve import SIZE, Reserve
from storage.opening import Storage, open_storage
from tests.storage.conftest import Clock, Person, someone

pytestmark = pytest.mark.slow


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def storage(tmp_path: Path, clock: Clock) -> Iterator[Storage]:
    """On a real file system of 160 megabytes."""
    mounted = tmp_path / "small"
    mounted.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", str(mounted)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("mounting a small file system needs root and the right to mount")
    opened = open_storage(mounted / "data", clock=clock)
    opened.database.checkpoint()
    yield opened
    opened.close()
    subprocess.run(["umount", "--lazy", str(mounted)], check=True)


def fill(storage: Storage) -> Path:
    """Takes all the space there is, also what the database's log had. Returns the file that has it."""
    data = Path(storage.database.engine.url.database or "").parent
    with closing(sqlite3.connect(data / "atelier.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    ballast = data.parent / "ballast"
    with ballast.open("ab", buffering=0) as stream:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    stream.write(bytes(size))
            except OSError as error:
                assert error.errno == errno.ENOSPC
    return ballast


TAKING_AWAY: dict[str, Callable[[Storage, Person, str, str], object]] = {
    "a picture": lambda storage, ann, image, _: storage.shelf.delete(ann.id, image),
    "many pictures": lambda storage, ann, image, _: storage.gallery.delete(ann.id, [image]),
    "a conversation": lambda storage, ann, *_: storage.library.delete(ann.id, ann.conversation),
    "a message": lambda storage, ann, _, turn: storage.library.delete_message(ann.id, turn),
    "all sessions": lambda storage, ann, *_: storage.accounts.end_sessions(ann.id),
    "a token": lambda storage, ann, *_: storage.accounts.revoke_token(ann.id, storage.accounts.tokens(ann.id)[0].id),
}


@pytest.mark.parametrize("what", TAKING_AWAY)
def test_what_is_taken_away_needs_no_room(storage: Storage, what: str) -> None:
    ann = someone(storage)
    turn = ann.talk("hello", "Hello.")
    image = ann.paint(os.urandom(40_000)).id
    storage.accounts.add_token(ann.id, "laptop")
    fill(storage)
    with pytest.raises(Told) as refused:
        storage.replies.begin(TurnRequest(ann.id, ann.conversation, "more", "words"))
    assert refused.value.code == "disk_full"

    TAKING_AWAY[what](storage, ann, image, turn)
    with pytest.raises(Told):
        for number in range(10):
            storage.replies.begin(TurnRequest(ann.id, ann.conversation, f"{number}", "long " * 200_000))


def test_reading_who_somebody_is_needs_no_room(storage: Storage, clock: Clock) -> None:
    ann = someone(storage)
    _, secret = storage.accounts.add_token(ann.id, "laptop")
    clock.seconds += 3600
    fill(storage)
    storage.accounts.touch(ann.id)
    found = storage.accounts.by_token(secret)
    assert found is not None
    assert found.user.id == ann.id


def test_what_was_deleted_long_ago_goes_for_good_and_the_reserve_comes_back(storage: Storage, clock: Clock) -> None:
    ann = someone(storage)
    for _ in range(3):
        ann.paint(os.urandom(3_000_000))
    ballast = fill(storage)
    storage.library.delete(ann.id, ann.conversation)
    fill(storage)
    clock.seconds += 31 * 86_400
    assert storage.retention.purge().bytes > 9_000_000

    reserve = ballast.parent / "data" / "reserve"
    assert 0 < reserve.stat().st_size < SIZE
    ballast.unlink()
    storage.database.checkpoint()
    assert reserve.stat().st_size == SIZE


def test_a_reserve_never_fills_a_disk_itself(tmp_path: Path) -> None:
    file = tmp_path / "reserve"
    Reserve(file, size=1 << 20, room=1 << 18, plenty=1 << 62).take()
    assert not file.exists()
    kept = Reserve(file, size=1 << 20, room=1 << 18, plenty=1)
    kept.take()
    kept.give_up()
    assert file.stat().st_size == 1 << 20, "there is room enough beside it"
    Reserve(file, room=1 << 62).give_up()
    assert file.stat().st_size == 0
