"""The processes of a studio of several, in the database. See `Runners` in `conversation/ports/runners.py`."""

from __future__ import annotations

from sqlalchemy import delete, insert, update

from conversation.ports.runners import Runners
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import runners

RUNNERS = "runners"
"""Who was silent for too long is looked for by one at a time."""


@repeats
class SqlRunners(Runners):
    """In the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enrol(self, runner: str) -> None:
        """See `Runners`."""
        with self._database.write(runner) as connection:
            connection.execute(insert(runners).values(id=runner, heard=self._database.now()))

    def beat(self, runner: str) -> bool:
        """See `Runners`."""
        with self._database.write(runner) as connection:
            lives = update(runners).where(runners.c.id == runner).values(heard=self._database.now())
            return connection.execute(lives).rowcount > 0

    def leave(self, runner: str) -> None:
        """See `Runners`."""
        with self._database.write(runner) as connection:
            connection.execute(delete(runners).where(runners.c.id == runner))

    def forget(self, seconds: float) -> int:
        """See `Runners`."""
        with self._database.write(RUNNERS) as connection:
            silent = delete(runners).where(runners.c.heard < self._database.now(-seconds))
            return connection.execute(silent).rowcount
