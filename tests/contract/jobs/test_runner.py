"""What runs jobs, over every store: each job ends once, as it should, and outlives who runs it."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import gevent
import pytest

from conversation.errors import Told
from conversation.ports.jobs import FINAL, Job, JobOrder
from server.jobs.embedded import EmbeddedRunner, Unwanted
from server.jobs.line import FairLine
from storage.memory import MemoryStorage, open_memory
from storage.opening import Storage, open_storage

Steps = Generator[float | None, None, Mapping[str, Any]]


class Bench:
    """Runners over one store, each after the one before has ended, and scripts for what a job does."""

    def __init__(self, store: Storage | MemoryStorage) -> None:
        self.store = store
        self.ann, self.bob = (store.accounts.guest().id for _ in range(2))
        self.begun: list[str] = []
        self.let_go: list[str] = []
        self.runner = self.another()

    def another(self, each: int = 2, at_once: int = 3) -> EmbeddedRunner:
        works = {name: getattr(self, name) for name in ("count", "hang", "fail", "stumble", "leave")}
        self.runner = EmbeddedRunner(self.store.jobs, works, FairLine(each, at_once))
        return self.runner

    def submit(self, id: str, kind: str = "count", owner: str = "") -> Job:
        return self.runner.submit(JobOrder(id, owner or self.ann, kind, values={"upto": 3}))

    def state(self, id: str) -> str:
        return self.store.jobs.get(self.ann, id).state

    def over(self, id: str, owner: str = "") -> Job:
        self.runner.wait(id, 10)
        return self.store.jobs.get(owner or self.ann, id)

    def count(self, job: Job) -> Steps:
        self.begun.append(job.id)
        for number in range(job.values["upto"]):
            yield number / job.values["upto"]
            gevent.sleep(0)
        return {"counted": job.values["upto"]}

    def hang(self, job: Job) -> Steps:
        self.begun.append(job.id)
        try:
            while True:
                yield 0.25
                gevent.sleep(0.05)
        finally:
            self.let_go.append(job.id)

    def fail(self, job: Job) -> Steps:
        yield None
        raise Told("No answer", "Try again.", code="down")

    def stumble(self, job: Job) -> Steps:
        yield None
        raise KeyError("a bug")

    def leave(self, job: Job) -> Steps:
        yield None
        raise Unwanted


@pytest.fixture(params=["sqlite", "memory"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    store: Storage | MemoryStorage = open_storage(tmp_path) if request.param == "sqlite" else open_memory(tmp_path)
    made = Bench(store)
    yield made
    made.runner.wind_down()
    store.close()


def test_a_job_runs_and_ends_with_what_came_of_it(bench: Bench) -> None:
    bench.submit("j1")
    done = bench.over("j1")
    assert (done.state, done.result, done.attempts, done.values) == ("done", {"counted": 3}, 1, {})
    assert not bench.runner.here
    assert not bench.runner.starter.ends


def test_the_same_id_twice_is_one_job(bench: Bench) -> None:
    bench.submit("j1")
    bench.submit("j1")
    assert bench.over("j1").state == "done"
    bench.submit("j1")
    gevent.sleep(0.01)
    assert bench.begun == ["j1"]


@pytest.mark.parametrize(
    ("kind", "state", "code"),
    [("fail", "failed", "down"), ("stumble", "failed", "internal_error"), ("leave", "cancelled", None)],
)
def test_a_job_that_does_not_come_to_its_end_says_why(bench: Bench, kind: str, state: str, code: str | None) -> None:
    bench.submit("j1", kind)
    ended = bench.over("j1")
    assert (ended.state, (ended.error or {}).get("code")) == (state, code)
    assert bool(ended.values) == (state == "failed"), "what failed can be tried again"


def test_it_says_how_far_it_is(bench: Bench) -> None:
    bench.submit("j1", "hang")
    with gevent.Timeout(20):
        while bench.runner.progress("j1") != 0.25:
            gevent.sleep(0.001)
    gevent.sleep(0.02)
    assert bench.runner.progress("nobody") is None
    assert bench.runner.left("nobody") is None
    left = bench.runner.left("j1")
    assert left is not None
    assert 0.01 < left < 5, "a quarter is done"


def test_beyond_what_one_may_have_they_wait_in_line(bench: Bench) -> None:
    for id in ("j1", "j2", "j3", "j4"):
        bench.submit(id, "hang")
    bench.submit("b1", "hang", bench.bob)
    gevent.sleep(0.02)
    assert bench.begun == ["j1", "j2", "b1"]
    assert [bench.runner.place(id) for id in ("j1", "j3", "j4")] == [0, 1, 2]
    assert (bench.state("j2"), bench.state("j3")) == ("running", "queued")


@pytest.mark.parametrize("waits", [False, True])
def test_a_job_is_ended_in_every_state_within_two_seconds(bench: Bench, waits: bool) -> None:
    for id in ("j1", "j2", "j3"):
        bench.submit(id, "hang")
    gevent.sleep(0.02)
    wanted = "j3" if waits else "j1"
    with gevent.Timeout(2):
        assert bench.runner.stop(wanted)
        bench.runner.wait(wanted, 2)
    assert bench.state(wanted) == "cancelled"
    assert bench.let_go == ([] if waits else ["j1"])
    assert not bench.runner.stop(wanted), "it is over"


def test_what_ran_and_what_waited_goes_on_with_the_next_one(bench: Bench) -> None:
    for id in ("j1", "j2", "j3"):
        bench.submit(id, "hang")
    gevent.sleep(0.02)
    bench.runner.wind_down()
    assert [bench.state(id) for id in ("j1", "j2", "j3")] == ["queued"] * 3
    assert sorted(bench.let_go) == ["j1", "j2"]

    bench.another()
    bench.runner.works = {"hang": bench.count}
    bench.runner.resume()
    ended = [bench.over(id) for id in ("j1", "j2", "j3")]
    assert [(job.state, job.attempts) for job in ended] == [("done", 1)] * 3


def test_what_a_kill_left_running_begins_again(bench: Bench) -> None:
    bench.submit("j1", "hang")
    gevent.sleep(0.02)
    bench.runner.starter.close()
    gevent.killall([found.worker for found in bench.runner.here.values()], block=True)  # nothing is stored of it
    bench.store.jobs.add(JobOrder("j2", bench.ann, "count", values={"upto": 1}), running=True)
    bench.store.jobs.add(JobOrder("j3", bench.ann, "unknown"), running=True)

    bench.another()
    bench.store.jobs.recover(tuple(bench.runner.works))
    bench.runner.resume()
    assert bench.over("j2").state == "done"
    assert bench.state("j3") == "interrupted"


def test_a_hundred_jobs_are_all_final_whatever_happens_to_who_runs_them(bench: Bench) -> None:
    kinds = ("count", "fail", "stumble", "leave", "count")
    for number in range(100):
        bench.submit(f"j{number}", kinds[number % 5], (bench.ann, bench.bob)[number % 2])
        if number % 20 == 19:
            gevent.sleep(0)
            bench.runner.wind_down()
            bench.another()
            bench.store.jobs.recover(tuple(bench.runner.works))
            bench.runner.resume()
    for number in range(100):
        bench.over(f"j{number}", (bench.ann, bench.bob)[number % 2])
    jobs = [*bench.store.jobs.page(bench.ann, limit=100).jobs, *bench.store.jobs.page(bench.bob, limit=100).jobs]
    assert len(jobs) == 100
    assert {job.state for job in jobs} <= set(FINAL)
    assert sum(job.state == "done" for job in jobs) == 40


def test_waiting_ends_when_it_was_said(bench: Bench) -> None:
    bench.submit("j1", "hang")
    with gevent.Timeout(1):
        bench.runner.wait("j1", 0.05)
        bench.runner.wait("nobody", 60)
    assert bench.state("j1") in ("queued", "running")
