"""What is PostgreSQL's own: addresses, whose turn it is to write, what is said when it goes away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text

from conversation.errors import Told
from server import backups
from server.database_url import database_url
from server.settings import Settings
from storage.disk.errors import DiskRefused
from storage.opening import open_storage
from storage.sql.database import Database
from storage.sql.database_claim import database_claimed
from tests.servers.postgres import emptied, postgres
from tests.storage.conftest import someone


@pytest.fixture
def database() -> Iterator[Database]:
    opened = Database(emptied(), time.time)
    yield opened
    opened.close()


def someone_at(database: Database) -> None:
    """One more person."""
    columns = "id, kind, name, epoch, settings, created, seen"
    with database.write() as connection:
        connection.execute(
            text(f"INSERT INTO users ({columns}) VALUES ('ann', 'guest', '', 0, '{{}}', '2026', '2026')")
        )


@contextmanager
def quick(database: Database) -> Iterator[None]:
    """A write that waits for a moment only."""
    impatient = event.listens_for(database.engine, "begin")
    impatient(lambda connection: connection.exec_driver_sql("SET LOCAL lock_timeout = '50ms'"))
    with database.write():
        yield


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_an_address_is_understood_as_people_write_it(scheme: str) -> None:
    assert database_url(f" {scheme}://ann:word@db/atelier ") == "postgresql+psycopg://ann:word@db/atelier"


@pytest.mark.parametrize("wrong", ["mysql://ann:hunter2@db/atelier", "atelier.db", "sqlite:///atelier.db"])
def test_another_database_is_refused_without_its_password(wrong: str) -> None:
    with pytest.raises(ValueError, match="PostgreSQL") as refused:
        database_url(wrong)
    assert "hunter2" not in str(refused.value)


@pytest.mark.slow
def test_a_read_sees_one_moment_and_changes_nothing(database: Database) -> None:
    count = text("SELECT count(*) FROM users")
    with database.read() as reading:
        before = reading.execute(count).scalar()
        someone_at(database)
        assert reading.execute(count).scalar() == before
        with pytest.raises(Exception, match="read-only"):
            reading.execute(text("DELETE FROM users"))


@pytest.mark.slow
def test_writes_of_one_wait_for_each_other_and_those_of_others_do_not(database: Database) -> None:
    order = []

    def writes() -> None:
        with database.write("bob", "ann"):
            order.append("second")

    with ThreadPoolExecutor(1) as pool:
        with database.write("ann"), database.write("bob"):
            waits = pool.submit(writes)
            until_somebody_waits(database)
            order.append("first")
        waits.result(timeout=60)
    assert order == ["first", "second"]


def until_somebody_waits(database: Database) -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with database.read() as connection:
            if connection.execute(waiting).scalar():
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits")


@pytest.mark.slow
def test_a_write_of_nobody_waits_until_no_other_goes_on(database: Database) -> None:
    with database.write("ann"), pytest.raises(DiskRefused, match="busy"), quick(database):
        pass


@pytest.mark.slow
def test_nobody_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(Told, match="cannot be reached") as told:
        open_storage(tmp_path, f"postgresql+psycopg://atelier@/none?host={tmp_path}")
    assert told.value.code == "database_unreachable"


@pytest.mark.slow
def test_a_database_that_is_started_anew_is_written_to_again(tmp_path: Path) -> None:
    with postgres() as server:
        storage = open_storage(tmp_path, server.database())
        ann = someone(storage)
        ann.talk("before")
        with pytest.raises(DiskRefused) as told, storage.database.write(ann.id) as connection:
            connection.execute(text("UPDATE users SET name = 'half'"))
            server.stop()
            connection.execute(text("UPDATE users SET name = 'whole'"))
        assert told.value.code == "database_unreachable"
        with pytest.raises(DiskRefused):
            ann.talk("while it is away")
        server.start()

        ann.talk("after")

        user = storage.accounts.get(ann.id)
        assert user is not None and user.name == ""
        said = [message.text for message in storage.library.page(ann.id, ann.conversation).messages]
        assert said == ["before", "Yes.", "after", "Yes."]
        storage.close()


@pytest.mark.slow
def test_one_studio_holds_a_database_or_several_that_know_of_each_other(tmp_path: Path) -> None:
    url = emptied()
    with database_claimed(url, alone=True):
        refused(url, alone=True)
        refused(url, alone=False)
    with database_claimed(url, alone=False), database_claimed(url, alone=False):
        refused(url, alone=True)


def refused(url: str, *, alone: bool) -> None:
    with pytest.raises(Told, match="Another Atelier"), database_claimed(url, alone=alone):
        raise AssertionError("it was taken twice")


@pytest.mark.slow
def test_a_look_through_everything_names_what_is_missing_and_a_copy_is_left_to_postgres(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(data=tmp_path / "data", database=emptied())
    with closing(open_storage(settings.data, settings.database)) as storage:
        image = someone(storage).paint()
    backups.command(["check"])(settings)
    assert "1 images in 1 conversations" in capsys.readouterr().out
    next(settings.data.glob("conversations/*/images/" + image.versions[0].filename)).unlink()
    with pytest.raises(Told, match="1 files are missing"):
        backups.command(["check"])(settings)
    for words in (["backup", str(tmp_path / "copy")], ["restore", str(tmp_path / "copy")]):
        with pytest.raises(Told, match="tools of its own"):
            backups.command(words)(settings)
