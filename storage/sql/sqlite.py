"""SQLite as the database: how a connection is prepared, how a transaction begins. Its counterpart is `postgres.py`."""

from __future__ import annotations

import json
import sqlite3
import time
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

BUSY_TIMEOUT_MS = 5000
RETRY_S = 0.01
LONGEST_LOG = 16_384
"""Pages (64 MB) that SQLite's log may have when nobody calls `checkpoint`: a commit then waits for the disk itself."""


def sqlite_engine(url: str) -> Engine:
    """`url`: `sqlite:///…`."""
    engine = create_engine(
        url,
        json_serializer=partial(json.dumps, separators=(",", ":")),
        max_overflow=64,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def file_of(engine: Engine) -> str | None:
    """Of a database that other processes can open; None where the database itself says whose turn it is."""
    file = engine.url.database
    return None if engine.dialect.name != "sqlite" or file in (None, "", ":memory:") else file


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
