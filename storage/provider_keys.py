"""What people gave providers, sealed. See `ProviderKeys` in `conversation/ports/provider_keys.py`.

One column holds all of it, so that a copy of the database without the master key is worth nothing.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping

from sqlalchemy import Delete, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound, Told
from conversation.ports.provider_keys import PersonalAccess, ProviderKeys
from conversation.sentences import say
from conversation.serialization import to_json
from storage.seal import Seal, Unsealable
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import provider_keys

log = logging.getLogger(__name__)


@repeats
class SqlProviderKeys(ProviderKeys):
    """Sealed, in the database."""

    def __init__(self, database: Database, seal: Seal) -> None:
        self._database = database
        self._seal = seal

    def of(self, owner: str) -> Mapping[str, PersonalAccess]:
        """See `ProviderKeys`. What is damaged is passed over: it cannot be used, and can be given again."""
        wanted = select(provider_keys.c.provider, provider_keys.c.sealed).where(provider_keys.c.owner == owner)
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        return {provider: access for provider, sealed in rows if (access := self._opened(provider, sealed)) is not None}

    def keep(self, owner: str, provider: str, access: PersonalAccess) -> None:
        """See `ProviderKeys`."""
        values = {**self._closed(provider, access), "made": self._database.now()}
        try:
            with self._database.write(owner) as connection:
                connection.execute(_of(owner, provider))
                connection.execute(insert(provider_keys).values(owner=owner, provider=provider, **values))
        except IntegrityError as error:
            # not chained: the cause repeats the values
            del error
            raise NotFound("The account") from None

    def forget(self, owner: str, provider: str) -> bool:
        """See `ProviderKeys`."""
        with self._database.write(owner, freeing=True) as connection:
            return bool(connection.execute(_of(owner, provider)).rowcount)

    def check(self) -> None:
        """Raises `Told` where something was sealed with a master key that is not at hand."""
        with self._database.read() as connection:
            found = set(connection.execute(select(provider_keys.c.sealed_with).distinct()).scalars())
        if found - self._seal.marks:
            raise _another_key()

    def reseal(self) -> int:
        """Seals everything with the first master key. How many there were. Raises `Told` as `check` does."""
        self.check()
        rows = select(provider_keys.c.owner, provider_keys.c.provider, provider_keys.c.sealed)
        with self._database.write() as connection:
            kept = connection.execute(rows).all()
            for owner, provider, sealed in kept:
                access = self._opened(provider, sealed)
                if access is not None:
                    mine = (provider_keys.c.owner == owner) & (provider_keys.c.provider == provider)
                    connection.execute(update(provider_keys).where(mine).values(self._closed(provider, access)))
        return len(kept)

    def forget_strangers(self) -> int:
        """Forgets what no master key at hand opens: it is worth nothing to anybody. How many there were."""
        strange = delete(provider_keys).where(provider_keys.c.sealed_with.not_in(self._seal.marks))
        with self._database.write(freeing=True) as connection:
            return connection.execute(strange).rowcount

    def _closed(self, provider: str, access: PersonalAccess) -> dict[str, str]:
        """The provider stands inside as well: a row that was moved to another one sends no key there."""
        text = json.dumps({"provider": provider, **to_json(access)})
        return {"sealed": self._seal.close(text), "sealed_with": self._seal.mark}

    def _opened(self, provider: str, sealed: str) -> PersonalAccess | None:
        try:
            said = json.loads(self._seal.open(sealed))
        except Unsealable:
            log.error("what was given for %s is damaged and not used", provider)
            return None
        if said.pop("provider") != provider:
            log.error("what was given for another provider stands with %s and is not used", provider)
            return None
        return PersonalAccess(**said)


def _of(owner: str, provider: str) -> Delete:
    return delete(provider_keys).where(provider_keys.c.owner == owner, provider_keys.c.provider == provider)


def _another_key() -> Told:
    text = (  # said where the studio is started, in no page
        "Put the file “secret-key” back into the data folder, or set ATELIER_SECRET_KEY to what it was; to keep the "
        "new one, write the former one behind it, after a comma. If it is lost, nobody can read those keys any more: "
        "`python -m server forget-keys` forgets them, and people connect their providers again. Nothing else is lost."
    )
    title = say("another_master_key", "The keys that people gave providers were sealed with another master key")
    return Told(title, text, code="another_master_key", status=500)
