"""Where what is drawn on a version of a picture is kept."""

from __future__ import annotations

from sqlalchemy import Connection, select

from conversation.errors import NotFound
from storage.sql.tables import conversations, images, versions


def conversation_of(connection: Connection, owner: str | None, image: str, version: str) -> str:
    """The conversation of a person's image that has that version; of anybody's where no owner is named. Raises
    `NotFound`."""
    wanted = (
        select(images.c.conversation)
        .join(versions, versions.c.image == images.c.id)
        .join(conversations, conversations.c.id == images.c.conversation)
        .where(images.c.id == image, images.c.deleted.is_(None), versions.c.id == version)
        .where(conversations.c.deleted.is_(None), *([] if owner is None else [conversations.c.owner == owner]))
    )
    found = connection.execute(wanted).scalar()
    if found is None:
        raise NotFound("The picture")
    return str(found)
