"""One server for one PostgreSQL, or several that know of each other: what `disk/claim.py` is for a data folder.

The claim is a lock of a session of its own, and ends with it. One that ended because PostgreSQL was started anew is not
taken again: it keeps a second studio from starting by mistake, and nothing that is kept depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from conversation.errors import Told
from conversation.sentences import say
from storage.sql.database import database_told
from storage.sql.postgres import postgres_engine

CLAIM = 0x41746C72
"""The number of the lock, which no other has but by an accident in 2^64."""


@contextmanager
def database_claimed(url: str, *, alone: bool) -> Iterator[None]:
    """Holds the database for the length of the block, `alone` or with other processes of the same studio. Raises `Told`
    when somebody else does, and for one that cannot be reached."""
    engine = postgres_engine(url)
    take = text(f"SELECT pg_try_advisory_lock{'' if alone else '_shared'}({CLAIM})")
    try:
        with database_told():
            connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        with connection:
            with database_told():
                if not connection.execute(take).scalar():
                    raise _taken()
            yield
            connection.invalidate()  # its end is the end of the lock, also where PostgreSQL is not there any more
    finally:
        engine.dispose()


def _taken() -> Told:
    text = "Stop that one first, or give this one a database of its own. Several share one where ATELIER_BROKER is set."
    title = say("data_in_use", "Another Atelier is using {parent}", parent="DATABASE_URL")
    return Told(title, text, code="data_in_use", status=503)
