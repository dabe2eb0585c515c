"""The tree of a conversation's messages: where a new one goes, the way up from a leaf, the way down to one.

What depends on a turn walks at most as far as it was asked to; `ancestry` compares branches, not messages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import CTE, Connection, RowMapping, Select, bindparam, literal, select

from conversation.message import Message
from storage.queries.rows import message_from
from storage.sql.tables import Serial, branches, messages

MOST_FORKS = 1000
"""How many forks a way to the top is followed through; what lies beyond is too old to matter."""

# built once, like everything that each turn asks: building one takes longer than running it
_TAKEN = select(messages.c.seq).where(
    messages.c.branch == bindparam("of_branch"), messages.c.depth == bindparam("at_depth")
)
_FORK = branches.insert().returning(branches.c.id)
_OF_ID = (messages.c.id == bindparam("of_id")) & (messages.c.conversation == bindparam("of_conversation"))
_LIVING = select(messages).where(_OF_ID, messages.c.deleted.is_(None))


def place(connection: Connection, conversation: str, parent: RowMapping | None) -> tuple[int, int]:
    """Branch and depth of a new message after `parent`: the parent's branch when it ends there, else a new one."""
    depth = parent["depth"] + 1 if parent is not None else 1
    if parent is not None:
        taken = connection.execute(_TAKEN, {"of_branch": parent["branch"], "at_depth": depth}).first()
        if taken is None:
            return parent["branch"], depth
    forked_from = parent["branch"] if parent is not None else None
    values = {"conversation": conversation, "parent": forked_from, "forked": depth - 1}
    return connection.execute(_FORK, values).scalar_one(), depth


def living(connection: Connection, conversation: str, message: str) -> RowMapping | None:
    """The row of a message of that conversation that is not deleted."""
    return connection.execute(_LIVING, {"of_id": message, "of_conversation": conversation}).mappings().first()


def way_up(connection: Connection, conversation: str, leaf: str, limit: int) -> Sequence[RowMapping]:
    """The last `limit` messages of the branch that ends with `leaf`, oldest first."""
    wanted = {"of_id": leaf, "of_conversation": conversation, "most": limit}
    return connection.execute(_WAY_UP, wanted).mappings().all()


def _way_up() -> Select[Any]:
    up = select(messages.c.seq, messages.c.parent, literal(1).label("step")).where(_OF_ID).cte("up", recursive=True)
    above = select(messages.c.seq, messages.c.parent, up.c.step + 1).join(up, messages.c.id == up.c.parent)
    up = up.union_all(above.where(up.c.step < bindparam("most")))
    return select(messages).select_from(up).join(messages, messages.c.seq == up.c.seq).order_by(up.c.step.desc())


_WAY_UP = _way_up()


def ancestry() -> CTE:
    """`(branch, upto)` of every stretch on the way from the message `of_id` of `of_conversation`, which are given when
    it runs, to the top: a message is on it when its branch is one of these and its depth is at most `upto`."""
    line = select(messages.c.branch, messages.c.depth.label("upto"), literal(1).label("forks")).where(_OF_ID)
    way = line.cte("way", recursive=True)
    forked = select(branches.c.parent, branches.c.forked, way.c.forks + 1).join(way, branches.c.id == way.c.branch)
    return way.union_all(forked.where(branches.c.parent.is_not(None), way.c.forks < MOST_FORKS))


def descent(branch: int, depth: int) -> CTE:
    """`(branch, start)` of every stretch that begins at a place: a message is below it, or it, when its branch is one
    of these and its depth is at least `start`."""
    line = select(literal(branch, Serial).label("branch"), literal(depth).label("start"))
    way = line.cte("below", recursive=True)
    forked = select(branches.c.id, branches.c.forked + 1)
    return way.union_all(forked.join(way, (branches.c.parent == way.c.branch) & (branches.c.forked >= way.c.start)))


def newest_leaf(connection: Connection, conversation: str, row: RowMapping | None) -> str | None:
    """Id of the newest living message at or below a row, or of the whole conversation: nothing stands below it."""
    wanted = select(messages.c.id).where(messages.c.deleted.is_(None)).order_by(messages.c.seq.desc()).limit(1)
    if row is None:
        return connection.execute(wanted.where(messages.c.conversation == conversation)).scalar()
    way = descent(row["branch"], row["depth"])
    on_it = (messages.c.branch == way.c.branch) & (messages.c.depth >= way.c.start)
    return connection.execute(wanted.select_from(way).join(messages, on_it)).scalar()


def with_siblings(connection: Connection, rows: Iterable[RowMapping]) -> tuple[Message, ...]:
    """The messages of one conversation with the ids of all that stand in the same place."""
    rows = tuple(rows)
    if not rows:
        return ()
    standing: dict[tuple[str | None, str], list[str]] = {}
    for each in _beside(connection, rows[0]["conversation"], {row["parent"] for row in rows}):
        standing.setdefault((each["parent"], each["role"]), []).append(each["id"])
    return tuple(message_from(row, tuple(standing.get((row["parent"], row["role"]), ()))) for row in rows)


def _beside(connection: Connection, conversation: str, parents: set[str | None]) -> list[RowMapping]:
    """Seq, id, parent and role of the living messages below these, oldest first."""
    # two statements sorted here: for an OR or an ORDER BY, SQLite would read the whole conversation
    found: list[RowMapping] = []
    if below := [parent for parent in parents if parent is not None]:
        wanted = {"of_conversation": conversation, "parents": below}
        found += connection.execute(_BELOW, wanted).mappings()
    if None in parents:
        found += connection.execute(_TOPMOST, {"of_conversation": conversation}).mappings()
    return sorted(found, key=lambda row: int(row["seq"]))


_STANDING = select(messages.c.seq, messages.c.id, messages.c.parent, messages.c.role).where(
    messages.c.conversation == bindparam("of_conversation"), messages.c.deleted.is_(None)
)
_BELOW = _STANDING.where(messages.c.parent.in_(bindparam("parents", expanding=True)))
_TOPMOST = _STANDING.where(messages.c.parent.is_(None))
