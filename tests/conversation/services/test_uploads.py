"""From the last byte of a file to its image, and everything that can go wrong in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import gevent
import pytest
from gevent.event import Event

from conversation.errors import Bug, Told
from conversation.image import Image
from conversation.ports.elsewhere import Elsewhere
from conversation.ports.pixels import Received
from conversation.ports.uploads import Standing
from conversation.services.concurrency import InProgress
from conversation.services.upload_locks import UploadLocks
from conversation.services.uploads import UploadService
from storage.disk.errors import disk_full
from storage.opening import Storage, open_storage

DATA = b"the bytes of a photograph"


def seen(_: Path) -> Received:
    return Received("image/jpeg", 6, 4, b"preview", b"full", ("place: kept only in the original",))


@dataclass
class Eyes:
    """The pixels of a test: what they see can be changed."""

    look: Callable[[Path], Received] = seen
    looked: int = 0

    def receive(self, upload: Path) -> Received:
        self.looked += 1
        return self.look(upload)


@dataclass
class Sender:
    """Somebody who sends files, and the images that were told of."""

    service: UploadService
    eyes: Eyes
    owner: str
    announced: list[Image] = field(default_factory=list)

    def begin(self) -> str:
        return self.service.begin(self.owner, None, "cat.jpg", len(DATA)).id

    def send(self, upload: str, data: bytes = DATA, offset: int = 0) -> Standing:
        return self.service.append(self.owner, upload, offset, iter([data]), None)

    def became(self, upload: str) -> Image | None:
        return self.service.outcome(self.owner, upload)[1]


class Nowhere(Elsewhere):
    """Nobody names an address here."""


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    opened = open_storage(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def sender(storage: Storage) -> Sender:
    eyes, announced = Eyes(), []

    def announce(_: str, image: Image) -> None:
        announced.append(image)

    locks = UploadLocks(Event, time.monotonic)
    kept = storage.uploads, storage.library, storage.shelf, storage.images
    service = UploadService(*kept, eyes, announce, 1000, locks, InProgress(Event), Nowhere())  # type: ignore[arg-type]  # it only receives
    return Sender(service, eyes, storage.accounts.guest().id, announced)


def test_a_whole_file_is_an_image_its_owner_is_told_of(sender: Sender, storage: Storage) -> None:
    upload = sender.begin()
    assert sender.send(upload).whole
    image = sender.became(upload)
    assert image is not None
    assert sender.announced == [image]
    assert storage.images.read(image.shown) == DATA
    assert not list(storage.uploads.path(storage.uploads.get(sender.owner, upload)).parent.glob("*.part"))


def test_asking_again_looks_at_nothing_again(sender: Sender) -> None:
    upload = sender.begin()
    sender.send(upload)
    assert sender.became(upload) == sender.became(upload)
    sender.send(upload, b"", len(DATA))
    assert (sender.eyes.looked, len(sender.announced)) == (1, 1)


def test_a_file_that_brings_its_reader_down_is_refused_and_the_bug_is_logged(
    sender: Sender, caplog: pytest.LogCaptureFixture
) -> None:
    def trip(_: Path) -> Received:
        raise Bug("Traceback: NotImplementedError")

    sender.eyes.look = trip
    upload = sender.begin()
    with pytest.raises(Told) as told:
        sender.send(upload)
    assert (told.value.code, told.value.status) == ("broken_picture", 422)
    assert "NotImplementedError" in caplog.text
    standing, image = sender.service.outcome(sender.owner, upload)
    assert (standing.whole, image) == (True, None)
    assert standing.upload.refusal is not None
    assert sender.eyes.looked == 1


def test_a_full_disk_is_no_fault_of_the_file(sender: Sender) -> None:
    def full(_: Path) -> Received:
        raise disk_full()

    sender.eyes.look = full
    upload = sender.begin()
    with pytest.raises(Told) as told:
        sender.send(upload)
    assert told.value.status == 507
    sender.eyes.look = seen
    assert sender.became(upload) is not None


def test_a_whole_file_that_a_crash_left_lying_is_taken_in_when_somebody_asks(sender: Sender, storage: Storage) -> None:
    upload = storage.uploads.get(sender.owner, sender.begin())
    partial = storage.uploads.partial(upload)
    partial.add(DATA)
    partial.keep()
    assert sender.became(upload.id) is not None


def test_a_crash_between_the_image_and_its_note_makes_no_second_image(sender: Sender, storage: Storage) -> None:
    upload = storage.uploads.get(sender.owner, sender.begin())
    path = storage.uploads.path(upload)
    kept = path.with_suffix(".kept")
    partial = storage.uploads.partial(upload)
    partial.add(DATA)
    partial.keep()
    kept.hardlink_to(path)
    first = sender.became(upload.id)
    kept.rename(path)
    storage.uploads._record(replace(upload))  # as the disk had it before
    assert sender.became(upload.id) == first
    assert len(storage.images.of(upload.conversation)) == 1


def test_two_that_ask_at_once_get_the_same_image(sender: Sender) -> None:
    upload, looking = sender.begin(), Event()

    def slowly(path: Path) -> Received:
        looking.wait()
        return seen(path)

    sender.eyes.look = slowly
    asked = [gevent.spawn(sender.send, upload)]
    gevent.sleep(0)
    asked += [gevent.spawn(sender.became, upload) for _ in range(3)]
    gevent.sleep(0)
    looking.set()
    gevent.joinall(asked, timeout=60, raise_error=True)
    assert [each.value for each in asked[1:]] == sender.announced * 3
    assert sender.eyes.looked == 1


def test_files_that_are_sent_together_keep_their_order(sender: Sender, storage: Storage) -> None:
    conversation = storage.library.create(sender.owner).id
    begun = [sender.service.begin(sender.owner, conversation, name, len(DATA)).id for name in ("a", "b", "c")]
    for upload in reversed(begun):
        sender.send(upload)
    assert [image.title for image in storage.images.of(conversation)] == ["a", "b", "c"]


def test_a_conversation_that_went_away_takes_nothing_in(sender: Sender, storage: Storage) -> None:
    upload = sender.begin()
    storage.library.delete(sender.owner, storage.uploads.get(sender.owner, upload).conversation)
    with pytest.raises(Told) as told:
        sender.send(upload)
    assert told.value.code == "not_found"
    assert sender.service.outcome(sender.owner, upload)[0].upload.state == "refused"


def test_a_deleted_image_does_not_come_back(sender: Sender, storage: Storage) -> None:
    upload = sender.begin()
    sender.send(upload)
    storage.shelf.delete(sender.owner, upload)
    assert sender.became(upload) is None


def test_what_came_before_the_line_was_cut_counts(sender: Sender) -> None:
    def cut() -> Iterator[bytes]:
        yield DATA[:10]
        raise Told("The connection was cut", code="line_cut")

    upload = sender.begin()
    with pytest.raises(Told):
        sender.service.append(sender.owner, upload, 0, cut(), None)
    assert sender.service.standing(sender.owner, upload).offset == 10
    assert sender.send(upload, DATA[10:], 10).whole
