"""The keys of pictures: an image set (a picture with its preview and what a screen shows of it) has one of its own, the
names of a conversation's files another. Each lies in the database in an envelope that the key of the person opens whose
it is, which lies in one that the master key opens. So the master key and a person's can be changed without touching a
file, and who is deleted leaves pictures that nobody can open, wherever a copy of them lies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, bindparam, delete, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from storage.disk.errors import disk_failed
from storage.encryption.names import HiddenNames
from storage.encryption.wrapping import new_key, unwrapped, wrapped
from storage.seal import Seal, Unsealable, other_master_key
from storage.sql.database import Database, ReadableRows
from storage.sql.key_tables import person_keys, picture_keys
from storage.sql.tables import conversations

K = TypeVar("K")
V = TypeVar("V")
NAMES = ""
"""The part of a conversation whose key is for the names of its files."""
AT_HAND = 20_000
"""Keys of each kind that are kept in memory, opened."""
FRESH_S = 1800
"""For so long after it was asked for a key cannot be forgotten: its file is still being written."""
BATCH = 500
_SETS = select(
    picture_keys.c.part,
    picture_keys.c.sealed,
    picture_keys.c.made,
    picture_keys.c.person_key,
    person_keys.c.sealed.label("person"),
    person_keys.c.sealed_with,
).join(person_keys, person_keys.c.id == picture_keys.c.person_key)
_IDLE = ~exists().where(picture_keys.c.person_key == person_keys.c.id)
_SOME = _SETS.where(
    picture_keys.c.conversation == bindparam("of_conversation"),
    picture_keys.c.part.in_(bindparam("of_parts", expanding=True)),
)


class KeyRing:
    """All keys, each opened when it is first needed."""

    def __init__(self, rows: ReadableRows, seal: Seal) -> None:
        """`rows` is a `Database` wherever anything is to be written."""
        self._rows = rows
        self._masters = seal.keys_for("person keys")
        self._keys = dict[tuple[str, str], bytes]()
        self._persons = dict[str, bytes]()  # by their envelopes: SQLite gives the number of who went to who comes
        self._owners = dict[str, str]()

    def expect(self, conversation: str, owner: str) -> None:
        """Says whose a conversation will be that is not there yet."""
        _remember(self._owners, conversation, owner)

    def key(self, conversation: str, part: str, *, anew: bool = False) -> bytes | None:
        """An image set's; None where it has none, so that none of its files is encrypted. `anew`: as the database has
        it now. Raises `Told` for one that cannot be opened."""
        if anew or (conversation, part) not in self._keys:
            with self._rows.read() as connection:
                self._learn(connection, conversation, (part,))
        return self._keys.get((conversation, part))

    def held(self, conversation: str, part: str) -> bytes:
        """One that is at hand already, without asking the database."""
        return self._keys[conversation, part]

    def names(self, conversation: str, *, anew: bool = False) -> HiddenNames | None:
        """What its files are called; None where none of them is encrypted."""
        key = self.key(conversation, NAMES, anew=anew)
        return None if key is None else _names_of(key, conversation)

    def ready(self, conversation: str, *parts: str) -> None:
        """From now on these are at hand, made where there were none, and not forgotten before their files are there.
        Raises `NotFound` where nobody knows whose they would be, `Told` where the disk refuses."""
        wanted = (NAMES, *parts)
        with self._database.read() as connection:
            made = self._learn(connection, conversation, wanted)
            young = self._database.now(-FRESH_S)
            if all(made.get(part, "") >= young for part in wanted):
                return
            owner = self._owner(connection, conversation)
        try:
            fresh = self._made(owner, conversation, wanted)
        except IntegrityError as error:
            raise NotFound("The account") from error
        for part, each in fresh.items():
            _remember(self._keys, (conversation, part), each)

    def _made(self, owner: str, conversation: str, wanted: Sequence[str]) -> dict[str, bytes]:
        """Makes those that are missing, which are given back; all are asked for now."""
        with self._database.write(owner, conversation) as connection:
            there = self._learn(connection, conversation, wanted)
            mine = picture_keys.c.conversation == conversation
            now = self._database.now()
            connection.execute(update(picture_keys).where(mine, picture_keys.c.part.in_(wanted)).values(made=now))
            fresh = {part: new_key() for part in wanted if part not in there}
            if fresh:
                person, key = self._newest(connection, self._owner(connection, conversation))  # a guest joins any time
                row = {"conversation": conversation, "person_key": person, "made": now}
                rows = [
                    {**row, "part": part, "sealed": wrapped(each, key, _about(conversation, part))}
                    for part, each in fresh.items()
                ]
                connection.execute(insert(picture_keys), rows)
        return fresh

    def forget(self, conversation: str) -> None:
        """Destroys all keys of a conversation, whose files are gone."""
        self._drop(conversation)
        with self._database.write(conversation, freeing=True) as connection:
            connection.execute(delete(picture_keys).where(picture_keys.c.conversation == conversation))

    def forget_unused(self, conversation: str, used: Collection[str]) -> int:
        """Destroys those of image sets of which no file is there any more. Returns how many."""
        old = picture_keys.c.made < self._database.now(-2 * FRESH_S)
        mine = picture_keys.c.conversation == conversation
        with self._database.read() as connection:
            kept = set(connection.execute(select(picture_keys.c.part).where(mine, old)).scalars())
        gone, count = sorted(kept - set(used) - ({NAMES} if used else set())), 0
        for start in range(0, len(gone), BATCH):
            some = picture_keys.c.part.in_(gone[start : start + BATCH])
            with self._database.write(conversation, freeing=True) as connection:
                count += connection.execute(delete(picture_keys).where(mine, old, some)).rowcount
        if count:
            self._drop(conversation)
        return count

    def conversations(self) -> list[str]:
        """Those of which a file may be encrypted."""
        with self._rows.read() as connection:
            return list(connection.execute(select(picture_keys.c.conversation).distinct()).scalars())

    def forget_idle_people(self) -> None:
        """Destroys the keys of people with which nothing was encrypted."""
        with self._database.write(freeing=True) as connection:
            connection.execute(delete(person_keys).where(_IDLE))

    def forget_lost(self) -> int:
        """Destroys what no master key at hand opens, for good. Returns of how many people."""
        with self._database.write(freeing=True) as connection:
            lost = delete(person_keys).where(person_keys.c.sealed_with.not_in(self._masters))
            return connection.execute(lost).rowcount

    def reseal(self) -> int:
        """Seals every person's key with the first master key. How many there were. Raises `Told` where one
        was sealed with another one that is not at hand."""
        mark, master = next(iter(self._masters.items()))
        with self._database.write() as connection:
            rows = connection.execute(select(person_keys)).mappings().all()
            for row in rows:
                sealed = wrapped(self._opened_person(row["sealed"], row["sealed_with"]), master, PERSON)
                mine = update(person_keys).where(person_keys.c.id == row["id"])
                connection.execute(mine.values(sealed=sealed, sealed_with=mark))
        return len(rows)

    def renew(self, told: Callable[[int, int], None]) -> int:
        """Gives every person another key. Files stay as they are, a running studio goes on. How many people. What was
        cut off is done by doing it again."""
        with self._database.read() as connection:
            owners = list(connection.execute(select(person_keys.c.owner).distinct()).scalars())
        for done, owner in enumerate(owners):
            told(done, len(owners))
            self._renew(owner)
        return len(owners)

    def _renew(self, owner: str) -> None:
        with self._database.write(owner) as connection:
            newest = self._new_person(connection, owner)
        former = select(person_keys.c.id).where(person_keys.c.owner == owner, person_keys.c.id < newest[0])
        while self._rewrapped(owner, former.scalar_subquery(), newest):
            pass
        with self._database.write(owner, freeing=True) as connection:
            old = (person_keys.c.owner == owner) & (person_keys.c.id < newest[0])
            connection.execute(delete(person_keys).where(old, _IDLE))

    def _rewrapped(self, owner: str, former: object, newest: tuple[int, bytes]) -> int:
        """Puts some envelopes into new ones. How many."""
        some = _SETS.add_columns(picture_keys.c.conversation).where(picture_keys.c.person_key.in_(former))  # type: ignore[arg-type]
        with self._database.write(owner) as connection:
            rows = connection.execute(some.limit(BATCH)).mappings().all()
            for row in rows:
                about = _about(row["conversation"], row["part"])
                sealed = wrapped(self._unwrapped(row, about), newest[1], about)
                its = (picture_keys.c.conversation == row["conversation"]) & (picture_keys.c.part == row["part"])
                connection.execute(update(picture_keys).where(its).values(sealed=sealed, person_key=newest[0]))
        return len(rows)

    @property
    def _database(self) -> Database:
        assert isinstance(self._rows, Database)
        return self._rows

    def _learn(self, connection: Connection, conversation: str, parts: Sequence[str]) -> dict[str, str]:
        """Takes those that are there into memory; when each was made, or was asked for."""
        for part in parts:
            self._keys.pop((conversation, part), None)
        made = {}
        asked = {"of_conversation": conversation, "of_parts": list(parts)}
        for row in connection.execute(_SOME, asked).mappings():
            made[row["part"]] = row["made"]
            key = self._unwrapped(row, _about(conversation, row["part"]))
            _remember(self._keys, (conversation, row["part"]), key)
        return made

    def _unwrapped(self, row: RowMapping, about: str) -> bytes:
        person = self._persons.get(row["person"])
        if person is None:
            person = self._opened_person(row["person"], row["sealed_with"])
            _remember(self._persons, row["person"], person)
        try:
            return unwrapped(row["sealed"], person, about)
        except Unsealable as error:
            raise disk_failed("the key of a picture is damaged") from error

    def _opened_person(self, sealed: str, mark: str) -> bytes:
        if mark not in self._masters:
            raise other_master_key()
        try:
            return unwrapped(sealed, self._masters[mark], PERSON)
        except Unsealable as error:
            raise disk_failed("the key of a person is damaged") from error

    def _newest(self, connection: Connection, owner: str) -> tuple[int, bytes]:
        newest = select(person_keys).where(person_keys.c.owner == owner).order_by(person_keys.c.id.desc()).limit(1)
        row = connection.execute(newest).mappings().first()
        if row is None:
            return self._new_person(connection, owner)
        return int(row["id"]), self._opened_person(row["sealed"], row["sealed_with"])

    def _new_person(self, connection: Connection, owner: str) -> tuple[int, bytes]:
        key, (mark, master) = new_key(), next(iter(self._masters.items()))
        values = {"owner": owner, "sealed": wrapped(key, master, PERSON), "sealed_with": mark}
        made = insert(person_keys).values(**values, made=self._database.now()).returning(person_keys.c.id)
        return int(connection.execute(made).scalar_one()), key

    def _owner(self, connection: Connection, conversation: str) -> str:
        found = connection.execute(select(conversations.c.owner).where(conversations.c.id == conversation)).scalar()
        owner = found or self._owners.get(conversation)
        if owner is None:
            raise NotFound("The conversation")
        return str(owner)

    def _drop(self, conversation: str) -> None:
        for known in [each for each in self._keys if each[0] == conversation]:
            self._keys.pop(known, None)


PERSON = "person"
"""What a person's key is bound to: a person can become another one, by going from guest to member."""


@lru_cache(256)
def _names_of(key: bytes, conversation: str) -> HiddenNames:
    return HiddenNames(key, conversation)


def _remember(known: dict[K, V], key: K, value: V) -> None:
    """Beside those that came last."""
    known[key] = value
    while len(known) > AT_HAND:
        known.pop(next(iter(known)))


def _about(conversation: str, part: str) -> str:
    return f"{conversation}/{part}"
