"""What every `Usage` promises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conversation.ports.usage import HOLDS, CallRecord, DailyUse, LimitReached, PlannedCall, SpendingLimits

DOLLAR = SpendingLimits(month=1_000_000)
SIXTY_CENTS = 600_000


def planned(person: Any, most: int | None = SIXTY_CENTS, pictures: int = 0, turn: str = "") -> PlannedCall:
    return PlannedCall(person.id, turn, "image/big", "image", most, pictures)


def spend(person: Any, cost: int | None, turn: str = "", model: str = "image/big", purpose: str = "image") -> None:
    basis = "unknown" if cost is None else "provider"
    person.store.usage.record(CallRecord(person.id, turn, model, purpose, cost, basis, 30, 10))


def test_money_is_summed_by_turn_conversation_and_person(ann: Any, bob: Any, store: Any) -> None:
    first, second, foreign = ann.say("one").reply.id, ann.say("two").reply.id, bob.say("three").reply.id
    spend(ann, 1_200, first, "chat/small", "chat")
    spend(ann, 39_000, first)
    spend(ann, 300, second, "chat/small", "chat")
    spend(bob, 7, foreign)

    assert (store.usage.of_turn(first).cost, store.usage.of_turn(first).calls) == (40_200, 2)
    assert store.usage.of_conversation(ann.conversation).cost == 40_500
    assert store.usage.of_user(ann.id).cost == 40_500
    assert (store.usage.of_user(ann.id).tokens_in, store.usage.of_user(ann.id).tokens_out) == (90, 30)
    assert store.usage.of_user(bob.id).cost == 7


def test_an_unknown_cost_is_counted_not_guessed(ann: Any, store: Any) -> None:
    turn = ann.say("one").reply.id
    spend(ann, None, turn)
    spend(ann, 0, turn)

    spent = store.usage.of_turn(turn)

    assert (spent.cost, spent.unknown, spent.calls) == (0, 1, 2)


def test_nothing_spent_is_zero(ann: Any, store: Any) -> None:
    spent = store.usage.of_user(ann.id)

    assert (spent.cost, spent.unknown, spent.calls, spent.tokens_in, spent.tokens_out) == (0, 0, 0, 0, 0)


def test_months_are_kept_apart(ann: Any, store: Any, clock: Any) -> None:
    clock.seconds = 1_796_083_199.0  # 2026-11-30T23:59:59Z
    spend(ann, 5)
    clock.seconds += 1
    spend(ann, 11)

    assert store.usage.of_month(ann.id, "2026-11").cost == 5
    assert store.usage.of_month(ann.id, "2026-12").cost == 11
    assert store.usage.of_user(ann.id).cost == 16


def test_a_call_of_a_turn_that_is_not_known_is_recorded_all_the_same(ann: Any, store: Any) -> None:
    spend(ann, 9, "no such turn")

    assert store.usage.of_turn("no such turn").cost == 9


def test_of_two_that_do_not_both_fit_one_is_admitted(ann: Any, bob: Any, store: Any) -> None:
    assert isinstance(store.usage.reserve(planned(ann), DOLLAR), str)
    refused = store.usage.reserve(planned(ann), DOLLAR)

    assert isinstance(refused, LimitReached)
    assert (refused.limit, refused.used) == ("month", SIXTY_CENTS)
    assert 0 < refused.wait <= 31 * 86_400
    assert isinstance(store.usage.reserve(planned(bob), DOLLAR), str), "each person has a limit of their own"


def test_what_a_call_cost_takes_the_place_of_what_was_reserved(ann: Any, store: Any) -> None:
    turn = ann.say("one").reply.id
    reserved = store.usage.reserve(planned(ann, turn=turn), DOLLAR)
    assert (store.usage.of_turn(turn).held, store.usage.of_turn(turn).cost) == (SIXTY_CENTS, 0)

    store.usage.record(CallRecord(ann.id, turn, "image/big", "image", 40_000, "provider", reservation=reserved))

    spent = store.usage.of_conversation(ann.conversation)
    assert (spent.cost, spent.held, spent.calls) == (40_000, 0, 1)
    assert isinstance(store.usage.reserve(planned(ann, 960_000), DOLLAR), str), "to the last cent"
    assert isinstance(store.usage.reserve(planned(ann, 1), DOLLAR), LimitReached)


def test_a_sum_can_leave_out_the_turns_that_still_tell_of_theirs(ann: Any, store: Any) -> None:
    over, runs = ann.say("one").reply.id, ann.say("two").reply.id
    store.usage.record(CallRecord(ann.id, over, "image/big", "image", 40_000, "provider"))
    store.usage.record(CallRecord(ann.id, runs, "chat/small", "refine", 300, "provider"))
    store.usage.reserve(planned(ann, turn=runs), DOLLAR)

    all_of_it = store.usage.of_conversation(ann.conversation)
    assert (all_of_it.cost, all_of_it.unknown) == (40_300, 1)
    ended = store.usage.of_conversation(ann.conversation, [runs])
    assert (ended.cost, ended.unknown, ended.held) == (40_000, 0, 0)


def test_what_failed_without_a_charge_is_let_go(ann: Any, store: Any) -> None:
    store.usage.release(store.usage.reserve(planned(ann), DOLLAR))

    assert store.usage.of_user(ann.id).calls == 0
    assert isinstance(store.usage.reserve(planned(ann), DOLLAR), str)


def test_a_call_that_was_cut_off_counts_as_it_was_reserved(ann: Any, store: Any, clock: Any) -> None:
    reserved = store.usage.reserve(planned(ann), DOLLAR)
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", reservation=reserved))
    clock.seconds += HOLDS + 1

    spent = store.usage.of_user(ann.id)
    assert (spent.unknown, spent.held) == (1, SIXTY_CENTS)
    assert isinstance(store.usage.reserve(planned(ann), DOLLAR), LimitReached)


def test_what_nobody_ended_holds_for_fifteen_minutes_and_stays_in_the_books(ann: Any, store: Any, clock: Any) -> None:
    store.usage.reserve(planned(ann), DOLLAR)
    clock.seconds += HOLDS - 1
    assert isinstance(store.usage.reserve(planned(ann), DOLLAR), LimitReached)
    clock.seconds += 2

    assert isinstance(store.usage.reserve(planned(ann), DOLLAR), str)
    assert (store.usage.of_user(ann.id).unknown, store.usage.of_user(ann.id).calls) == (2, 2)


def test_a_record_that_comes_late_is_never_lost(ann: Any, store: Any, clock: Any) -> None:
    reserved = store.usage.reserve(planned(ann), DOLLAR)
    clock.seconds += HOLDS * 2
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", 500_000, "provider", reservation=reserved))
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", 7, "provider", reservation="never reserved"))

    assert store.usage.of_user(ann.id).cost == 500_007


def test_pictures_of_a_day_are_counted(ann: Any, store: Any, clock: Any) -> None:
    clock.seconds = 1_796_083_100.0  # 2026-11-30T23:58:20Z
    limits = SpendingLimits(pictures=2)
    for _ in range(2):
        assert isinstance(store.usage.reserve(planned(ann, 5, pictures=1), limits), str)
    refused = store.usage.reserve(planned(ann, 5, pictures=1), limits)
    assert isinstance(refused, LimitReached)
    assert (refused.limit, refused.used, round(refused.wait)) == ("pictures", 2, 100)
    assert isinstance(store.usage.reserve(planned(ann, 5), limits), str), "words are no pictures"
    clock.seconds += 101

    assert isinstance(store.usage.reserve(planned(ann, 5, pictures=1), limits), str)


def test_calls_of_a_minute_are_counted_unless_they_are_free(ann: Any, store: Any, clock: Any) -> None:
    limits = SpendingLimits(calls=2)
    store.usage.record(CallRecord(ann.id, "", "local/one", "image", 0, "free"))
    for _ in range(2):
        assert isinstance(store.usage.reserve(planned(ann), limits), str)
    refused = store.usage.reserve(planned(ann), limits)
    assert isinstance(refused, LimitReached)
    assert (refused.limit, refused.used) == ("calls", 2)
    clock.seconds += 61

    assert isinstance(store.usage.reserve(planned(ann), limits), str)


def test_an_unknown_price_reserves_nothing_but_is_in_the_books(ann: Any, store: Any) -> None:
    assert isinstance(store.usage.reserve(planned(ann, None), DOLLAR), str)

    assert (store.usage.of_user(ann.id).unknown, store.usage.of_user(ann.id).held) == (1, 0)


def test_days_models_and_purposes_are_told_apart(ann: Any, store: Any, clock: Any) -> None:
    clock.seconds = 1_796_000_000.0  # 2026-11-30T00:53:20Z
    spend(ann, 40_000)
    spend(ann, 2_000)
    spend(ann, None, model="chat/small", purpose="chat")
    store.usage.record(CallRecord(ann.id, "", "chat/small", "chat", 70, "computed", 9, 9))
    clock.seconds += 86_400
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", 1, "provider", pictures=1))

    assert list(store.usage.daily(ann.id, "2026-11")) == [
        DailyUse("2026-11-30", "chat/small", "chat", 2, 70, 1, 1, 0, 39, 19, 0),
        DailyUse("2026-11-30", "image/big", "image", 2, 42_000, 0, 0, 0, 60, 20, 0),
    ]
    assert [each.pictures for each in store.usage.daily(ann.id, "2026-12")] == [1]


@pytest.fixture
def cut(ann: Any, store: Any) -> str:
    """A call whose provider tells later what it cost, and which nobody heard to its end."""
    reserved = store.usage.reserve(planned(ann), DOLLAR)
    store.usage.note(reserved, "gen-1")
    store.usage.record(
        CallRecord(ann.id, "", "image/big", "image", None, "pending", reservation=reserved, receipt="gen-1")
    )
    return str(reserved)


def test_what_a_cut_call_cost_is_learnt_later(ann: Any, store: Any, cut: str) -> None:
    waiting = store.usage.pending("2020")
    assert [(each.id, each.owner, each.model, each.receipt) for each in waiting] == [
        (cut, ann.id, "image/big", "gen-1")
    ]
    store.usage.learn(cut, 12_000, 5, 6)

    assert store.usage.pending("2020") == []
    spent = store.usage.of_user(ann.id)
    assert (spent.cost, spent.unknown, spent.held, spent.tokens_in) == (12_000, 0, 0, 5)


def test_the_calls_of_a_turn_are_told_as_they_are_known_by_now(ann: Any, store: Any) -> None:
    turn = ann.say("one").reply.id
    spend(ann, 300, turn, "chat/small", "chat")
    reserved = store.usage.reserve(planned(ann, turn=turn), DOLLAR)
    store.usage.note(reserved, "gen-1")
    assert [(call.cost, call.basis) for call in store.usage.calls(turn)] == [(300, "provider"), (None, "pending")]
    store.usage.learn(reserved, 12_000, 5, 6)

    assert store.usage.calls(turn) == [
        CallRecord(ann.id, turn, "chat/small", "chat", 300, "provider", 30, 10),
        CallRecord(ann.id, turn, "image/big", "image", 12_000, "provider", 5, 6),
    ]


def test_what_nobody_can_tell_stays_unknown(ann: Any, store: Any, cut: str) -> None:
    store.usage.learn(cut, None, 0, 0)

    assert (store.usage.pending("2020"), store.usage.of_user(ann.id).unknown) == ([], 1)


def test_a_call_that_goes_on_is_not_asked_about_before_its_time(ann: Any, store: Any, clock: Any) -> None:
    store.usage.note(store.usage.reserve(planned(ann), DOLLAR), "gen-2")
    assert store.usage.pending("2020") == []
    clock.seconds += HOLDS + 1

    assert [each.receipt for each in store.usage.pending("2020")] == ["gen-2"]


def test_a_guests_reservation_goes_along_into_an_account(ann: Any, store: Any) -> None:
    reserved = store.usage.reserve(planned(ann), DOLLAR)
    member = store.accounts.register("Mary", "hash")
    store.accounts.adopt(member.id, ann.id)
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", 40_000, "provider", reservation=reserved))

    assert (store.usage.of_user(member.id).cost, store.usage.of_user(ann.id).calls) == (40_000, 0)


def test_guests_share_a_limit_and_others_do_not(ann: Any, bob: Any, store: Any, clock: Any) -> None:
    clock.seconds = 1_796_083_100.0  # 2026-11-30T23:58:20Z
    limits = SpendingLimits(shared=1_000_000)
    shared = [replace(planned(person), shared=True) for person in (ann, bob)]
    held = store.usage.reserve(shared[0], limits)
    assert isinstance(held, str)
    refused = store.usage.reserve(shared[1], limits)
    assert isinstance(refused, LimitReached)
    assert (refused.limit, refused.used, round(refused.wait)) == ("shared", SIXTY_CENTS, 100)
    assert isinstance(store.usage.reserve(planned(bob), limits), str), "their own key"
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", 300_000, "provider", reservation=held))

    assert isinstance(store.usage.reserve(shared[1], limits), str)
    assert (store.usage.of_guests("2026-11").cost, store.usage.of_guests("2026-11").held) == (300_000, SIXTY_CENTS)
    clock.seconds += 101
    assert store.usage.of_guests("2026-12").cost == 0
    assert isinstance(store.usage.reserve(shared[1], limits), str)
