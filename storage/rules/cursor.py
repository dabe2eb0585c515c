"""Places in a list that is sorted by time: what a page ends with and the next one begins after."""

from __future__ import annotations

import re

from conversation.errors import BadRequest
from conversation.sentences import say

CURSOR = re.compile(r"(\d{4}-[0-9:.T-]{18,24}Z)_([0-9a-f-]{36})")


def cursor_at(moment: str, identity: str) -> str:
    """Where the following page begins."""
    return f"{moment}_{identity}"


def read_cursor(cursor: str | None) -> tuple[str, str] | None:
    """Moment and id of the last row that was seen. Raises `BadRequest` for what `cursor_at` never gave."""
    if cursor is None:
        return None
    found = CURSOR.fullmatch(cursor)
    if found is None:
        raise BadRequest(
            say("bad_cursor", "That place in the list doesn’t exist"),
            say("bad_cursor_text", "Start again from the top."),
            code="bad_cursor",
        )
    return found[1], found[2]
