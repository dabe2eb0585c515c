"""Addresses under which others may look at something. See `Shares` in `conversation/ports/moving/shares.py`."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import RowMapping, delete, func, select
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from conversation.ports.moving.shares import MOST_SHARES, Share, Shares
from storage.rules.shares import too_many
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, images, shares, users


@repeats
class SqlShares(Shares):
    """Addresses in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, share: Share) -> None:
        """See `Shares`."""
        try:
            with self._database.write(share.owner) as connection:
                count = select(func.count()).select_from(shares).where(shares.c.owner == share.owner)
                if connection.execute(count).scalar_one() >= MOST_SHARES:
                    raise too_many()
                connection.execute(shares.insert().values(asdict(share)))
        except IntegrityError as error:
            raise NotFound("The conversation") from error

    def of(self, owner: str) -> tuple[Share, ...]:
        """See `Shares`."""
        wanted = _THERE.where(shares.c.owner == owner).order_by(shares.c.created.desc(), shares.c.id)
        with self._database.read() as connection:
            return tuple(_share(row) for row in connection.execute(wanted).mappings())

    def find(self, share: str) -> Share:
        """See `Shares`."""
        alive = users.c.disabled.is_(None) & users.c.deleted.is_(None)
        wanted = _THERE.join(users, users.c.id == shares.c.owner).where(shares.c.id == share, alive)
        with self._database.read() as connection:
            row = connection.execute(wanted).mappings().first()
        if row is None or (row["expires"] is not None and row["expires"] <= self._database.now()):
            raise NotFound("The shared page")
        return _share(row)

    def revoke(self, owner: str, share: str) -> None:
        """See `Shares`."""
        with self._database.write(owner) as connection:
            gone = delete(shares).where(shares.c.id == share, shares.c.owner == owner)
            if not connection.execute(gone).rowcount:
                raise NotFound("The shared page")


_THERE = (
    select(shares)
    .join(conversations, conversations.c.id == shares.c.conversation)
    .outerjoin(images, images.c.id == shares.c.image)
    .where(conversations.c.deleted.is_(None), images.c.deleted.is_(None))
)


def _share(row: RowMapping) -> Share:
    return Share(**row)
