"""What was begun at a provider's page is good once, for ten minutes, for who began it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conversation.errors import NotFound
from conversation.ports.enrolments import MOST_OF_ONE, EnrolmentBegun, NotRedeemable

VERIFIER = "a-verifier-of-forty-three-letters-or-more-0123456789"
MINUTES = 600.0


def of(person: Any, provider: str = "openrouter", epoch: int = 0) -> EnrolmentBegun:
    return EnrolmentBegun(person.id, epoch, provider, VERIFIER)


def test_a_code_is_redeemed_once(ann: Any, store: Any) -> None:
    store.enrolments.begin("state", of(ann), MINUTES)

    assert store.enrolments.take("state", ann.id, 0, "openrouter") == VERIFIER
    assert store.enrolments.take("state", ann.id, 0, "openrouter") == NotRedeemable("used")


def test_others_can_neither_use_it_nor_use_it_up(ann: Any, bob: Any, store: Any) -> None:
    store.enrolments.begin("state", of(ann), MINUTES)
    unknown = NotRedeemable("unknown")

    assert store.enrolments.take("state", bob.id, 0, "openrouter") == unknown
    assert store.enrolments.take("state", ann.id, 1, "openrouter") == unknown, "another session"
    assert store.enrolments.take("state", ann.id, 0, "acme") == unknown
    assert store.enrolments.take("made up", ann.id, 0, "openrouter") == unknown
    assert store.enrolments.take("state", ann.id, 0, "openrouter") == VERIFIER


def test_after_ten_minutes_it_is_late_and_later_it_is_forgotten(ann: Any, store: Any, clock: Any) -> None:
    store.enrolments.begin("state", of(ann), MINUTES)
    clock.seconds += MINUTES + 1
    assert store.enrolments.take("state", ann.id, 0, "openrouter") == NotRedeemable("late")
    clock.seconds += MINUTES
    store.enrolments.begin("another", of(ann), MINUTES)

    assert store.enrolments.take("state", ann.id, 0, "openrouter") == NotRedeemable("unknown")


def test_of_many_the_oldest_give_way_and_nobody_elses(ann: Any, bob: Any, store: Any) -> None:
    store.enrolments.begin("bob's", of(bob), MINUTES)
    for number in range(MOST_OF_ONE + 2):
        store.enrolments.begin(f"state {number}", of(ann), MINUTES)

    found = [store.enrolments.take(f"state {each}", ann.id, 0, "openrouter") for each in range(MOST_OF_ONE + 2)]
    assert found == [NotRedeemable("unknown")] * 2 + [VERIFIER] * MOST_OF_ONE
    assert store.enrolments.take("bob's", bob.id, 0, "openrouter") == VERIFIER


def test_nobody_begins_nothing(ann: Any, store: Any) -> None:
    with pytest.raises(NotFound) as told:
        store.enrolments.begin("state", replace(of(ann), owner="nobody"), MINUTES)
    assert VERIFIER not in repr(told.value) and told.value.__cause__ is None
