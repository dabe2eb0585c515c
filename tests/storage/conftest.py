"""A database in a folder of its own, and what its statements cost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, text

from conversation.ports.pixels import Encoded
from conversation.ports.turns import TurnRequest
from conversation.recipe import PaintingValues, Recipe
from conversation.reply import Reply
from storage.cleanup.retention import Keep
from storage.opening import Storage, open_storage
from tests.servers.s3 import s3 as s3

PAINTED = Recipe(PaintingValues("fake/painter", prompt="a cat"))


@dataclass
class Clock:
    """Seconds since the epoch, as the test says."""

    seconds: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Cost:
    """What was asked of the database."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    steps: int = 0
    """Instructions of SQLite's virtual machine: the same on every machine."""


@dataclass
class Person:
    """Someone with one conversation."""

    storage: Storage
    id: str
    conversation: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def talk(self, text: str, answer: str = "Yes.") -> str:
        """One whole turn. Returns its id."""
        begun = self.storage.replies.begin(TurnRequest(self.id, self.conversation, f"c{next(self.numbers)}", text))
        self.storage.replies.save(Reply(begun.reply.id, seq=2, state="done", text=answer))
        return begun.reply.id

    def paint(self, data: bytes = b"a picture") -> Any:
        """A picture with one version."""
        image, number = self.storage.images.reserve(self.conversation, "cat")
        encoded = Encoded(data, "image/png", 640, 480, b"preview of " + data)
        return self.storage.images.add(
            self.conversation, image, number, "cat", encoded, PAINTED, message=None, cost=1, seconds=1.0
        )


def someone(storage: Storage) -> Person:
    """A guest with an empty conversation."""
    user = storage.accounts.guest().id
    return Person(storage, user, storage.library.create(user).id)


def grown(storage: Storage, turns: int) -> Person:
    """Someone whose conversation has that many turns, written at once."""
    person = someone(storage)
    reply = json.dumps({"turn": "x", "seq": 2, "state": "done"})
    parent, rows = None, []
    for depth in range(1, 2 * turns + 1):
        role = "user" if depth % 2 else "assistant"
        rows.append(
            {"id": str(uuid4()), "parent": parent, "role": role, "depth": depth, "text": f"the harbour {depth}"}
        )
        parent = rows[-1]["id"]
    with storage.database.write() as connection:
        branch = connection.execute(
            text("INSERT INTO branches (conversation, forked) VALUES (:c, 0) RETURNING id"), {"c": person.conversation}
        ).scalar_one()
        place = {"branch": branch, "conversation": person.conversation}
        connection.execute(
            text(
                "INSERT INTO messages (id, conversation, branch, depth, parent, role, text, created, attachments,"
                " state, folded, reply) VALUES"
                " (:id, :conversation, :branch, :depth, :parent, :role, :text, '2026', '[]',"
                " iif(:role = 'user', NULL, 'done'), 2, iif(:role = 'user', NULL, :reply))"
            ),
            [{**row, **place, "reply": reply} for row in rows],
        )
        connection.execute(
            text(
                "INSERT INTO message_words (rowid, scope, words) SELECT seq, 'u' || replace(:owner, '-', '') || ' c'"
                " || replace(conversation, '-', ''), text FROM messages WHERE conversation = :conversation"
            ),
            {**place, "owner": person.id},
        )
        connection.execute(
            text("UPDATE conversations SET head = :head WHERE id = :conversation"), {**place, "head": parent}
        )
    return person


@contextmanager
def measured(storage: Storage) -> Iterator[Cost]:
    """The cost of what happens inside."""
    cost, engine = Cost(), storage.database.engine

    def step() -> None:
        cost.steps += 1

    def checked_out(connection: Any, _record: object, _proxy: object) -> None:
        connection.set_progress_handler(step, 1)

    def checked_in(connection: Any, _record: object) -> None:
        connection.set_progress_handler(None, 0)

    def executed(_c: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        cost.statements.append((statement, parameters))

    listeners = (("checkout", checked_out), ("checkin", checked_in), ("before_cursor_execute", executed))
    for name, listener in listeners:
        event.listen(engine, name, listener)
    try:
        yield cost
    finally:
        for name, listener in listeners:
            event.remove(engine, name, listener)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with all its tables, to be copied: migrating takes longer than most tests."""
    folder = tmp_path_factory.mktemp("migrated")
    open_storage(folder).close()
    return folder / "atelier.db"


@pytest.fixture
def storage(tmp_path: Path, clock: Clock, migrated: Path) -> Iterator[Storage]:
    (tmp_path / "data").mkdir()
    shutil.copy(migrated, tmp_path / "data")
    opened = open_storage(tmp_path / "data", clock=clock, keep=Keep(idle_guests=7))
    yield opened
    opened.close()


@pytest.fixture
def ann(storage: Storage) -> Person:
    return someone(storage)
