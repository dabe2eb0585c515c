"""Masks with an owner, as rows and files. See `Masks` in `conversation/ports/areas/masks.py`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlalchemy import RowMapping, select

from conversation.ports.areas.masks import KeptMask, MadeMask, Mask, Masks
from storage.areas.kept_rows import keep, kept
from storage.disk.picture_files import PictureFiles
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, images, masks

MOST = 100
"""Masks of an image that are listed."""


@repeats
class SqlMasks(Masks):
    """Masks in the database, their bytes beside the picture's: the file first, then the row."""

    def __init__(self, database: Database, files: PictureFiles) -> None:
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
        return _mask(kept(self._database, masks, owner, mask, "The mask"))

    def file(self, owner: str, mask: str) -> Path:
        """See `Masks`."""
        row = kept(self._database, masks, owner, mask, "The mask")
        return self._files.standing(row["conversation"], row["filename"])


def kept_mask(
    database: Database, files: PictureFiles, owner: str | None, image: str, version: str, made: MadeMask, kind: str
) -> Mask:
    """The file, then the row; of anybody's picture where no owner is named. Raises `NotFound` for no such version."""
    values = {"kind": kind, "width": made.width, "height": made.height, "coverage": made.coverage}
    store = partial(files.keep_mask, data=made.data)
    return _mask(keep(database, masks, owner, image, version, store, **values))


def mask_of_image(database: Database, files: PictureFiles, image: str, mask: str) -> KeptMask | None:
    """See `ImageStore.mask`."""
    wanted = select(masks).where(masks.c.image == image).order_by(masks.c.seq.desc()).limit(1)
    with database.read() as connection:
        row = connection.execute(wanted.where(masks.c.id == mask) if mask else wanted).mappings().first()
    return None if row is None else KeptMask(_mask(row), files.standing(row["conversation"], row["filename"]))


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
