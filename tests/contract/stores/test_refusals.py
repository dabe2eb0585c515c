"""What was refused before it was sent: the newest first, once for each id, and gone with whoever said it."""

from __future__ import annotations

from conversation.ports.moderation.refusals import RefusedCall
from tests.contract.stores.conftest import Person, Store


def refusal(id: str, by: Person, words: str | None = None) -> RefusedCall:
    return RefusedCall(id, by.id, f"2026-11-{id:0>2}T00:00:00.000Z", "words", "", "fake/painter", "image", words)


def test_they_are_kept_until_they_are_forgotten(store: Store, ann: Person, bob: Person) -> None:
    for each in (refusal("1", ann), refusal("2", bob, "said"), refusal("3", ann), refusal("3", ann)):
        store.refusals.add(each)
    assert store.refusals.newest(2) == (refusal("3", ann), refusal("2", bob, "said"))
    assert store.refusals.forget("2026-11-02T00:00:00.000Z") == 1
    assert [each.id for each in store.refusals.newest(9)] == ["3", "2"]


def test_of_who_is_not_there_nothing_is_kept(store: Store, ann: Person) -> None:
    store.refusals.add(RefusedCall("1", "nobody", "2026-11-01T00:00:00.000Z", "words", "", "m", "chat"))
    store.refusals.add(refusal("2", ann))
    store.departures.leave(ann.id)
    assert store.refusals.newest(9) == ()


def test_a_guests_become_the_members(store: Store, ann: Person) -> None:
    guest = store.accounts.guest().id
    store.refusals.add(RefusedCall("1", guest, "2026-11-01T00:00:00.000Z", "words", "", "m", "chat"))
    store.accounts.adopt(ann.id, guest)
    assert [each.owner for each in store.refusals.newest(9)] == [ann.id]
