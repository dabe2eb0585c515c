"""A running turn: what was written down for it is told with its end, also by a call that was killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.events import TurnFinished, UsageRecorded, event_from_dict
from conversation.fold import fold
from conversation.ports.turns import TurnRequest
from conversation.ports.usage import CallRecord
from conversation.reply import Reply
from server.turns.engine import NotedUsage
from server.turns.running_turn import RunningTurn
from storage.memory import MemoryStorage, open_memory

REFINED = UsageRecorded("cheap", "refine", 120, 9, 9)
PAINTED = UsageRecorded("painter", "image", None, 0, 0)


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    return open_memory(tmp_path)


@pytest.fixture
def turn(stores: MemoryStorage) -> RunningTurn:
    owner = stores.accounts.guest().id
    request = TurnRequest(owner, stores.library.create(owner).id, "client", "/image a fox")
    return RunningTurn(request, stores.replies.begin(request))


def told(turn: RunningTurn) -> Reply:
    """What a browser makes of it."""
    reply = Reply(turn.id)
    batch = turn.batch()
    for event in batch["events"] if batch else ():
        reply = fold(reply, event_from_dict(event))
    return reply


def spend(turn: RunningTurn, stores: MemoryStorage, used: UsageRecorded) -> None:
    call = CallRecord(turn.owner, turn.id, used.model, used.purpose, used.cost, used.basis, 9, 9)
    NotedUsage(stores.usage, turn).record(call)


def test_what_a_killed_call_may_have_cost_is_told_with_the_end(turn: RunningTurn, stores: MemoryStorage) -> None:
    spend(turn, stores, REFINED)
    turn.take(REFINED)
    spend(turn, stores, PAINTED)  # as its generator is closed, when nobody listens to it any more
    turn.settle()
    turn.take(TurnFinished("stopped", 1.0))

    assert [(used["purpose"], used["cost"]) for used in told(turn).usage] == [("refine", 120), ("image", None)]
    spent = stores.usage.of_turn(turn.id)
    assert (spent.calls, spent.unknown, spent.cost) == (2, 1, 120)


def test_what_was_told_is_not_told_again(turn: RunningTurn, stores: MemoryStorage) -> None:
    for used in (REFINED, PAINTED):
        spend(turn, stores, used)
        turn.take(used)
    turn.settle()
    turn.settle()

    assert len(told(turn).usage) == 2
