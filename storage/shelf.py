"""A person's pictures. See `Shelf` in `conversation/ports/shelf.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from conversation.errors import NotFound
from conversation.image import Image, Version
from conversation.ports.shelf import PictureFile, Shelf, version_of
from storage.disk.picture_files import PictureFiles
from storage.images import described, make_current, of_image, renamed
from storage.queries.images import newest_images, with_versions
from storage.queries.showings import as_shown
from storage.rules.filenames import FILENAME
from storage.sql.among import Among
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, images, versions
from storage.version_names import give_name

_CONVERSATION = select(conversations.c.id).where(
    conversations.c.id == bindparam("of_id"),
    conversations.c.owner == bindparam("of_owner"),
    conversations.c.deleted.is_(None),
)
_SEVERAL = (
    select(images)
    .join(conversations, conversations.c.id == images.c.conversation)
    .where(Among(images.c.id, "of_ids"), images.c.deleted.is_(None))
    .where(conversations.c.owner == bindparam("of_owner"), conversations.c.deleted.is_(None))
)


@repeats
class SqlShelf(Shelf):
    """Pictures with an owner, in the database."""

    def __init__(self, database: Database, files: PictureFiles) -> None:
        self._database = database
        self._files = files

    def of(self, owner: str, conversation: str, limit: int = 50) -> tuple[Image, ...]:
        """See `Shelf`."""
        with self._database.read() as connection:
            if connection.execute(_CONVERSATION, {"of_id": conversation, "of_owner": owner}).first() is None:
                raise NotFound("The conversation")
            return newest_images(connection, conversation, limit)

    def get(self, owner: str, image: str) -> Image:
        """See `Shelf`."""
        with self._database.read() as connection:
            return _shown(connection, _mine(connection, owner, image))

    def version(self, owner: str, image: str, version: str | None) -> Version:
        """See `Shelf`."""
        return version_of(self.get(owner, image), version)

    def several(self, owner: str, images: Sequence[str]) -> tuple[Image, ...]:
        """See `Shelf`."""
        with self._database.read() as connection:
            rows = connection.execute(_SEVERAL, {"of_ids": list(images), "of_owner": owner}).mappings().all()
            found = {image.id: image for image in as_shown(connection, with_versions(connection, rows))}
        return tuple(found[image] for image in images if image in found)

    def rename(self, owner: str, image: str, title: str) -> Image:
        """See `Shelf`."""
        with self._database.write(*of_image(self._database, image)) as connection:
            return renamed(connection, _mine(connection, owner, image), title)

    def describe(self, owner: str, image: str, alt: str) -> Image:
        """See `Shelf`."""
        with self._database.write(*of_image(self._database, image)) as connection:
            return described(connection, _mine(connection, owner, image), alt)

    def pin(self, owner: str, image: str, pinned: bool) -> Image:
        """See `Shelf`."""
        return self._change(owner, image, pinned=pinned)

    def choose(self, owner: str, image: str, version: str) -> Image:
        """See `Shelf`."""
        with self._database.write(*of_image(self._database, image)) as connection:
            row = _mine(connection, owner, image)
            its = select(versions.c.id).where(versions.c.id == version, versions.c.image == image)
            if connection.execute(its).first() is None:
                raise NotFound("The version")
            return make_current(connection, row["conversation"], image, version)

    def name_version(self, owner: str, image: str, version: str, name: str) -> Image:
        """See `Shelf`."""
        with self._database.write(*of_image(self._database, image)) as connection:
            row = _mine(connection, owner, image)
            give_name(connection, image, version, name)
            return _shown(connection, row)

    def delete(self, owner: str, image: str) -> None:
        """See `Shelf`."""
        self._change(owner, image, freeing=True, deleted=self._database.now())

    def restore(self, owner: str, image: str) -> Image:
        """See `Shelf`. Restoring what is there already is fine."""
        return self._change(owner, image, deleted_too=True, deleted=None)

    def find_file(self, owner: str, conversation: str, filename: str) -> PictureFile:
        """See `Shelf`."""
        media_type = self._shown_as(owner, conversation, filename)
        return PictureFile(self._files.found(conversation, filename), media_type)

    def address_of(self, owner: str, conversation: str, filename: str) -> str | None:
        """See `Shelf`."""
        self._shown_as(owner, conversation, filename)
        return self._files.address(conversation, filename)

    def _shown_as(self, owner: str, conversation: str, filename: str) -> str:
        """The media type of what a living image of theirs shows under that name. Raises `NotFound`."""
        named = FILENAME.fullmatch(filename)
        if named is None:
            raise NotFound("The picture")
        wanted = (
            select(versions.c.filename, versions.c.preview, versions.c.full, versions.c.media_type)
            .join(images, images.c.id == versions.c.image)
            .join(conversations, conversations.c.id == images.c.conversation)
            .where(versions.c.conversation == conversation, versions.c.digest == named[1], images.c.deleted.is_(None))
            .where(conversations.c.owner == owner, conversations.c.deleted.is_(None))
        )
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        for row in rows:
            if filename in (row.filename, row.preview, row.full):
                return str(row.media_type) if filename == row.filename else "image/webp"
        raise NotFound("The picture")

    def file_of(self, owner: str, image: str, version: str | None, kind: str) -> PictureFile:
        """See `Shelf`."""
        found = self.get(owner, image)
        wanted = version_of(found, version)
        name = wanted.file(kind)
        return PictureFile(self._files.found(found.conversation, name), wanted.media_type_of(name))

    def _change(
        self, owner: str, image: str, *, deleted_too: bool = False, freeing: bool = False, **values: Any
    ) -> Image:
        with self._database.write(image, freeing=freeing) as connection:
            _mine(connection, owner, image, deleted_too=deleted_too)
            changed = update(images).where(images.c.id == image).values(values).returning(images)
            return _shown(connection, connection.execute(changed).mappings().one())


def _shown(connection: Connection, row: RowMapping) -> Image:
    return as_shown(connection, with_versions(connection, [row]))[0]


def _mine(connection: Connection, owner: str, image: str, *, deleted_too: bool = False) -> RowMapping:
    wanted = (
        select(images)
        .join(conversations, conversations.c.id == images.c.conversation)
        .where(images.c.id == image, conversations.c.owner == owner, conversations.c.deleted.is_(None))
    )
    row = connection.execute(wanted if deleted_too else wanted.where(images.c.deleted.is_(None))).mappings().first()
    if row is None:
        raise NotFound("The picture")
    return row
