"""What was refused before it was sent. See `RefusedCalls` in `conversation/ports/moderation/refusals.py`."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from conversation.ports.moderation.refusals import RefusedCall, RefusedCalls
from storage.sql.administration_tables import refusals
from storage.sql.database import Database
from storage.sql.repeating import repeats


@repeats
class SqlRefusals(RefusedCalls):
    """In the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, refusal: RefusedCall) -> None:
        """See `RefusedCalls`."""
        try:
            with self._database.write(refusal.owner) as connection:
                connection.execute(delete(refusals).where(refusals.c.id == refusal.id))
                connection.execute(refusals.insert().values(asdict(refusal)))
        except IntegrityError:
            pass  # who leaves meanwhile takes it along

    def newest(self, most: int) -> tuple[RefusedCall, ...]:
        """See `RefusedCalls`."""
        wanted = select(refusals).order_by(refusals.c.created.desc(), refusals.c.id).limit(most)
        with self._database.read() as connection:
            return tuple(RefusedCall(**row) for row in connection.execute(wanted).mappings())

    def forget(self, before: str) -> int:
        """See `RefusedCalls`."""
        with self._database.write(freeing=True) as connection:
            return connection.execute(delete(refusals).where(refusals.c.created < before)).rowcount
