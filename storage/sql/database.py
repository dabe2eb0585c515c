"""The database: one writer at a time, readers beside it. The tables are in `tables.py`, their history in `migrations/`.

SQLite's calls do not yield to other greenlets, so a transaction holds only statements: no files, no waiting, no models.
Use it from the greenlets of one thread, or from threads; never from both at once: gevent's locks lose wake-ups between
threads, here and in SQLAlchemy's pool.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from storage.disk.errors import disk_told, of_sqlite
from storage.disk.reserve import Reserve
from storage.rules.moments import iso
from storage.sql.write_turns import WriteTurns

BUSY_TIMEOUT_MS = 5000
RETRY_S = 0.01
LONGEST_LOG = 16_384
"""Pages (64 MB) that SQLite's log may have when nobody calls `checkpoint`: a commit then waits for the disk itself."""


@contextmanager
def database_told() -> Iterator[None]:
    """As `disk_told`, also for what SQLite refuses behind SQLAlchemy."""
    try:
        with disk_told():
            yield
    except DatabaseError as error:
        told = of_sqlite(error.orig)
        if told is None:
            raise
        raise told from error


class Database:
    """Where transactions come from."""

    def __init__(self, url: str, clock: Callable[[], float], reserve: Reserve | None = None) -> None:
        self._engine = _engine(url)
        self._one_writer = threading.Lock()
        self._turns = WriteTurns(_file_of(self._engine), BUSY_TIMEOUT_MS / 1000)
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
            yield connection

    @contextmanager
    def write(self, *, freeing: bool = False) -> Iterator[Connection]:
        """A transaction that ends with the block, or never was when the block raises. Never nested. Raises `Told` for a
        disk that is full or read-only. `freeing`: it takes something away, and works on a full disk too."""
        with self._one_writer, database_told(), self._turns.mine():
            if freeing and self._reserve is not None:
                self._reserve.give_up()
            with self._engine.connect() as connection:
                connection.execution_options(writes=True)
                with connection.begin():
                    yield connection
                self._written = True

    def checkpoint(self) -> None:
        """Moves what was written from SQLite's log into its file, which waits for the disk: 60 ms and more; and takes
        space in reserve where there is plenty.

        A server calls it every few seconds in a thread of its own, so that no commit has to do it while the loop waits.
        It uses nothing of the engine, whose locks belong to the loop. Raises sqlite3.Error.
        """
        if self._reserve is not None:
            self._reserve.take()
        file = self._engine.url.database
        if not self._written or self._engine.dialect.name != "sqlite" or file is None:
            return
        self._written = False
        with closing(sqlite3.connect(file, timeout=BUSY_TIMEOUT_MS / 1000)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()
        self._turns.close()


def _file_of(engine: Engine) -> str | None:
    """Of a database that other processes can open; None where the database itself says whose turn it is."""
    file = engine.url.database
    return None if engine.dialect.name != "sqlite" or file in (None, "", ":memory:") else file


def _engine(url: str) -> Engine:
    engine = create_engine(
        url,
        json_serializer=partial(json.dumps, separators=(",", ":")),
        max_overflow=64,
        connect_args={"check_same_thread": False} if url.startswith("sqlite") else {},
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver would begin too late for a true snapshot
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}").close()
    _log_ahead(connection)
    for pragma in (
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        f"wal_autocheckpoint = {LONGEST_LOG}",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _log_ahead(connection: Any) -> None:
    """Turns the write-ahead log on.

    Whoever finds another process at the same step is refused at once, whatever the busy timeout: SQLite does not wait
    where waiting could be a deadlock.
    """
    until = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
            return
        except sqlite3.OperationalError as refused:
            if refused.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(RETRY_S)


def _begin(connection: Connection) -> None:
    # a writer that began as a reader could not be upgraded while another process writes
    writes = connection.get_execution_options().get("writes")
    # said to the driver itself: as a statement of the engine it takes 12 µs more, for each of a turn's transactions
    connection.connection.cursor().execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()
