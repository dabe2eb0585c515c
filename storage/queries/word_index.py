"""The index of the words that were said: `Fts5` is SQLite's, `WordVectors` PostgreSQL's. Both hold words without case
and accents, find those that begin like what is asked for, and read nobody else's entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Select, bindparam, column, select, table, text

from storage.rules.words import folded

LONGEST = 500
"""Characters of a word that are kept: no more fit into an entry of PostgreSQL's, and nobody types them."""
MOST = 20_000
"""Different words of one message that are found: PostgreSQL takes a megabyte of them."""


class WordIndex(Protocol):
    """Entries by the number of their message, each with its scopes: whose it is, and in which conversation."""

    def add(self, connection: Connection, scopes: Sequence[str], seq: int, said: str) -> None:
        """Takes one in."""

    def remove(self, connection: Connection, seqs: Sequence[int]) -> None:
        """Takes some out."""

    def matching(self, scope: str, words: Sequence[str], *, every: bool, limit: int) -> Select[int]:
        """The newest of a scope that have a word that begins like each of these, or like any."""


class Fts5:
    """SQLite's."""

    def add(self, connection: Connection, scopes: Sequence[str], seq: int, said: str) -> None:
        """See `WordIndex`."""
        connection.execute(_ADD, {"seq": seq, "scope": " ".join(scopes), "words": folded(said)})

    def remove(self, connection: Connection, seqs: Sequence[int]) -> None:
        """See `WordIndex`."""
        connection.execute(_REMOVE, [{"seq": seq} for seq in seqs])

    def matching(self, scope: str, words: Sequence[str], *, every: bool, limit: int) -> Select[int]:
        """See `WordIndex`."""
        # only letters, digits and underscores: nothing to escape
        wanted = (" AND " if every else " OR ").join(f'"{word}"*' for word in words)
        query = f'scope : "{scope}" AND words : ({wanted})'
        match = text("message_words MATCH :query").bindparams(bindparam("query", query, unique=True))
        return select(_fts.c.rowid).where(match).order_by(_fts.c.rowid.desc()).limit(limit)


class WordVectors:
    """PostgreSQL's: the words are taken apart here, since its own parser makes one of an address or a file's name."""

    def add(self, connection: Connection, scopes: Sequence[str], seq: int, said: str) -> None:
        """See `WordIndex`."""
        words = [*(f"{SIGN}{scope}" for scope in scopes), *_apart(folded(said))]
        connection.execute(_ADD_VECTOR, {"seq": seq, "words": words})

    def remove(self, connection: Connection, seqs: Sequence[int]) -> None:
        """See `WordIndex`."""
        connection.execute(_REMOVE_VECTORS, {"seqs": list(seqs)})

    def matching(self, scope: str, words: Sequence[str], *, every: bool, limit: int) -> Select[int]:
        """See `WordIndex`."""
        wanted = (" & " if every else " | ").join(f"'{word[:LONGEST]}':*" for word in words)
        query = f"'{SIGN}{scope}' & ({wanted})"
        match = text("words @@ CAST(:query AS tsquery)").bindparams(bindparam("query", query, unique=True))
        return select(_vectors.c.seq).where(match).order_by(_vectors.c.seq.desc()).limit(limit)


SIGN = "#"
"""Before a scope, and in no word: nothing that anybody looks for is taken for one."""
_fts = table("message_words", column("rowid"), column("message_words"))
_vectors = table("message_words", column("seq"), column("words"))
_ADD = text("INSERT INTO message_words (rowid, scope, words) VALUES (:seq, :scope, :words)")
_REMOVE = text("DELETE FROM message_words WHERE rowid = :seq")
_ADD_VECTOR = text(
    "INSERT INTO message_words (seq, words) VALUES (:seq, array_to_tsvector(CAST(:words AS text[])))"
    " ON CONFLICT (seq) DO UPDATE SET words = excluded.words"
)
_REMOVE_VECTORS = text("DELETE FROM message_words WHERE seq = ANY(:seqs)")


def _apart(said: str) -> list[str]:
    """Its different words, also those that underscores join."""
    found: dict[str, Any] = {}
    for word in re.findall(r"\w+", said):
        found[word[:LONGEST]] = None
        if "_" in word:
            found |= dict.fromkeys(part[:LONGEST] for part in word.split("_") if part)
        if len(found) > MOST:
            break
    return list(found)
