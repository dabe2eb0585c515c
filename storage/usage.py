"""What was spent, in micro-dollars. See `Usage` in `conversation/ports/usage.py`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, func, select

from conversation.ports.usage import Usage
from storage.sql.database import Database
from storage.sql.tables import conversations, messages, usage

_CONVERSATION = select(messages.c.conversation).where(messages.c.id == bindparam("of_turn")).scalar_subquery()
_OWNER = select(conversations.c.owner).where(conversations.c.id == _CONVERSATION).scalar_subquery()
_OF_A_TURN = usage.insert().values(turn=bindparam("of_turn"), conversation=_CONVERSATION, owner=_OWNER)


@dataclass(frozen=True)
class Spent:
    """A sum."""

    cost: int
    """Micro-dollars of the calls whose cost is known."""
    unknown: int
    """How many calls nobody knows the cost of."""
    calls: int
    tokens_in: int
    tokens_out: int


class SqlUsage(Usage):
    """Usage in the database. Rows outlive the turns and conversations they are about."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, turn: str, model: str, purpose: str, cost: int | None, tokens_in: int, tokens_out: int) -> None:
        """See `Usage`. A turn that is not known is recorded as well: money is never lost."""
        values = {"of_turn": turn, "model": model, "purpose": purpose, "cost": cost, "created": self._database.now()}
        with self._database.write() as connection:
            connection.execute(_OF_A_TURN, {"tokens_in": tokens_in, "tokens_out": tokens_out, **values})

    def record_alone(
        self, owner: str, model: str, purpose: str, cost: int | None, tokens_in: int, tokens_out: int
    ) -> None:
        """A call outside any turn, such as the image form's."""
        values = {"owner": owner, "model": model, "purpose": purpose, "cost": cost, "created": self._database.now()}
        with self._database.write() as connection:
            connection.execute(usage.insert().values(tokens_in=tokens_in, tokens_out=tokens_out, **values))

    def of_turn(self, turn: str) -> Spent:
        """What one turn has cost so far."""
        return self._sum(usage.c.turn == turn)

    def of_conversation(self, conversation: str) -> Spent:
        """What a conversation has cost so far."""
        return self._sum(usage.c.conversation == conversation)

    def of_user(self, owner: str) -> Spent:
        """What a person has spent so far."""
        return self._sum(usage.c.owner == owner)

    def of_month(self, owner: str, month: str) -> Spent:
        """What a person spent in a month, `2026-11`, in UTC."""
        return self._sum((usage.c.owner == owner) & usage.c.created.between(month, f"{month}-99"))

    def _sum(self, where: ColumnElement[bool]) -> Spent:
        wanted = select(
            func.coalesce(func.sum(usage.c.cost), 0),
            func.count() - func.count(usage.c.cost),
            func.count(),
            func.coalesce(func.sum(usage.c.tokens_in), 0),
            func.coalesce(func.sum(usage.c.tokens_out), 0),
        ).where(where)
        with self._database.read() as connection:
            return Spent(*(int(number) for number in connection.execute(wanted).one()))
