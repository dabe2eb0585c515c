"""Long work in the database. See `Jobs` in `conversation/ports/jobs.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    TextClause,
    and_,
    bindparam,
    case,
    exists,
    func,
    null,
    or_,
    select,
    text,
    true,
)
from sqlalchemy import update as changing

from conversation.errors import NotFound
from conversation.ports.jobs import (
    ATTEMPTS,
    OPEN,
    TURN,
    Job,
    JobCost,
    JobOrder,
    JobPage,
    Jobs,
    JobState,
    OpenTurn,
    TurnLine,
)
from conversation.reply import Reply
from storage.queries.open_turns import LOST, open_turn, pass_door, turn_line
from storage.queries.rows import reply_values
from storage.queries.webhook_queue import queue_deliveries
from storage.rules.jobs import LEAP, TITLE, ended_values
from storage.rules.kept_values import RUNNING
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, jobs, messages, runners, showings, usage

QUEUED = "queued"
LINE = "line"
"""Whose turn it is is decided by one at a time."""


@repeats
class SqlJobs(Jobs):
    """Jobs in the database."""

    def __init__(self, database: Database, runner: str | None = None) -> None:
        """`runner`: the process, where there are several."""
        self._database = database
        self._runner = runner

    def add(self, order: JobOrder, *, running: bool = False) -> Job:
        """See `Jobs`."""
        with self._database.write(order.id) as connection:
            there = connection.execute(select(jobs.c.owner).where(jobs.c.id == order.id)).scalar()
            if there is None:
                insert_job(connection, order, self._database.now(), running=running, runner=self._runner)
            elif there != order.owner:
                raise NotFound("The job")
            return self._get(connection, order.owner, order.id)

    def begin(self, job: str) -> str | None:
        """See `Jobs`."""
        with self._database.write(job) as connection:
            return self._begin(connection, job)

    def take(self, choose: Callable[[TurnLine], str | None]) -> Job | None:
        """See `Jobs`."""
        with self._database.write(LINE) as connection:
            pass_door(connection)
            if not self._lives(connection):
                return None  # whatever it began would be somebody else's at once
            chosen = choose(turn_line(connection))
            owner = None if chosen is None else self._begin(connection, chosen)
            return None if owner is None or chosen is None else self._get(connection, owner, chosen)

    def _lives(self, connection: Connection) -> bool:
        mine = select(runners.c.id).where(runners.c.id == self._runner)
        return self._runner is None or connection.execute(mine).first() is not None

    def line(self) -> TurnLine:
        """See `Jobs`."""
        with self._database.read() as connection:
            return turn_line(connection)

    def open_turn(self, job: str) -> OpenTurn | None:
        """See `Jobs`."""
        with self._database.read() as connection:
            return open_turn(connection, job)

    def _begin(self, connection: Connection, job: str) -> str | None:
        values = {"state": RUNNING, "started": self._database.now(), "attempts": jobs.c.attempts + 1, "progress": None}
        waits = changing(jobs).where(jobs.c.id == job, jobs.c.state == QUEUED)
        begun = waits.values(**values, runner=self._runner).returning(jobs.c.owner)
        owner: str | None = connection.execute(begun).scalar()
        return owner

    def note(self, job: str, progress: float) -> None:
        """See `Jobs`."""
        with self._database.write(job) as connection:
            running = changing(jobs).where(jobs.c.id == job, jobs.c.state == RUNNING)
            connection.execute(running.values(progress=progress))

    def end(
        self,
        job: str,
        state: JobState,
        *,
        result: Mapping[str, Any] | None = None,
        error: Mapping[str, Any] | None = None,
    ) -> None:
        """See `Jobs`."""
        now = self._database.now()
        with self._database.write(job, freeing=True) as connection:
            if connection.execute(END_JOB, ended_values(job, state, now, result, error)).rowcount:
                queue_deliveries(connection, (job,), state, now)

    def get(self, owner: str, job: str) -> Job:
        """See `Jobs`."""
        with self._database.read() as connection:
            return self._get(connection, owner, job)

    def whose(self, job: str) -> str | None:
        """See `Jobs`."""
        with self._database.read() as connection:
            owner: str | None = connection.execute(select(jobs.c.owner).where(jobs.c.id == job)).scalar()
        return owner

    def page(self, owner: str, states: Sequence[JobState] = (), before: str = "", limit: int = 50) -> JobPage:
        """See `Jobs`."""
        wanted = self._wanted().where(jobs.c.owner == owner, conversations.c.deleted.is_(None))
        if states:
            wanted = wanted.where(jobs.c.state.in_(states))
        if before.isdecimal():
            wanted = wanted.where(jobs.c.seq < int(before))
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(jobs.c.seq.desc()).limit(limit + 1)).mappings().all()
        more = len(rows) > limit
        return JobPage(tuple(map(_job, rows[:limit])), str(rows[limit - 1]["seq"]) if more else None)

    def recover(self, repeatable: Sequence[str], heir: str | None = None, *, turns_only: bool = False) -> int:
        """See `Jobs`."""
        left = and_(true() if heir is None else LOST, jobs.c.kind == TURN if turns_only else true())
        if heir is not None and not self._is_any(left):
            return 0  # asked again and again, and every other write would wait for this one
        with self._database.write() as connection:
            again = connection.execute(select(jobs.c.id, jobs.c.kind).where(left, *_unsent(repeatable))).all()
            connection.execute(changing(jobs).where(_OPEN, left).values(state=RUNNING))
            for row in again:
                _put_back(connection, row.id, row.kind, heir)
            cut = select(jobs.c.id).where(_OPEN, left, jobs.c.state == RUNNING)
            charged = changing(usage).where(usage.c.turn.in_(cut), usage.c.until.is_not(None))
            connection.execute(charged.values(until=None))
            others = changing(jobs).where(_OPEN, left, jobs.c.state == RUNNING, jobs.c.kind != TURN)
            now = self._database.now()
            ended = others.values(state="interrupted", ended=now, progress=None).returning(jobs.c.id)
            queue_deliveries(connection, connection.execute(ended).scalars().all(), "interrupted", now)
        return len(again)

    def _is_any(self, which: ColumnElement[bool]) -> bool:
        with self._database.read() as connection:
            return connection.execute(select(jobs.c.id).where(_OPEN, which).limit(1)).first() is not None

    def put_back(self, job: str, repeatable: Sequence[str]) -> bool:
        """See `Jobs`."""
        with self._database.write(job) as connection:
            this = jobs.c.id == job, jobs.c.state == RUNNING
            row = connection.execute(select(jobs.c.kind).where(*this, *_unsent(repeatable))).first()
            if row is not None:
                _put_back(connection, job, row.kind, self._runner)
                uncounted = changing(jobs).where(jobs.c.id == job)
                connection.execute(uncounted.values(attempts=jobs.c.attempts - 1))
        return row is not None

    def waiting(self) -> Sequence[Job]:
        """See `Jobs`."""
        with self._database.read() as connection:
            ours = or_(jobs.c.runner.is_(None), jobs.c.runner == self._runner)
            wanted = self._wanted().where(_OPEN, jobs.c.state == QUEUED, ours).order_by(jobs.c.seq)
            return [_job(row) for row in connection.execute(wanted).mappings()]

    def _get(self, connection: Connection, owner: str, job: str) -> Job:
        wanted = self._wanted().where(jobs.c.id == job, jobs.c.owner == owner, conversations.c.deleted.is_(None))
        row = connection.execute(wanted).mappings().first()
        if row is None:
            raise NotFound("The job")
        return _job(row)

    def _wanted(self) -> Select[Any]:
        spent, held, unknown = _costs(self._database.now())
        columns = (
            jobs,
            _TITLE.label("title"),
            _ASKED.label("asked"),
            spent.label("spent"),
            held.label("held"),
            unknown.label("unknown"),
        )
        return select(*columns).outerjoin(conversations, conversations.c.id == jobs.c.conversation)


_OPEN = text("jobs.state IN ('queued', 'running')")
"""As the index says it: a database cannot tell that values handed in are these."""
_reply, _asked = messages.alias("reply_of_job"), messages.alias("asked_for")
_TITLE = (
    select(func.substr(_asked.c.text, 1, TITLE))
    .where(_reply.c.id == jobs.c.id, _asked.c.id == _reply.c.parent)
    .scalar_subquery()
)
_ASKED = select(_reply.c.parent).where(_reply.c.id == jobs.c.id).scalar_subquery()
END_JOB = (
    changing(jobs)
    .where(jobs.c.id == bindparam("of_job"), jobs.c.state.in_(OPEN))
    .values(
        state=bindparam("as_state"),
        ended=bindparam("at"),
        result=bindparam("with_result", type_=jobs.c.result.type),
        error=bindparam("with_error", type_=jobs.c.error.type),
        progress=None,
        needs=case((bindparam("forgets", type_=Boolean), null()), else_=jobs.c.needs),
    )
)
"""Ends one that is not over; filled with `ended_values`."""
_ADD = jobs.insert()


def insert_job(connection: Connection, order: JobOrder, now: str, *, running: bool, runner: str | None = None) -> None:
    """In the caller's transaction."""
    values: dict[str, Any] = {
        "runner": runner if running or order.kind != TURN else None,
        "id": order.id,
        "owner": order.owner,
        "conversation": order.conversation,
        "kind": order.kind,
    }
    values |= {"needs": dict(order.values), "created": now}
    begun = {"state": RUNNING, "started": now, "attempts": 1} if running else {"state": QUEUED, "attempts": 0}
    connection.execute(_ADD, {**values, **begun})


