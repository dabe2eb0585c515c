"""API tokens: the secret is shown once, its sha-256 is kept. It has 256 random bits, so a fast hash suffices."""

from __future__ import annotations

from contextlib import suppress
from uuid import uuid4

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from conversation.ports.accounts import Token, User
from storage.disk.errors import DiskRefused
from storage.queries.rows import user_from
from storage.rules.token_secrets import MOST, USED_EVERY_S, digest, enabled, name_of, new_secret, too_many, used_before
from storage.sql.database import Database
from storage.sql.tables import tokens, users


class Tokens:
    """Tokens in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, user: str) -> tuple[Token, ...]:
        """A person's tokens, oldest first."""
        wanted = select(tokens.c.id, tokens.c.name, tokens.c.created, tokens.c.last_used).where(tokens.c.owner == user)
        with self._database.read() as connection:
            rows = connection.execute(wanted.order_by(tokens.c.created, tokens.c.id)).all()
        return tuple(Token(*row) for row in rows)

    def add(self, user: str, name: str) -> tuple[Token, str]:
        """A new token and its secret. Raises `NotFound` for no such person, `Told(code="too_many_tokens")`."""
        secret = new_secret()
        token = Token(str(uuid4()), name_of(name), self._database.now(), None)
        values = {"id": token.id, "name": token.name, "created": token.created}
        try:
            with self._database.write() as connection:
                count = select(func.count()).select_from(tokens).where(tokens.c.owner == user)
                if connection.execute(count).scalar_one() >= MOST:
                    raise too_many()
                connection.execute(tokens.insert().values(owner=user, digest=digest(secret), **values))
        except IntegrityError as error:
            raise NotFound("The account") from error
        return token, secret

    def revoke(self, user: str, token: str) -> None:
        """The token is worth nothing from now on. Raises `NotFound`."""
        with self._database.write(freeing=True) as connection:
            gone = delete(tokens).where(tokens.c.id == token, tokens.c.owner == user)
            if not connection.execute(gone).rowcount:
                raise NotFound("The token")

    def user(self, secret: str) -> User | None:
        """Whose secret it is. Notes the use, at most once a minute."""
        wanted = select(users, tokens.c.id.label("token"), tokens.c.last_used).join(
            tokens, tokens.c.owner == users.c.id
        )
        with self._database.read() as connection:
            row = connection.execute(wanted.where(tokens.c.digest == digest(secret))).mappings().first()
        if row is None:
            return None
        if used_before(row["last_used"], self._database.now(-USED_EVERY_S), self._database.now()):
            with suppress(DiskRefused), self._database.write() as connection:  # nobody waits outside for that
                used = update(tokens).where(tokens.c.id == row["token"]).values(last_used=self._database.now())
                connection.execute(used)
        return enabled(user_from(row))
