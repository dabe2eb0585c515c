"""What is taken away for good: what was deleted long ago. Guests who stayed away are removed first, and go for good as
everything else does that was deleted; until then coming back brings all of it back. See `Keep`.

Clocks are not believed. What would have been due the time before and was not there was dated by a wrong clock: it is
dated anew, from now on. Rows go before their files, so a crash in between leaves a file that nothing names, never a row
without its file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Column, ColumnElement, Connection, delete, null, or_, select, update

from conversation.ports.moderation.expiry import Clearing, KeptDays
from conversation.ports.programs.answered_calls import KEPT_DAYS
from storage.cleanup.upkeep import Upkeep
from storage.disk.picture_files import PictureFiles
from storage.moving.expiry import SqlExpiry
from storage.queries.message_search import MessageSearch
from storage.queries.named_files import sent_in
from storage.rules.moments import shifted
from storage.sql.administration_tables import refusals
from storage.sql.database import Database
from storage.sql.program_tables import answered_calls, deliveries
from storage.sql.tables import (
    conversations,
    images,
    jobs,
    layers,
    masks,
    messages,
    users,
    vectors,
    versions,
)

DAY_S = 86_400
SLACK_DAYS = 2
"""How far a date may lie outside of what is possible before it is a wrong clock's."""
NAME = "retention"


@dataclass(frozen=True)
class Keep:
    """How long what nobody wants any more can be brought back, in days."""

    deleted: int = 30
    idle_guests: int = 0
    """0: guests may stay away for as long as they like."""
    kept: KeptDays = field(default_factory=KeptDays)
    """What goes by itself, by its kind."""


USUAL = Keep()


@dataclass
class Purged:
    """What was taken away for good."""

    conversations: int = 0
    guests: int = 0
    removed: int = 0
    """Guests who stayed away: they can still come back."""
    pictures: int = 0
    """That were deleted by themselves; those of conversations are not counted."""
    messages: int = 0
    """That were deleted together with what followed them, each time as one."""
    files: int = 0
    bytes: int = 0

    @property
    def things(self) -> int:
        return self.conversations + self.guests + self.removed + self.pictures + self.messages

    def __bool__(self) -> bool:
        return self.things > 0

    def __str__(self) -> str:
        """As it stands in the log."""
        said = f"{self.conversations} conversations, {self.guests} guests, {self.pictures} pictures"
        return f"{said}, {self.messages} messages: {self.files} files, {self.bytes / 1e6:.1f} MB{self._removed()}"

    def _removed(self) -> str:
        return f"; removed {self.removed} guests who stayed away and can still come back" if self.removed else ""


