"""Places in the list of conversations, whose pinned ones come first."""

from __future__ import annotations

from conversation.ports.library import Listed
from storage.rules.cursor import cursor_at, read_cursor

PINNED = "pinned_"
"""What a place among the pinned ones begins with."""


def cursor_of(last: Listed) -> str:
    """Where the following page begins."""
    return (PINNED if last.pinned else "") + cursor_at(last.updated, last.id)


def read_place(cursor: str | None) -> tuple[bool, str, str] | None:
    """Whether the last row that was seen is pinned, its moment, its id. Raises `BadRequest`."""
    place = read_cursor(cursor.removeprefix(PINNED) if cursor else cursor)
    return None if cursor is None or place is None else (cursor.startswith(PINNED), *place)
