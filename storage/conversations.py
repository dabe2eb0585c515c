"""What a turn asks about its conversation. See `Conversations` in `conversation/ports/conversations.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, update

from conversation.errors import NotFound
from conversation.message import Message
from conversation.ports.conversations import Conversations, Passage, Summary
from storage.identifiers import clean_title, title_columns
from storage.queries.message_search import MessageSearch
from storage.queries.message_tree import ancestry, way_up
from storage.queries.passage_search import best, pieces
from storage.queries.rows import message_from, title_from
from storage.rules.kept_values import ASSISTANT, storable
from storage.rules.words import folded
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, messages, summaries, users

# built once: every turn asks these
_TITLE = select(conversations.c.title, conversations.c.title_said).where(conversations.c.id == bindparam("of_id"))
_ANSWERS = select(messages).where(
    messages.c.conversation == bindparam("of_conversation"),
    messages.c.parent == bindparam("of_message"),
    messages.c.role == ASSISTANT,
    messages.c.deleted.is_(None),
)
_NAME = update(conversations).where(conversations.c.id == bindparam("of_id"))
_SETTINGS = select(users.c.settings).where(users.c.id == bindparam("of_id"))


def _newest_summary() -> Select[Any]:
    way = ancestry()
    on_it = (summaries.c.branch == way.c.branch) & (summaries.c.depth <= way.c.upto)
    newest = select(summaries.c.text, summaries.c.message).select_from(way).join(summaries, on_it)
    return newest.order_by(summaries.c.depth.desc()).limit(1)


_NEWEST_SUMMARY = _newest_summary()


@repeats
class SqlConversations(Conversations):
    """Conversations in the database."""

    def __init__(self, database: Database, words: MessageSearch) -> None:
        self._database = database
        self._words = words

    def history(self, conversation: str, leaf: str, limit: int) -> list[Message]:
        """See `Conversations`."""
        if limit < 1:
            return []
        with self._database.read() as connection:
            leaf = leaf or _head(connection, conversation)
            return [message_from(row) for row in way_up(connection, conversation, leaf, limit)]

    def answers(self, conversation: str, message: str) -> list[Message]:
        """See `Conversations`."""
        with self._database.read() as connection:
            wanted = {"of_message": message, "of_conversation": conversation}
            rows = connection.execute(_ANSWERS, wanted).mappings()
            return [message_from(row) for row in sorted(rows, key=lambda row: int(row["seq"]))]

    def title(self, conversation: str) -> str:
        """See `Conversations`. Raises `NotFound`."""
        with self._database.read() as connection:
            row = connection.execute(_TITLE, {"of_id": conversation}).mappings().first()
        if row is None:
            raise NotFound("The conversation")
        return title_from(row)

    def name(self, conversation: str, title: str) -> None:
        """See `Conversations`. Raises `NotFound`."""
        clean = clean_title(title)
        values = {**title_columns(clean), "title_key": folded(clean)}
        with self._database.write(conversation) as connection:
            if not connection.execute(_NAME, {"of_id": conversation, **values}).rowcount:
                raise NotFound("The conversation")

    def summary(self, conversation: str, leaf: str) -> Summary | None:
        """See `Conversations`."""
        with self._database.read() as connection:
            leaf = leaf or _head(connection, conversation)
            row = connection.execute(_NEWEST_SUMMARY, {"of_id": leaf, "of_conversation": conversation}).first()
        return None if row is None else Summary(row.text, row.message)

    def keep_summary(self, conversation: str, summary: Summary) -> None:
        """See `Conversations`. Raises `NotFound` when the message is not there."""
        with self._database.write(conversation) as connection:
            place = _place(connection, conversation, summary.upto)
            if place is None:
                raise NotFound("The message")
            values = {"branch": place[0], "depth": place[1], "text": storable(summary.text)}
            values["created"] = self._database.now()
            there = update(summaries).where(summaries.c.message == summary.upto)
            if not connection.execute(there.values(values)).rowcount:
                connection.execute(summaries.insert().values(message=summary.upto, **values))

    def passages(self, conversation: str, leaf: str, words: Sequence[str], limit: int) -> list[Passage]:
        """See `Conversations`. `leaf` itself is not among them."""
        wanted = pieces(words)
        if not wanted:
            return []
        with self._database.read() as connection:
            leaf = leaf or _head(connection, conversation)
            way = ancestry()
            on_it = (messages.c.branch == way.c.branch) & (messages.c.depth <= way.c.upto)
            found = self._words.of_conversation(conversation, wanted).subquery("found")
            rows = connection.execute(
                select(messages.c.id, messages.c.role, messages.c.text)
                .select_from(found)
                .join(messages, messages.c.seq == found.c[0])
                .join(way, on_it)
                .where(messages.c.deleted.is_(None), messages.c.id != leaf)
                .order_by(messages.c.seq.desc()),
                {"of_id": leaf, "of_conversation": conversation},
            ).all()
        return best([Passage(row.id, row.role, row.text) for row in rows], wanted, limit)

    def memory_pad(self, owner: str) -> str:
        """See `Conversations`."""
        with self._database.read() as connection:
            settings = connection.execute(_SETTINGS, {"of_id": owner}).scalar()
        return str((settings or {}).get("memory_pad") or "")


def _head(connection: Connection, conversation: str) -> str:
    """Id of the last message that is shown; empty when there is none."""
    head = connection.execute(select(conversations.c.head).where(conversations.c.id == conversation)).scalar()
    return head or ""


def _place(connection: Connection, conversation: str, message: str) -> tuple[int, int] | None:
    wanted = select(messages.c.branch, messages.c.depth)
    row = connection.execute(wanted.where(messages.c.id == message, messages.c.conversation == conversation)).first()
    return None if row is None else (row.branch, row.depth)
