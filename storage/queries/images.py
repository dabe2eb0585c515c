"""Images with their versions, read from the database. `images.py` writes them, `shelf.py` checks owners.

What is read for a conversation is as the branch that is shown has it, see `showings.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, bindparam, select

from conversation.image import Image, Version
from storage.queries.rows import image_from, version_from
from storage.queries.showings import as_shown, last_shown, settle, shown_line
from storage.sql.among import Among
from storage.sql.tables import images, versions

# built once: every turn asks these
_LIVING = select(images).where(images.c.conversation == bindparam("of_conversation"), images.c.deleted.is_(None))
_NEWEST = _LIVING.order_by(images.c.number.desc()).limit(bindparam("most"))
_ONE = select(images).where(images.c.id == bindparam("of_id"))
_OWN = select(images).where(images.c.conversation == bindparam("of_conversation"))
_VERSIONS = select(versions).where(Among(versions.c.image, "of_images")).order_by(versions.c.seq)
STEP = 200
"""Images that are read at once where those of another branch have to be passed by."""


def newest_images(connection: Connection, conversation: str, limit: int) -> tuple[Image, ...]:
    """The newest living images, oldest first, those of other branches among them."""
    rows = connection.execute(_NEWEST, {"of_conversation": conversation, "most": max(0, limit)}).mappings().all()
    return as_shown(connection, with_versions(connection, rows[::-1]))


def images_here(connection: Connection, conversation: str, limit: int, leaf: str | None = None) -> tuple[Image, ...]:
    """The newest living images that the branch has seen that ends with `leaf`, or that is shown, oldest first."""
    found: list[Image] = []
    before: int | None = None
    while limit > 0:
        below = _LIVING if before is None else _LIVING.where(images.c.number < before)
        newest = below.order_by(images.c.number.desc()).limit(max(limit, STEP) if before else limit)
        rows = connection.execute(newest, {"of_conversation": conversation}).mappings().all()
        some = as_shown(connection, with_versions(connection, rows[::-1]), leaf)
        found = [*(each for each in some if each.here), *found]
        if len(found) >= limit or not rows or rows[-1]["number"] == 1:
            break
        before = rows[-1]["number"]
    return tuple(found[-limit:]) if limit > 0 else ()


def active_image(connection: Connection, conversation: str, leaf: str | None = None) -> Image | None:
    """The living image last made, edited, chosen or sent on the branch that ends with `leaf`, or that is shown."""
    last = last_shown(connection, conversation, shown_line(connection, conversation, leaf))
    rows = connection.execute(_ONE, {"of_id": last}).mappings().all() if last else ()
    found = as_shown(connection, with_versions(connection, rows), leaf)
    return found[0] if found else None


def branch_changed(connection: Connection, conversation: str) -> None:
    """After another branch became the shown one."""
    rows = connection.execute(_OWN, {"of_conversation": conversation}).mappings().all()
    settle(connection, conversation, with_versions(connection, rows))


def with_versions(connection: Connection, rows: Sequence[RowMapping]) -> tuple[Image, ...]:
    """The images of these rows, as they were last shown anywhere."""
    return put_together(rows, version_rows(connection, [row["id"] for row in rows]))


def version_rows(connection: Connection, ids: Sequence[str]) -> Sequence[RowMapping]:
    """Of these images, oldest first."""
    return connection.execute(_VERSIONS, {"of_images": list(ids)}).mappings().all() if ids else ()


def put_together(rows: Sequence[RowMapping], theirs: Sequence[RowMapping]) -> tuple[Image, ...]:
    """The images of these rows, with all their versions."""
    made: dict[str, list[Version]] = {row["id"]: [] for row in rows}
    for row in theirs:
        made[row["image"]].append(version_from(row))
    return tuple(image_from(row, tuple(made[row["id"]])) for row in rows)
