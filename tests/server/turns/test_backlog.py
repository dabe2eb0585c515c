"""What the disk refused is tried again until it is stored, in order, and only the newest state of each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import gevent
import pytest

from conversation.errors import NotFound
from server.turns.backlog import Backlog
from storage.disk.errors import disk_full


class Disk:
    """What was stored, and whether more can be."""

    def __init__(self) -> None:
        self.full = True
        self.stored: list[str] = []
        self.tries = 0

    def storing(self, what: str) -> Callable[[], None]:
        def store() -> None:
            self.tries += 1
            if self.full:
                raise disk_full()
            self.stored.append(what)

        return store


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def backlog() -> Iterator[Backlog]:
    backlog = Backlog(again=3600)
    yield backlog
    backlog.close()


def test_what_fits_is_stored_at_once(backlog: Backlog, disk: Disk) -> None:
    disk.full = False
    assert backlog.store("a", disk.storing("a"))
    assert (disk.stored, len(backlog)) == (["a"], 0)


def test_what_was_refused_is_stored_later_in_order_each_once(backlog: Backlog, disk: Disk) -> None:
    for what in ("a", "b", "c"):
        assert not backlog.store(what, disk.storing(what))
    assert backlog.attempt() == 3
    disk.full = False
    assert backlog.attempt() == 0
    assert backlog.attempt() == 0
    assert disk.stored == ["a", "b", "c"]


def test_a_disk_that_still_refuses_is_asked_once_a_round(backlog: Backlog, disk: Disk) -> None:
    for what in ("a", "b", "c"):
        backlog.store(what, disk.storing(what))
    disk.tries = 0
    backlog.attempt()
    assert disk.tries == 1


def test_only_the_newest_state_of_a_thing_is_stored(backlog: Backlog, disk: Disk) -> None:
    backlog.store("title", disk.storing("old"))
    backlog.store("title", disk.storing("new"))
    disk.full = False
    backlog.attempt()
    assert disk.stored == ["new"]
    disk.full = True
    backlog.store("title", disk.storing("older"))
    disk.full = False
    backlog.store("title", disk.storing("newest"))
    backlog.attempt()
    assert disk.stored == ["new", "newest"]


def test_what_was_deleted_meanwhile_is_forgotten(backlog: Backlog) -> None:
    def gone() -> None:
        raise NotFound("The conversation")

    backlog.keep("a", gone, "full")
    assert backlog.attempt() == 0


def test_one_thing_that_meets_a_bug_keeps_no_other_from_the_disk(
    backlog: Backlog, disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    backlog.keep("broken", broken, "full")
    backlog.keep("a", disk.storing("a"), "full")
    disk.full = False
    assert [backlog.attempt(), backlog.attempt()] == [1, 1]
    assert disk.stored == ["a"]
    assert caplog.text.count("Traceback") == 1, "logged once, however often it is tried"


def test_it_tries_by_itself(disk: Disk) -> None:
    backlog = Backlog(again=0.001)
    backlog.store("a", disk.storing("a"))
    while disk.tries < 3:
        gevent.sleep(0.001)
    disk.full = False
    while backlog.waiting:
        gevent.sleep(0.001)
    assert disk.stored == ["a"]
    backlog.close()


def test_the_end_of_the_server_is_a_last_try(disk: Disk, caplog: pytest.LogCaptureFixture) -> None:
    backlog = Backlog(again=3600)
    backlog.store("a", disk.storing("a"))
    disk.full = False
    backlog.close()
    assert disk.stored == ["a"]
    lost = Backlog(again=3600)
    disk.full = True
    lost.store("b", disk.storing("b"))
    lost.close()
    assert "lost with the end of the server" in caplog.text
