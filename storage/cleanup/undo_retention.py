"""Lets go of pictures that lie further back than undo goes. Their versions stay, with recipe and preview.

Never of the first version, the shown one, one with a name, one of the last so many changes, one that undo reaches from
the shown one in so many steps, or one that any of these or another image was made from.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from sqlalchemy import Connection, func, select, update

from conversation.image import Image, Version
from conversation.versions.lineage import line
from storage.disk.picture_files import PictureFiles
from storage.queries.images import with_versions
from storage.queries.named_files import sent_in
from storage.sql.database import Database
from storage.sql.tables import images, versions

log = logging.getLogger(__name__)


class Thinning:
    """Run once a day or so."""

    def __init__(self, database: Database, files: PictureFiles, limit: int) -> None:
        """`limit` changes of each image can be taken back for sure."""
        self._database = database
        self._files = files
        self._limit = limit

    def thin(self) -> int:
        """Each image in a transaction of its own, its files afterwards. Returns of how many versions."""
        many = (
            select(versions.c.image)
            .join(images, images.c.id == versions.c.image)
            .where(versions.c.thinned.is_(None), images.c.deleted.is_(None))
            .group_by(versions.c.image)
            .having(func.count() > self._limit + 1)
        )
        with self._database.read() as connection:
            due = connection.execute(many).scalars().all()
        return sum(self._thin(image) for image in due)

    def _thin(self, image: str) -> int:
        with self._database.write() as connection:
            row = connection.execute(select(images).where(images.c.id == image)).mappings().first()
            if row is None:
                return 0
            found = with_versions(connection, [row])[0]
            gone = expendable(found, self._limit, _made_from(connection, found))
            ids = [version.id for version in gone]
            connection.execute(update(versions).where(versions.c.id.in_(ids)).values(thinned=self._database.now()))
            names = _of_none_kept(connection, found.conversation, gone)
        freed = sum(self._files.remove(found.conversation, name) for name in names)
        if gone:
            log.info("image %s: let go of %s pictures far back, %.1f MB", image, len(gone), freed / 1e6)
        return len(gone)


def expendable(image: Image, limit: int, made_from: Iterable[str] = ()) -> list[Version]:
    """The versions whose pictures may go, oldest first. `made_from` are ids that other images' recipes name."""
    near = [*image.versions[-limit:], *line(image, image.shown)[-limit:]]
    wanted = {version.id for version in near} | {image.current, *made_from}
    for version in near:
        wanted |= {version.parent or version.id, *version.recipe.parents}
    return [
        version
        for version in image.versions
        if version.kept and version.parent is not None and not version.name and version.id not in wanted
    ]


def _made_from(connection: Connection, image: Image) -> set[str]:
    """What the recipes of the conversation's other images name."""
    others = select(versions.c.recipe).where(
        versions.c.conversation == image.conversation, versions.c.image != image.id, versions.c.thinned.is_(None)
    )
    return {parent for recipe in connection.execute(others).scalars() for parent in recipe.get("parents") or ()}


def _of_none_kept(connection: Connection, conversation: str, gone: Iterable[Version]) -> list[str]:
    """Their files, without previews and without those that another version still needs: equal bytes are one file."""
    rows = connection.execute(
        select(versions.c.filename, versions.c.preview, versions.c.full, versions.c.thinned, versions.c.sent).where(
            versions.c.conversation == conversation
        )
    ).all()
    needed = {row.preview for row in rows}
    needed |= {name for row in rows if row.thinned is None for name in (row.filename, row.full, sent_in(row.sent))}
    return sorted({name for version in gone for name in version.files} - needed)
