"""Several processes have one store: what a dead one had goes on or ends, what a living one has stays its own."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.ports.jobs import TURN, JobOrder, TurnLine
from conversation.reply import Reply
from storage.jobs import SqlJobs
from storage.memory import MemoryStorage
from storage.memory.jobs import MemoryJobs

from .conftest import Clock, Person
from .test_jobs import pay, send


def jobs_of(store: Any, runner: str) -> Any:
    """The jobs as that process sees them."""
    store.runners.enrol(runner)
    if isinstance(store, MemoryStorage):
        return MemoryJobs(store.jobs._state, runner)
    return SqlJobs(store.jobs._database, runner)


def first(line: TurnLine) -> str | None:
    return line.waiting[0].id if line.waiting else None


def test_one_that_is_silent_is_forgotten_and_hears_of_it(store: Any, clock: Clock) -> None:
    for runner in ("silent", "alive", "gone"):
        store.runners.enrol(runner)
    store.runners.leave("gone")
    clock.seconds += 30
    assert store.runners.beat("alive")

    assert store.runners.forget(20) == 1
    assert store.runners.forget(20) == 0
    assert [store.runners.beat(runner) for runner in ("silent", "alive", "gone")] == [False, True, False]


def test_a_turn_is_taken_by_one_and_whoever_takes_it_sees_all_that_are_open(
    ann: Person, bob: Person, store: Any
) -> None:
    mine, theirs = jobs_of(store, "mine"), jobs_of(store, "theirs")
    begun = [send(person, job="queued", client_id=f"c{n}") for n, person in enumerate((ann, bob, ann))]
    a1, b1, a2 = (each.reply.id for each in begun)
    assert [(turn.id, turn.owner, turn.waits) for turn in store.jobs.line().waiting] == [
        (a1, ann.id, True),
        (b1, bob.id, True),
        (a2, ann.id, True),
    ]

    taken = mine.take(first)
    assert (taken.id, taken.owner, taken.state, taken.attempts) == (a1, ann.id, "running", 1)
    assert taken.values == {"options": {"seed": 7}, "administers": True}
    assert theirs.take(lambda line: a1) is None, "it runs already"
    assert theirs.take(lambda line: None) is None
    assert theirs.take(lambda line: line.waiting[0].id).id == b1

    line = store.jobs.line()
    assert [(turn.id, turn.runner) for turn in line.running] == [(a1, "mine"), (b1, "theirs")]
    assert [turn.id for turn in line.waiting] == [a2]
    assert line.served == (ann.id,), "of those who wait"
    assert store.jobs.open_turn(b1) == line.running[1]
    assert store.jobs.open_turn(a2) == line.waiting[0]
    store.jobs.end(a2, "cancelled")
    assert store.jobs.open_turn(a2) is None
    assert store.jobs.open_turn("nowhere") is None


@pytest.mark.parametrize("paid", [False, True])
def test_a_turn_of_a_dead_process_begins_again_or_is_interrupted(ann: Person, store: Any, paid: bool) -> None:
    """Where it may have cost something it is never asked for twice."""
    dead, alive = jobs_of(store, "dead"), jobs_of(store, "alive")
    turn, other = (send(ann, job="queued", client_id=name).reply.id for name in ("c1", "c2"))
    assert dead.take(first).id == turn
    assert alive.take(first).id == other
    store.replies.save_all([Reply(turn, seq=3, text="I beg"), Reply(other, seq=4, text="I go on")])
    if paid:
        pay(ann, turn)
    store.runners.leave("dead")

    assert alive.recover((), "alive") == (0 if paid else 1)
    cut = store.replies.interrupt_lost()

    assert [(each.turn, each.owner, each.conversation) for each in cut] == (
        [(turn, ann.id, ann.conversation)] if paid else []
    )
    assert store.jobs.get(ann.id, turn).state == ("interrupted" if paid else "queued")
    assert store.jobs.get(ann.id, other).state == "running"
    assert store.library.message(ann.id, other).text == "I go on"
    assert [each.id for each in alive.waiting()] == ([] if paid else [turn])


def test_who_was_taken_for_dead_cannot_write_into_what_is_over(ann: Person, store: Any) -> None:
    stalled = jobs_of(store, "stalled")
    turn = send(ann, job="queued").reply.id
    stalled.take(first)
    pay(ann, turn)
    store.runners.leave("stalled")
    jobs_of(store, "alive").recover((), "alive")
    store.replies.interrupt_lost()

    store.replies.save(Reply(turn, seq=900, text="I still run"))
    kept = store.library.message(ann.id, turn).reply
    assert (kept.state, kept.text) == ("interrupted", "")


def test_what_waits_for_a_dead_process_waits_for_its_heir_and_what_nobody_repeats_ends(ann: Person, store: Any) -> None:
    dead, alive = jobs_of(store, "dead"), jobs_of(store, "alive")
    for id, kind in (("waits", "fetch"), ("runs", "fetch"), ("once", "edit")):
        dead.add(JobOrder(id, ann.id, kind), running=id != "waits")
    alive.add(JobOrder("mine", ann.id, "fetch"))
    assert [each.id for each in alive.waiting()] == ["mine"], "another one's wait for that one"
    store.runners.leave("dead")

    assert alive.recover(("fetch",), "alive") == 2
    assert {each.id for each in alive.waiting()} == {"waits", "runs", "mine"}
    assert store.jobs.get(ann.id, "once").state == "interrupted"


def test_who_runs_turns_only_leaves_other_jobs_to_one_that_runs_them(ann: Person, store: Any) -> None:
    dead, worker, web = (jobs_of(store, name) for name in ("dead", "worker", "web"))
    dead.add(JobOrder("waits", ann.id, "fetch"))
    turn = send(ann, job="queued").reply.id
    dead.take(first)
    store.runners.leave("dead")

    assert worker.recover(("fetch",), "worker", turns_only=True) == 1
    assert [each.id for each in worker.waiting()] == [turn]
    assert web.recover(("fetch",), "web") == 1
    assert "waits" in {each.id for each in web.waiting()}


def test_who_was_taken_for_dead_takes_nothing(ann: Person, store: Any) -> None:
    stalled, alive = jobs_of(store, "stalled"), jobs_of(store, "alive")
    turn = send(ann, job="queued").reply.id
    store.runners.leave("stalled")
    assert stalled.take(first) is None
    assert alive.take(first).id == turn


def test_a_turn_that_waits_is_left_alone(ann: Person, store: Any) -> None:
    turn = send(ann, job="queued").reply.id
    assert jobs_of(store, "alive").recover((), "alive") == 0
    assert not store.replies.interrupt_lost()
    assert (store.jobs.get(ann.id, turn).state, store.jobs.get(ann.id, turn).kind) == ("queued", TURN)
