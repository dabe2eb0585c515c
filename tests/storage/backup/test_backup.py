"""A studio was copied, lost and put back; what was wrong with it was told, and nothing else was touched."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from conversation.errors import Told
from storage.backup.checking import Checked, check
from storage.backup.making import NOTE, BackedUp, back_up
from storage.backup.restoring import Restored, restore
from storage.opening import Storage, open_storage
from tests.storage.conftest import Person, someone

NOW = "2026-11-30T20:00:00.000Z"
DAY = 86_400


class Steps:
    """How far it was said to be."""

    def __init__(self) -> None:
        self.said: list[tuple[int, int]] = []

    def __call__(self, done: int, of: int) -> None:
        self.said.append((done, of))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere" / "copy"


@pytest.fixture
def storage(data: Path) -> Iterator[Storage]:
    opened = open_storage(data)
    yield opened
    opened.close()


@pytest.fixture
def ada(storage: Storage) -> Person:
    return someone(storage)


def copied(data: Path, where: Path, *beside: str) -> BackedUp:
    return back_up(data, where, NOW, beside, Steps())


def put_back(where: Path, data: Path, *beside: str) -> Restored:
    return restore(where, data, beside, Steps())


def checked(data: Path) -> Checked:
    return check(data, Steps())


def pictures(root: Path) -> dict[str, bytes]:
    """Every picture's bytes, by its place."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.glob("conversations/*/images/*")}


def the_one(data: Path, contents: bytes) -> Path:
    """The file with those bytes."""
    return next(path for path in data.glob("conversations/*/images/*") if path.read_bytes() == contents)


def test_a_folder_that_is_lost_comes_back_with_everything(
    storage: Storage, ada: Person, data: Path, where: Path
) -> None:
    ada.talk("A harbour, please", "Here it is.")
    ada.paint(b"the harbour")
    (data / "secret").write_text("what signs the cookies")
    before = pictures(data)

    made = copied(data, where, "secret", "secret-key")
    storage.close()
    shutil.rmtree(data)
    restored = put_back(where, data, "secret", "secret-key")

    assert (made.files, made.copied, made.missing, made.damaged) == (2, 2, [], [])
    assert (restored.files, restored.missing, restored.damaged) == (2, [], [])
    assert pictures(data) == before
    assert (data / "secret").read_text() == "what signs the cookies"
    assert not (data / "secret-key").exists()
    back = open_storage(data)
    said = [message.text for message in back.library.page(ada.id, ada.conversation).messages]
    assert said == ["A harbour, please", "Here it is."]
    assert [image.title for image in back.shelf.of(ada.id, ada.conversation)] == ["cat"]
    back.close()


def test_what_was_said_while_it_was_copied_is_in_the_next_copy(
    storage: Storage, ada: Person, data: Path, where: Path
) -> None:
    ada.paint(b"before")

    class Busy(Steps):
        def __call__(self, done: int, of: int) -> None:
            super().__call__(done, of)
            ada.paint(b"meanwhile %d" % len(self.said))

    busy = Busy()
    first = back_up(data, where, NOW, (), busy)
    assert first.files == 2
    assert busy.said == [(0, 2), (1, 2), (2, 2)]
    assert checked(where).whole, "the copy is of one moment"

    second = copied(data, where)
    assert (second.files, second.copied) == (8, 6), "of what is there nothing is copied again"
    assert checked(where).whole


def test_what_was_deleted_for_good_goes_from_the_copy_too(
    storage: Storage, ada: Person, data: Path, where: Path
) -> None:
    ada.paint(b"stays")
    gone = ada.paint(b"goes")
    copied(data, where)
    (where / "a note of the administrator.txt").write_text("weekly")
    with storage.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM versions WHERE image = ?", (gone.id,))

    copied(data, where)

    assert sorted(pictures(where).values()) == [b"preview of stays", b"stays"]
    assert (where / "a note of the administrator.txt").exists()


def test_a_file_that_goes_for_good_meanwhile_is_no_loss(storage: Storage, ada: Person, data: Path, where: Path) -> None:
    ada.paint(b"goes")

    class Cleaning(Steps):
        def __call__(self, done: int, of: int) -> None:
            if not self.said:
                with storage.database.write() as connection:
                    connection.exec_driver_sql("DELETE FROM versions")
                for path in data.glob("conversations/*/images/*"):
                    path.unlink()
            super().__call__(done, of)

    made = back_up(data, where, NOW, (), Cleaning())

    assert (made.gone, made.missing) == (2, [])


def test_what_the_studio_misses_is_told_and_the_good_copy_of_before_stays(
    storage: Storage, ada: Person, data: Path, where: Path
) -> None:
    ada.paint(b"the harbour")
    ada.paint(b"the lighthouse")
    copied(data, where)
    harbour, lighthouse = the_one(data, b"the harbour"), the_one(data, b"the lighthouse")
    harbour.unlink()
    lighthouse.write_bytes(b"turned over by the disk")

    found = checked(data)
    assert found.missing == [str(harbour.relative_to(data))]
    assert found.damaged == [str(lighthouse.relative_to(data))]
    assert not found.whole

    made = copied(data, where)
    assert (made.missing, made.damaged) == ([], [str(lighthouse.relative_to(data))])
    assert checked(where).whole, "what was whole is not copied over"

    for broken in (harbour, lighthouse):
        shutil.copy(where / broken.relative_to(data), broken)
    assert checked(data).whole, "as the advice says"


