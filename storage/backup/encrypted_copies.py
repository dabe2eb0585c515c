"""Encrypted files in copies: they are copied as they lie, by whoever has no key."""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path

from sqlalchemy import Connection, select

from storage.disk.opaque_names import is_opaque
from storage.sql.key_tables import picture_keys

Sets = Set[tuple[str, str]]
"""Conversations, with what the names of an image set's files begin with."""


def opaque_files(root: Path) -> Iterator[Path]:
    """All that are in a data folder, or in a copy of one."""
    for path in (root / "conversations").glob("*/images/*"):
        if is_opaque(path.name):
            yield path


def sets_with_keys(connection: Connection) -> Sets:
    """Of which files may be encrypted."""
    rows = connection.execute(select(picture_keys.c.conversation, picture_keys.c.part))
    return {(row.conversation, row.part) for row in rows}
