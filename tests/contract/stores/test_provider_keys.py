"""What a person gave providers is theirs, comes back as it was given, and goes when it is taken back."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.errors import NotFound
from conversation.ports.provider_keys import PersonalAccess

KEY = "sk-or-v1-planted-0123456789abcdef"
GIVEN = PersonalAccess({"OPENROUTER_API_KEY": KEY})
ELSEWHERE = PersonalAccess({"ACME_KEY": "acme"}, "https://acme.example/v1", anywhere=True)


def test_what_was_given_comes_back_for_its_person_alone(ann: Any, bob: Any, store: Any) -> None:
    store.provider_keys.keep(ann.id, "openrouter", GIVEN)
    store.provider_keys.keep(ann.id, "acme", ELSEWHERE)

    assert store.provider_keys.of(ann.id) == {"openrouter": GIVEN, "acme": ELSEWHERE}
    assert store.provider_keys.of(bob.id) == {}
    assert store.provider_keys.of("nobody") == {}


def test_a_new_key_takes_the_place_of_the_old_one(ann: Any, store: Any) -> None:
    store.provider_keys.keep(ann.id, "openrouter", ELSEWHERE)
    store.provider_keys.keep(ann.id, "openrouter", GIVEN)

    assert store.provider_keys.of(ann.id) == {"openrouter": GIVEN}


def test_what_is_forgotten_is_gone_and_only_that(ann: Any, bob: Any, store: Any) -> None:
    for who in (ann, bob):
        store.provider_keys.keep(who.id, "openrouter", GIVEN)

    assert store.provider_keys.forget(ann.id, "openrouter") is True
    assert store.provider_keys.forget(ann.id, "openrouter") is False
    assert store.provider_keys.of(ann.id) == {}
    assert store.provider_keys.of(bob.id) == {"openrouter": GIVEN}


def test_nobody_can_be_given_anything(store: Any) -> None:
    with pytest.raises(NotFound) as told:
        store.provider_keys.keep("nobody", "openrouter", GIVEN)
    assert KEY not in repr(told.value) and told.value.__cause__ is None


def test_an_account_takes_over_what_a_guest_gave_but_for_what_it_has_itself(ann: Any, bob: Any, store: Any) -> None:
    store.provider_keys.keep(ann.id, "openrouter", GIVEN)
    store.provider_keys.keep(bob.id, "openrouter", ELSEWHERE)
    store.provider_keys.keep(bob.id, "acme", ELSEWHERE)

    store.accounts.adopt(ann.id, bob.id)

    assert store.provider_keys.of(ann.id) == {"openrouter": GIVEN, "acme": ELSEWHERE}
    assert store.provider_keys.of(bob.id) == {}


def test_a_guest_who_gave_something_has_something(store: Any) -> None:
    guest = store.accounts.guest().id
    store.provider_keys.keep(guest, "openrouter", GIVEN)
    assert store.accounts.forget(guest) is False

    store.provider_keys.forget(guest, "openrouter")
    assert store.accounts.forget(guest) is True


def test_no_text_of_it_shows_any_of_it() -> None:
    assert KEY not in repr(GIVEN) and KEY not in str(GIVEN)
    assert "acme.example" not in repr(ELSEWHERE)
