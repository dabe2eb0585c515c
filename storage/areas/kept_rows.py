"""What lies on a version of a picture, be it a mask or a drawing: its file beside the picture's, then its row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from sqlalchemy import RowMapping, Table, select

from conversation.errors import NotFound
from storage.queries.drawn_on import conversation_of
from storage.sql.database import Database
from storage.sql.tables import conversations, images


def keep(
    database: Database,
    table: Table,
    owner: str | None,
    image: str,
    version: str,
    store: Callable[[str], str],
    **values: Any,
) -> RowMapping:
    """The row; `store` writes the file of a conversation, and says its name. Of anybody's picture where no owner is
    named. Raises `NotFound` for no such version, and for a picture that went while the file was written."""
    with database.read() as connection:
        conversation = conversation_of(connection, owner, image, version)
    row = {
        "id": str(uuid4()),
        "image": image,
        "version": version,
        "conversation": conversation,
        "filename": store(conversation),
        "created": database.now(),
        **values,
    }
    with database.write(conversation) as connection:
        there = select(images.c.id).where(images.c.id == image, images.c.deleted.is_(None))
        if connection.execute(there).first() is None:
            raise NotFound("The picture")
        return connection.execute(table.insert().values(row).returning(table)).mappings().one()


def kept(database: Database, table: Table, owner: str, one: str, what: str) -> RowMapping:
    """The row of that id, of a picture of theirs that is there. Raises `NotFound`, which says `what` was not found."""
    wanted = (
        select(table)
        .join(images, images.c.id == table.c.image)
        .join(conversations, conversations.c.id == images.c.conversation)
        .where(images.c.deleted.is_(None), conversations.c.deleted.is_(None))
        .where(table.c.id == one, conversations.c.owner == owner)
    )
    with database.read() as connection:
        row = connection.execute(wanted).mappings().first()
    if row is None:
        raise NotFound(what)
    return row
