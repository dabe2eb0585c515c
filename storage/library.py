"""A person's conversations. See `Library` in `conversation/ports/library.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, Update, bindparam, select, update

from conversation.errors import NotFound
from conversation.message import Message
from conversation.ports.library import Conversation, Library, Listing, Page
from storage.identifiers import check_id, clean_title, taken, title_columns
from storage.queries.conversation_list import list_conversations
from storage.queries.images import active_image, branch_changed, newest_images
from storage.queries.message_search import MessageSearch
from storage.queries.message_tree import descent, living, newest_leaf, way_up, with_siblings
from storage.queries.recent_prompts import newest_prompts
from storage.queries.rows import conversation_from
from storage.rules.kept_values import RUNNING, chosen
from storage.rules.words import folded
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, messages

_MINE = select(conversations).where(
    conversations.c.id == bindparam("of_id"),
    conversations.c.owner == bindparam("of_owner"),
    conversations.c.deleted.is_(None),
)


@repeats
class SqlLibrary(Library):
    """Conversations with an owner, in the database."""

    def __init__(self, database: Database, words: MessageSearch) -> None:
        self._database = database
        self._words = words

    def listing(self, owner: str, *, q: str = "", before: str | None = None, limit: int = 30) -> Listing:
        """See `Library`."""
        with self._database.read() as connection:
            return list_conversations(connection, self._words, owner, q, before, max(1, limit))

    def recent_prompts(self, owner: str, limit: int = 50) -> tuple[str, ...]:
        """See `Library`."""
        with self._database.read() as connection:
            return newest_prompts(connection, owner, max(1, limit))

    def create(self, owner: str, conversation: str | None = None, title: str = "") -> Conversation:
        """See `Library`."""
        identity = check_id(conversation or str(uuid4()))
        with self._database.write(identity) as connection:
            there = select(conversations).where(conversations.c.id == identity)
            row = connection.execute(there).mappings().first()
            if row is None:
                now = self._database.now()
                values = {
                    "id": identity,
                    "owner": owner,
                    "pictures": 0,
                    "created": now,
                    "updated": now,
                    **_named(title),
                }
                made = conversations.insert().values(values).returning(conversations)
                row = connection.execute(made).mappings().one()
            elif row["owner"] != owner or row["deleted"] is not None:
                raise taken()
        return conversation_from(row)

    def get(self, owner: str, conversation: str) -> Conversation:
        """See `Library`."""
        with self._database.read() as connection:
            return conversation_from(_mine(connection, owner, conversation))

    def rename(self, owner: str, conversation: str, title: str) -> Conversation:
        """See `Library`."""
        return self._change(
            conversation, update(conversations).where(_living(owner, conversation)).values(_named(title))
        )

    def pin(self, owner: str, conversation: str, pinned: bool) -> Conversation:
        """See `Library`."""
        return self._change(
            conversation, update(conversations).where(_living(owner, conversation)).values(pinned=pinned)
        )

    def see(self, owner: str, conversation: str, message: str) -> Conversation:
        """See `Library`."""
        with self._database.write(conversation) as connection:
            _mine(connection, owner, conversation)
            last = conversations.c.ended == message
            connection.execute(update(conversations).where(_living(owner, conversation), last).values(seen=message))
            return conversation_from(_mine(connection, owner, conversation))

    def choose(self, owner: str, conversation: str, changes: Mapping[str, Any]) -> Conversation:
        """See `Library`."""
        with self._database.write(conversation) as connection:
            options = chosen(_mine(connection, owner, conversation)["options"], changes)
            changed = update(conversations).where(_living(owner, conversation)).values(options=options)
            return conversation_from(connection.execute(changed.returning(conversations)).mappings().one())

    def delete(self, owner: str, conversation: str) -> None:
        """See `Library`."""
        gone = update(conversations).where(_living(owner, conversation)).values(deleted=self._database.now())
        self._change(conversation, gone, freeing=True)

    def restore(self, owner: str, conversation: str) -> Conversation:
        """See `Library`. Restoring what is there already is fine."""
        mine = (conversations.c.id == conversation) & (conversations.c.owner == owner)
        return self._change(conversation, update(conversations).where(mine).values(deleted=None))

    def page(self, owner: str, conversation: str, *, before: str | None = None, limit: int = 50) -> Page:
        """See `Library`."""
        limit = max(1, limit)
        with self._database.read() as connection:
            found = conversation_from(_mine(connection, owner, conversation))
            leaf = found.head if before is None else _message(connection, conversation, before)["parent"]
            rows = way_up(connection, conversation, leaf, limit + 1) if leaf else []
            images = newest_images(connection, conversation, limit=50)
            active = active_image(connection, conversation)
            shown = with_siblings(connection, rows[-limit:])
        return Page(found, shown, images, active.id if active else None, more=len(rows) > limit)

    def every(
        self, owner: str, conversation: str, *, after: str | None = None, limit: int = 200
    ) -> tuple[Message, ...]:
        """See `Library`."""
        wanted = select(messages).where(messages.c.conversation == conversation, messages.c.deleted.is_(None))
        with self._database.read() as connection:
            _mine(connection, owner, conversation)
            if after is not None:
                wanted = wanted.where(messages.c.seq > _message(connection, conversation, after)["seq"])
            rows = connection.execute(wanted.order_by(messages.c.seq).limit(max(1, limit))).mappings().all()
            return with_siblings(connection, rows)

    def show(self, owner: str, conversation: str, message: str) -> Conversation:
        """See `Library`."""
        with self._database.write(conversation) as connection:
            _mine(connection, owner, conversation)
            row = _message(connection, conversation, message)
            return _set_head(connection, conversation, newest_leaf(connection, conversation, row))

    def message(self, owner: str, message: str) -> Message:
        """See `Library`."""
        with self._database.read() as connection:
            return with_siblings(connection, [_owned(connection, owner, message)])[0]

    def running(self, owner: str, conversation: str) -> tuple[Message, ...]:
        """See `Library`."""
        with self._database.read() as connection:
            _mine(connection, owner, conversation)
            theirs = (messages.c.conversation == conversation) & messages.c.deleted.is_(None)
            wanted = select(messages).where(theirs, messages.c.state == RUNNING).order_by(messages.c.seq)
            return with_siblings(connection, connection.execute(wanted).mappings().all())

    def delete_message(self, owner: str, message: str) -> Conversation:
        """See `Library`."""
        with self._database.write(freeing=True) as connection:
            row = _owned(connection, owner, message)
            way = descent(row["branch"], row["depth"])
            below = (
                select(messages.c.seq)
                .select_from(way)
                .join(messages, (messages.c.branch == way.c.branch) & (messages.c.depth >= way.c.start))
            )
            gone = update(messages).where(messages.c.seq.in_(below), messages.c.deleted.is_(None))
            connection.execute(gone.values(deleted=self._database.now(), deleted_with=message))
            conversation = row["conversation"]
            head = connection.execute(select(conversations.c.head).where(conversations.c.id == conversation)).scalar()
            if head is not None and living(connection, conversation, head) is None:
                above = living(connection, conversation, row["parent"]) if row["parent"] else None
                head = newest_leaf(connection, conversation, above)
            return _set_head(connection, conversation, head)

    def restore_message(self, owner: str, message: str) -> Conversation:
        """See `Library`. Restoring what is there already is fine; below a deleted message nothing can be restored."""
        with self._database.write() as connection:
            row = _owned(connection, owner, message, deleted_too=True)
            conversation = row["conversation"]
            if row["parent"]:
                _message(connection, conversation, row["parent"])
            back = update(messages).where(messages.c.deleted_with == message).values(deleted=None, deleted_with=None)
            connection.execute(back)
            row = _message(connection, conversation, message)
            return _set_head(connection, conversation, newest_leaf(connection, conversation, row))

    def _change(self, conversation: str, changed: Update, *, freeing: bool = False) -> Conversation:
        with self._database.write(conversation, freeing=freeing) as connection:
            row = connection.execute(changed.returning(conversations)).mappings().first()
        if row is None:
            raise NotFound("The conversation")
        return conversation_from(row)


def _named(title: str) -> dict[str, Any]:
    clean = clean_title(title)
    return {**title_columns(clean), "title_key": folded(clean)}


def _living(owner: str, conversation: str) -> ColumnElement[bool]:
    mine = (conversations.c.id == conversation) & (conversations.c.owner == owner)
    return mine & conversations.c.deleted.is_(None)


def _mine(connection: Connection, owner: str, conversation: str) -> RowMapping:
    row = connection.execute(_MINE, {"of_id": conversation, "of_owner": owner}).mappings().first()
    if row is None:
        raise NotFound("The conversation")
    return row


def _message(connection: Connection, conversation: str, message: str) -> RowMapping:
    row = living(connection, conversation, message)
    if row is None:
        raise NotFound("The message")
    return row


def _owned(connection: Connection, owner: str, message: str, *, deleted_too: bool = False) -> RowMapping:
    mine = (
        select(messages)
        .join(conversations, conversations.c.id == messages.c.conversation)
        .where(messages.c.id == message, conversations.c.owner == owner, conversations.c.deleted.is_(None))
    )
    row = connection.execute(mine if deleted_too else mine.where(messages.c.deleted.is_(None))).mappings().first()
    if row is None:
        raise NotFound("The message")
    return row


def _set_head(connection: Connection, conversation: str, head: str | None) -> Conversation:
    moved = update(conversations).where(conversations.c.id == conversation).values(head=head).returning(conversations)
    found = conversation_from(connection.execute(moved).mappings().one())
    branch_changed(connection, conversation)
    return found