def _unsent(repeatable: Sequence[str]) -> tuple[ColumnElement[bool] | TextClause, ...]:
    """Of a job that was cut off: that beginning it again does nothing twice. One that is said to wait may have begun on
    a disk that was full, so it is looked at as well."""
    paid = exists().where(usage.c.turn == jobs.c.id, usage.c.basis != "free")
    shown = exists().where(showings.c.message == jobs.c.id)
    waited = jobs.c.state == QUEUED
    harmless = or_(waited, jobs.c.kind == TURN, jobs.c.kind.in_(repeatable))
    return _OPEN, or_(waited, jobs.c.attempts < ATTEMPTS), harmless, ~and_(jobs.c.kind == TURN, shown), ~paid


def _put_back(connection: Connection, job: str, kind: str, heir: str | None) -> None:
    waits = {"state": QUEUED, "started": None, "progress": None, "runner": None if kind == TURN else heir}
    connection.execute(changing(jobs).where(jobs.c.id == job).values(waits))
    if kind == TURN:
        seen = connection.execute(select(messages.c.folded).where(messages.c.id == job)).scalar_one()
        fresh = reply_values(Reply(job, seq=seen + LEAP))
        connection.execute(changing(messages).where(messages.c.id == job).values(fresh))


def _costs(now: str) -> tuple[ColumnElement[int], ColumnElement[int], ColumnElement[int]]:
    held = and_(usage.c.cost.is_(None), or_(usage.c.until.is_(None), usage.c.until > now))
    sums = (
        func.coalesce(func.sum(usage.c.cost), 0),
        func.coalesce(func.sum(case((held, usage.c.reserved))), 0),
        func.count() - func.count(usage.c.cost),
    )
    spent, kept, unknown = (select(each).where(usage.c.turn == jobs.c.id).scalar_subquery() for each in sums)
    return spent, kept, unknown


def _job(row: RowMapping) -> Job:
    return Job(
        id=row["id"],
        owner=row["owner"],
        kind=row["kind"],
        state=row["state"],
        conversation=row["conversation"],
        created=row["created"],
        started=row["started"],
        ended=row["ended"],
        attempts=row["attempts"],
        progress=row["progress"],
        result=row["result"],
        error=row["error"],
        title=row["title"] or "",
        message=row["asked"],
        cost=JobCost(int(row["spent"]), int(row["held"]), int(row["unknown"])),
        values=row["needs"] or {},
    )
