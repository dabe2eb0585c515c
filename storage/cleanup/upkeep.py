"""When what is done again and again was done last: it outlives the process that did it."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from storage.sql.database import Database
from storage.sql.tables import upkeep


class Upkeep:
    """One moment for each name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self, name: str) -> str | None:
        """ISO 8601, UTC; None where it never was."""
        with self._database.read() as connection:
            found: str | None = connection.execute(select(upkeep.c.done).where(upkeep.c.name == name)).scalar()
        return found

    def forget(self, name: str) -> None:
        """It is as if it never was."""
        with self._database.write(name) as connection:
            connection.execute(delete(upkeep).where(upkeep.c.name == name))

    def note(self, name: str) -> None:
        """It is done now."""
        with self._database.write(name) as connection:
            connection.execute(delete(upkeep).where(upkeep.c.name == name))
            connection.execute(insert(upkeep).values(name=name, done=self._database.now()))
