"""Brings the database to the tables that this version knows, at start. The changes themselves are in `migrations/`."""

from __future__ import annotations

from importlib import import_module

from sqlalchemy import Connection, inspect, text

from conversation.errors import Told
from conversation.sentences import say
from storage.sql.database import Database
from storage.sql.postgres import without_limits

HEAD = "0043"
"""The newest revision. A test compares it with the folder."""


def migrate(database: Database) -> bool:
    """Whether anything had to be done. Raises `Told` for a database that a newer version made."""
    with database.read() as connection:
        found = revision(connection)
    if found == HEAD:
        return False
    if found is not None and found > HEAD:
        raise newer(found)
    upgrade = import_module(
        "storage.migrations.upgrade"
    ).upgrade  # by name, so that a start up to date never pays for it
    with database.write() as connection:  # of several that start at once, the others find nothing to do then
        if not database.embedded:
            without_limits(connection)
        upgrade(connection)
    return True


def revision(connection: Connection) -> str | None:
    """Which one the tables are of; None for a database that has none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def newer(found: str) -> Told:
    """That a newer version made these tables."""
    text = (
        f"It is at revision {found}, this version knows {HEAD}. "
        "Start the newer version again, or choose another folder with ATELIER_DATA."
    )
    return Told(say("data_too_new", "This data was written by a newer Atelier"), text, code="data_too_new", status=500)
