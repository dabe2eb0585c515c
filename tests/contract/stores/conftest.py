"""Every store, under one clock that the test turns; and the shortest ways to say what a person does."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from conversation.image import Image
from conversation.message import Target
from conversation.ports.pixels import Encoded, Received
from conversation.ports.turns import Begun, TurnRequest
from conversation.recipe import OperationValues, PaintingValues, Recipe, UploadValues
from conversation.reply import Reply
from storage.memory import MemoryStorage, open_memory
from storage.opening import Storage, open_storage
from tests.servers.postgres import emptied
from tests.servers.s3 import s3 as s3
from tests.statements import compile_once

compile_once()

Store = Storage | MemoryStorage
UPLOAD = "5b6f0f5e-0000-4000-8000-000000000001"


@dataclass
class Clock:
    """Seconds since the epoch; a millisecond passes at each look."""

    seconds: float = 1_800_000_000.0

    def __call__(self) -> float:
        self.seconds = round(self.seconds + 0.001, 3)
        return self.seconds


@dataclass
class Person:
    """Someone with one conversation."""

    store: Store
    id: str
    conversation: str
    counter: Iterator[int] = field(default_factory=lambda: count(1))

    def say(
        self,
        text: str,
        *,
        client_id: str = "",
        parent: str | None = None,
        again: str | None = None,
        target: Target | None = None,
        attachments: tuple[str, ...] = (),
    ) -> Begun:
        """Sends a message; its reply is empty and running."""
        client_id = client_id or f"client-{next(self.counter)}"
        request = TurnRequest(
            self.id, self.conversation, client_id, text, target, attachments, parent=parent, again=again
        )
        return self.store.replies.begin(request)

    def hear(self, begun: Begun, text: str, state: str = "done") -> str:
        """Ends the reply with that text. Returns the turn's id."""
        self.store.replies.save(Reply(begun.reply.id, seq=9, state=state, text=text))
        return begun.reply.id

    def talk(self, text: str, answer: str, *, parent: str | None = None) -> str:
        """One whole turn. Returns its id."""
        return self.hear(self.say(text, parent=parent), answer)

    def paint(self, title: str = "cat", data: bytes = b"a picture", message: str | None = None) -> Image:
        """A picture with its first version."""
        images = self.store.images
        image, number = images.reserve(self.conversation, title)
        recipe = Recipe(PaintingValues("fake/painter", prompt=title))
        return images.add(
            self.conversation, image, number, title, encoded(data), recipe, message=message, cost=40_000, seconds=2.5
        )

    def edit(self, image: Image, data: bytes = b"an edited picture") -> Image:
        """The picture with one more version."""
        recipe = Recipe(OperationValues("brightness", {"amount": -20}), (image.current,))
        return self.store.images.add_version(
            image.id, image.current, encoded(data), recipe, message=None, cost=0, seconds=0.1
        )

    def upload(self, file: Path, title: str = "IMG_2041", image: str = UPLOAD) -> Image:
        """A picture that the person sent: the file as it came, and what is shown of it."""
        received = Received("image/heic", 640, 480, b"preview of " + file.read_bytes(), b"full " + file.read_bytes())
        recipe = Recipe(UploadValues(filename=f"{title}.HEIC"))
        _, number = self.store.images.reserve(self.conversation, title)
        return self.store.images.take_in(self.conversation, image, number, title, file, received, recipe)

    def shown(self) -> list[str]:
        """The texts of the branch that is shown."""
        return [message.text for message in self.store.library.page(self.id, self.conversation).messages]


def encoded(data: bytes) -> Encoded:
    """Some bytes as a picture ready to be stored."""
    return Encoded(data, "image/png", 640, 480, b"preview of " + data)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with all its tables, to be copied: migrating takes longer than most tests."""
    folder = tmp_path_factory.mktemp("migrated")
    open_storage(folder).close()
    return folder / "atelier.db"


@pytest.fixture(params=["sqlite", "memory", pytest.param("postgres", marks=pytest.mark.slow)])
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock, migrated: Path) -> Iterator[Store]:
    if request.param == "memory":
        opened: Store = open_memory(tmp_path, clock=clock)
    elif request.param == "postgres":
        opened = open_storage(tmp_path, emptied(), clock=clock)
    else:
        shutil.copy(migrated, tmp_path)
        opened = open_storage(tmp_path, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def person(store: Store) -> Callable[[], Person]:
    """Makes people."""

    def made() -> Person:
        user = store.accounts.guest().id
        return Person(store, user, store.library.create(user).id)

    return made


@pytest.fixture
def ann(person: Callable[[], Person]) -> Person:
    return person()


@pytest.fixture
def bob(person: Callable[[], Person]) -> Person:
    return person()
