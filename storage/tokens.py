"""API tokens: the secret is shown once, its sha-256 is kept. It has 256 random bits, so a fast hash suffices."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from conversation.ports.accounts import Scope, Token, TokenHolder
from storage.disk.errors import DiskRefused
from storage.queries.rows import user_from
from storage.rules.token_secrets import (
    MOST,
    USED_EVERY_S,
    digest,
    holder,
    in_order,
    name_of,
    new_secret,
    too_many,
    used_before,
)
from storage.sql.database import Database
from storage.sql.tables import tokens, users

# built once: every request of a program asks this
_HELD = (
    select(users, *(each.label(f"token_{each.name}") for each in tokens.c))
    .join(tokens, tokens.c.owner == users.c.id)
    .where(tokens.c.digest == bindparam("of_digest"))
)


class Tokens:
    """Tokens in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, user: str) -> tuple[Token, ...]:
        """A person's tokens, oldest first."""
        wanted = select(tokens).where(tokens.c.owner == user).order_by(tokens.c.created, tokens.c.id)
        with self._database.read() as connection:
            return tuple(_token(row) for row in connection.execute(wanted).mappings())

    def add(self, user: str, name: str, scopes: Collection[Scope], expires: str | None) -> tuple[Token, str]:
        """A new token and its secret. Raises `NotFound` for no such person, `Told(code="too_many_tokens")`."""
        secret = new_secret()
        token = Token(str(uuid4()), name_of(name), self._database.now(), None, in_order(scopes), expires)
        values = {"id": token.id, "name": token.name, "created": token.created, "expires": expires}
        values["scopes"] = " ".join(token.scopes)
        try:
            with self._database.write(user) as connection:
                count = select(func.count()).select_from(tokens).where(tokens.c.owner == user)
                if connection.execute(count).scalar_one() >= MOST:
                    raise too_many()
                connection.execute(tokens.insert().values(owner=user, digest=digest(secret), **values))
        except IntegrityError as error:
            raise NotFound("The account") from error
        return token, secret

    def revoke(self, user: str, token: str) -> None:
        """The token is worth nothing from now on. Raises `NotFound`."""
        with self._database.write(user, freeing=True) as connection:
            gone = delete(tokens).where(tokens.c.id == token, tokens.c.owner == user)
            if not connection.execute(gone).rowcount:
                raise NotFound("The token")

    def holder(self, secret: str) -> TokenHolder | None:
        """Whose secret it is. Notes the use, at most once a minute."""
        with self._database.read() as connection:
            row = connection.execute(_HELD, {"of_digest": digest(secret)}).mappings().first()
        if row is None:
            return None
        now = self._database.now()
        token = _token({each.name: row[f"token_{each.name}"] for each in tokens.c})
        held = holder(user_from(row), token, now)
        if held and not held.expired and used_before(token.last_used, self._database.now(-USED_EVERY_S), now):
            with suppress(DiskRefused), self._database.write(token.id) as connection:  # nobody waits outside for that
                connection.execute(update(tokens).where(tokens.c.id == token.id).values(last_used=now))
        return held


def _token(row: Mapping[Any, Any]) -> Token:
    scopes = in_order(row["scopes"].split())
    return Token(row["id"], row["name"], row["created"], row["last_used"], scopes, row["expires"])
