"""One writer at a time, for threads or for greenlets, and no reader waits for it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conversation.errors import Told
from storage.opening import Storage, open_storage

from .conftest import someone

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

GREENLETS = """
from gevent import monkey
monkey.patch_all()
import sys
import gevent
from gevent.pool import Pool
from pathlib import Path
from storage.opening import open_storage
from conversation.ports.pixels import Encoded
from conversation.ports.turns import TurnRequest
from conversation.recipe import Recipe, UploadValues
from conversation.reply import Reply

beside = gevent.get_hub().threadpool
storage = open_storage(Path(sys.argv[1]), aside=lambda work: beside.apply(work))
user = storage.accounts.guest().id

def turns(number):
    conversation = storage.library.create(user).id
    for turn in range(5):
        begun = storage.replies.begin(TurnRequest(user, conversation, f"{number}-{turn}", "hello"))
        gevent.sleep(0)
        storage.replies.save(Reply(begun.reply.id, seq=1, state="done", text="Hello."))
        image, count = storage.images.reserve(conversation, "cat")
        encoded = Encoded(f"{number} {turn}".encode(), "image/png", 1, 1, b"")
        storage.images.add(
            conversation, image, count, "cat", encoded, Recipe(UploadValues()), message=None, cost=0, seconds=0.0
        )
    return len(storage.library.page(user, conversation).messages), len(storage.images.of(conversation))

found = Pool(40).map(turns, range(40))
assert found == [(10, 5)] * 40, found
one = storage.library.create(user).id
same = Pool(10).map(lambda _: storage.replies.begin(TurnRequest(user, one, "once", "hello")).fresh, range(10))
assert same.count(True) == 1, same
storage.close()
"""


def test_greenlets_write_without_losing_anything_and_files_beside_them(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", GREENLETS, str(tmp_path)], cwd=ROOT, timeout=250, capture_output=True, text=True
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_threads_write_without_an_error(storage: Storage) -> None:
    def turns(_: int) -> int:
        person = someone(storage)
        for number in range(10):
            person.talk(f"message {number}")
        return len(storage.library.page(person.id, person.conversation).messages)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(turns, range(8))) == [20] * 8


def test_two_processes_or_more_wait_for_each_other(tmp_path: Path) -> None:
    storages = [open_storage(tmp_path) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda storage: [someone(storage).talk("hello") for _ in range(15)], storages))

    with ThreadPoolExecutor(3) as pool:
        opened = list(pool.map(lambda storage: storage.replies.interrupt_running(), storages))
    assert opened == [0, 0, 0]
    for storage in storages:
        storage.close()


def test_a_reader_sees_what_was_there_while_another_writes(storage: Storage) -> None:
    ann = someone(storage)
    with storage.database.write() as connection:
        connection.exec_driver_sql("UPDATE conversations SET title = 'half way'")
        assert storage.library.get(ann.id, ann.conversation).title == ""

    assert storage.library.get(ann.id, ann.conversation).title == "half way"


def test_a_transaction_that_fails_never_was(storage: Storage) -> None:
    ann = someone(storage)
    with pytest.raises(ZeroDivisionError), storage.database.write() as connection:
        connection.exec_driver_sql("UPDATE conversations SET title = 'gone'")
        raise ZeroDivisionError

    assert storage.library.get(ann.id, ann.conversation).title == ""
    assert storage.library.rename(ann.id, ann.conversation, "next").title == "next"


def test_another_program_that_never_stops_writing_is_a_sentence(storage: Storage, tmp_path: Path) -> None:
    other = open_storage(tmp_path / "data")
    ann = someone(storage)
    connection = storage.database.engine.raw_connection()
    connection.driver_connection.execute("PRAGMA busy_timeout = 10").close()  # type: ignore[union-attr]
    connection.close()

    with other.database.write(), pytest.raises(Told) as told:
        storage.library.rename(ann.id, ann.conversation, "no")

    assert (told.value.code, told.value.status, told.value.retry_after) == ("busy", 503, 1)
    other.close()
