"""What was spent and is reserved, in micro-dollars. See `Usage` in `conversation/ports/usage.py`.

A reservation is the row of a call that is not over: it has no cost yet, and counts as what it may come to.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, func, or_, select, update

from conversation.ports.usage import (
    CallRecord,
    DailyUse,
    KeptUsage,
    LimitReached,
    PendingCall,
    PlannedCall,
    SpendingLimits,
    Spent,
)
from storage.queries.spending import RESERVE, STANDING, values_of
from storage.rules.limits_reached import SpentSoFar, moment, reached
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import messages, usage

_CONVERSATION = select(messages.c.conversation).where(messages.c.id == bindparam("of_turn")).scalar_subquery()
_RECORD = usage.insert().values(turn=bindparam("of_turn"), conversation=_CONVERSATION)
_DAY = func.substr(usage.c.created, 1, 10)

GUESTS = "guests"
"""What all of them spend together is added up by one at a time."""


@repeats
class SqlUsage(KeptUsage):
    """Usage in the database. Rows outlive the turns and conversations they are about."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reserve(self, call: PlannedCall, limits: SpendingLimits) -> str | LimitReached:
        """See `Usage`."""
        identity, now = str(uuid4()), moment(self._database.now())
        values = values_of(call, limits, identity, now)
        with self._database.write(call.owner, *((GUESTS,) if call.shared else ())) as connection:
            if connection.execute(RESERVE, values).rowcount:
                return identity
            spent = SpentSoFar(*(int(number) for number in connection.execute(STANDING, values).one()))
        found = reached(call, limits, spent, now)
        assert found is not None, "one statement reserves or refuses by what the next one reads"
        return found

    def record(self, call: CallRecord) -> None:
        """See `Usage`. A turn that is not known is recorded as well: money is never lost."""
        known = {"cost": call.cost, "basis": call.basis, "tokens_in": call.tokens_in, "tokens_out": call.tokens_out}
        known |= {"receipt": call.receipt or None, "pictures": call.pictures, "until": None}
        with self._database.write(call.owner) as connection:
            settled = update(usage).where(usage.c.id == call.reservation).values(known)
            if call.reservation and connection.execute(settled).rowcount:
                return
            values = {**known, "id": call.reservation or None, "owner": call.owner, "of_turn": call.turn or None}
            about = {"model": call.model, "purpose": call.purpose, "created": self._database.now()}
            connection.execute(_RECORD, {**values, **about})

    def note(self, reservation: str, receipt: str) -> None:
        """See `Usage`."""
        with self._database.write(reservation) as connection:
            mine = update(usage).where(usage.c.id == reservation)
            connection.execute(mine.values(receipt=receipt, basis="pending"))

    def release(self, reservation: str) -> None:
        """See `Usage`."""
        with self._database.write(reservation, freeing=True) as connection:
            connection.execute(delete(usage).where(usage.c.id == reservation))

    def of_turn(self, turn: str) -> Spent:
        """See `Usage`."""
        return self._sum(usage.c.turn == turn)

    def of_conversation(self, conversation: str, but: Collection[str] = ()) -> Spent:
        """See `KeptUsage`."""
        counted = or_(usage.c.turn.is_(None), usage.c.turn.not_in(but))
        return self._sum(and_(usage.c.conversation == conversation, counted))

    def of_user(self, owner: str) -> Spent:
        """What a person has spent so far."""
        return self._sum(usage.c.owner == owner)

    def of_month(self, owner: str, month: str) -> Spent:
        """See `Usage`."""
        return self._sum(_in(owner, month))

    def of_guests(self, month: str) -> Spent:
        """See `Usage`."""
        return self._sum(and_(usage.c.shared, usage.c.created.between(month, f"{month}-99")))

    def calls(self, turn: str) -> Sequence[CallRecord]:
        """See `Usage`."""
        of = usage.c
        wanted = select(of.owner, of.turn, of.model, of.purpose, of.cost, of.basis, of.tokens_in, of.tokens_out)
        with self._database.read() as connection:
            return [CallRecord(*row) for row in connection.execute(wanted.where(of.turn == turn).order_by(of.seq))]

    def daily(self, owner: str, month: str) -> Sequence[DailyUse]:
        """See `Usage`."""
        wanted = (
            select(
                _DAY,
                usage.c.model,
                usage.c.purpose,
                func.count(),
                func.coalesce(func.sum(usage.c.cost), 0),
                func.count(case((usage.c.basis == "computed", 1))),
                func.count() - func.count(usage.c.cost),
                func.count(case((usage.c.basis == "pending", 1))),
                func.sum(usage.c.tokens_in),
                func.sum(usage.c.tokens_out),
                func.sum(usage.c.pictures),
            )
            .where(_in(owner, month))
            .group_by(_DAY, usage.c.model, usage.c.purpose)
            .order_by(_DAY, usage.c.model, usage.c.purpose)
        )
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        return [DailyUse(*row[:3], *(int(number) for number in row[3:])) for row in rows]

    def pending(self, since: str) -> Sequence[PendingCall]:
        """See `Usage`."""
        over = or_(usage.c.until.is_(None), usage.c.until <= self._database.now())
        wanted = select(usage.c.id, usage.c.owner, usage.c.model, usage.c.receipt, usage.c.created).where(
            usage.c.basis == "pending", usage.c.created >= since, over
        )
        with self._database.read() as connection:
            return [PendingCall(*row) for row in connection.execute(wanted.order_by(usage.c.created))]

    def learn(self, call: str, cost: int | None, tokens_in: int, tokens_out: int) -> None:
        """See `Usage`."""
        known = {"cost": cost, "basis": "unknown" if cost is None else "provider", "until": None}
        with self._database.write(call) as connection:
            mine = update(usage).where(usage.c.id == call, usage.c.basis == "pending")
            connection.execute(mine.values(tokens_in=tokens_in, tokens_out=tokens_out, **known))

    def _sum(self, where: ColumnElement[bool]) -> Spent:
        held = and_(usage.c.cost.is_(None), or_(usage.c.until.is_(None), usage.c.until > self._database.now()))
        wanted = select(
            func.coalesce(func.sum(usage.c.cost), 0),
            func.count() - func.count(usage.c.cost),
            func.count(),
            func.coalesce(func.sum(usage.c.tokens_in), 0),
            func.coalesce(func.sum(usage.c.tokens_out), 0),
            func.coalesce(func.sum(case((held, usage.c.reserved))), 0),
        ).where(where)
        with self._database.read() as connection:
            return Spent(*(int(number) for number in connection.execute(wanted).one()))


def _in(owner: str, month: str) -> ColumnElement[bool]:
    return (usage.c.owner == owner) & usage.c.created.between(month, f"{month}-99")
