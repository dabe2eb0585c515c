"""What opens a guest's account without its cookie: a code, shown once, of which the sha-256 is kept."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from conversation.ports.accounts import User
from storage.queries.rows import user_from
from storage.rules.recovery_codes import new_code, normal
from storage.rules.token_secrets import digest, enabled
from storage.sql.database import Database
from storage.sql.tables import recoveries, users


class Recoveries:
    """Codes in the database, one for each person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def made(self, user: str) -> str | None:
        """When; None where there is none."""
        with self._database.read() as connection:
            wanted = select(recoveries.c.made).where(recoveries.c.owner == user)
            found: str | None = connection.execute(wanted).scalar()
        return found

    def renew(self, user: str) -> tuple[str, str]:
        """When, and the code. The one before it is void. Raises `NotFound` for no such person."""
        code, made = new_code(), self._database.now()
        try:
            with self._database.write(user) as connection:
                self.revoke_in(connection, user)
                connection.execute(insert(recoveries).values(owner=user, digest=digest(normal(code)), made=made))
        except IntegrityError as error:
            raise NotFound("The account") from error
        return made, code

    def revoke(self, user: str) -> None:
        with self._database.write(user) as connection:
            self.revoke_in(connection, user)

    def revoke_in(self, connection: Connection, user: str) -> None:
        """In a transaction that does more."""
        connection.execute(delete(recoveries).where(recoveries.c.owner == user))

    def user(self, code: str) -> User | None:
        """Whose code it is."""
        wanted = select(users).join(recoveries, recoveries.c.owner == users.c.id)
        with self._database.read() as connection:
            row = connection.execute(wanted.where(recoveries.c.digest == digest(normal(code)))).mappings().first()
        return None if row is None else enabled(user_from(row))
