"""Names that people give to versions: one line, short, and one of a kind in its image."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from conversation.errors import NotFound
from conversation.versions.names import clean, same_name
from storage.sql.tables import versions


def give_name(connection: Connection, image: str, version: str, name: str) -> None:
    """Names the version and takes that name away from any other of the image. Raises `NotFound` for another image's."""
    wanted = clean(name)
    known = select(versions.c.id, versions.c.name).where(versions.c.image == image)
    rows = connection.execute(known).all()
    if version not in {row.id for row in rows}:
        raise NotFound("The version")
    before = [row.id for row in rows if row.name and same_name(row.name, wanted)]
    connection.execute(update(versions).where(versions.c.id.in_(before)).values(name=None))
    connection.execute(update(versions).where(versions.c.id == version).values(name=wanted or None))
