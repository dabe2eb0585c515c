"""Images with their versions, read from the database. `images.py` writes them, `shelf.py` checks owners."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from conversation.image import Image, Version
from storage.rows import image_from, version_from
from storage.tables import images, versions

# built once: every turn asks these
_LIVING = select(images).where(images.c.conversation == bindparam("of_conversation"), images.c.deleted.is_(None))
_NEWEST = _LIVING.order_by(images.c.number.desc()).limit(bindparam("most"))
_ACTIVE = _LIVING.order_by(images.c.touched.desc()).limit(1)
_VERSIONS = (
    select(versions).where(versions.c.image.in_(bindparam("of_images", expanding=True))).order_by(versions.c.seq)
)


def newest_images(connection: Connection, conversation: str, limit: int) -> tuple[Image, ...]:
    """The newest living images, oldest first."""
    rows = connection.execute(_NEWEST, {"of_conversation": conversation, "most": max(0, limit)}).mappings().all()
    return with_versions(connection, rows[::-1])


def active_image(connection: Connection, conversation: str) -> Image | None:
    """The living image last made, edited or chosen."""
    row = connection.execute(_ACTIVE, {"of_conversation": conversation}).mappings().first()
    return with_versions(connection, [row])[0] if row is not None else None


def with_versions(connection: Connection, rows: Sequence[RowMapping]) -> tuple[Image, ...]:
    """The images of these rows."""
    if not rows:
        return ()
    made: dict[str, list[Version]] = {row["id"]: [] for row in rows}
    for row in connection.execute(_VERSIONS, {"of_images": list(made)}).mappings():
        made[row["image"]].append(version_from(row))
    return tuple(image_from(row, tuple(made[row["id"]])) for row in rows)


def next_touch(connection: Connection, conversation: str) -> int:
    """A number higher than any other image of the conversation has: with it, an image is the active one."""
    highest = select(func.max(images.c.touched)).where(images.c.conversation == conversation)
    return (connection.execute(highest).scalar() or 0) + 1
