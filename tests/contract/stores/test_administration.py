"""What every `Administration` promises."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.errors import NotFound, Told
from conversation.ports.administration import StudioRules
from conversation.ports.usage import UNLIMITED, CallRecord, OwnLimits, SpendingLimits

NOBODY = "9b2f0f5e-0000-4000-8000-000000000000"


def test_without_a_decision_everything_is_as_usual(store: Any) -> None:
    assert store.administration.rules() == StudioRules()


def test_a_decision_holds_until_it_is_taken_back(store: Any) -> None:
    changed = store.administration.change({"providers_off": ["openrouter"], "guests_use_keys": False})

    assert changed == StudioRules(providers_off=("openrouter",), guests_use_keys=False)
    assert store.administration.change({"hosts": ["nas.local"]}).providers_off == ("openrouter",)
    store.administration.change({"providers_off": None, "guests_use_keys": None, "hosts": None})
    assert store.administration.rules() == StudioRules()


@pytest.mark.parametrize(
    ("models", "model", "allowed"),
    [
        ((), "openrouter/google/gemini", True),
        (("openrouter/google/*",), "openrouter/google/gemini", True),
        (("openrouter/google/*",), "openrouter/openai/gpt-image-2", False),
        (("comfyui/*", "recraft/recraftv3"), "recraft/recraftv3", True),
        (("recraft/recraftv3",), "recraft/recraftv3/logo_raster", False),
    ],
)
def test_which_models_a_rule_allows(models: tuple[str, ...], model: str, allowed: bool) -> None:
    assert StudioRules(models=models).allow(model) is allowed


def test_people_are_listed_with_what_they_spent_this_month(ann: Any, bob: Any, store: Any, clock: Any) -> None:
    clock.seconds = 1_796_083_199.0  # 2026-11-30T23:59:59Z
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", 5))
    clock.seconds = 1_796_083_300.0
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", 40_000))
    store.usage.record(CallRecord(ann.id, "", "chat/odd", "chat"))
    eve = store.accounts.register("Eve", "hash")

    listed = store.administration.people(10)

    assert [(each.user.id, each.spent, each.unknown) for each in listed] == [(eve.id, 0, 0), (ann.id, 40_000, 1)]
    assert len(store.administration.people(1)) == 1


def test_a_member_becomes_an_administrator_and_is_none_any_more(store: Any) -> None:
    ann, eve = store.accounts.register("Ann", "hash", first=True), store.accounts.register("Eve", "hash")

    assert store.administration.promote(eve.id, True).administrator
    assert not store.administration.promote(ann.id, False).administrator
    assert store.accounts.get(eve.id).administrator and not store.accounts.get(ann.id).administrator


def test_the_last_administrator_stays(store: Any) -> None:
    ann, eve = store.accounts.register("Ann", "hash", first=True), store.accounts.register("Eve", "hash")
    for leave in (store.administration.promote, lambda user, _: store.administration.disable(user, True)):
        with pytest.raises(Told) as told:
            leave(ann.id, False)
        assert told.value.code == "last_administrator"

    store.administration.promote(eve.id, True)
    store.administration.disable(eve.id, True)

    with pytest.raises(Told):  # Eve cannot come in, so she does not count
        store.administration.promote(ann.id, False)
    assert store.accounts.get(ann.id) == ann


def test_who_is_switched_off_comes_in_by_no_way_and_loses_nothing(store: Any) -> None:
    ann = store.accounts.register("Ann", "hash")
    _, secret = store.accounts.add_token(ann.id, "laptop")
    _, code = store.accounts.new_recovery(ann.id)

    off = store.administration.disable(ann.id, True)

    assert off.disabled and off.epoch == ann.epoch + 1  # every cookie is void
    assert store.accounts.by_token(secret) is None and store.accounts.by_recovery(code) is None
    assert store.accounts.credentials("Ann").user.disabled

    assert not store.administration.disable(ann.id, False).disabled
    assert store.accounts.by_token(secret).user.id == store.accounts.by_recovery(code).id == ann.id


def test_nobody_is_not_there(store: Any) -> None:
    guest = store.accounts.guest()
    for call in (
        lambda: store.administration.promote(NOBODY, True),
        lambda: store.administration.promote(guest.id, True),
        lambda: store.administration.disable(NOBODY, True),
    ):
        with pytest.raises(NotFound):
            call()


def test_a_person_has_limits_of_their_own_until_they_are_taken_back(ann: Any, bob: Any, store: Any) -> None:
    usual = SpendingLimits(month=10_000_000, pictures=200, calls=30)
    assert store.administration.limits(ann.id).within(usual) == usual

    own = OwnLimits(month=5_000_000, pictures=UNLIMITED)
    assert store.administration.limit(ann.id, own).id == ann.id

    assert store.administration.limits(ann.id) == own
    assert own.within(usual) == SpendingLimits(month=5_000_000, pictures=None, calls=30)
    assert store.administration.limits(bob.id) == OwnLimits()
    assert store.administration.person(ann.id).limits == own
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", 5))
    assert [each.limits for each in store.administration.people(10) if each.user.id == ann.id] == [own]
    store.administration.limit(ann.id, OwnLimits())
    assert store.administration.limits(ann.id) == OwnLimits()


def test_nobody_has_no_limits(store: Any) -> None:
    assert store.administration.limits(NOBODY) == OwnLimits()
    with pytest.raises(NotFound):
        store.administration.limit(NOBODY, OwnLimits(month=5))
    with pytest.raises(NotFound):
        store.administration.person(NOBODY)