def test_what_was_never_copied_and_is_not_there_is_missing(
    storage: Storage, ada: Person, data: Path, where: Path
) -> None:
    ada.paint(b"the harbour")
    lost = the_one(data, b"the harbour")
    lost.unlink()

    assert copied(data, where).missing == [str(lost.relative_to(data))]
    assert json.loads((where / NOTE).read_text())["missing"] == [str(lost.relative_to(data))]


def test_a_damaged_copy_puts_back_what_is_whole_and_names_the_rest(
    storage: Storage, ada: Person, data: Path, where: Path, tmp_path: Path
) -> None:
    ada.paint(b"the harbour")
    ada.paint(b"the lighthouse")
    copied(data, where)
    the_one(where, b"the harbour").write_bytes(b"rotten")
    the_one(where, b"preview of the lighthouse").unlink()

    restored = put_back(where, tmp_path / "new")

    digest = sha256(b"the harbour").hexdigest()[:16]
    assert restored.damaged == [f"conversations/{ada.conversation}/images/img_{digest}.png"]
    assert [Path(place).suffixes for place in restored.missing] == [[".webp"]]
    assert sorted(pictures(tmp_path / "new").values()) == [b"preview of the harbour", b"the lighthouse"]


def test_a_copy_that_is_stopped_on_the_way_leaves_the_one_before(
    storage: Storage, ada: Person, data: Path, where: Path, tmp_path: Path
) -> None:
    ada.paint(b"the harbour")
    copied(data, where)
    ada.paint(b"the lighthouse")

    class Stopped(Steps):
        def __call__(self, done: int, of: int) -> None:
            if done == 2:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(data, where, NOW, (), Stopped())

    assert checked(where).whole
    assert put_back(where, tmp_path / "new").files == 2
    assert copied(data, where).files == 4


def test_one_that_never_came_to_its_end_is_no_copy(storage: Storage, ada: Person, data: Path, where: Path) -> None:
    ada.paint(b"the harbour")

    class Stopped(Steps):
        def __call__(self, done: int, of: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(data, where, NOW, (), Stopped())
    with pytest.raises(Told, match="There is no copy of a studio in"):
        put_back(where, data.parent / "new")


def test_a_full_disk_is_said_and_what_was_copied_need_not_be_copied_again(
    storage: Storage, ada: Person, data: Path, where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada.paint(b"the harbour")
    free = iter([10 << 30, 1 << 20])
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=next(free)))
    with pytest.raises(Told, match=f"The disk of {where} is full"):
        copied(data, where)
    monkeypatch.undo()

    assert (copied(data, where).copied, checked(where).whole) == (1, True)


@pytest.mark.parametrize("inside", [".", "copies", ".."])
def test_a_copy_is_not_put_where_it_would_hold_itself(storage: Storage, data: Path, inside: str) -> None:
    with pytest.raises(Told, match="cannot lie in what it is a copy of"):
        copied(data, data / inside)


def test_nothing_of_others_is_written_over(storage: Storage, data: Path, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "to Ada.txt").write_text("Dear Ada")
    with pytest.raises(Told, match="holds something that is no copy"):
        copied(data, letters)
    with pytest.raises(Told, match="is a file"):
        copied(data, letters / "to Ada.txt")
    assert [path.name for path in letters.iterdir()] == ["to Ada.txt"]


@pytest.mark.parametrize("there", ["atelier.db", "atelier.db-wal"])
def test_a_studio_that_is_there_is_never_written_over(storage: Storage, data: Path, where: Path, there: str) -> None:
    copied(data, where)
    other = data.parent / "other"
    other.mkdir()
    (other / there).write_bytes(b"somebody's")
    with pytest.raises(Told, match="Something is kept in"):
        put_back(where, other)
    assert (other / there).read_bytes() == b"somebody's"


def test_data_of_another_version_is_refused_in_words(storage: Storage, data: Path, where: Path) -> None:
    for number, words in (("0007", "older"), ("9999", "newer")):
        with storage.database.write() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (number,))
        with pytest.raises(Told, match=words):
            copied(data, where)


def test_what_is_no_studio_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(Told, match="There is no atelier.db in"):
        checked(tmp_path)
    (tmp_path / "atelier.db").write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(Told, match="damaged"):
        checked(tmp_path)


def test_a_damaged_database_is_told(storage: Storage, ada: Person, data: Path) -> None:
    ada.paint(b"the harbour")
    assert checked(data).database == []
    with closing(sqlite3.connect(data / "atelier.db")) as connection:
        connection.execute("DELETE FROM conversations")
        connection.commit()
    assert "a row of images points to one of conversations that is not there" in checked(data).database


def test_files_that_nothing_names_are_counted(storage: Storage, ada: Person, data: Path) -> None:
    ada.paint(b"the harbour")
    (data / "conversations" / ada.conversation / "images" / "img_0123456789abcdef.png").write_bytes(b"left by a crash")

    found = checked(data)

    assert (found.conversations, found.images, found.files, found.unnamed) == (1, 1, 2, 1)
    assert found.whole
