"""A month of a person: by day, model and purpose, beside what they may spend; and as a table for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.ports.usage import CallRecord, PlannedCall, SpendingLimits
from conversation.reply import Reply
from conversation.services.spending import Spending
from storage.memory import MemoryStorage, open_memory

NOON = 1_796_040_000.0  # 2026-11-30T12:00:00Z


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    return open_memory(tmp_path, clock=lambda: NOON)


def spending(stores: MemoryStorage, now: float = NOON) -> Spending:
    return Spending(stores.usage, lambda owner, administers: SpendingLimits(10_000_000, 100_000, 200), lambda: now)


def spend(stores: MemoryStorage, model: str, cost: int | None, basis: str = "provider", pictures: int = 0) -> None:
    purpose = "image" if pictures else "chat"
    stores.usage.record(CallRecord("ann", "", model, purpose, cost, basis, 10, 5, pictures=pictures))


def test_this_month_is_told_with_its_limits(stores: MemoryStorage) -> None:
    spend(stores, "acme/painter", 40_000, pictures=1)
    spend(stores, "acme/talker", None, "unknown")
    stores.usage.reserve(PlannedCall("ann", "", "acme/painter", "image", 50_000, 1), SpendingLimits())
    month = spending(stores).month("ann")
    assert (month.month, month.cost, month.held, month.unknown) == ("2026-11", 40_000, 50_000, 2)
    assert (month.limit, month.ask_from, month.pictures_today, month.pictures_limit) == (10_000_000, 100_000, 2, 200)
    assert [(use.day, use.model, use.calls) for use in month.days] == [
        ("2026-11-30", "acme/painter", 2),
        ("2026-11-30", "acme/talker", 1),
    ]


def test_another_month_and_another_person_are_apart(stores: MemoryStorage) -> None:
    spend(stores, "acme/painter", 40_000, pictures=1)
    later = spending(stores, NOON + 86_400)
    assert (later.month("ann").month, later.month("ann").cost, later.month("ann").pictures_today) == ("2026-12", 0, 0)
    assert later.month("ann", "2026-11").cost == 40_000
    assert spending(stores).month("bob").days == ()


def test_a_reply_tells_what_its_provider_told_afterwards(stores: MemoryStorage) -> None:
    used = {"model": "acme/painter", "purpose": "image", "cost": None, "tokens_in": 0, "tokens_out": 0}
    words = {**used, "model": "acme/talker", "purpose": "refine", "cost": 30, "basis": "provider"}
    reply = Reply("turn", usage=(words, {**used, "basis": "pending"}))
    assert spending(stores).settled(reply) == reply
    stores.usage.record(CallRecord("ann", "turn", "acme/painter", "image", 12_300, "provider", 9, 3))
    told = {**used, "cost": 12_300, "basis": "provider", "tokens_in": 9, "tokens_out": 3}
    assert spending(stores).settled(reply).usage == (words, told)


def test_the_table_is_in_dollars_and_computes_nothing(stores: MemoryStorage) -> None:
    spend(stores, '=cmd("x"),1', 40_000, pictures=1)
    head, row = spending(stores).table("ann").splitlines()
    assert head == "day,model,purpose,calls,cost,computed,unknown,pending,tokens_in,tokens_out,pictures"
    assert row == """2026-11-30,"'=cmd(""x""),1",image,1,0.040000,0,0,0,10,5,1"""
