"""Which of several models people picked. See `Comparisons` in `conversation/ports/comparisons.py`.

Beside the decisions themselves, which can be changed, stands a sum for each person and model.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select, update

from conversation.ports.comparisons import Comparisons, ModelStanding
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import comparisons, standings

_MINE = (standings.c.owner == bindparam("of_owner"), standings.c.model == bindparam("of_model"))
_COUNT = (
    update(standings)
    .where(*_MINE)
    .values(won=standings.c.won + bindparam("more_won"), compared=standings.c.compared + bindparam("more"))
)


@repeats
class SqlComparisons(Comparisons):
    """Decisions and their sums, in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def decide(self, owner: str, comparison: str, models: Sequence[str], winner: str) -> None:
        """See `Comparisons`."""
        this = comparisons.c.owner == owner, comparisons.c.id == comparison
        with self._database.write(owner) as connection:
            before = connection.execute(select(comparisons.c.models, comparisons.c.winner).where(*this)).first()
            if before is not None:
                _count(connection, owner, before.models, before.winner, -1)
                connection.execute(delete(comparisons).where(*this))
            if winner:
                _count(connection, owner, models, winner, 1)
                values = {"owner": owner, "id": comparison, "models": list(models), "winner": winner}
                connection.execute(comparisons.insert(), values)

    def standings(self, owner: str) -> Sequence[ModelStanding]:
        """See `Comparisons`."""
        wanted = (
            select(standings.c.model, standings.c.won, standings.c.compared)
            .where(standings.c.owner == owner, standings.c.compared > 0)
            .order_by(standings.c.won.desc(), standings.c.compared, standings.c.model)
        )
        with self._database.read() as connection:
            return [ModelStanding(*row) for row in connection.execute(wanted)]


def _count(connection: Connection, owner: str, models: Sequence[str], winner: str, by: int) -> None:
    for model in dict.fromkeys(models):
        values = {"of_owner": owner, "of_model": model, "more": by, "more_won": by if model == winner else 0}
        if not connection.execute(_COUNT, values).rowcount:
            row = {"owner": owner, "model": model, "won": values["more_won"], "compared": by}
            connection.execute(standings.insert(), row)
