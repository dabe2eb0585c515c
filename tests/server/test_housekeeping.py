"""Tidying up goes on by itself, and a day that fails does not end it."""

from __future__ import annotations

from collections.abc import Callable

import gevent
from gevent.event import Event

from conversation.errors import Told
from server.housekeeping import Housekeeping


def tidied(purge: Callable[[], int], enough: Event) -> None:
    housekeeping = Housekeeping(purge, first=0, every=0.001)
    assert enough.wait(timeout=5)
    housekeeping.close()


def test_it_tidies_again_and_again() -> None:
    enough, days = Event(), []

    def purge() -> int:
        days.append(1)
        if len(days) == 3:
            enough.set()
        return 2

    tidied(purge, enough)
    kept = len(days)
    gevent.sleep(0.01)
    assert len(days) == kept


def test_a_full_disk_today_does_not_end_it() -> None:
    enough, days = Event(), []

    def purge() -> int:
        days.append(1)
        if len(days) == 1:
            raise Told("The disk is full", code="disk_full")
        enough.set()
        return 0

    tidied(purge, enough)
    assert len(days) >= 2
