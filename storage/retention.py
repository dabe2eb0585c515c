"""What is taken away for good: what was deleted 30 days ago, and guests who have not been here for 7.

Rows go before their files, so a crash in between leaves a file that nothing names, never a row without its file.
"""

from __future__ import annotations

import shutil

from sqlalchemy import ColumnElement, Connection, delete, select

from storage.database import Database
from storage.files import Files
from storage.tables import conversations, images, messages, users, versions
from storage.words import Words

DAY_S = 86_400
RECOVERABLE_S = 30 * DAY_S
GUEST_IDLE_S = 7 * DAY_S


class Retention:
    """Run once a day or so."""

    def __init__(self, database: Database, words: Words, files: Files) -> None:
        self._database = database
        self._words = words
        self._files = files

    def purge(self) -> int:
        """Takes away what is due, each thing in a transaction of its own. Returns how many things."""
        due = self._database.now(-RECOVERABLE_S)
        idle = self._database.now(-GUEST_IDLE_S)
        with self._database.read() as connection:
            gone = connection.execute(select(conversations.c.id).where(conversations.c.deleted < due)).scalars().all()
            guests = select(users.c.id).where(users.c.kind == "guest", users.c.seen < idle)
            left = connection.execute(guests).scalars().all()
            theirs = select(conversations.c.id).where(conversations.c.owner.in_(left))
            abandoned = connection.execute(theirs).scalars().all()
            pictures = connection.execute(select(images.c.id).where(images.c.deleted < due)).scalars().all()
            taken = (messages.c.deleted < due) & messages.c.deleted_with.is_not(None)
            roots = select(messages.c.deleted_with).where(taken).distinct()
            said = connection.execute(roots).scalars().all()
        whole = dict.fromkeys([*gone, *abandoned])
        for conversation in whole:
            self._remove_conversation(conversation)
        for guest in left:
            self._remove_guest(guest, idle)
        removed = sum(self._remove_picture(picture, due) for picture in pictures)
        removed += sum(self._remove_messages(root, due) for root in said)
        return len(whole) + len(left) + removed

    def _remove_conversation(self, conversation: str) -> None:
        with self._database.write() as connection:
            said = connection.execute(select(messages.c.seq).where(messages.c.conversation == conversation)).scalars()
            self._words.remove(connection, said.all())
            connection.execute(delete(conversations).where(conversations.c.id == conversation))
        shutil.rmtree(self._files.folder(conversation), ignore_errors=True)

    def _remove_guest(self, guest: str, idle: str) -> None:
        with self._database.write() as connection:
            connection.execute(delete(users).where(users.c.id == guest, users.c.kind == "guest", users.c.seen < idle))

    def _remove_picture(self, picture: str, due: str) -> bool:
        with self._database.write() as connection:
            files = _files_of_none_but(connection, picture)
            mine = delete(images).where(images.c.id == picture, images.c.deleted < due)
            removed = bool(connection.execute(mine).rowcount)
        for conversation, name in files if removed else ():
            self._files.remove(conversation, name)
        return removed

    def _remove_messages(self, root: str, due: str) -> bool:
        with self._database.write() as connection:
            along = (messages.c.deleted_with == root) & (messages.c.deleted < due)
            seqs = connection.execute(select(messages.c.seq).where(along)).scalars().all()
            self._words.remove(connection, seqs)
            connection.execute(delete(messages).where(messages.c.seq.in_(seqs)))
        return bool(seqs)


def _files_of_none_but(connection: Connection, picture: str) -> list[tuple[str, str]]:
    """Conversation and name of every file that no other image's version uses."""
    mine = _files_where(connection, versions.c.image == picture)
    digests = select(versions.c.digest).where(versions.c.image == picture)
    others = _files_where(connection, versions.c.image != picture, versions.c.digest.in_(digests))
    return sorted(mine - others)


def _files_where(connection: Connection, *where: ColumnElement[bool]) -> set[tuple[str, str]]:
    """What these versions still have; of one whose picture was let go of that is its preview."""
    named = select(
        versions.c.conversation, versions.c.filename, versions.c.preview, versions.c.full, versions.c.thinned
    ).where(*where)
    return {
        (row.conversation, name)
        for row in connection.execute(named).all()
        for name in ((row.preview,) if row.thinned else (row.filename, row.preview, row.full))
        if name
    }
