"""Which files the database names: of a version its picture, preview and full picture, what a model sent, and of a
mask, a layer or a drawing its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, union_all

from storage.sql.tables import layers, masks, vectors, versions


@dataclass(frozen=True)
class NamedFile:
    """A file in the folder of a conversation's pictures."""

    conversation: str
    name: str
    digest: str | None = None
    """The first 16 hex digits of its sha-256, where they are known."""
    bytes: int | None = None
    """How many it has, where that is known."""


def named_files(connection: Connection, conversation: str | None = None) -> Iterator[NamedFile]:
    """Those of one conversation or of all, each once for every row that names it. Of a version whose picture was let go
    of that is its preview."""
    wanted = select(
        versions.c.conversation,
        versions.c.filename,
        versions.c.preview,
        versions.c.full,
        versions.c.thinned,
        versions.c.digest,
        versions.c.bytes,
        versions.c.sent,
    )
    drawn = [select(table.c.conversation, table.c.filename) for table in (masks, layers, vectors)]
    if conversation is not None:
        wanted = wanted.where(versions.c.conversation == conversation)
        drawn = [each.where(each.selected_columns.conversation == conversation) for each in drawn]
    for row in connection.execute(wanted):
        if not row.thinned:
            yield NamedFile(row.conversation, row.filename, row.digest, row.bytes)
        for beside in (row.preview, row.full if not row.thinned else None):
            if beside:
                yield NamedFile(row.conversation, beside)
        if row.sent and not row.thinned:
            name = row.sent["filename"]
            yield NamedFile(row.conversation, name, _digest_in(name), row.sent["bytes"])
    for row in connection.execute(union_all(*drawn)):
        yield NamedFile(row.conversation, row.filename, _digest_in(row.filename))


def sent_in(row: Mapping[str, Any] | None) -> str | None:
    """The name in the column `sent` of a version."""
    return row["filename"] if row else None


def _digest_in(filename: str) -> str:
    return filename.removeprefix("img_").partition("_")[0]
