"""What is kept only so long. See `Expiry` in `conversation/ports/moderation/expiry.py`."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, Select, and_, delete, exists, func, insert, literal, or_, select, update

from conversation.ports.moderation.expiry import Clearing, Expiring, Expiry, KeptDays
from conversation.ports.moderation.reports import HIDING
from conversation.versions.facets import KINDS
from storage.rules.expiry import DAY_S, MOST_NOTED, Aging, AgingPicture, as_clearings, expired, in_sum
from storage.sql.administration_tables import clearings, expiries
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, images, reports, shares, users, versions

AT_ONCE = 300
"""Rows that one statement names."""


@repeats
class SqlExpiry(Expiry):
    """In the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, kept: KeptDays) -> tuple[Expiring, ...]:
        """See `Expiry`."""
        with self._database.read() as connection:
            return in_sum([*self._expired(connection, kept), *self._deleted(connection, kept)])

    def expire(self, kept: KeptDays) -> tuple[Clearing, ...]:
        """See `Expiry`."""
        with self._database.read() as connection:
            found = self._expired(connection, kept)
        pictures = [each.id for each in found if each.kind != "reports"]
        closed = [each.id for each in found if each.kind == "reports"]
        now = self._database.now()
        for some in _batches(pictures):
            with self._database.write(freeing=True) as connection:
                mine = images.c.id.in_(some) & images.c.deleted.is_(None)
                connection.execute(update(images).where(mine).values(deleted=now))
                connection.execute(delete(expiries).where(expiries.c.image.in_(some)))
                there = select(images.c.id, literal(now)).where(images.c.id.in_(some))  # others are gone by now
                connection.execute(insert(expiries).from_select(["image", "at"], there))
        for some in _batches(closed):
            with self._database.write(freeing=True) as connection:
                theirs = reports.c.id.in_(some)
                hides = reports.c.state.in_(HIDING)
                connection.execute(update(reports).where(theirs, hides).values(words="", reporter=None))
                connection.execute(delete(reports).where(theirs, ~hides))
        went = as_clearings(found, now)
        for each in went:
            self.note(each)
        return went

    def note(self, clearing: Clearing) -> None:
        """See `Expiry`."""
        with self._database.write(freeing=True) as connection:
            connection.execute(insert(clearings).values(asdict(clearing)))
            newest = select(func.max(clearings.c.seq)).scalar_subquery()
            connection.execute(delete(clearings).where(clearings.c.seq <= newest - MOST_NOTED))

    def cleared(self, most: int) -> tuple[Clearing, ...]:
        """See `Expiry`."""
        newest = select(clearings).order_by(clearings.c.seq.desc()).limit(most)
        with self._database.read() as connection:
            rows = connection.execute(newest).mappings().all()
        return tuple(Clearing(row["done"], row["kind"], row["count"], row["bytes"]) for row in rows)

    def _before(self, days: int) -> str:
        return self._database.now(-days * DAY_S)

    def _expired(self, connection: Connection, kept: KeptDays) -> list[Aging]:
        found: list[Aging] = []
        if kept.painted or kept.uploaded or kept.guests:
            least = min(days for days in (kept.painted, kept.uploaded, kept.guests) if days)
            aging = connection.execute(_aging(self._database.now(), self._before(least))).all()
            pictures = [
                AgingPicture(row.id, row.owner, row.guest == "guest", bool((row.kinds or 0) & KINDS["uploaded"]),
                             int(row.bytes or 0), max(row.changed, row.before or ""))
                for row in aging
            ]  # fmt: skip
            found += expired(pictures, kept, self._before)
        if kept.reports:
            told = or_(reports.c.words != "", reports.c.reporter.is_not(None), reports.c.state.not_in(HIDING))
            closed = (
                select(reports.c.id, reports.c.closed, conversations.c.owner)
                .join(conversations, conversations.c.id == reports.c.conversation)
                .where(reports.c.state != "open", reports.c.closed < self._before(kept.reports), told)
            )
            found += [Aging(row.id, row.owner, "reports", 0, row.closed) for row in connection.execute(closed)]
        return found

    def _deleted(self, connection: Connection, kept: KeptDays) -> list[Aging]:
        """What goes for good."""
        before = self._before(kept.deleted)
        gone = _with_bytes().where(or_(images.c.deleted < before, conversations.c.deleted < before))
        return [
            Aging(row.id, row.owner, "deleted", int(row.bytes or 0), row.deleted or row.with_all)
            for row in connection.execute(gone)
        ]


def _with_bytes() -> Select[tuple[object, ...]]:
    """Pictures with their people, and what their files take."""
    alone = versions.c.image == images.c.id
    size = select(func.sum(versions.c.bytes)).where(alone, versions.c.thinned.is_(None)).scalar_subquery()
    last = select(func.max(versions.c.created)).where(alone).scalar_subquery()
    return (
        select(
            images.c.id,
            images.c.kinds,
            images.c.deleted,
            conversations.c.owner,
            conversations.c.deleted.label("with_all"),
            users.c.kind.label("guest"),
            size.label("bytes"),
            func.coalesce(last, images.c.created).label("changed"),
            expiries.c.at.label("before"),
        )
        .join(conversations, conversations.c.id == images.c.conversation)
        .join(users, users.c.id == conversations.c.owner)
        .outerjoin(expiries, expiries.c.image == images.c.id)
    )


def _aging(now: str, before: str) -> Select[tuple[object, ...]]:
    """Those that nothing protects, of which nothing was made since."""
    shown = exists().where(
        shares.c.conversation == images.c.conversation,
        or_(shares.c.image.is_(None), shares.c.image == images.c.id),
        or_(shares.c.expires.is_(None), shares.c.expires > now),
    )
    asked_about = exists().where(
        reports.c.conversation == images.c.conversation,
        reports.c.state == "open",
        or_(reports.c.kind != "image", reports.c.subject == images.c.id),
    )
    newer = exists().where(versions.c.image == images.c.id, versions.c.created >= before)
    living = and_(images.c.deleted.is_(None), conversations.c.deleted.is_(None), users.c.deleted.is_(None))
    kept = or_(images.c.pinned.is_(True), conversations.c.pinned.is_(True))
    return _with_bytes().where(living, ~kept, images.c.created < before, ~newer, ~shown, ~asked_about)


def _batches(ids: list[str]) -> list[list[str]]:
    return [ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE)]
