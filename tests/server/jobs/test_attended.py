"""Work of a call that waits for it: a job while it goes on, ended from anywhere, and never begun again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import time

import gevent
import pytest

from conversation.errors import Told
from conversation.ports.jobs import Job, JobOrder
from server.jobs.attended import AttendedJobs
from storage.disk.errors import disk_full
from storage.memory import MemoryStorage, open_memory
from storage.memory.jobs import MemoryJobs
from storage.memory.state import State


class Counter:
    """Somebody who has something counted."""

    def __init__(self, stores: MemoryStorage) -> None:
        self.stores = stores
        self.attended = AttendedJobs(stores.jobs)
        self.owner = stores.accounts.guest().id
        self.refused: list[str] = []

    def job(self) -> Job:
        (found,) = self.stores.jobs.page(self.owner).jobs
        return found

    def work(self, inside: Callable[[Callable[[float], None]], None]) -> gevent.Greenlet:
        """In a request of its own."""

        def request() -> None:
            try:
                with self.attended.job(self.owner, "edit", "IMG_2041") as heard:
                    inside(heard)
            except Told as told:
                self.refused.append(told.code)

        return gevent.spawn(request)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    yield Counter(open_memory(tmp_path))


def test_it_is_listed_while_it_goes_on_and_done_afterwards(counter: Counter) -> None:
    def inside(heard: Callable[[float], None]) -> None:
        heard(0.5)
        gevent.sleep(0.05)

    request = counter.work(inside)
    gevent.sleep(0.01)
    running = counter.job()
    assert (running.state, running.values, counter.attended.progress(running.id)) == (
        "running",
        {"title": "IMG_2041"},
        0.5,
    )
    left = counter.attended.left(running.id)
    assert left is not None
    assert 0 < left < 5
    counter.attended.wait(running.id, 5)
    request.join()
    assert (counter.job().state, counter.refused) == ("done", [])
    assert not counter.attended.here


def test_ended_from_elsewhere_its_caller_hears_that(counter: Counter) -> None:
    swallowed: list[bool] = []

    def inside(heard: Callable[[float], None]) -> None:
        try:
            gevent.sleep(60)
        except Told:
            swallowed.append(True)

    request = counter.work(inside)
    gevent.sleep(0.01)
    assert counter.attended.stop(counter.job().id)
    counter.attended.wait(counter.job().id, 2)
    request.join(timeout=2)
    assert (counter.job().state, counter.refused, swallowed) == ("cancelled", ["stopped"], [])
    assert not counter.attended.stop(counter.job().id)


class FullDisk(MemoryJobs):
    """Takes nothing new."""

    def add(self, order: JobOrder, *, running: bool = False) -> Job:
        raise disk_full()


def test_on_a_full_disk_it_goes_on_without_being_listed(counter: Counter) -> None:
    counter.attended = AttendedJobs(FullDisk(State(time)))
    done: list[bool] = []
    counter.work(lambda heard: done.append(True)).join()
    assert (done, counter.refused) == ([True], [])
    assert counter.stores.jobs.page(counter.owner).jobs == ()


def test_what_ended_before_it_could_be_ended_is_left_alone(counter: Counter) -> None:
    going_on: list[bool] = []

    def request() -> None:
        with counter.attended.job(counter.owner, "edit", "IMG_2041"):
            counter.attended.stop(counter.job().id)  # is thrown when the loop comes round
        gevent.sleep(0.01)
        going_on.append(True)

    gevent.spawn(request).join()
    assert (counter.job().state, going_on) == ("done", [True])


def test_what_is_refused_is_a_job_that_failed(counter: Counter) -> None:
    def inside(heard: Callable[[float], None]) -> None:
        raise Told("It is no picture", code="not_a_picture")

    counter.work(inside).join()
    assert (counter.job().state, (counter.job().error or {})["code"]) == ("failed", "not_a_picture")
    assert counter.refused == ["not_a_picture"]


def test_who_hangs_up_cancels_it(counter: Counter) -> None:
    request = counter.work(lambda heard: gevent.sleep(60))
    gevent.sleep(0.01)
    request.kill()
    assert (counter.job().state, counter.refused) == ("cancelled", [])


def test_the_next_start_does_not_begin_it_again(counter: Counter) -> None:
    counter.work(lambda heard: gevent.sleep(60))
    gevent.sleep(0.01)
    counter.stores.jobs.recover(("model",))
    assert counter.job().state == "interrupted"
