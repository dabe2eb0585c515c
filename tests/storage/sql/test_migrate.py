"""The tables are what the migrations make, once, whoever starts first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from conversation.errors import Told
from storage.migrations.upgrade import config
from storage.sql.database import Database
from storage.sql.every_table import metadata
from storage.sql.migrate import HEAD, migrate
from tests.servers.postgres import shared
from tests.storage.conftest import Clock


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of a database without any table."""
    return f"sqlite:///{tmp_path / 'atelier.db'}" if request.param == "sqlite" else shared().database()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url, Clock())
    yield opened
    opened.close()


def test_the_newest_revision_is_the_one_the_start_looks_for() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [HEAD]


def test_revisions_are_numbered_in_their_order() -> None:
    revisions = [each.revision for each in ScriptDirectory.from_config(config()).walk_revisions()][::-1]

    assert revisions == sorted(revisions)
    assert all(re.fullmatch(r"\d{4}", revision) for revision in revisions)


def test_the_migrations_make_the_tables_that_are_declared(database: Database) -> None:
    migrate(database)

    with database.read() as connection:
        ours = {"include_object": lambda _object, name, *_: not str(name).startswith("message_words")}
        context = MigrationContext.configure(connection, opts={"compare_type": True, **ours})
        assert compare_metadata(context, metadata) == []


def test_a_second_start_has_nothing_to_do(database: Database) -> None:
    assert migrate(database)
    assert not migrate(database)


def test_everything_can_be_taken_down_again(database: Database) -> None:
    migrate(database)
    made = config()
    with database.write() as connection:
        made.attributes["connection"] = connection
        command.downgrade(made, "base")

    with database.read() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_a_migration_that_fails_leaves_nothing_behind(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("CREATE TABLE usage (in_the_way TEXT)"))

    with pytest.raises(Exception, match="already exists"):
        migrate(database)

    with database.read() as connection:
        assert inspect(connection).get_table_names() == ["usage"]


def test_two_that_start_at_once_migrate_once(url: str) -> None:
    databases = [Database(url, Clock()) for _ in range(2)]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(migrate, databases))

    assert [migrate(each) for each in databases] == [False, False]
    for each in databases:
        each.close()


@pytest.mark.slow
def test_many_that_open_a_new_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    def opens(database: Database) -> None:
        together.wait()
        with database.read():
            pass

    together = Barrier(4)
    for attempt in range(40):  # a refusal is rare: one attempt in ten had one before the wait was ours
        databases = [Database(f"sqlite:///{tmp_path / str(attempt)}.db", Clock()) for _ in range(4)]
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(opens, databases))
        for each in databases:
            each.close()


def test_data_of_a_newer_version_is_left_alone(database: Database) -> None:
    migrate(database)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(Told) as refused:
        migrate(database)

    assert refused.value.code == "data_too_new"
    assert "9999" in refused.value.text
