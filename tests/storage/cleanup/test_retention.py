"""What was deleted stays recoverable for 30 days, guests who stayed away among it; then all of it is gone. Dates of a
clock that was wrong take nothing away."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from conversation.errors import NotFound
from conversation.ports.areas.layers import MadeLayer
from conversation.ports.areas.masks import MadeMask
from conversation.ports.jobs import JobOrder
from conversation.ports.pixels import Received
from conversation.ports.programs.answered_calls import CallAnswer, CallKey
from conversation.ports.programs.webhooks import WebhookOrder
from conversation.ports.usage import CallRecord
from conversation.recipe import Recipe, UploadValues
from storage.cleanup.retention import Keep, Retention
from storage.opening import Storage
from storage.queries.message_search import MessageSearch
from tests.storage.conftest import Clock, Person, someone

DAY = 86_400


def rows(storage: Storage) -> dict[str, int]:
    """How many rows each table has."""
    names = ("conversations", "branches", "messages", "sends", "images", "versions", "message_words", "users")
    with storage.database.read() as connection:
        return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in names}


def keep_here(storage: Storage, clock: Clock, person: Person, days: int) -> None:
    """Days pass, and the person is here on the last of them."""
    clock.seconds += days * DAY
    storage.accounts.touch(person.id)


def test_a_deleted_conversation_goes_after_30_days_with_all_its_files(
    storage: Storage, ann: Person, clock: Clock
) -> None:
    ann.talk("hello", "Hello.")
    image = ann.paint()
    path = storage.files.path(ann.conversation, image.shown.filename)
    storage.library.delete(ann.id, ann.conversation)

    keep_here(storage, clock, ann, 29)
    assert storage.retention.purge().things == 0
    assert path.exists()

    keep_here(storage, clock, ann, 2)
    assert storage.retention.purge().things == 1
    assert not storage.files.folder(ann.conversation).exists()
    assert rows(storage) == dict.fromkeys(rows(storage), 0) | {"users": 1}
    with pytest.raises(NotFound):
        storage.library.restore(ann.id, ann.conversation)


def test_a_deleted_picture_goes_and_leaves_the_file_that_another_one_shares(
    storage: Storage, ann: Person, clock: Clock
) -> None:
    cat, twin, dog = ann.paint(b"same"), ann.paint(b"same"), ann.paint(b"dog")
    storage.shelf.delete(ann.id, cat.id)
    storage.shelf.delete(ann.id, dog.id)
    keep_here(storage, clock, ann, 31)

    assert storage.retention.purge().things == 2

    assert storage.images.read(twin.shown) == b"same"
    assert storage.shelf.find_file(ann.id, ann.conversation, twin.shown.preview)
    folder = storage.files.path(ann.conversation, "")
    assert sorted(path.name for path in folder.iterdir()) == sorted([twin.shown.filename, twin.shown.preview])
    assert storage.images.of(ann.conversation) == [twin]


def test_a_deleted_picture_takes_its_masks_along_and_leaves_the_file_that_another_ones_mask_shares(
    storage: Storage, ann: Person, clock: Clock
) -> None:
    cat, dog = ann.paint(b"cat"), ann.paint(b"dog")
    shared, own = (MadeMask(data, 640, 480, 0.5) for data in (b"the same mask", b"another mask"))
    storage.masks.add(ann.id, cat.id, cat.current, own, "drawn")
    kept = [storage.masks.add(ann.id, each.id, each.current, shared, "drawn") for each in (cat, dog)]
    storage.shelf.delete(ann.id, cat.id)
    keep_here(storage, clock, ann, 31)

    assert storage.retention.purge().pictures == 1

    assert storage.masks.file(ann.id, kept[1].mask_id).read_bytes() == b"the same mask"
    folder = storage.files.path(ann.conversation, "")
    assert [path.read_bytes() for path in folder.glob("*_mask.png")] == [b"the same mask"]


def test_a_deleted_picture_takes_what_was_drawn_on_it_along_but_no_file_that_another_one_shares(
    storage: Storage, ann: Person, clock: Clock
) -> None:
    cat, dog = ann.paint(b"cat"), ann.paint(b"dog")
    shared, own = (MadeLayer(data, 640, 480) for data in (b"the same layer", b"another layer"))
    storage.layers.add(ann.id, cat.id, cat.current, own, {})
    kept = [storage.layers.add(ann.id, each.id, each.current, shared, {}) for each in (cat, dog)]
    storage.shelf.delete(ann.id, cat.id)
    keep_here(storage, clock, ann, 31)

    assert storage.retention.purge().pictures == 1

    assert storage.layers.file(ann.id, kept[1].layer_id).read_bytes() == b"the same layer"
    folder = storage.files.path(ann.conversation, "")
    assert [path.read_bytes() for path in folder.glob("*_layer.png")] == [b"the same layer"]


def test_a_deleted_upload_takes_the_file_that_was_sent_with_it_though_the_same_was_painted(
    storage: Storage, ann: Person, clock: Clock, tmp_path: Path
) -> None:
    painted = ann.paint(b"same")
    sent = tmp_path / "sent"
    sent.write_bytes(b"same")
    received = Received("image/png", 640, 480, b"preview of same", b"full of same")
    upload = storage.images.take_in(ann.conversation, str(uuid4()), 2, "cat", sent, received, Recipe(UploadValues()))
    storage.shelf.delete(ann.id, upload.id)
    keep_here(storage, clock, ann, 31)

    assert storage.retention.purge().things == 1

    folder = storage.files.path(ann.conversation, "")
    assert sorted(path.name for path in folder.iterdir()) == sorted([painted.shown.filename, painted.shown.preview])


def test_deleted_messages_go_and_the_rest_goes_on(storage: Storage, ann: Person, clock: Clock) -> None:
    ann.talk("one", "1")
    turn = ann.talk("two", "2")
    storage.library.delete_message(ann.id, storage.library.message(ann.id, turn).parent or "")
    keep_here(storage, clock, ann, 31)

    assert storage.retention.purge().things == 1

    assert (rows(storage)["messages"], rows(storage)["sends"], rows(storage)["message_words"]) == (2, 1, 2)
    ann.talk("three", "3")
    page = storage.library.page(ann.id, ann.conversation)
    assert [message.text for message in page.messages] == ["one", "1", "three", "3"]


def test_a_guest_who_stays_away_is_removed_and_goes_for_good_as_late_as_anything_deleted(
    storage: Storage, ann: Person, clock: Clock
) -> None:
    guest: Any = someone(storage)
    guest.talk("hello", "Hello.")
    guest.paint()
    member = storage.accounts.register("Bob", "hash")
    keep_here(storage, clock, ann, 8)

    assert storage.retention.purge().removed == 1
    assert storage.files.folder(guest.conversation).exists()

    keep_here(storage, clock, ann, 29)
    assert storage.retention.purge().things == 0
    keep_here(storage, clock, ann, 2)
    purged = storage.retention.purge()

    assert (purged.guests, purged.conversations) == (1, 1)
    assert storage.accounts.get(guest.id) is None
    assert storage.accounts.get(member.id) == member
    assert storage.accounts.get(ann.id) is not None
    assert not storage.files.folder(guest.conversation).exists()


def test_a_removed_guest_who_comes_back_has_everything(storage: Storage, ann: Person, clock: Clock) -> None:
    guest: Any = someone(storage)
    guest.talk("hello", "Hello.")
    keep_here(storage, clock, ann, 8)
    storage.retention.purge()
    keep_here(storage, clock, ann, 29)

    storage.accounts.touch(guest.id)
    keep_here(storage, clock, ann, 3)

    assert storage.retention.purge().things == 0
    page = storage.library.page(guest.id, guest.conversation)
    assert [message.text for message in page.messages] == ["hello", "Hello."]


def test_where_guests_may_stay_away_they_are_never_removed(storage: Storage, ann: Person, clock: Clock) -> None:
    patient = Retention(storage.database, MessageSearch(True), storage.files, Keep(idle_guests=0))
    guest = someone(storage)
    for _ in range(3):
        keep_here(storage, clock, ann, 1000)
        assert patient.tidy() is None or not patient.tidy()
    assert storage.accounts.get(guest.id) is not None


def test_what_was_told_goes_with_the_jobs_and_what_was_answered_after_a_day(
    storage: Storage, ann: Person, clock: Clock
) -> None:
    webhook, _ = storage.webhooks.add(ann.id, WebhookOrder("https://hooks.example/"))
    storage.jobs.add(JobOrder("job", ann.id, "model"), running=True)
    storage.jobs.end("job", "done")
    call = CallKey(ann.id, "key")
    storage.answered_calls.begin(call, "crop")
    storage.answered_calls.end(call, CallAnswer(200, "application/json", "{}"))

    keep_here(storage, clock, ann, 2)
    storage.retention.purge()
    assert storage.answered_calls.begin(call, "crop") is None
    assert len(storage.webhooks.deliveries(ann.id, webhook.id).deliveries) == 1

    keep_here(storage, clock, ann, 29)
    storage.retention.purge()
    assert storage.webhooks.deliveries(ann.id, webhook.id).deliveries == ()
    assert storage.webhooks.of(ann.id) == (webhook,)


def test_the_first_time_only_the_day_is_remembered(storage: Storage, ann: Person, clock: Clock) -> None:
    storage.library.delete(ann.id, ann.conversation)
    keep_here(storage, clock, ann, 31)

    assert storage.retention.tidy() is None
    keep_here(storage, clock, ann, 1)

    assert storage.files.folder(ann.conversation) is not None
    assert storage.library.restore(ann.id, ann.conversation)


@pytest.mark.slow
def test_what_a_clock_that_was_years_behind_deleted_can_be_restored_for_30_days(
    storage: Storage, ann: Person, clock: Clock
) -> None:
    cat = ann.paint()
    ann.talk("hello", "Hello.")
    storage.retention.tidy()
    right = clock.seconds
    clock.seconds = 1000.0  # a machine that began with 1970
    storage.shelf.delete(ann.id, cat.id)
    guest = someone(storage)
    clock.seconds = right

    for _ in range(29):
        keep_here(storage, clock, ann, 1)
        storage.accounts.touch(guest.id)
        assert not storage.retention.tidy()
    assert storage.shelf.restore(ann.id, cat.id).id == cat.id


@pytest.mark.slow
def test_a_guest_of_a_clock_that_was_years_behind_has_all_their_days(
    storage: Storage, ann: Person, clock: Clock
) -> None:
    storage.retention.tidy()
    right = clock.seconds
    clock.seconds = 1000.0
    guest = someone(storage)
    clock.seconds = right
    for days in range(1, 9):
        keep_here(storage, clock, ann, 1)
        purged = storage.retention.tidy()
        assert not purged, days
    keep_here(storage, clock, ann, 1)
    assert storage.retention.tidy().removed == 1  # type: ignore[union-attr]
    assert storage.accounts.get(guest.id) is not None


def test_what_a_clock_that_was_ahead_deleted_goes_in_the_end(storage: Storage, ann: Person, clock: Clock) -> None:
    cat = ann.paint()
    storage.retention.tidy()
    right = clock.seconds
    clock.seconds += 400 * DAY
    storage.shelf.delete(ann.id, cat.id)
    clock.seconds = right

    keep_here(storage, clock, ann, 1)
    assert not storage.retention.tidy()
    keep_here(storage, clock, ann, 31)

    assert storage.retention.tidy().pictures == 1  # type: ignore[union-attr]


def test_a_clock_that_is_set_back_takes_nothing(storage: Storage, ann: Person, clock: Clock) -> None:
    storage.library.delete(ann.id, ann.conversation)
    clock.seconds += 20 * DAY
    storage.retention.tidy()
    clock.seconds -= 5000 * DAY

    assert not storage.retention.tidy()
    assert storage.library.restore(ann.id, ann.conversation)


def test_how_long_things_are_kept_can_be_chosen(storage: Storage, ann: Person, clock: Clock) -> None:
    short = Retention(storage.database, MessageSearch(True), storage.files, Keep(deleted=3, idle_guests=1))
    storage.shelf.delete(ann.id, ann.paint().id)
    keep_here(storage, clock, ann, 2)
    guest = someone(storage)
    assert not short.purge()

    keep_here(storage, clock, ann, 2)
    purged = short.purge()

    assert (purged.pictures, purged.removed) == (1, 1)
    keep_here(storage, clock, ann, 4)
    assert short.purge().guests == 1
    assert storage.accounts.get(guest.id) is None


def test_it_says_what_it_took_away(storage: Storage, ann: Person, clock: Clock) -> None:
    ann.paint(b"a picture of 24 bytes, so")
    storage.library.delete(ann.id, ann.conversation)
    bob = someone(storage)
    storage.shelf.delete(bob.id, bob.paint(b"x" * 100).id)
    keep_here(storage, clock, ann, 31)
    storage.accounts.touch(bob.id)

    purged = storage.retention.purge()

    assert (purged.files, purged.bytes) == (4, 2 * (25 + 100) + 2 * len(b"preview of "))
    assert str(purged) == "1 conversations, 0 guests, 1 pictures, 0 messages: 4 files, 0.0 MB"


def test_money_is_remembered_when_what_it_bought_is_gone(storage: Storage, ann: Person, clock: Clock) -> None:
    storage.usage.record(CallRecord(ann.id, ann.talk("hello"), "image/big", "image", 40_000))
    storage.library.delete(ann.id, ann.conversation)
    keep_here(storage, clock, ann, 31)
    storage.retention.purge()

    assert storage.usage.of_user(ann.id).cost == 40_000
