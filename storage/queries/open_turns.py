"""Which turns wait and which run, and what belongs to processes that are not there any more."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, or_, select, text, update

from conversation.ports.jobs import TURN, OpenTurn, TurnLine
from storage.rules.kept_values import RUNNING
from storage.sql.tables import doors, jobs, runners

LOST = and_(
    text("jobs.state IN ('queued', 'running')"),
    or_(
        and_(jobs.c.runner.is_(None), jobs.c.state == RUNNING),
        and_(jobs.c.runner.is_not(None), jobs.c.runner.not_in(select(runners.c.id))),
    ),
)
"""Of a job. What runs without a process was left by a studio of one; a turn that waits is nobody's."""
_PASS = update(doors).where(doors.c.name == "turns").values(passed=doors.c.passed + 1)


def pass_door(connection: Connection) -> None:
    """Waits for whoever is inside; nobody else comes in before this transaction ends."""
    connection.execute(_PASS)


def turn_line(connection: Connection) -> TurnLine:
    """See `Jobs.line`."""
    waiting: list[tuple[str, OpenTurn]] = []
    running: list[tuple[str, OpenTurn]] = []
    for row in connection.execute(_IN_ORDER):
        turn = _turn(row)
        (waiting if turn.waits else running).append((row.started or "", turn))
    owners = {turn.owner for _, turn in waiting}
    served = connection.execute(_served(owners)).scalars().all() if owners else []
    order = sorted(running, key=lambda each: each[0])
    return TurnLine(tuple(turn for _, turn in waiting), tuple(turn for _, turn in order), tuple(served))


def open_turn(connection: Connection, job: str) -> OpenTurn | None:
    """See `Jobs.open_turn`."""
    row = connection.execute(_ONE, {"of_job": job}).first()
    return None if row is None else _turn(row)


def _turn(row: Row[Any, Any, Any, Any, Any, Any]) -> OpenTurn:
    return OpenTurn(row.id, row.owner, row.conversation, row.state != RUNNING, row.runner or "")


_OPEN_TURNS = select(jobs.c.id, jobs.c.owner, jobs.c.conversation, jobs.c.state, jobs.c.started, jobs.c.runner).where(
    text("jobs.state IN ('queued', 'running')"), jobs.c.kind == TURN
)
_IN_ORDER = _OPEN_TURNS.order_by(jobs.c.seq)
_ONE = _OPEN_TURNS.where(jobs.c.id == bindparam("of_job"))


def _served(owners: set[str]) -> Select[str]:
    last = func.max(jobs.c.started)
    theirs = select(jobs.c.owner).where(jobs.c.owner.in_(owners), jobs.c.kind == TURN, jobs.c.started.is_not(None))
    return theirs.group_by(jobs.c.owner).order_by(last)
