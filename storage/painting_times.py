"""How long pictures took. See `PaintingTimes` in `conversation/ports/painting_times.py`."""

from __future__ import annotations

from contextlib import suppress
from statistics import median

from sqlalchemy import bindparam, delete, select

from conversation.ports.painting_times import REMEMBERED, PaintingTimes
from storage.disk.errors import DiskRefused
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import painting_times

_OF = (painting_times.c.model == bindparam("of_model"), painting_times.c.size == bindparam("of_size"))
_LAST = select(painting_times.c.seconds).where(*_OF).order_by(painting_times.c.seq.desc()).limit(REMEMBERED)
_KEPT = select(painting_times.c.seq).where(*_OF).order_by(painting_times.c.seq.desc()).limit(REMEMBERED)
_FORGET = delete(painting_times).where(*_OF, painting_times.c.seq.not_in(_KEPT))


@repeats
class SqlPaintingTimes(PaintingTimes):
    """The last ten of each model and size, in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def usual(self, model: str, size: str) -> float | None:
        """See `PaintingTimes`."""
        with self._database.read() as connection:
            taken = connection.execute(_LAST, {"of_model": model, "of_size": size}).scalars().all()
        return median(taken) if taken else None

    def took(self, model: str, size: str, seconds: float) -> None:
        """See `PaintingTimes`."""
        with suppress(DiskRefused), self._database.write(f"{model} {size}") as connection:
            connection.execute(painting_times.insert(), {"model": model, "size": size, "seconds": seconds})
            connection.execute(_FORGET, {"of_model": model, "of_size": size})
