"""How long a model takes for a size: the median of its last ten pictures."""

from __future__ import annotations

from tests.contract.stores.conftest import Store


def test_nobody_knows_before_the_first(store: Store) -> None:
    assert store.painting_times.usual("a/one", "3:2") is None


def test_the_middle_of_what_it_took(store: Store) -> None:
    for seconds in (30.0, 10.0, 11.0):
        store.painting_times.took("a/one", "3:2", seconds)
    assert store.painting_times.usual("a/one", "3:2") == 11.0


def test_each_model_and_each_size_has_its_own(store: Store) -> None:
    store.painting_times.took("a/one", "3:2", 10.0)
    store.painting_times.took("a/one", "3:2 2K high", 40.0)
    store.painting_times.took("b/two", "3:2", 4.0)
    assert store.painting_times.usual("a/one", "3:2") == 10.0
    assert store.painting_times.usual("a/one", "3:2 2K high") == 40.0
    assert store.painting_times.usual("b/two", "3:2") == 4.0


def test_only_the_last_ten_count(store: Store) -> None:
    for seconds in (*[100.0] * 30, *[5.0] * 10):
        store.painting_times.took("a/one", "3:2", seconds)
    assert store.painting_times.usual("a/one", "3:2") == 5.0
