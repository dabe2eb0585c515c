"""People who leave for good. See `Departures` in `conversation/ports/moving/departures.py`.

A conversation after the other, each with its files, and the account last: whoever is cut off in the middle comes in
again, and leaves once more.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, func, select, update

from conversation.errors import NotFound
from conversation.ports.moving.departures import Departure, Departures
from storage.disk.picture_files import PictureFiles
from storage.queries.message_search import MessageSearch
from storage.rules.people import MEMBER
from storage.rules.studio_rules import last_administrator
from storage.sql.database import Database
from storage.sql.program_tables import webhooks
from storage.sql.repeating import repeats
from storage.sql.tables import (
    conversations,
    images,
    messages,
    provider_keys,
    shares,
    tokens,
    usage,
    users,
    versions,
)


@repeats
class SqlDepartures(Departures):
    """Leaving the database and the disk."""

    def __init__(self, database: Database, files: PictureFiles, words: MessageSearch) -> None:
        self._database = database
        self._files = files
        self._words = words

    def check(self, user: str) -> None:
        """See `Departures`."""
        with self._database.read() as connection:
            _check(connection, user)

    def leave(self, user: str) -> Departure:
        """See `Departures`."""
        with self._database.read() as connection:
            _check(connection, user)
            mine = select(conversations.c.id).where(conversations.c.owner == user)
            theirs = list(connection.execute(mine).scalars())
            said = messages.c.conversation.in_(mine)
            counted = {
                "messages": _count(connection, messages, said),
                "pictures": _count(connection, images, images.c.conversation.in_(mine)),
                "versions": _count(connection, versions, versions.c.conversation.in_(mine)),
                **{name: _count(connection, each, each.c.owner == user) for name, each in OWNED.items()},
            }
        files = size = 0
        for conversation in theirs:
            self._forget(conversation)
            gone = self._files.remove_all(conversation)
            files, size = files + gone.files, size + gone.bytes
        with self._database.write(freeing=True) as connection:
            _check(connection, user)  # somebody else may have left meanwhile
            nameless = update(usage).where(usage.c.owner == user)
            connection.execute(nameless.values(owner="", conversation=None))
            connection.execute(delete(users).where(users.c.id == user))
        return Departure(conversations=len(theirs), files=files, bytes=size, **counted)

    def _forget(self, conversation: str) -> None:
        with self._database.write(freeing=True) as connection:
            said = connection.execute(select(messages.c.seq).where(messages.c.conversation == conversation)).scalars()
            self._words.remove(connection, said.all())
            connection.execute(delete(conversations).where(conversations.c.id == conversation))


OWNED = {"keys": provider_keys, "tokens": tokens, "webhooks": webhooks, "shares": shares}


def _check(connection: Connection, user: str) -> None:
    if connection.execute(select(users.c.id).where(users.c.id == user)).first() is None:
        raise NotFound("The account")
    administer = users.c.administrator & users.c.disabled.is_(None)
    administrators = list(connection.execute(select(users.c.id).where(administer)).scalars())
    others = _count(connection, users, (users.c.id != user) & (users.c.kind == MEMBER))
    if administrators == [user] and others:
        raise last_administrator()


def _count(connection: Connection, table: Table, where: object) -> int:
    counted = select(func.count()).select_from(table).where(where)  # type: ignore[arg-type]
    return int(connection.execute(counted).scalar_one())
