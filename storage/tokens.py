"""API tokens: the secret is shown once, its sha-256 is kept. It has 256 random bits, so a fast hash suffices."""

from __future__ import annotations

import secrets
from contextlib import suppress
from hashlib import sha256
from uuid import uuid4

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound, Told
from conversation.ports.accounts import Token, User
from conversation.sentences import say
from storage.disk.errors import DiskRefused
from storage.queries.rows import storable, user_from
from storage.sql.database import Database
from storage.sql.tables import tokens, users

PREFIX = "atelier_"
MOST = 50
LONGEST_NAME = 64
USED_EVERY_S = 60


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


def enabled(user: User | None) -> User | None:
    """Nobody where they are let in no more."""
    return None if user is None or user.disabled else user


def used_before(used: str | None, moment: str, now: str) -> bool:
    """Whether a use is to be noted: the last one was before that moment, or by a clock that was ahead."""
    return used is None or used < moment or used > now


def new_secret() -> str:
    """256 random bits that a person can tell from other secrets."""
    return PREFIX + secrets.token_urlsafe(32)


def name_of(name: str) -> str:
    """A token's name on one line."""
    return " ".join(storable(name).split())[:LONGEST_NAME]


def too_many() -> Told:
    """A person has as many tokens as anyone could use."""
    text = f"There can be {MOST}. Revoke one that is no longer used."
    return Told(say("too_many_tokens", "There are too many tokens"), text, code="too_many_tokens", status=409)


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
