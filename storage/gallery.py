"""A person's pictures over all conversations. See `Gallery` in `conversation/ports/gallery.py`.

An index over owner, time and facets holds all that outlines and counts need; only a search by words reads the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    RowMapping,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    tuple_,
    update,
)

from conversation.errors import NotFound
from conversation.image import Image
from conversation.ports.gallery import STRETCH, Counts, Gallery, GalleryFilter, GalleryPage, Outline
from conversation.ports.shelf import PictureFile
from conversation.versions.facets import KINDS
from storage.disk.picture_files import PictureFiles
from storage.identifiers import clean_title, title_columns
from storage.queries.gallery_answers import added_up, hang, small_name, stretched
from storage.queries.images import put_together, version_rows, with_versions
from storage.queries.message_search import like
from storage.queries.rows import facet_columns, title_from
from storage.rules.cursor import cursor_at, read_cursor
from storage.rules.kept_values import USER
from storage.rules.words import folded, words_of
from storage.sql.among import Among
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, images, messages, showings, versions

AT_ONCE = 400
"""Ids in one statement: SQLite takes a thousand or so, wherever it was built."""
_BY = "of_owner"
_GONE = select(conversations.c.id).where(conversations.c.owner == bindparam(_BY), conversations.c.deleted.is_not(None))
_PLACE = (images.c.created, images.c.id)
_STANDING = (
    select(showings.c.image, messages.c.id)
    .join(messages, messages.c.id == showings.c.message)
    .where(Among(showings.c.image, "of_images"), messages.c.role == USER, messages.c.deleted.is_(None))
    .order_by(showings.c.seq)
)


@repeats
class SqlGallery(Gallery):
    """All pictures of a person, in the database."""

    def __init__(self, database: Database, files: PictureFiles) -> None:
        self._database = database
        self._files = files

    def page(
        self,
        owner: str,
        wanted: GalleryFilter,
        *,
        after: str | None = None,
        upto: str | None = None,
        limit: int = STRETCH,
    ) -> GalleryPage:
        """See `Gallery`."""
        asked = _from(select(images).where(_those(wanted)), wanted, after, limit + 1)
        if (place := read_cursor(upto)) is not None:
            here = tuple_(*_PLACE)
            last = tuple_(*place)
            asked = asked.where(here <= last if wanted.oldest_first else here >= last)
        with self._database.read() as connection:
            rows = connection.execute(asked, {_BY: owner}).mappings().all()
            theirs = version_rows(connection, [row["id"] for row in rows[:limit]])
            shown = put_together(rows[:limit], theirs)
            places = _messages(connection, shown, theirs)
            deleted = _deleted(connection, owner, shown) if wanted.deleted else {}
        about = {row["id"]: (row["created"], row["kinds"], row["model"], row["deleted"]) for row in rows}
        hung = tuple(
            hang(image, *about[image.id], places.get(image.id), deleted.get(image.conversation)) for image in shown
        )
        return GalleryPage(hung, cursor_at(hung[-1].created, hung[-1].id) if len(rows) > limit else None)

    def outline(self, owner: str, wanted: GalleryFilter, *, after: str | None = None, limit: int = 2000) -> Outline:
        """See `Gallery`."""
        needed = select(*_PLACE, images.c.conversation, images.c.ratio).where(_those(wanted))
        with self._database.read() as connection:
            rows = connection.execute(_from(needed, wanted, after, limit + 1), {_BY: owner}).all()
            known = dict.fromkeys(row.conversation for row in rows[:limit])
            titles = dict(_titles(connection, list(known)))
        stretches = stretched([(row.created, row.id, row.conversation, row.ratio) for row in rows[:limit]], after)
        return Outline(stretches, titles, stretches[-1].upto if len(rows) > limit else None)

    def counts(self, owner: str, wanted: GalleryFilter) -> Counts:
        """See `Gallery`."""
        counted = func.count().label("counted")
        groups = select(images.c.kinds, images.c.model, counted).where(
            _dated(wanted), *_worded(wanted.text), *_made(wanted)
        )
        bin_only = and_(images.c.owner == bindparam(_BY), _whether_deleted(True))
        with self._database.read() as connection:
            rows = connection.execute(groups.group_by(images.c.kinds, images.c.model), {_BY: owner}).all()
            deleted = connection.execute(select(func.count()).where(bin_only), {_BY: owner}).scalar_one()
        return added_up([(row.kinds, row.model, row.counted) for row in rows], wanted, deleted)

    def delete(self, owner: str, images: Sequence[str]) -> None:
        """See `Gallery`."""
        with self._database.write(owner, freeing=True) as connection:
            _mine(connection, owner, images, deleted_too=False)
            _set(connection, images, deleted=self._database.now())

    def restore(self, owner: str, images: Sequence[str]) -> tuple[str, ...]:
        """See `Gallery`."""
        with self._database.write(owner) as connection:
            rows = _mine(connection, owner, images, deleted_too=True)
            _set(connection, images, deleted=None)
            back = tuple(dict.fromkeys(row.conversation for row in rows if row.gone is not None))
            for some in _parts(back):
                living = update(conversations).where(conversations.c.id.in_(some)).values(deleted=None)
                connection.execute(living)
        return back

    def deleted_preview(self, owner: str, image: str) -> PictureFile:
        """See `Gallery`."""
        asked = select(images).where(images.c.id == image, images.c.owner == bindparam(_BY), _whether_deleted(True))
        with self._database.read() as connection:
            rows = connection.execute(asked, {_BY: owner}).mappings().all()
            found = with_versions(connection, rows)
        if not found:
            raise NotFound("The picture")
        kept = self._files.found(found[0].conversation, small_name(found[0].shown))
        return PictureFile(kept, "image/webp")

    def rename(self, owner: str, titles: Mapping[str, str]) -> None:
        """See `Gallery`."""
        named = {image: clean for image, title in titles.items() if (clean := clean_title(title))}
        with self._database.write() as connection:
            _mine(connection, owner, list(titles), deleted_too=False)
            for some in _parts(list(named)):
                asked = select(images).where(images.c.id.in_(some))
                for image in with_versions(connection, connection.execute(asked).mappings().all()):
                    _rename(connection, image, named[image.id])


def _those(wanted: GalleryFilter) -> ColumnElement[bool]:
    """All that a person wants of their pictures."""
    where = [_dated(wanted), *_worded(wanted.text), *_made(wanted)]
    if wanted.kind:
        where.append(images.c.kinds.op("&")(KINDS[wanted.kind]) != 0)
    if wanted.model:
        where.append(images.c.model == wanted.model)
    return and_(*where)


def _dated(wanted: GalleryFilter) -> ColumnElement[bool]:
    where = [images.c.owner == bindparam(_BY), _whether_deleted(wanted.deleted)]
    if wanted.conversation:
        where.append(images.c.conversation == wanted.conversation)
    if wanted.since:
        where.append(images.c.created >= wanted.since)
    if wanted.until:
        where.append(images.c.created < wanted.until)
    return and_(*where)


def _whether_deleted(deleted: bool) -> ColumnElement[bool]:
    if deleted:
        return or_(images.c.deleted.is_not(None), images.c.conversation.in_(_GONE))
    return and_(images.c.deleted.is_(None), images.c.conversation.not_in(_GONE))


def _worded(text: str) -> list[ColumnElement[bool]]:
    words = words_of(folded(text))
    if text.strip() and not words:
        return [images.c.id == ""]  # only signs: nothing has them
    return [images.c.words.like(like(word), escape="\\") for word in words]


def _made(wanted: GalleryFilter) -> list[ColumnElement[bool]]:
    """By which model, and for how much: the sum of what is known of its versions."""
    where: list[ColumnElement[bool]] = [
        or_(
            func.lower(images.c.model).like(like(part.lower()), escape="\\"),
            images.c.model.in_(wanted.called.get(part, ())),
        )
        for part in wanted.made_with
    ]
    if wanted.over is None and wanted.under is None:
        return where
    own = versions.c.image == images.c.id
    cost = select(func.coalesce(func.sum(versions.c.cost), 0)).where(own).scalar_subquery()
    if wanted.over is not None:
        where.append(cost > wanted.over)
    if wanted.under is not None:
        unknown = select(versions.c.id).where(own, versions.c.cost.is_(None)).exists()
        where.extend((cost < wanted.under, ~unknown))
    return where


def _from(asked: Select[Any], wanted: GalleryFilter, after: str | None, limit: int) -> Select[Any]:
    """The first of them after that place, in their order."""
    here = tuple_(*_PLACE)
    if (place := read_cursor(after)) is not None:
        asked = asked.where(here > tuple_(*place) if wanted.oldest_first else here < tuple_(*place))
    order = [column.asc() if wanted.oldest_first else column.desc() for column in _PLACE]
    return asked.order_by(*order).limit(limit)


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _titles(connection: Connection, ids: Sequence[str]) -> Iterable[tuple[str, str]]:
    for some in _parts(ids):
        row = conversations.c
        wanted = select(row.id, row.title, row.title_said).where(row.id.in_(some))
        yield from ((each["id"], title_from(each)) for each in connection.execute(wanted).mappings())


def _messages(connection: Connection, shown: Sequence[Image], theirs: Sequence[RowMapping]) -> dict[str, str]:
    """By image, the message whose turn made its current version, or else its newest one that a turn made; of one that
    nobody changed, the message it was sent with. `theirs`: the rows of their versions."""
    current = {image.current for image in shown}
    made = [row for row in theirs if row["message"] is not None]
    newest = {row["image"]: row["message"] for row in made}
    own = {row["image"]: row["message"] for row in made if row["id"] in current}
    return {**_sent_with(connection, [image.id for image in shown if image.id not in newest]), **newest, **own}


def _sent_with(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """By image, the first message of the person's that it stands at."""
    first: dict[str, str] = {}
    if ids:
        for row in connection.execute(_STANDING, {"of_images": list(ids)}):
            first.setdefault(row.image, row.id)
    return first


