"""Masks with an owner, as rows and files. See `Masks` in `conversation/ports/areas/masks.py`."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, select

from conversation.errors import NotFound
from conversation.ports.areas.masks import KeptMask, MadeMask, Mask, Masks
from storage.disk.files import Files
from storage.queries.drawn_on import conversation_of
from storage.sql.database import Database
from storage.sql.tables import conversations, images, masks

MOST = 100
"""Masks of an image that are listed."""


class SqlMasks(Masks):
    """Masks in the database, their bytes beside the picture's: the file first, then the row."""

    def __init__(self, database: Database, files: Files) -> None:
        self._database = database
        self._files = files

    def add(self, owner: str, image: str, version: str, made: MadeMask, kind: str) -> Mask:
        """See `Masks`."""
        return kept_mask(self._database, self._files, owner, image, version, made, kind)

    def of(self, owner: str, image: str) -> tuple[Mask, ...]:
        """See `Masks`."""
        wanted = _MINE.where(masks.c.image == image, conversations.c.owner == owner)
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(masks.c.seq.desc()).limit(MOST)).mappings().all()
        return tuple(map(_mask, rows))

    def get(self, owner: str, mask: str) -> Mask:
        """See `Masks`."""
        return _mask(self._row(owner, mask))

    def file(self, owner: str, mask: str) -> Path:
        """See `Masks`."""
        row = self._row(owner, mask)
        return self._files.standing(row["conversation"], row["filename"])

    def _row(self, owner: str, mask: str) -> RowMapping:
        wanted = _MINE.where(masks.c.id == mask, conversations.c.owner == owner)
        with self._database.read() as connection:
            row = connection.execute(wanted).mappings().first()
        if row is None:
            raise NotFound("The mask")
        return row


def kept_mask(
    database: Database, files: Files, owner: str | None, image: str, version: str, made: MadeMask, kind: str
) -> Mask:
    """The file, then the row; of anybody's picture where no owner is named. Raises `NotFound` for no such version."""
    with database.read() as connection:
        conversation = conversation_of(connection, owner, image, version)
    values = {
        "id": str(uuid4()),
        "image": image,
        "version": version,
        "conversation": conversation,
        "kind": kind,
        "filename": files.keep_mask(conversation, made.data),
        "width": made.width,
        "height": made.height,
        "coverage": made.coverage,
        "created": database.now(),
    }
    with database.write() as connection:
        there = select(images.c.id).where(images.c.id == image, images.c.deleted.is_(None))
        if connection.execute(there).first() is None:
            raise NotFound("The picture")
        row = connection.execute(masks.insert().values(values).returning(masks)).mappings().one()
    return _mask(row)


def mask_of_image(connection: Connection, files: Files, image: str, mask: str) -> KeptMask | None:
    """See `ImageStore.mask`."""
    wanted = select(masks).where(masks.c.image == image).order_by(masks.c.seq.desc()).limit(1)
    row = connection.execute(wanted.where(masks.c.id == mask) if mask else wanted).mappings().first()
    return None if row is None else KeptMask(_mask(row), files.path(row["conversation"], row["filename"]).absolute())


_MINE = (
    select(masks)
    .join(images, images.c.id == masks.c.image)
    .join(conversations, conversations.c.id == images.c.conversation)
    .where(images.c.deleted.is_(None), conversations.c.deleted.is_(None))
)


def _mask(row: RowMapping) -> Mask:
    return Mask(
        row["id"],
        row["image"],
        row["version"],
        row["kind"],
        row["width"],
        row["height"],
        row["coverage"],
        row["created"],
    )
