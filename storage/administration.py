"""Rules of the studio, and the people in it. See `Administration` in `conversation/ports/administration.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Update, case, delete, func, insert, null, select, update

from conversation.errors import NotFound
from conversation.ports.accounts import User
from conversation.ports.administration import Administration, ListedPerson, StudioRules
from conversation.ports.usage import OwnLimits
from conversation.serialization import to_json
from storage.queries.rows import user_from
from storage.rules.studio_rules import MONTH, last_administrator, made_rules
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import studio_rules, usage, users

MEMBER = "member"


@repeats
class SqlAdministration(Administration):
    """In the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rules(self) -> StudioRules:
        """See `Administration`."""
        with self._database.read() as connection:
            return _rules(connection)

    def change(self, changes: Mapping[str, Any]) -> StudioRules:
        """See `Administration`."""
        with self._database.write() as connection:
            for name, value in changes.items():
                connection.execute(delete(studio_rules).where(studio_rules.c.name == name))
                if value is not None:
                    connection.execute(insert(studio_rules).values(name=name, value=value))
            return _rules(connection)

    def people(self, most: int) -> tuple[ListedPerson, ...]:
        """See `Administration`."""
        ever = select(usage.c.owner).where(usage.c.owner == users.c.id).exists()
        return self._listed((users.c.kind == MEMBER) | ever, most)

    def person(self, user: str) -> ListedPerson:
        """See `Administration`."""
        for found in self._listed(users.c.id == user, 1):
            return found
        raise NotFound("The account")

    def _listed(self, where: ColumnElement[bool], most: int) -> tuple[ListedPerson, ...]:
        month = self._database.now()[:MONTH]
        calls = (
            select(
                usage.c.owner,
                func.coalesce(func.sum(usage.c.cost), 0).label("spent"),
                func.sum(case((usage.c.cost.is_(None) & usage.c.until.is_(None), 1), else_=0)).label("unknown"),
            )
            .where(usage.c.created >= month)
            .group_by(usage.c.owner)
            .subquery()
        )
        wanted = (
            select(users, calls.c.spent, calls.c.unknown)
            .outerjoin(calls, calls.c.owner == users.c.id)
            .where(users.c.deleted.is_(None), where)
            .order_by(users.c.kind.desc(), users.c.seen.desc(), users.c.id)
            .limit(most)
        )
        with self._database.read() as connection:
            rows = connection.execute(wanted).mappings().all()
        return tuple(
            ListedPerson(
                user_from(row), int(row["spent"] or 0), int(row["unknown"] or 0), OwnLimits(**row["limits"] or {})
            )
            for row in rows
        )

    def promote(self, user: str, administrator: bool) -> User:
        """See `Administration`."""
        mine = update(users).where(users.c.id == user, users.c.kind == MEMBER)
        return self._changed(user, mine.values(administrator=administrator), leaves=not administrator)

    def disable(self, user: str, disabled: bool) -> User:
        """See `Administration`."""
        mine = update(users).where(users.c.id == user)
        when = self._database.now() if disabled else None
        return self._changed(user, mine.values(disabled=when, epoch=users.c.epoch + 1), leaves=disabled)

    def limits(self, user: str) -> OwnLimits:
        """See `Administration`."""
        with self._database.read() as connection:
            kept = connection.execute(select(users.c.limits).where(users.c.id == user)).scalar()
        return OwnLimits(**kept or {})

    def limit(self, user: str, limits: OwnLimits) -> User:
        """See `Administration`."""
        kept = to_json(limits) if limits else null()
        return self._changed(user, update(users).where(users.c.id == user).values(limits=kept), leaves=False)

    def _changed(self, user: str, changed: Update, *, leaves: bool) -> User:
        """`leaves`: they are no administrator who can come in afterwards."""
        administrators = select(users.c.id).where(users.c.administrator, users.c.disabled.is_(None))
        with self._database.write() as connection:
            if leaves and list(connection.execute(administrators).scalars()) == [user]:
                raise last_administrator()
            row = connection.execute(changed.returning(users)).mappings().first()
        if row is None:
            raise NotFound("The account")
        return user_from(row)


def _rules(connection: Connection) -> StudioRules:
    return made_rules({name: value for name, value in connection.execute(select(studio_rules)).all()})
