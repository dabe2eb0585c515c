"""Whose limits hold, and who shares one."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.ports.usage import UNLIMITED, OwnLimits, SpendingLimits
from server.turns.personal_limits import PersonalLimits
from storage.memory import MemoryStorage, open_memory

USUAL = SpendingLimits(month=10_000_000, request=100_000, pictures=200, calls=30, shared=20_000_000)


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    return open_memory(tmp_path, clock=lambda: 1_796_040_000.0)


def limits(stores: MemoryStorage) -> PersonalLimits:
    return PersonalLimits(USUAL, stores.administration, lambda owner: owner != ada(stores))


def ada(stores: MemoryStorage) -> str:
    known = stores.accounts.credentials("Ada")
    return known.user.id if known else stores.accounts.register("Ada", "hash").id


def test_who_has_none_of_their_own_has_everybodys(stores: MemoryStorage) -> None:
    found = limits(stores).of(ada(stores))

    assert (found.month, found.request, found.pictures, found.calls) == (10_000_000, 100_000, 200, 30)


def test_an_administrators_word_comes_before_everybodys(stores: MemoryStorage) -> None:
    stores.administration.limit(ada(stores), OwnLimits(month=5, calls=UNLIMITED))
    found = limits(stores).of(ada(stores))

    assert (found.month, found.pictures, found.calls) == (5, 200, None)


def test_guests_share_a_limit_members_and_whoever_administers_do_not(stores: MemoryStorage) -> None:
    guest, personal = stores.accounts.guest().id, limits(stores)

    assert personal.of(guest).shared == 20_000_000
    assert personal.of(guest, administers=True).shared is None
    assert personal.of(ada(stores)).shared is None


def test_what_guests_share_is_decided_in_the_page(stores: MemoryStorage) -> None:
    guest, personal = stores.accounts.guest().id, limits(stores)
    stores.administration.change({"guests_month": 3_000_000})
    assert (personal.of_guests(), personal.of(guest).shared) == (3_000_000, 3_000_000)
    stores.administration.change({"guests_month": UNLIMITED})

    assert personal.of_guests() is None
