"""Messages found by their words: by an index where SQLite has FTS5, else by reading the newest ones.

Whatever is asked, at most a fixed number of the newest messages is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, bindparam, column, func, select, table, text

from storage.rules.words import UNSPACED, folded, words_of
from storage.sql.tables import conversations, messages

NEWEST = 400
"""How many messages with the words are considered in a conversation."""
NEWEST_OF_ALL = 2000
"""How many in all of a person's conversations; as many are read where the index cannot help."""

message_words = table("message_words", column("rowid"), column("message_words"))


def like(word: str) -> str:
    """The pattern, escaped by a backslash, of a text that has the word inside."""
    return "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"


class MessageSearch:
    """The index of words. `indexed` says whether the database has one."""

    def __init__(self, indexed: bool) -> None:
        self.indexed = indexed

    def add(self, connection: Connection, owner: str, conversation: str, seq: int, said: str) -> None:
        """Takes a message in."""
        if self.indexed and said:
            scope = f"u{_token(owner)} c{_token(conversation)}"
            connection.execute(_ADD, {"seq": seq, "scope": scope, "words": folded(said)})

    def renew(self, connection: Connection, owner: str, conversation: str, seq: int, said: str) -> None:
        """Takes a message in once more, with the text it has now."""
        self.remove(connection, [seq])
        self.add(connection, owner, conversation, seq, said)

    def remove(self, connection: Connection, seqs: Iterable[int]) -> None:
        """Takes messages out."""
        given = [{"seq": seq} for seq in seqs]
        if self.indexed and given:
            connection.execute(_REMOVE, given)

    def of_owner(self, owner: str, query: str, *, inside: bool) -> Select[int]:
        """Seqs of living messages that have all the query's words; `inside` finds them within longer words too."""
        if self.indexed and not inside:
            wanted = " AND ".join(_term(word) for word in words_of(folded(query)))
            found = _matching(f"u{_token(owner)}", wanted, NEWEST_OF_ALL)
            return select(messages.c.seq).where(messages.c.seq.in_(found), messages.c.deleted.is_(None))
        mine = (
            select(messages.c.seq, messages.c.text)
            .join(conversations, conversations.c.id == messages.c.conversation)
            .where(conversations.c.owner == owner, conversations.c.deleted.is_(None), messages.c.deleted.is_(None))
            .order_by(messages.c.seq.desc())
            .limit(NEWEST_OF_ALL)
            .subquery()
        )
        each = [func.lower(mine.c.text).like(like(word), escape="\\") for word in words_of(query.lower())]
        return select(mine.c.seq).where(*each)

    def of_conversation(self, conversation: str, words: Sequence[str]) -> Select[int]:
        """Seqs of the newest messages that may have any of the words."""
        if self.indexed and not any(UNSPACED.search(word) for word in words):
            return _matching(f"c{_token(conversation)}", " OR ".join(_term(word) for word in words), NEWEST)
        return (
            select(messages.c.seq)
            .where(messages.c.conversation == conversation)
            .order_by(messages.c.seq.desc())
            .limit(NEWEST)
        )


_REMOVE = text("DELETE FROM message_words WHERE rowid = :seq")
_ADD = text("INSERT INTO message_words (rowid, scope, words) VALUES (:seq, :scope, :words)")


def _token(identity: str) -> str:
    return identity.replace("-", "")


def _term(word: str) -> str:
    return f'"{word}"*'  # only letters, digits and underscores: nothing to escape


def _matching(scope: str, wanted: str, limit: int) -> Select[int]:
    query = f'scope : "{scope}" AND words : ({wanted})'
    match = text("message_words MATCH :query").bindparams(bindparam("query", query, unique=True))
    return select(message_words.c.rowid).where(match).order_by(message_words.c.rowid.desc()).limit(limit)
