"""Which of several models a person picked, and how often."""

from __future__ import annotations

from conversation.ports.comparisons import ModelStanding
from tests.contract.stores.conftest import Person, Store


def test_who_won_is_counted_among_all_it_was_compared_with(store: Store, ann: Person) -> None:
    store.comparisons.decide(ann.id, "r1/1", ["a/one", "b/two", "c/three"], "b/two")
    store.comparisons.decide(ann.id, "r2/1", ["a/one", "b/two"], "b/two")
    assert store.comparisons.standings(ann.id) == [
        ModelStanding("b/two", 2, 2),
        ModelStanding("c/three", 0, 1),
        ModelStanding("a/one", 0, 2),
    ]


def test_who_thinks_again_is_counted_once(store: Store, ann: Person) -> None:
    store.comparisons.decide(ann.id, "r1/1", ["a/one", "b/two"], "b/two")
    store.comparisons.decide(ann.id, "r1/1", ["a/one", "b/two"], "a/one")
    assert store.comparisons.standings(ann.id) == [ModelStanding("a/one", 1, 1), ModelStanding("b/two", 0, 1)]


def test_a_choice_that_is_taken_back_counts_no_more(store: Store, ann: Person) -> None:
    store.comparisons.decide(ann.id, "r1/1", ["a/one", "b/two"], "b/two")
    store.comparisons.decide(ann.id, "r1/1", ["a/one", "b/two"], "")
    assert store.comparisons.standings(ann.id) == []


def test_everybody_has_their_own(store: Store, ann: Person, bob: Person) -> None:
    store.comparisons.decide(ann.id, "r1/1", ["a/one", "b/two"], "b/two")
    assert store.comparisons.standings(bob.id) == []
