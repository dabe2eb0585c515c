"""The database as it is at one moment, and looking into one without changing it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine

from storage.backup.refused import BackupRefused
from storage.disk.errors import data_damaged, disk_told
from storage.sql.database import Database, database_told
from storage.sql.migrate import HEAD, newer, revision

NAME = "atelier.db"
WAIT_S = 5.0


def copy_database(source: Path, target: Path) -> None:
    """A snapshot in one file, whoever writes meanwhile: readers of a write-ahead log wait for nobody, and nobody waits
    for them. All pages in one step, since a copy in several begins anew whenever somebody wrote between two.

    Raises `Told` for what is no database, and where the disk refuses.
    """
    target.unlink(missing_ok=True)
    with disk_told():
        target.touch(mode=0o600)
        with closing(_read_only(source)) as there, closing(sqlite3.connect(target)) as here:
            there.backup(here, pages=-1)
            here.execute("PRAGMA journal_mode = DELETE").close()  # so that one file is all of it


@contextmanager
def looked_into(path: Path) -> Iterator[Connection]:
    """A connection that changes nothing. Raises `Told` for a database of another version."""
    engine = create_engine("sqlite://", creator=lambda: _read_only(path))
    try:
        with database_told(), engine.connect() as connection:
            _of_this_version(revision(connection))
            yield connection
    finally:
        engine.dispose()


@contextmanager
def looked_at(data: Path, url: str) -> Iterator[Connection]:
    """The same for the database of a studio: the one at `url`, or else its data folder's own."""
    if not url:
        with looked_into(data / NAME) as connection:
            yield connection
        return
    database = Database(url, time.time)
    try:
        with database.read() as connection:
            _of_this_version(revision(connection))
            yield connection
    finally:
        database.close()


@dataclass(frozen=True)
class RowsLookedAt:
    """The database of a studio, or of a copy of one: it is not changed."""

    data: Path
    url: str = ""

    def read(self) -> AbstractContextManager[Connection]:
        """See `ReadableRows`. Raises `Told`."""
        return looked_at(self.data, self.url)


def faults(path: Path) -> list[str]:
    """What SQLite finds wrong in the file, and rows that point to none. Empty: it is whole."""
    with disk_told(), closing(_read_only(path)) as connection:
        said = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(20)")]
        lost = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
    return [line for line in said if line != "ok"] + [
        f"a row of {table} points to one of {other} that is not there" for table, _row, other, _ in lost
    ]


def _read_only(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise BackupRefused(
            f"There is no {path.name} in {path.parent}", "ATELIER_DATA says which folder the studio keeps its data in."
        )
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_S, check_same_thread=False)


def _of_this_version(found: str | None) -> None:
    if found == HEAD:
        return
    if found is None:
        raise data_damaged("there are no tables of Atelier")
    if found > HEAD:
        raise newer(found)
    raise BackupRefused(
        "This data is of an older Atelier", "Start this one once, which brings it up to date, then ask again."
    )
