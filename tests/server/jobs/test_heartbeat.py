"""A process says that it lives; whoever cannot say so stops before others take over what it had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.jobs.heartbeat import Heartbeat
from storage.disk.errors import disk_full
from storage.memory import MemoryStorage, open_memory

LAPSE = 1_000.0
"""Seconds: nothing beats by itself here."""


class Life:
    """One process, what it did, and clocks that the test turns."""

    def __init__(self, folder: Path) -> None:
        self.now = 1_800_000_000.0
        self.stores: MemoryStorage = open_memory(folder, clock=lambda: self.now)
        self.full = False
        self.did: list[str] = []
        self.heart = Heartbeat(self, "mine", LAPSE, self.look, lambda: self.did.append("abandon"), lambda: self.now)

    def look(self) -> None:
        self.did.append("look" if self.lives("mine") else "look at its own")

    def lives(self, runner: str) -> bool:
        return self.stores.runners.beat(runner)

    def enrol(self, runner: str) -> None:
        self.stores.runners.enrol(runner)

    def beat(self, runner: str) -> bool:
        if self.full:
            raise disk_full()
        return self.stores.runners.beat(runner)

    def leave(self, runner: str) -> None:
        self.stores.runners.leave(runner)

    def forget(self, seconds: float) -> int:
        return self.stores.runners.forget(seconds)


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    made = Life(tmp_path)
    yield made
    made.heart.close()


def test_it_looks_after_the_others_with_each_beat_and_forgets_who_is_silent(life: Life) -> None:
    life.enrol("other")
    life.now += LAPSE / 2
    life.heart.beat()
    assert life.lives("other")
    life.now += LAPSE + 1
    life.stores.runners.beat("mine")
    life.heart.beat()
    assert (life.did, life.lives("other")) == (["look", "look"], False)


def test_one_that_was_taken_for_dead_lets_go_of_all_it_had_and_begins_anew(life: Life) -> None:
    life.leave("mine")
    life.heart.beat()
    assert life.did == ["abandon", "look at its own"]
    assert life.lives("mine")
    life.heart.beat()
    assert life.did[2:] == ["look"]


def test_one_that_cannot_say_that_it_lives_stops_before_others_take_over(life: Life) -> None:
    life.full = True
    life.now += LAPSE / 2
    life.heart.beat()
    assert life.did == [], "there is time"
    life.now += LAPSE / 4
    life.heart.beat()
    life.heart.beat()
    assert life.did == ["abandon"]

    life.full = False
    life.heart.beat()
    assert life.did == ["abandon", "look at its own"], "what it let go of is nobody's, though it never died"
    assert life.lives("mine")


def test_one_that_ends_says_so(life: Life) -> None:
    life.heart.close()
    assert not life.lives("mine")
    life.enrol("mine")
