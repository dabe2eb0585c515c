"""All rows of a studio, from one database to another: afterwards the other one has the same rows, and no others.

It can be stopped at any moment and begun again: what is there already and the same is left alone. A row that differs
is taken away and comes anew, with all that hangs on it, since its tables come later: so no two rows can be in each
other's way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    MappingResult,
    MetaData,
    RowMapping,
    Table,
    delete,
    func,
    insert,
    select,
    text,
    tuple_,
)

from storage.queries.message_search import MessageSearch
from storage.relocation.marks import COPY_OF
from storage.sql.database import Database
from storage.sql.every_table import metadata
from storage.sql.tables import conversations, messages, upkeep

BATCH = 500
"""Rows that are compared at once; as many parameters as any database takes."""
OF_ONE_DATABASE = {"runners", "doors"}
"""What is about the processes at work, and not about the studio."""
Key = tuple[Any, ...]


class CopyProgress(Protocol):
    """Is told how far it is."""

    def __call__(self, what: str, done: int, of: int) -> None:
        """So many, of so many."""


@dataclass
class CopiedRows:
    """What there was to do, and was done unless one only looked."""

    rows: int = 0
    """In the source."""
    brought: int = 0
    """Missing or different in the target."""
    taken: int = 0
    """In the target only."""


def copy_rows(
    source: Database, target: Database, words: MessageSearch, told: CopyProgress, *, look: bool
) -> CopiedRows:
    """Makes the target's rows those of the source; `look`: only counts. The index of words is brought up to date."""
    copied = CopiedRows()
    tables = _tables()
    with source.read() as here:
        copied.rows = sum(_count(here, table) for table in tables)
        done = 0
        for table in tables:
            copied.taken += _take_away(here, target, table, words, look)
            for rows in _batches(here, table):
                copied.brought += _bring(target, table, rows, words, look)
                told(table.name, done := done + len(rows), copied.rows)
    copied.rows = done  # without marks
    if not look:
        _go_on_counting(target, tables)
    return copied


def _tables() -> list[Table]:
    """In the order in which rows point to each other, with columns in which nothing is always SQL's own nothing."""
    shadow = MetaData()
    for table in metadata.sorted_tables:
        for column in table.to_metadata(shadow).columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
    return [table for table in shadow.sorted_tables if table.name not in OF_ONE_DATABASE]


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _batches(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """All rows of the table."""
    found = connection.execution_options(yield_per=BATCH).execute(select(table)).mappings()
    for some in found.partitions(BATCH):
        rows = [_cleaned(row) for row in some]
        yield [row for row in rows if not _is_mark(table, row)]


def _cleaned(row: RowMapping) -> dict[str, Any]:
    """Without the one character that PostgreSQL takes in no text, and that says nothing."""
    return {name: value.replace("\0", "") if isinstance(value, str) else value for name, value in row.items()}


def _is_mark(table: Table, row: Mapping[str, Any]) -> bool:
    return table.name == upkeep.name and str(row["name"]).startswith(COPY_OF)


def _key(table: Table, row: Mapping[str, Any] | RowMapping) -> Key:
    return tuple(row[column.name] for column in table.primary_key.columns)


def _with_keys(table: Table, keys: Sequence[Key]) -> ColumnElement[bool]:
    columns = list(table.primary_key.columns)
    return columns[0].in_([key[0] for key in keys]) if len(columns) == 1 else tuple_(*columns).in_(keys)


def _same(connection: Connection, table: Table, keys: Sequence[Key]) -> MappingResult:
    """The rows with these keys."""
    return connection.execute(select(table).where(_with_keys(table, keys))).mappings()


def _take_away(here: Connection, target: Database, table: Table, words: MessageSearch, look: bool) -> int:
    """Rows that only the target has, or has differently. Returns how many of the first kind."""
    gone, stale = list[Mapping[str, Any]](), list[Mapping[str, Any]]()
    with target.read() as there:
        for rows in _batches(there, table):
            known = {_key(table, row): _cleaned(row) for row in _same(here, table, [_key(table, row) for row in rows])}
            gone += [row for row in rows if _key(table, row) not in known]
            stale += [row for row in rows if known.get(_key(table, row), row) != row]
    if not look:
        for some in _parts([*gone, *stale]):
            with target.write() as there:
                _removed(there, table, some, words)
    return len(gone)


def _removed(there: Connection, table: Table, rows: Sequence[Mapping[str, Any]], words: MessageSearch) -> None:
    keys = [_key(table, row) for row in rows]
    if table.name == messages.name:
        words.remove(there, [row["seq"] for row in rows])
    there.execute(delete(table).where(_with_keys(table, keys)))


def _bring(target: Database, table: Table, rows: list[dict[str, Any]], words: MessageSearch, look: bool) -> int:
    """Rows that the target lacks, or has differently. Returns how many."""
    keys = [_key(table, row) for row in rows]
    if look:
        with target.read() as there:
            known = {_key(table, row): dict(row) for row in _same(there, table, keys)}
        return sum(known.get(key) != row for key, row in zip(keys, rows, strict=True))
    with target.write() as there:
        known = {_key(table, row): dict(row) for row in _same(there, table, keys)}
        missing = [row for key, row in zip(keys, rows, strict=True) if key not in known]
        if missing:
            there.execute(insert(table), missing)
            _learn(there, table, missing, words)
    return len(missing)


def _learn(there: Connection, table: Table, rows: Sequence[Mapping[str, Any]], words: MessageSearch) -> None:
    """Takes messages into the index of words, by which they are found."""
    if table.name != messages.name:
        return
    of = {row["conversation"] for row in rows}
    asked = select(conversations.c.id, conversations.c.owner).where(conversations.c.id.in_(of))
    owners = {row.id: row.owner for row in there.execute(asked)}
    for row in rows:
        words.renew(there, owners[row["conversation"]], row["conversation"], row["seq"], row["text"])


def _parts(rows: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _go_on_counting(target: Database, tables: Iterable[Table]) -> None:
    """New rows get numbers after those that came. SQLite does so by itself."""
    if target.engine.dialect.name != "postgresql":
        return
    with target.write() as there:
        for table in tables:
            for column in table.primary_key.columns:
                if len(table.primary_key.columns) == 1 and column.type.python_type is int:
                    sequence = there.execute(
                        text("SELECT pg_get_serial_sequence(:table, :column)"),
                        {"table": table.name, "column": column.name},
                    ).scalar()
                    if sequence:
                        last = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
                        there.execute(select(func.setval(sequence, last, False)))
