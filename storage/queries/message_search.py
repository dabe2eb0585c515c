"""Messages found by their words: by an index where the database has one, else by reading the newest ones.

Whatever is asked, at most a fixed number of the newest messages is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, func, select

from storage.queries.word_index import WordIndex
from storage.rules.words import UNSPACED, folded, words_of
from storage.sql.tables import conversations, messages

NEWEST = 400
"""How many messages with the words are considered in a conversation."""
NEWEST_OF_ALL = 2000
"""How many in all of a person's conversations; as many are read where the index cannot help."""


def like(word: str) -> str:
    """The pattern, escaped by a backslash, of a text that has the word inside."""
    return "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"


class MessageSearch:
    """`index`: of words; None where the database has none."""

    def __init__(self, index: WordIndex | None) -> None:
        self._index = index

    def add(self, connection: Connection, owner: str, conversation: str, seq: int, said: str) -> None:
        """Takes a message in."""
        if self._index is not None and said:
            self._index.add(connection, (f"u{_token(owner)}", f"c{_token(conversation)}"), seq, said)

    def renew(self, connection: Connection, owner: str, conversation: str, seq: int, said: str) -> None:
        """Takes a message in once more, with the text it has now."""
        self.remove(connection, [seq])
        self.add(connection, owner, conversation, seq, said)

    def remove(self, connection: Connection, seqs: Iterable[int]) -> None:
        """Takes messages out."""
        given = list(seqs)
        if self._index is not None and given:
            self._index.remove(connection, given)

    def of_owner(self, owner: str, query: str, *, inside: bool) -> Select[int]:
        """Seqs of living messages that have all the query's words; `inside` finds them within longer words too."""
        if self._index is not None and not inside:
            wanted = words_of(folded(query))
            found = self._index.matching(f"u{_token(owner)}", wanted, every=True, limit=NEWEST_OF_ALL)
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
        if self._index is not None and not any(UNSPACED.search(word) for word in words):
            return self._index.matching(f"c{_token(conversation)}", words, every=False, limit=NEWEST)
        return (
            select(messages.c.seq)
            .where(messages.c.conversation == conversation)
            .order_by(messages.c.seq.desc())
            .limit(NEWEST)
        )


def _token(identity: str) -> str:
    return identity.replace("-", "")