class Retention:
    """Run once a day or so, where the clock was not set for a day."""

    def __init__(self, database: Database, words: MessageSearch, files: PictureFiles, keep: Keep = USUAL) -> None:
        self._database = database
        self._words = words
        self._files = files
        self._keep = keep
        self._upkeep = Upkeep(database)
        self._expiry = SqlExpiry(database)
        self.went: tuple[Clearing, ...] = ()
        """At the last time."""

    def tidy(self) -> Purged | None:
        """What is done once a day. The first time in a data folder nothing is taken away: only when is remembered."""
        last = self._upkeep.last(NAME)
        purged = None if last is None else self.purge(last)
        self.went = ()
        if purged is not None:
            self.went = self._expiry.expire(self._keep.kept)
            if gone := purged.things - purged.removed:
                self._expiry.note(clearing := Clearing(self._database.now(), "deleted", gone, purged.bytes))
                self.went = (*self.went, clearing)
        self._upkeep.note(NAME)
        return purged

    def purge(self, last: str | None = None) -> Purged:
        """Takes away what is due, each thing in a transaction of its own. `last` is when that was done before."""
        if last is not None:
            self._date_anew(last)
        due = self._database.now(-self._keep.deleted * DAY_S)
        with self._database.read() as connection:
            gone = connection.execute(select(conversations.c.id).where(conversations.c.deleted < due)).scalars().all()
            guests = select(users.c.id).where(users.c.kind == "guest", users.c.deleted < due)
            left = connection.execute(guests).scalars().all()
            theirs = select(conversations.c.id).where(conversations.c.owner.in_(left))
            abandoned = connection.execute(theirs).scalars().all()
            pictures = connection.execute(select(images.c.id).where(images.c.deleted < due)).scalars().all()
            taken = (messages.c.deleted < due) & messages.c.deleted_with.is_not(None)
            roots = select(messages.c.deleted_with).where(taken).distinct()
            said = connection.execute(roots).scalars().all()
        whole = dict.fromkeys([*gone, *abandoned])
        purged = Purged(conversations=len(whole), guests=len(left))
        for conversation in whole:
            self._remove_conversation(conversation, purged)
        for guest in left:
            self._purge_guest(guest, due)
        for picture in pictures:
            self._remove_picture(picture, due, purged)
        purged.messages = sum(self._remove_messages(root, due) for root in said)
        purged.removed = self._remove_idle()
        self._forget_jobs(due)
        return purged

    def _date_anew(self, last: str) -> None:
        """What a wrong clock dated: before anything that the last time left, or after tomorrow."""
        for dated, days in ((each.c.deleted, self._keep.deleted) for each in (conversations, images, messages, users)):
            self._redate(dated, last, days)
        for dated, days in (
            (jobs.c.ended, self._keep.deleted),
            (deliveries.c.created, self._keep.deleted),
            (refusals.c.created, self._keep.deleted),
            (answered_calls.c.created, KEPT_DAYS),
        ):
            self._redate(dated, last, days)
        if self._keep.idle_guests:
            self._redate(
                users.c.seen, last, self._keep.idle_guests, (users.c.kind == "guest") & users.c.deleted.is_(None)
            )

    def _redate(self, dated: Column[str], last: str, days: int, *where: ColumnElement[bool]) -> None:
        oldest, tomorrow = shifted(last, -(days + SLACK_DAYS) * DAY_S), self._database.now(DAY_S)
        wrong = update(dated.table).where(or_(dated < oldest, dated > tomorrow), *where)
        with self._database.write(freeing=True) as connection:
            connection.execute(wrong.values({dated.name: self._database.now()}))

    def _forget_jobs(self, due: str) -> None:
        """What they made stays."""
        with self._database.write(freeing=True) as connection:
            connection.execute(delete(jobs).where(jobs.c.ended < due))
            connection.execute(delete(deliveries).where(deliveries.c.created < due))
            connection.execute(delete(refusals).where(refusals.c.created < due))
            answered = answered_calls.c.created < self._database.now(-KEPT_DAYS * DAY_S)
            connection.execute(delete(answered_calls).where(answered))

    def _remove_idle(self) -> int:
        """Removes guests who stayed away. Returns how many."""
        if not self._keep.idle_guests:
            return 0
        idle = self._database.now(-self._keep.idle_guests * DAY_S)
        guests = (users.c.kind == "guest") & (users.c.seen < idle) & users.c.deleted.is_(None)
        with self._database.write(freeing=True) as connection:
            return connection.execute(update(users).where(guests).values(deleted=self._database.now())).rowcount

    def _remove_conversation(self, conversation: str, purged: Purged) -> None:
        with self._database.write(freeing=True) as connection:
            said = connection.execute(select(messages.c.seq).where(messages.c.conversation == conversation)).scalars()
            self._words.remove(connection, said.all())
            connection.execute(delete(conversations).where(conversations.c.id == conversation))
        gone = self._files.remove_all(conversation)
        purged.files += gone.files
        purged.bytes += gone.bytes

    def _purge_guest(self, guest: str, due: str) -> None:
        with self._database.write(freeing=True) as connection:
            connection.execute(delete(users).where(users.c.id == guest, users.c.kind == "guest", users.c.deleted < due))

    def _remove_picture(self, picture: str, due: str, purged: Purged) -> None:
        with self._database.write(freeing=True) as connection:
            files = _files_of_none_but(connection, picture)
            mine = delete(images).where(images.c.id == picture, images.c.deleted < due)
            removed = bool(connection.execute(mine).rowcount)
        purged.pictures += removed
        for conversation, name in files if removed else ():
            purged.bytes += self._files.remove(conversation, name)
            purged.files += 1

    def _remove_messages(self, root: str, due: str) -> bool:
        with self._database.write(freeing=True) as connection:
            along = (messages.c.deleted_with == root) & (messages.c.deleted < due)
            seqs = connection.execute(select(messages.c.seq).where(along)).scalars().all()
            self._words.remove(connection, seqs)
            connection.execute(delete(messages).where(messages.c.seq.in_(seqs)))
        return bool(seqs)


def _files_of_none_but(connection: Connection, picture: str) -> list[tuple[str, str]]:
    """Conversation and name of every file that no other image's version uses."""
    mine = _files_where(connection, versions.c.image == picture)
    digests = select(versions.c.digest).where(versions.c.image == picture)
    conversation = select(images.c.conversation).where(images.c.id == picture).scalar_subquery()
    sent = (versions.c.conversation == conversation) & versions.c.sent.is_not(null())
    others = _files_where(connection, versions.c.image != picture, versions.c.digest.in_(digests) | sent)
    return sorted((mine - others) | _drawn_on_none_but(connection, picture))


def _drawn_on_none_but(connection: Connection, picture: str) -> set[tuple[str, str]]:
    """The files of its masks, layers and drawings that no other image's uses."""
    found: set[tuple[str, str]] = set()
    for table in (masks, layers, vectors):
        named = select(table.c.conversation, table.c.filename)
        mine = connection.execute(named.where(table.c.image == picture)).all()
        names = [row.filename for row in mine]
        others = connection.execute(named.where(table.c.image != picture, table.c.filename.in_(names))).all()
        found |= {(row.conversation, row.filename) for row in mine}
        found -= {(row.conversation, row.filename) for row in others}
    return found


def _files_where(connection: Connection, *where: ColumnElement[bool]) -> set[tuple[str, str]]:
    """What these versions still have; of one whose picture was let go of that is its preview."""
    named = select(
        versions.c.conversation,
        versions.c.filename,
        versions.c.preview,
        versions.c.full,
        versions.c.thinned,
        versions.c.sent,
    ).where(*where)
    return {
        (row.conversation, name)
        for row in connection.execute(named).all()
        for name in ((row.preview,) if row.thinned else (row.filename, row.preview, row.full, sent_in(row.sent)))
        if name
    }
