"""What a cut call cost is asked of its provider until that tells, or a day has passed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from conversation.errors import ProviderFault
from conversation.ports.usage import CallRecord, PlannedCall, SpendingLimits
from server.turns.settlement import Settlement
from storage.memory import MemoryStorage, open_memory

NOW = 1_796_040_000.0


class Told:
    """A catalogue whose provider tells what a test lays down."""

    def __init__(self, *answers: tuple[int, int, int] | None | ProviderFault) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str]] = []

    def cost_of(self, model: str, receipt: str) -> tuple[int, int, int] | None:
        self.asked.append((model, receipt))
        answer = self.answers.pop(0)
        if isinstance(answer, ProviderFault):
            raise answer
        return answer


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    stores = open_memory(tmp_path, clock=lambda: NOW)
    reserved = stores.usage.reserve(PlannedCall("ann", "", "acme/painter", "image", 50_000), SpendingLimits())
    assert isinstance(reserved, str)
    stores.usage.record(
        CallRecord("ann", "", "acme/painter", "image", None, "pending", reservation=reserved, receipt="gen-1")
    )
    return stores


def settle(stores: MemoryStorage, told: Told, now: float = NOW + 60) -> tuple[int, int, int, int]:
    """Cost, held, unknown, and how many are still pending."""
    Settlement(stores.usage, lambda owner: cast(Any, told), lambda: now).learn()
    spent = stores.usage.of_user("ann")
    return spent.cost, spent.held, spent.unknown, len(stores.usage.pending(""))


def test_it_is_asked_again_until_it_tells(stores: MemoryStorage) -> None:
    down = ProviderFault("It is down", code="provider_failed")
    told = Told(None, down, (12_300, 9, 3))
    assert settle(stores, told) == (0, 50_000, 1, 1)
    assert settle(stores, told) == (0, 50_000, 1, 1)
    assert settle(stores, told) == (12_300, 0, 0, 0)
    assert settle(stores, told) == (12_300, 0, 0, 0)
    assert told.asked == [("acme/painter", "gen-1")] * 3


def test_what_was_not_told_in_a_day_is_unknown_for_good(stores: MemoryStorage) -> None:
    assert settle(stores, Told(None), NOW + 86_000) == (0, 50_000, 1, 1)
    assert settle(stores, Told(None), NOW + 87_000) == (0, 50_000, 1, 0)
