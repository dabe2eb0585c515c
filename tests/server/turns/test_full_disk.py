"""A turn on a disk that fills up while it runs: it goes on, and what it made and spent is stored when there is room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import gevent
import pytest

from conversation.errors import Told
from conversation.events import Event, ImageProgress, StatusChanged
from conversation.ports.conversations import Summary
from conversation.ports.pixels import Encoded
from conversation.ports.turns import TurnRequest
from conversation.ports.usage import CallRecord, PlannedCall, SpendingLimits
from conversation.recipe import OperationValues, PaintingValues, Recipe
from server.turns.backlog import Backlog
from server.turns.full_disk import Held, LaterFormPictures, LaterNotes, LaterUsage, WaitingImages
from storage.disk.errors import disk_full
from storage.memory import MemoryStorage, open_memory

PICTURE = Encoded(b"x" * 1000, "image/png", 1, 1, b"preview")


class Disk:
    """Any store, on a disk that may be full: what writes is refused then."""

    def __init__(self, store: Any, writing: tuple[str, ...]) -> None:
        self.store = store
        self.writing = writing
        self.full = True

    def __getattr__(self, name: str) -> Any:
        if name in self.writing and self.full:
            return self._refuse
        return getattr(self.store, name)

    def _refuse(self, *_: object, **__: object) -> None:
        raise disk_full()


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    return open_memory(tmp_path)


@pytest.fixture
def backlog() -> Iterator[Backlog]:
    backlog = Backlog(again=3600)
    yield backlog
    backlog.close()


def test_money_that_was_spent_is_written_down_later(stores: MemoryStorage, backlog: Backlog) -> None:
    ada = stores.accounts.guest().id
    turn = stores.replies.begin(TurnRequest(ada, stores.library.create(ada).id, "a", "hello")).reply.id
    disk = Disk(stores.usage, ("record", "release", "reserve"))
    usage = LaterUsage(cast(Any, disk), backlog)
    reserved = stores.usage.reserve(PlannedCall(ada, "", "image/big", "image", 50_000), SpendingLimits())
    assert isinstance(reserved, str)
    for _ in range(2):
        usage.record(CallRecord(ada, turn, "chat/small", "chat", 1200))
    usage.record(CallRecord(ada, "", "image/big", "image", 39_000, reservation=reserved))
    assert (stores.usage.of_user(ada).calls, stores.usage.of_user(ada).held) == (1, 50_000)
    with pytest.raises(Told, match="disk is full"):
        usage.reserve(PlannedCall(ada, "", "image/big", "image", 50_000), SpendingLimits())
    disk.full = False
    backlog.attempt()
    assert (stores.usage.of_user(ada).cost, stores.usage.of_user(ada).calls) == (41_400, 3)


def test_a_name_and_a_summary_are_kept_later_but_never_over_a_newer_name(
    stores: MemoryStorage, backlog: Backlog
) -> None:
    ada = stores.accounts.guest().id
    one, other = stores.library.create(ada).id, stores.library.create(ada).id
    asked = stores.replies.begin(TurnRequest(ada, one, "a", "hello")).message.id
    disk = Disk(stores.conversations, ("name", "keep_summary"))
    notes = LaterNotes(cast(Any, disk), backlog)
    notes.name(one, "A fox")
    notes.name(other, "A cat")
    notes.keep_summary(one, Summary("They like foxes.", asked))
    disk.full = False
    stores.library.rename(ada, other, "My own name")
    backlog.attempt()
    assert [notes.title(one), notes.title(other)] == ["A fox", "My own name"]
    assert notes.summary(one, asked) == Summary("They like foxes.", asked)


def test_a_picture_of_the_form_is_read_out_of_memory_until_it_is_kept(stores: MemoryStorage, backlog: Backlog) -> None:
    job, other = "0a6f0f5e-0000-4000-8000-000000000001", "0a6f0f5e-0000-4000-8000-000000000002"
    disk = Disk(stores.form_pictures, ("keep",))
    pictures = LaterFormPictures(cast(Any, disk), backlog, most=10)
    pictures.keep(job, b"painted")
    assert pictures.read(job) == b"painted"
    with pytest.raises(Told, match="disk is full"):
        pictures.keep(other, b"no room")
    disk.full = False
    backlog.attempt()
    assert stores.form_pictures.read(job) == b"painted"
    assert pictures.waiting == {}
    pictures.keep(other, b"no room")
    assert pictures.read(other) == b"no room"


def test_a_picture_waits_in_memory_says_so_and_is_stored_once_there_is_space(stores: MemoryStorage) -> None:
    ada = stores.accounts.guest().id
    conversation = stores.library.create(ada).id
    image, number = stores.images.reserve(conversation, "fox")
    disk, heard = Disk(stores.images, ("add", "add_version")), list[Event]()
    images = WaitingImages(cast(Any, disk), Held(), heard.append, again=0.001)
    about = {"message": None, "cost": 5, "seconds": 1.0}
    adding = gevent.spawn(images.add, conversation, image, number, "fox", PICTURE, Recipe(PaintingValues("x")), **about)
    while len(heard) < 2:
        gevent.sleep(0.001)
    assert (type(heard[0]), type(heard[1])) == (StatusChanged, ImageProgress)
    assert "disk is full" in cast(StatusChanged, heard[0]).text
    assert images.of(conversation) == []
    disk.full = False
    kept = adding.get(timeout=5)
    assert images.of(conversation) == [kept]

    disk.full = True
    changing = gevent.spawn(images.add_version, image, kept.current, PICTURE, Recipe(OperationValues("flip")), **about)
    gevent.sleep(0.01)
    disk.full = False
    assert len(changing.get(timeout=5).versions) == 2
    assert images.held.bytes == 0


def test_a_turn_that_is_stopped_waits_no_longer(stores: MemoryStorage) -> None:
    ada = stores.accounts.guest().id
    conversation = stores.library.create(ada).id
    image, number = stores.images.reserve(conversation, "fox")
    images = WaitingImages(cast(Any, Disk(stores.images, ("add",))), Held(), lambda event: None, again=0.001)
    about = {"message": None, "cost": 5, "seconds": 1.0}
    adding = gevent.spawn(images.add, conversation, image, number, "fox", PICTURE, Recipe(PaintingValues("x")), **about)
    while not images.held.bytes:
        gevent.sleep(0.001)
    adding.kill()
    assert images.held.bytes == 0


def test_only_so_much_waits_in_memory(stores: MemoryStorage) -> None:
    ada = stores.accounts.guest().id
    conversation = stores.library.create(ada).id
    image, number = stores.images.reserve(conversation, "fox")
    images = WaitingImages(cast(Any, Disk(stores.images, ("add",))), Held(most=999), lambda event: None)
    with pytest.raises(Told) as told:
        images.add(
            conversation, image, number, "fox", PICTURE, Recipe(PaintingValues("x")), message=None, cost=5, seconds=1.0
        )
    assert told.value.code == "disk_full"
