"""Orders that can be collected for an hour."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from conversation.errors import NotFound
from conversation.ports.downloads import DownloadRequest, Order
from storage.downloads import HOUR_S, DownloadOrders

OWNER = str(uuid4())
ORDER = Order((DownloadRequest("a", "v"), DownloadRequest("b")), "png", "Holidays", -60)


@dataclass
class Clock:
    seconds: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


def test_an_order_is_read_back_also_by_another_process(tmp_path: Path) -> None:
    kept = DownloadOrders(tmp_path, Clock()).keep(OWNER, ORDER)
    assert DownloadOrders(tmp_path, Clock()).get(OWNER, kept) == ORDER


def test_it_is_its_owners(tmp_path: Path) -> None:
    downloads = DownloadOrders(tmp_path, Clock())
    kept = downloads.keep(OWNER, ORDER)
    for owner, order in ((str(uuid4()), kept), (OWNER, str(uuid4())), (OWNER, "../x"), ("..", kept)):
        with pytest.raises(NotFound):
            downloads.get(owner, order)


def test_after_an_hour_it_is_over_and_the_next_one_takes_it_away(tmp_path: Path) -> None:
    clock = Clock()
    downloads = DownloadOrders(tmp_path, clock)
    kept = downloads.keep(OWNER, ORDER)
    clock.seconds += HOUR_S - 1
    assert downloads.get(OWNER, kept) == ORDER
    clock.seconds += 2
    with pytest.raises(NotFound):
        downloads.get(OWNER, kept)
    downloads.keep(OWNER, ORDER)
    assert len(list(tmp_path.rglob("*.json"))) == 1
