"""Tidying up goes on by itself, and a day that fails does not end it."""

from __future__ import annotations

import logging
from collections.abc import Callable

import gevent
import pytest
from gevent.event import Event

from conversation.errors import Told
from server.periodic import Housekeeping
from storage.cleanup.retention import Purged


def tidied(purge: Callable[[], object], enough: Event) -> None:
    housekeeping = Housekeeping(purge, first=0, every=0.001)
    assert enough.wait(timeout=60)
    gevent.sleep(0)  # what is said about it comes right after
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


def test_what_was_taken_away_is_said(caplog: pytest.LogCaptureFixture) -> None:
    enough = Event()

    def purge() -> Purged:
        enough.set()
        return Purged(conversations=2, files=9, bytes=4_200_000)

    with caplog.at_level(logging.INFO, "server.periodic"):
        tidied(purge, enough)

    assert "took away 2 conversations, 0 guests, 0 pictures, 0 messages: 9 files, 4.2 MB" in caplog.text
