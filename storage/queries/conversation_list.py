"""The list of conversations: pinned ones first, of both the newest first, a page at a time, searched by words in titles
and messages.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, func, or_, select, tuple_

from conversation.image import image_url
from conversation.ports.library import Listed, Listing
from storage.queries.message_search import MessageSearch, like
from storage.queries.rows import title_from, unseen_in
from storage.rules.list_places import cursor_of, read_place
from storage.rules.words import UNSPACED, folded, snippet, words_of
from storage.sql.tables import conversations, images, messages, versions


def list_conversations(
    connection: Connection, words: MessageSearch, owner: str, q: str, before: str | None, limit: int
) -> Listing:
    """A page of the owner's list. Raises `BadRequest` for a cursor that no listing gave."""
    row = conversations.c
    wanted = select(row.id, row.title, row.title_said, row.updated, row.pinned, row.ended, row.seen).where(
        row.owner == owner, row.deleted.is_(None)
    )
    place = read_place(before)
    if place is not None:
        wanted = wanted.where(tuple_(row.pinned, row.updated, row.id) < tuple_(*place))
    said: dict[str, Row[str, str, str]] = {}
    if q.strip():
        said = _said(connection, words, owner, q)
        wanted = wanted.where(or_(_titled(q), conversations.c.id.in_(said)))
    newest = wanted.order_by(row.pinned.desc(), row.updated.desc(), row.id.desc()).limit(limit + 1)
    rows = connection.execute(newest).mappings().all()
    thumbnails = _thumbnails(connection, [each["id"] for each in rows[:limit]])
    listed = tuple(
        Listed(
            each["id"],
            title_from(each),
            each["updated"],
            thumbnails.get(each["id"]),
            *_hit(said.get(each["id"]), q),
            each["pinned"],
            unseen=unseen_in(each),
        )
        for each in rows[:limit]
    )
    return Listing(listed, cursor_of(listed[-1]) if len(rows) > limit else None)


def _hit(found: Row[str, str, str] | None, q: str) -> tuple[str | None, str | None]:
    """Where the words stand in it, and its id, where they do."""
    where = snippet(found.text, q) if found else None
    return where, found.id if found and where else None


def _titled(q: str) -> ColumnElement[bool]:
    """Whether the title has all the words."""
    each = [conversations.c.title_key.like(like(word), escape="\\") for word in words_of(folded(q))]
    return and_(*each) if each else false()


def _said(connection: Connection, words: MessageSearch, owner: str, q: str) -> dict[str, Row[str, str, str]]:
    """By conversation, its newest message with all the words; looks inside words when that finds none."""
    if not words_of(q):
        return {}
    found: Sequence[Row[str, str, str]] = ()
    if not UNSPACED.search(q):
        found = _newest_of_each(connection, words.of_owner(owner, q, inside=False))
    found = found or _newest_of_each(connection, words.of_owner(owner, q, inside=True))
    return {row.conversation: row for row in found}


def _newest_of_each(connection: Connection, seqs: Select[int]) -> Sequence[Row[str, str, str]]:
    newest = select(func.max(messages.c.seq)).where(messages.c.seq.in_(seqs)).group_by(messages.c.conversation)
    wanted = select(messages.c.conversation, messages.c.id, messages.c.text).where(messages.c.seq.in_(newest))
    return connection.execute(wanted).all()


def _thumbnails(connection: Connection, listed: Sequence[str]) -> dict[str, str]:
    """By conversation, the address of the newest living picture's preview, or of the picture where it has none."""
    newest = (
        select(images.c.conversation, func.max(images.c.number))
        .where(images.c.conversation.in_(listed), images.c.deleted.is_(None))
        .group_by(images.c.conversation)
    )
    wanted = (
        select(images.c.conversation, func.coalesce(versions.c.preview, versions.c.filename).label("filename"))
        .join(versions, versions.c.id == images.c.current)
        .where(tuple_(images.c.conversation, images.c.number).in_(newest))
    )
    return {row.conversation: image_url(row.conversation, row.filename) for row in connection.execute(wanted)}
