"""The database: one writer at a time, readers beside it. The tables are in `tables.py`, their history in `migrations/`.

SQLite's calls do not yield to other greenlets, so a transaction holds only statements: no files, no waiting, no models.
Use it from the greenlets of one thread, or from threads; never from both at once: gevent's locks lose wake-ups between
threads, here and in SQLAlchemy's pool. On PostgreSQL several write at once: see `postgres.py`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, InterfaceError, SQLAlchemyError, TimeoutError

from storage.disk.errors import disk_told, of_sqlite
from storage.disk.reserve import Reserve
from storage.rules.moments import iso
from storage.sql.postgres import LATEST, SNAPSHOT, is_lost, of_postgres, postgres_engine, take_turn
from storage.sql.refusals import lost
from storage.sql.sqlite import BUSY_TIMEOUT_MS, file_of, sqlite_engine
from storage.sql.write_turns import WriteTurns


@contextmanager
def database_told() -> Iterator[None]:
    """As `disk_told`, also for what the database refuses behind SQLAlchemy."""
    try:
        with disk_told():
            yield
    except (DatabaseError, InterfaceError, TimeoutError) as error:
        told = of_sqlite(getattr(error, "orig", None)) or of_postgres(error)
        if told is None:
            raise
        raise told from error


class ReadableRows(Protocol):
    """A database that can at least be looked at."""

    def read(self) -> AbstractContextManager[Connection]:
        """A snapshot: what is read inside belongs together."""


class Database:
    """Where transactions come from."""

    def __init__(self, url: str, clock: Callable[[], float], reserve: Reserve | None = None) -> None:
        self.embedded = url.startswith("sqlite")
        self._engine = sqlite_engine(url) if self.embedded else postgres_engine(url)
        self._one_writer: AbstractContextManager[object] = threading.Lock() if self.embedded else nullcontext()
        self._turns = WriteTurns(file_of(self._engine), BUSY_TIMEOUT_MS / 1000)
        self._written = False
        self._clock = clock
        self._reserve = reserve

    @property
    def engine(self) -> Engine:
        """For migrations and tests."""
        return self._engine

    def now(self, shifted: float = 0.0) -> str:
        """The time as rows carry it, `shifted` by so many seconds."""
        return iso(self._clock() + shifted)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot: what is read inside belongs together."""
        with database_told(), self._engine.connect() as connection:
            if not self.embedded:
                connection.execution_options(**SNAPSHOT)
            yield connection

    @contextmanager
    def write(self, *of: str, freeing: bool = False) -> Iterator[Connection]:
        """A transaction that ends with the block, or never was when the block raises. Never nested.

        `of`: the ids of whom or what it is of, where nothing else is read to write it; without any, nobody writes
        meanwhile. On SQLite nobody ever does. `freeing`: it takes something away, and works on a full disk too. Raises
        `Told` for a disk that is full or read-only, and for a database that cannot be reached.
        """
        with self._one_writer, database_told(), self._turns.mine():
            if freeing and self._reserve is not None:
                self._reserve.give_up()
            with self._begun(of) as connection:
                with self._undone_when_lost():
                    yield connection
                connection.commit()
                self._written = True

    def _begun(self, of: tuple[str, ...]) -> Connection:
        """A connection whose transaction may write. A connection that turns out to be broken is replaced once."""
        try:
            return self._begin(of)
        except SQLAlchemyError as error:
            if self.embedded or not is_lost(error):
                raise
        return self._begin(of)

    def _begin(self, of: tuple[str, ...]) -> Connection:
        connection = self._engine.connect()
        try:
            connection.execution_options(**({"writes": True} if self.embedded else LATEST))
            connection.begin()
            if not self.embedded:
                take_turn(connection, of)
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def _undone_when_lost(self) -> Iterator[None]:
        """Before a transaction ends nothing of it is there: who loses it then can say so."""
        try:
            yield
        except SQLAlchemyError as error:
            if self.embedded or not is_lost(error):
                raise
            raise lost() from error

    def checkpoint(self) -> None:
        """Moves what was written from SQLite's log into its file, which waits for the disk: 60 ms and more; and takes
        space in reserve where there is plenty.

        A server calls it every few seconds in a thread of its own, so that no commit has to do it while the loop waits.
        It uses nothing of the engine, whose locks belong to the loop. Raises sqlite3.Error.
        """
        if self._reserve is not None:
            self._reserve.take()
        file = self._engine.url.database
        if not self._written or not self.embedded or file is None:
            return
        self._written = False
        with closing(sqlite3.connect(file, timeout=BUSY_TIMEOUT_MS / 1000)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()
        self._turns.close()


def open_database(data: Path, url: str, clock: Callable[[], float]) -> Database:
    """The one at `url`; the folder's own without."""
    if url:
        return Database(url, clock)
    return Database(f"sqlite:///{data / 'atelier.db'}", clock, Reserve(data / "reserve"))
