"""What is reported waits until somebody decides, for all reports of the same thing at once."""

from __future__ import annotations

import pytest

from conversation.errors import NotFound, Told
from conversation.ports.moderation.reports import MOST_OPEN, ContentReport
from tests.contract.stores.conftest import Person, Store


def report(
    id: str, about: Person, by: Person | None = None, subject: str = "a picture", words: str = ""
) -> ContentReport:
    reporter = by and by.id
    created = f"2026-11-01T00:00:{id:0>2}.000Z"
    return ContentReport(id, about.conversation, "image", subject, reporter, "violence", words, created)


def test_open_ones_come_first_and_say_whose_it_is(store: Store, ann: Person, bob: Person) -> None:
    store.reports.add(report("1", ann, bob, "one"))
    store.reports.add(report("2", ann, None, "two"))
    store.reports.add(report("3", bob, ann, "three"))
    store.reports.decide("3", "dismissed")
    assert [(each.id, each.owner, each.reporter) for each in store.reports.newest(9)] == [
        ("2", ann.id, None),
        ("1", ann.id, bob.id),
        ("3", bob.id, ann.id),
    ]
    assert [each.id for each in store.reports.newest(1)] == ["2"]
    assert store.reports.waiting() == 2


def test_who_says_it_again_is_counted_once(store: Store, ann: Person, bob: Person) -> None:
    store.reports.add(report("1", ann, bob, words="before"))
    store.reports.add(report("2", ann, bob, words="after"))
    assert [each.words for each in store.reports.newest(9)] == ["after"]


def test_a_decision_holds_for_all_reports_of_it_and_can_be_taken_back(store: Store, ann: Person, bob: Person) -> None:
    store.reports.add(report("1", ann, bob))
    store.reports.add(report("2", ann))
    store.reports.add(report("3", ann, None, "another"))
    assert store.reports.hidden(ann.conversation) == frozenset()

    decided = store.reports.decide("1", "hidden")

    assert (decided.state, decided.closed is not None) == ("hidden", True)
    assert store.reports.get("2").state == "hidden"
    assert store.reports.hidden(ann.conversation) == {("image", "a picture")}
    assert store.reports.hidden(bob.conversation) == frozenset()
    assert store.reports.waiting() == 1
    store.reports.decide("2", "dismissed")
    assert store.reports.hidden(ann.conversation) == frozenset()


def test_what_is_not_there_is_told(store: Store, ann: Person) -> None:
    for act in (lambda: store.reports.get("1"), lambda: store.reports.decide("1", "hidden")):
        with pytest.raises(NotFound):
            act()
    nowhere = ContentReport("1", "no conversation", "message", "m", None, "other", "", "2026-11-01T00:00:00.000Z")
    with pytest.raises(NotFound):
        store.reports.add(nowhere)


def test_so_many_of_one_conversation_wait_and_no_more(store: Store, ann: Person, bob: Person) -> None:
    for number in range(MOST_OPEN):
        store.reports.add(report(str(number), ann))
    with pytest.raises(Told) as told:
        store.reports.add(report("one more", ann))
    assert told.value.code == "too_many_reports"
    store.reports.add(report("of another", bob))
