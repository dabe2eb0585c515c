"""Pictures go after as many days as their kind is kept, unless somebody wants them; closed reports go, and what hides
stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conversation.image import Image
from conversation.ports.moderation.expiry import KeptDays
from conversation.ports.moderation.reports import ContentReport
from conversation.ports.moving.shares import Share
from tests.contract.stores.conftest import Clock, Person, Store

DAY = 86_400
PAINTED = KeptDays(painted=30)


def living(store: Store, ann: Person) -> list[str]:
    return [image.id for image in store.images.of(ann.conversation)]


def shared(ann: Person, image: Image | None, expires: str | None) -> Share:
    picture = (None, image.id, image.current) if image else ("m", None, None)
    return Share("s", ann.id, ann.conversation, *picture, None, "2026-11-01T00:00:00.000Z", expires)


def test_a_picture_goes_once_nothing_was_made_of_it_for_so_long_and_can_be_brought_back(
    store: Store, ann: Person, clock: Clock
) -> None:
    image = ann.paint()
    clock.seconds += 29 * DAY
    assert store.expiry.due(PAINTED) == ()
    clock.seconds += 2 * DAY
    (row,) = store.expiry.due(PAINTED)
    assert (row.kind, row.owner, row.count, row.oldest) == ("painted", ann.id, 1, image.shown.created)
    assert row.bytes == image.shown.bytes
    assert living(store, ann) == [image.id], "looking takes nothing away"

    (went,) = store.expiry.expire(PAINTED)

    assert (went.kind, went.count, went.bytes, living(store, ann)) == ("painted", 1, image.shown.bytes, [])
    assert store.expiry.cleared(9) == (went,)
    store.shelf.restore(ann.id, image.id)
    assert store.expiry.due(PAINTED) == (), "who brings it back wants it"
    clock.seconds += 31 * DAY
    assert [row.count for row in store.expiry.due(PAINTED)] == [1]


@pytest.mark.parametrize("why", ["pinned", "pinned conversation", "shared", "shared conversation", "reported"])
def test_what_somebody_wants_stays(store: Store, ann: Person, clock: Clock, why: str) -> None:
    image = ann.paint()
    if why == "pinned":
        store.shelf.pin(ann.id, image.id, True)
    elif why == "pinned conversation":
        store.library.pin(ann.id, ann.conversation, True)
    elif why == "reported":
        store.reports.add(ContentReport("r", ann.conversation, "image", image.id, None, "other", "", "2026-11-01"))
    else:
        store.shares.add(shared(ann, image if why == "shared" else None, None))
    clock.seconds += 31 * DAY
    assert store.expiry.due(PAINTED) == store.expiry.expire(PAINTED) == ()
    assert living(store, ann) == [image.id]


def test_a_page_that_is_over_keeps_nothing(store: Store, ann: Person, clock: Clock) -> None:
    store.shares.add(shared(ann, ann.paint(), "2020-01-01T00:00:00.000Z"))
    clock.seconds += 31 * DAY
    assert [row.count for row in store.expiry.expire(PAINTED)] == [1]


def test_uploads_and_guests_have_days_of_their_own(store: Store, ann: Person, clock: Clock, tmp_path: Path) -> None:
    ann.paint()
    (sent := tmp_path / "sent.heic").write_bytes(b"a photograph")
    upload = ann.upload(sent)
    clock.seconds += 11 * DAY

    def kinds(kept: KeptDays) -> list[tuple[str, int]]:
        return sorted((row.kind, row.count) for row in store.expiry.due(kept))

    assert kinds(KeptDays()) == kinds(KeptDays(painted=30, uploaded=30)) == []
    assert kinds(KeptDays(uploaded=10)) == [("uploaded", 1)]
    assert kinds(KeptDays(painted=20, uploaded=5, guests=10)) == [("guests", 1), ("uploaded", 1)]
    store.expiry.expire(KeptDays(uploaded=10))
    assert upload.id not in living(store, ann)


@pytest.mark.parametrize(
    ("kept", "uploaded", "guest", "by"),
    [
        (KeptDays(), False, True, ("painted", 0)),
        (KeptDays(guests=5), False, False, ("painted", 0)),
        (KeptDays(guests=5), True, True, ("guests", 5)),
        (KeptDays(painted=3, guests=5), False, True, ("painted", 3)),
        (KeptDays(uploaded=9, guests=5), True, True, ("guests", 5)),
    ],
)
def test_the_fewer_days_count(kept: KeptDays, uploaded: bool, guest: bool, by: tuple[str, int]) -> None:
    assert kept.of_picture(uploaded=uploaded, guest=guest) == by


def test_what_is_gone_long_enough_is_told_too(store: Store, ann: Person, clock: Clock) -> None:
    store.shelf.delete(ann.id, ann.paint().id)
    clock.seconds += 31 * DAY
    assert [(row.kind, row.count) for row in store.expiry.due(KeptDays())] == [("deleted", 1)]


def test_closed_reports_go_and_what_hides_loses_its_words_only(
    store: Store, ann: Person, bob: Person, clock: Clock
) -> None:
    about = ContentReport("1", ann.conversation, "image", "one", bob.id, "other", "words", "2026-11-01T00:00:00.000Z")
    for each in (about, replace(about, id="2", subject="two"), replace(about, id="3", subject="three")):
        store.reports.add(each)
    store.reports.decide("1", "dismissed")
    store.reports.decide("2", "hidden")
    clock.seconds += 31 * DAY
    kept = KeptDays(reports=30)
    assert [(row.kind, row.count) for row in store.expiry.due(kept)] == [("reports", 2)]

    store.expiry.expire(kept)

    left = {each.id: (each.state, each.words, each.reporter) for each in store.reports.newest(9)}
    assert left == {"2": ("hidden", "", None), "3": ("open", "words", bob.id)}
    assert store.reports.hidden(ann.conversation) == {("image", "two")}
    assert store.expiry.due(kept) == ()
