"""People and their settings. See `Accounts` in `conversation/ports/accounts.py`; tokens are in `tokens.py`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Update, bindparam, case, delete, exists, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from conversation.ports.accounts import SCOPES, Accounts, Credentials, Scope, Token, TokenHolder, User
from storage.adoption import adopt
from storage.disk.errors import DiskRefused
from storage.identifiers import check_name, name_key, name_taken
from storage.lookalikes import alike
from storage.queries.message_search import MessageSearch
from storage.queries.rows import user_from
from storage.recovery import Recoveries
from storage.rules.people import GUEST, MEMBER, SEEN_EVERY_S
from storage.sql.database import Database
from storage.sql.program_tables import webhooks
from storage.sql.repeating import repeats
from storage.sql.tables import conversations, provider_keys, sends, tokens, usage, users
from storage.tokens import Tokens

# built once: every request and every turn asks these
_OF_ID = select(users).where(users.c.id == bindparam("of_id"))
_ADMINISTRATORS = select(users.c.id).where(users.c.administrator).limit(1)
_SETTINGS = select(users.c.settings).where(users.c.id == bindparam("of_id"))


@repeats
class SqlAccounts(Accounts):
    """People in the database."""

    def __init__(self, database: Database, words: MessageSearch) -> None:
        self._database = database
        self._words = words
        self._tokens = Tokens(database)
        self._recoveries = Recoveries(database)

    def guest(self) -> User:
        """See `Accounts`."""
        now = self._database.now()
        values = {
            "id": str(uuid4()),
            "kind": GUEST,
            "name": "",
            "epoch": 0,
            "settings": {},
            "created": now,
            "seen": now,
        }
        with self._database.write(str(values["id"])) as connection:
            made = users.insert().values(values).returning(users)
            return user_from(connection.execute(made).mappings().one())

    def get(self, user: str) -> User | None:
        """See `Accounts`."""
        with self._database.read() as connection:
            row = connection.execute(_OF_ID, {"of_id": user}).mappings().first()
        return None if row is None else user_from(row)

    def forget(self, user: str) -> bool:
        """See `Accounts`."""
        theirs = (
            exists().where(table.c.owner == user)
            for table in (conversations, tokens, sends, usage, provider_keys, webhooks)
        )
        bare = select(users.c.settings).where(users.c.id == user, users.c.kind == GUEST, *(~each for each in theirs))
        with self._database.write(user) as connection:
            if connection.execute(bare).scalar() != {}:
                return False
            connection.execute(delete(users).where(users.c.id == user))
            return True

    def touch(self, user: str) -> None:
        """See `Accounts`."""
        stale = _seen_before(user, self._database.now(-SEEN_EVERY_S))
        with self._database.read() as connection:
            if connection.execute(select(users.c.id).where(stale)).first() is None:
                return
        with suppress(DiskRefused), self._database.write(user) as connection:
            # never an earlier moment than it was: a clock that was set back would make somebody seem long gone
            connection.execute(update(users).where(stale).values(seen=_later(self._database.now()), deleted=None))

    def register(self, name: str, password_hash: str, guest: str | None = None, *, first: bool = False) -> User:
        """See `Accounts`."""
        shown = check_name(name)
        now = self._database.now()
        values: dict[str, Any] = {
            "kind": MEMBER,
            "name": shown,
            "name_key": name_key(shown),
            "password_hash": password_hash,
            "seen": now,
            "deleted": None,
        }
        try:
            with self._database.write() as connection:
                members = connection.execute(select(users.c.name).where(users.c.kind == MEMBER)).scalars()
                if alike(shown, members):
                    raise name_taken()
                values["administrator"] = first and connection.execute(_ADMINISTRATORS).first() is None
                row = None
                if guest is not None:
                    self._recoveries.revoke_in(connection, guest)
                    grown = update(users).where(users.c.id == guest, users.c.kind == GUEST).values(values)
                    row = connection.execute(grown.returning(users)).mappings().first()
                if row is None:
                    new = users.insert().values(id=str(uuid4()), epoch=0, settings={}, created=now, **values)
                    row = connection.execute(new.returning(users)).mappings().one()
                return user_from(row)
        except IntegrityError as error:
            raise name_taken() from error

    def unclaimed(self) -> bool:
        """See `Accounts`."""
        with self._database.read() as connection:
            return connection.execute(_ADMINISTRATORS).first() is None

    def credentials(self, name: str) -> Credentials | None:
        """See `Accounts`."""
        with self._database.read() as connection:
            row = connection.execute(select(users).where(users.c.name_key == name_key(name))).mappings().first()
        return None if row is None else Credentials(user_from(row), row["password_hash"])

    def set_password(self, user: str, password_hash: str) -> User:
        """See `Accounts`."""
        mine = update(users).where(users.c.id == user)
        return self._change(user, mine.values(password_hash=password_hash, epoch=users.c.epoch + 1))

    def end_sessions(self, user: str) -> User:
        """See `Accounts`."""
        return self._change(user, update(users).where(users.c.id == user).values(epoch=users.c.epoch + 1))

    def settings(self, user: str) -> dict[str, Any]:
        """See `Accounts`."""
        with self._database.read() as connection:
            found = connection.execute(_SETTINGS, {"of_id": user}).scalar()
        return dict(found or {})

    def patch_settings(self, user: str, changes: Mapping[str, Any]) -> dict[str, Any]:
        """See `Accounts`."""
        with self._database.write(user) as connection:
            found = connection.execute(_SETTINGS, {"of_id": user}).scalar()
            if found is None:
                raise NotFound("The account")
            merged = {name: value for name, value in {**found, **changes}.items() if value is not None}
            connection.execute(update(users).where(users.c.id == user).values(settings=merged))
        return merged

    def tokens(self, user: str) -> tuple[Token, ...]:
        """See `Accounts`."""
        return self._tokens.of(user)

    def add_token(
        self, user: str, name: str, scopes: Collection[Scope] = SCOPES, expires: str | None = None
    ) -> tuple[Token, str]:
        """See `Accounts`."""
        return self._tokens.add(user, name, scopes, expires)

    def revoke_token(self, user: str, token: str) -> None:
        """See `Accounts`."""
        self._tokens.revoke(user, token)

    def by_token(self, secret: str) -> TokenHolder | None:
        """See `Accounts`."""
        return self._tokens.holder(secret)

    def recovery(self, user: str) -> str | None:
        """See `Accounts`."""
        return self._recoveries.made(user)

    def new_recovery(self, user: str) -> tuple[str, str]:
        """See `Accounts`."""
        return self._recoveries.renew(user)

    def revoke_recovery(self, user: str) -> None:
        """See `Accounts`."""
        self._recoveries.revoke(user)

    def by_recovery(self, code: str) -> User | None:
        """See `Accounts`."""
        return self._recoveries.user(code)

    def adopt(self, user: str, guest: str) -> None:
        """See `Accounts`."""
        with self._database.write() as connection:
            adopt(connection, self._words, user, guest)

    def _change(self, user: str, changed: Update) -> User:
        with self._database.write(user, freeing=True) as connection:
            row = connection.execute(changed.returning(users)).mappings().first()
        if row is None:
            raise NotFound("The account")
        return user_from(row)


def _seen_before(user: str, moment: str) -> ColumnElement[bool]:
    """Whether the person was last seen before that moment, or was removed since."""
    return (users.c.id == user) & ((users.c.seen < moment) | users.c.deleted.is_not(None))


def _later(now: str) -> ColumnElement[str]:
    return case((users.c.seen < now, now), else_=users.c.seen)
