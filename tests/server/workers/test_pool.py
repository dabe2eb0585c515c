"""A worker may die, hang or swell: only its own task hears of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import pairwise

import gevent
import pytest

from conversation.errors import Bug, Told
from server.workers.pool import Workers

pytestmark = pytest.mark.slow

ODD = (sys.executable, "-m", "tests.server.odd_worker")


@pytest.fixture
def workers() -> Iterator[Workers]:
    pool = Workers(count=1, megabytes=1024, seconds=1, command=ODD)
    yield pool
    pool.close()
    assert not pool.all


def refused(workers: Workers, task: str, values: Mapping[str, object] = {}) -> str:
    with pytest.raises(Told) as caught:
        workers.ask(task, values)
    return caught.value.code


def test_no_process_is_started_before_it_is_wanted(workers: Workers) -> None:
    assert not workers.all


def test_values_and_bytes_go_there_and_back(workers: Workers) -> None:
    picture = bytes(range(256)) * 40_000
    answer = workers.ask("echo", {"name": "Öl auf Leinwand"}, (picture, b""))
    assert answer.values["name"] == "Öl auf Leinwand"
    assert tuple(answer.blobs) == (picture, b"")


def test_a_refusal_arrives_as_the_same_sentence_and_keeps_the_worker(workers: Workers) -> None:
    before = workers.ask("echo", {}).values["process"]
    with pytest.raises(Told) as caught:
        workers.ask("refuse", {})
    assert (caught.value.code, caught.value.status, caught.value.text) == ("not_a_picture", 422, "It is no picture.")
    assert workers.ask("echo", {}).values["process"] == before


def test_what_a_process_that_worked_before_has_no_room_for_gets_a_new_one(workers: Workers) -> None:
    before = workers.ask("echo", {}).values["process"]
    assert workers.ask("fit", {}).values["process"] != before
    assert len(workers.all) == 1


def test_what_a_new_process_has_no_room_for_either_is_refused(workers: Workers) -> None:
    assert refused(workers, "fit", {"never": True}) == "needs_memory"
    (process,) = workers.all
    assert refused(workers, "fit", {"never": True}) == "needs_memory"
    assert len(workers.all) == 1
    assert workers.all != {process}


@pytest.mark.parametrize(
    ("task", "code"), [("crash", "worker_died"), ("devour", "out_of_memory"), ("hang", "too_slow")]
)
def test_a_task_that_ends_its_worker_fails_alone(workers: Workers, task: str, code: str) -> None:
    before = workers.ask("echo", {}).values["process"]
    assert refused(workers, task) == code
    assert workers.ask("echo", {}).values["process"] != before
    assert len(workers.all) == 1


def test_what_is_killed_from_outside_is_done_once_more_by_another_process(workers: Workers) -> None:
    asked = gevent.spawn(workers.ask, "wait", {"seconds": 0.4})
    gevent.sleep(0.2)
    (killed,) = workers.all
    while not killed.ready:
        gevent.sleep(0.01)
    killed.process.kill()
    assert asked.get(timeout=30).values["process"] != killed.process.pid


def test_what_is_killed_each_time_is_given_up(workers: Workers) -> None:
    asked = gevent.spawn(refused, workers, "wait", {"seconds": 3600.0})
    killed = []
    while not asked.ready():
        for worker in workers.all:
            if worker.ready and worker not in killed:
                worker.process.kill()
                killed.append(worker)
        gevent.sleep(0.01)
    assert (asked.get(), len(killed)) == ("out_of_memory", 2)


def test_what_has_answered_in_part_is_not_done_once_more(workers: Workers) -> None:
    answers = workers.stream("count", {"upto": 3, "seconds": 3600.0})
    assert next(answers).values["number"] == 0
    (worker,) = workers.all
    worker.process.kill()
    with pytest.raises(Told):
        next(answers)


def test_a_bug_in_a_worker_is_a_bug_here_with_its_trace(workers: Workers) -> None:
    with pytest.raises(Bug, match="a bug in an engine"):
        workers.ask("stumble", {})


def test_what_an_engine_prints_is_no_answer(workers: Workers) -> None:
    assert workers.ask("chatter", {}).values == {"said": True}


def test_answers_come_one_by_one(workers: Workers) -> None:
    with closing(workers.stream("count", {"upto": 3})) as answers:  # type: ignore[type-var]
        assert [answer.values["number"] for answer in answers] == [0, 1, 2]


def test_closing_the_answers_ends_the_work_and_frees_the_place(workers: Workers) -> None:
    answers = workers.stream("count", {"upto": 10_000_000})
    process = next(answers).values["process"]
    answers.close()  # type: ignore[attr-defined]
    assert workers.ask("echo", {}).values["process"] != process
    assert len(workers.all) == 1


def test_killing_who_waits_ends_the_work(workers: Workers) -> None:
    waiting = gevent.spawn(workers.ask, "hang", {})
    gevent.sleep(0.05)
    waiting.kill()
    assert not workers.all
    assert workers.ask("echo", {"still": "here"}).values["still"] == "here"


def test_more_tasks_than_workers_wait_for_their_turn(workers: Workers) -> None:
    asked = [gevent.spawn(workers.ask, "echo", {"number": number}) for number in range(8)]
    gevent.joinall(asked, timeout=60)
    assert [task.value.values["number"] for task in asked] == list(range(8))
    assert len({task.value.values["process"] for task in asked}) == 1


def test_the_loop_is_not_silent_while_a_worker_works(workers: Workers) -> None:
    ticks = 0
    waiting = gevent.spawn(workers.ask, "hang", {})
    while not waiting.dead:
        gevent.sleep(0.01)
        ticks += 1
    assert ticks > 50
    with pytest.raises(Told):
        waiting.get()


def test_a_pool_that_closes_under_its_work_says_so_and_blames_no_worker(
    workers: Workers, caplog: pytest.LogCaptureFixture
) -> None:
    asking = gevent.spawn(refused, workers, "hang")
    while not workers.all:
        gevent.sleep(0.01)
    workers.close()
    assert asking.get(timeout=60) == "closing"
    assert "ended with" not in caplog.text


def test_a_closed_pool_says_so(workers: Workers) -> None:
    workers.close()
    assert refused(workers, "echo") == "closing"


def test_large_pictures_are_worked_on_one_at_a_time_and_waiting_is_nobodys_work() -> None:
    one = Workers(count=2, megabytes=1024, seconds=1, command=ODD)
    other = Workers(count=1, megabytes=1024, seconds=1, command=ODD, large=one.terms.large)
    asked = [gevent.spawn(pool.ask, "large", {"seconds": 0.6}) for pool in (one, one, other)]
    gevent.joinall(asked, timeout=20)
    times = sorted((task.value.values["began"], task.value.values["ended"]) for task in asked)
    assert all(ended <= began for (_, ended), (began, _) in pairwise(times)), (
        "three times 0.6 s, each in a limit of 1 s"
    )
    assert one.ask("echo", {}).values
    one.close()
    other.close()


def test_a_large_picture_that_ends_its_worker_lets_the_next_one_go_on(workers: Workers) -> None:
    assert refused(workers, "large", {"seconds": 3600}) == "too_slow"
    assert workers.ask("large", {"seconds": 0}).values["ended"]
