"""What every `Usage` promises."""

from __future__ import annotations

from typing import Any


def test_money_is_summed_by_turn_conversation_and_person(ann: Any, bob: Any, store: Any) -> None:
    first, second, foreign = ann.say("one").reply.id, ann.say("two").reply.id, bob.say("three").reply.id
    store.usage.record(first, "chat/small", "chat", 1_200, 100, 20)
    store.usage.record(first, "image/big", "image", 39_000, 10, 0)
    store.usage.record(second, "chat/small", "chat", 300, 30, 10)
    store.usage.record(foreign, "chat/small", "chat", 7, 1, 1)

    assert (store.usage.of_turn(first).cost, store.usage.of_turn(first).calls) == (40_200, 2)
    assert store.usage.of_conversation(ann.conversation).cost == 40_500
    assert store.usage.of_user(ann.id).cost == 40_500
    assert (store.usage.of_user(ann.id).tokens_in, store.usage.of_user(ann.id).tokens_out) == (140, 30)
    assert store.usage.of_user(bob.id).cost == 7


def test_an_unknown_cost_is_counted_not_guessed(ann: Any, store: Any) -> None:
    turn = ann.say("one").reply.id
    store.usage.record(turn, "chat/odd", "chat", None, 5, 5)
    store.usage.record(turn, "image/free", "image", 0, 0, 0)

    spent = store.usage.of_turn(turn)

    assert (spent.cost, spent.unknown, spent.calls) == (0, 1, 2)


def test_nothing_spent_is_zero(ann: Any, store: Any) -> None:
    spent = store.usage.of_user(ann.id)

    assert (spent.cost, spent.unknown, spent.calls, spent.tokens_in, spent.tokens_out) == (0, 0, 0, 0, 0)


def test_months_are_kept_apart(ann: Any, store: Any, clock: Any) -> None:
    clock.seconds = 1_796_083_199.0  # 2026-11-30T23:59:59Z
    store.usage.record_alone(ann.id, "image/big", "image", 5, 0, 0)
    clock.seconds += 1
    store.usage.record_alone(ann.id, "image/big", "image", 11, 0, 0)

    assert store.usage.of_month(ann.id, "2026-11").cost == 5
    assert store.usage.of_month(ann.id, "2026-12").cost == 11
    assert store.usage.of_user(ann.id).cost == 16


def test_a_call_of_a_turn_that_is_not_known_is_recorded_all_the_same(store: Any) -> None:
    store.usage.record("no such turn", "chat/small", "chat", 9, 1, 1)

    assert store.usage.of_turn("no such turn").cost == 9