def _deleted(connection: Connection, owner: str, shown: Sequence[Image]) -> dict[str, str]:
    """By conversation that was deleted, when."""
    gone = select(conversations.c.id, conversations.c.deleted).where(
        conversations.c.owner == owner, conversations.c.deleted.is_not(None)
    )
    wanted = {image.conversation for image in shown}
    return {row.id: row.deleted for row in connection.execute(gone) if row.id in wanted}


def _mine(connection: Connection, owner: str, ids: Sequence[str], *, deleted_too: bool) -> list[Row[Any, Any]]:
    """Conversation of each image, and when that was deleted. Raises `NotFound` when one is not the owner's."""
    found: list[Row[Any, Any]] = []
    for some in _parts(list(dict.fromkeys(ids))):
        asked = (
            select(images.c.conversation, conversations.c.deleted.label("gone"))
            .join(conversations, conversations.c.id == images.c.conversation)
            .where(images.c.id.in_(some), conversations.c.owner == owner)
        )
        if not deleted_too:
            asked = asked.where(images.c.deleted.is_(None), conversations.c.deleted.is_(None))
        found += connection.execute(asked).all()
    if len(found) != len(set(ids)):
        raise NotFound("The picture")
    return found


def _set(connection: Connection, ids: Sequence[str], **values: Any) -> None:
    for some in _parts(ids):
        connection.execute(update(images).where(images.c.id.in_(some)).values(values))


def _rename(connection: Connection, image: Image, title: str) -> None:
    values = {**title_columns(title), **facet_columns(replace(image, title=title))}
    connection.execute(update(images).where(images.c.id == image.id).values(values))
