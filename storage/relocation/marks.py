"""What a database is to whoever wants to put a studio into it: empty, a copy that was begun before, or a studio."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, func, select

from storage.cleanup.upkeep import Upkeep
from storage.relocation.refused import RelocationRefused
from storage.sql.database import Database
from storage.sql.tables import conversations, runners, upkeep, users

COPY_OF = "copy of "
"""How a row of `upkeep` begins that says that here is a copy which nobody has used yet; then of what."""
ALIVE_S = 120
"""Seconds within which a process that is at work is heard of."""


def must_be_ours(target: Database, source: str) -> None:
    """Raises `RelocationRefused` for a database that holds anything but a copy of that source which nobody used yet."""
    with target.read() as connection:
        held = _count(connection, users) + _count(connection, conversations)
        marks = [name for name in connection.execute(select(upkeep.c.name)).scalars() if name.startswith(COPY_OF)]
    if marks == [COPY_OF + source] or (not held and not marks):
        return
    if marks:
        raise RelocationRefused(
            "The database holds a copy of another studio",
            f"It is a {marks[0]}. Nothing was changed there. Choose an empty database.",
        )
    raise RelocationRefused(
        "The database holds a studio already",
        "Nothing was changed there. Choose an empty one. A copy that was started once is a studio of its own.",
    )


def mark(target: Database, source: str) -> None:
    """Says in the target that it is a copy of that source."""
    Upkeep(target).note(COPY_OF + source)


def put_into_use(database: Database) -> None:
    """From now on it is no copy any more, which could be brought up to date."""
    with database.read() as connection:
        marks = connection.execute(select(upkeep.c.name).where(upkeep.c.name.startswith(COPY_OF))).all()
    if marks:
        with database.write() as connection:
            connection.execute(delete(upkeep).where(upkeep.c.name.startswith(COPY_OF)))


def must_rest(database: Database, which: str) -> None:
    """Raises `RelocationRefused` where a process of a studio was heard of just now."""
    with database.read() as connection:
        alive = select(func.count()).select_from(runners).where(runners.c.heard > database.now(-ALIVE_S))
        if connection.execute(alive).scalar_one():
            raise RelocationRefused(
                f"The {which} studio runs",
                "Stop all its processes, wait two minutes, then ask again. Nothing was changed.",
            )


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
