"""PostgreSQL as the database: how it is connected to, whose turn it is to write there, and what its refusals mean.

Much is read before it is written: the head of a conversation, what may still be spent, whether a message came before.
On SQLite that is safe because one writes at a time. Here writes that name whose they are, a person's or a
conversation's, come one after the other only among those of the same; a write that names nobody comes when no other
goes on, as on SQLite. The locks are PostgreSQL's own (advisory, of the transaction): they end with it, however it ends.
"""

from __future__ import annotations

import json
from functools import partial
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Engine, Text, create_engine, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, TimeoutError
from sqlalchemy.ext.compiler import compiles

from conversation.errors import Told
from storage.disk.errors import disk_full, disk_read_only
from storage.sql.refusals import crowded, undone, unreachable

KEPT, MOST = 5, 20
"""Connections of one process that stay open, and all it may have: a transaction takes milliseconds."""
WAITS_S = 10
"""For a connection, and for a lock."""
PARAMETERS = {
    "connect_timeout": 5,
    "application_name": "atelier",
    # a machine that went away without a word is noticed within a minute, not after two hours
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
LIMITS = {
    "lock_timeout": f"{WAITS_S}s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
}
STUDIO = 0
"""The lock that a write shares with all others, or has alone."""
SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
LATEST = {"isolation_level": "READ COMMITTED"}
"""Of a transaction that waits for its turn: what it reads then was written before."""


def postgres_engine(url: str) -> Engine:
    """`url`: `postgresql+psycopg://…`, parameters of libpq among its query."""
    limits = " ".join(f"-c {name}={value}" for name, value in LIMITS.items())
    return create_engine(
        url,
        json_serializer=partial(json.dumps, separators=(",", ":")),
        pool_size=KEPT,
        max_overflow=MOST - KEPT,
        pool_timeout=WAITS_S,
        pool_pre_ping=True,
        connect_args={**PARAMETERS, "options": limits},
    )


def take_turn(connection: Connection, of: tuple[str, ...]) -> None:
    """Waits until nobody else writes what is of these; of nobody, until nobody writes at all."""
    if not of:
        connection.execute(_ALONE)
        return
    keys = sorted({_key(each) for each in of})  # everybody in one order, so that no two wait for each other
    locks = ", ".join(["pg_advisory_xact_lock(%s)"] * len(keys))
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock_shared({STUDIO}), {locks}", tuple(keys))


_ALONE = text(f"SELECT pg_advisory_xact_lock({STUDIO})")


def _key(of: str) -> int:
    """A number of 64 bits. Two of the same only wait for each other without need."""
    return int.from_bytes(blake2b(of.encode(), digest_size=8).digest(), signed=True) or 1


def without_limits(connection: Connection) -> None:
    """For a transaction that may take long: tables that are changed."""
    for name in ("lock_timeout", "statement_timeout"):
        connection.execute(text(f"SET LOCAL {name} = 0"))


def is_lost(error: BaseException) -> bool:
    """Whether nobody answers, or the connection broke."""
    if not isinstance(error, OperationalError | InterfaceError):
        return isinstance(error, DBAPIError) and error.connection_invalidated
    if not hasattr(error.orig, "sqlstate"):  # SQLite's
        return False
    state: str | None = getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or state is None or state.startswith("08") or state in _GOING


def of_postgres(error: BaseException) -> Told | None:
    """What PostgreSQL refused, as a sentence; None for any other error."""
    if isinstance(error, TimeoutError):
        return crowded()
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    if state in _UNDONE:
        return undone()
    if state in _CROWDED:
        return crowded()
    if state == _FULL:
        return disk_full()
    if state == _READ_ONLY:
        return disk_read_only()
    return unreachable(str(error.orig)) if isinstance(error, DBAPIError) and is_lost(error) else None


_GOING = {"57P01", "57P02", "57P03", "25P03", "57P05"}
"""It is ended, starts, or ended a connection that was silent for too long."""
_UNDONE = {"40001", "40P01"}
"""Two got in each other's way, and this one gave in."""
_CROWDED = {"55P03", "57014", "53300", "53200"}
"""A lock or a statement took too long; no more connections; no memory."""
_FULL, _READ_ONLY = "53100", "25006"


@compiles(Text, "postgresql")
def _by_bytes(_type: Text, _compiler: Any, **_more: Any) -> str:
    """Columns of text are compared by their bytes, as SQLite does, whatever the language of the database."""
    return 'TEXT COLLATE "C"'
