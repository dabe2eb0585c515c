"""Turns in line: who begins when, how a waiting one ends, and what is left for the next start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import gevent
import pytest

from conversation.errors import Told
from conversation.events import (
    Event,
    ImageProgress,
    ImageStarted,
    TextDelta,
    TurnFinished,
)
from conversation.ports.turns import TurnRequest
from server.turns.runner import MOST_WAITING, place_in_line
from tests.server.turns.stage import Stage


def endless() -> Iterator[Event]:
    gevent.sleep(3600)
    yield TurnFinished("done", 0)


def test_more_than_a_person_may_have_at_once_waits_in_line_and_says_where(stage: Stage) -> None:
    first, second, third, fourth = (stage.begin(endless, name) for name in ("one", "two", "three", "four"))
    gevent.sleep(0.01)
    assert [stage.job(each).state for each in (first, second, third, fourth)] == [
        "running",
        "running",
        "queued",
        "queued",
    ]
    waiting = [message.reply for message in stage.runner.running(stage.conversation) if message.reply][2:]
    assert [reply.status for reply in waiting] == [
        "Waiting for its turn: place 1",
        "Waiting for its turn: place 2",
    ]
    stage.runner.stop(first.reply.id)
    stage.end(first)
    gevent.sleep(0.01)
    assert stage.job(third).state == "running"
    assert [message.reply.status for message in stage.runner.running(stage.conversation) if message.reply] == [
        "",
        "",
        "Waiting for its turn: place 1",
    ]


def test_a_turn_that_waits_for_its_provider_does_not_keep_others_waiting(stage: Stage) -> None:
    first, second, third = (stage.begin(endless, name) for name in ("one", "two", "three"))
    gevent.sleep(0.01)
    assert stage.job(third).state == "queued"
    stage.runner.starter.rests(first.reply.id, True)
    gevent.sleep(0.01)
    assert stage.job(third).state == "running"
    stage.runner.starter.rests(first.reply.id, False)
    assert set(stage.runner.starter.line.running) == {each.reply.id for each in (first, second, third)}
    assert stage.runner.stop(first.reply.id)
    assert stage.end(first).state == "stopped"


def painting(seconds: float) -> Iterator[Event]:
    """A picture that will take so long."""
    now = datetime.now(UTC).isoformat()
    yield ImageStarted("image", 1, "Fox", 10, 10, "Painter", begun=now, expected=seconds)
    yield from endless()


def test_what_waits_says_when_it_will_likely_begin(stage: Stage) -> None:
    stage.runner.usual = lambda request: 3600.0
    for name, seconds in (("one", 600.0), ("two", 7200.0)):
        stage.begin(lambda seconds=seconds: painting(seconds), name)  # type: ignore[misc]
        gevent.sleep(0.01)
    third, fourth = stage.begin(endless, "three"), stage.begin(endless, "four")
    soon, later = (stage.runner.begins(each.reply.id) for each in (third, fourth))
    assert soon is not None and 500 < soon <= 600
    assert later is not None and 4100 < later <= 4200, "after the third, which takes an hour"
    gevent.sleep(0.01)
    said = [message.reply.status for message in stage.runner.running(stage.conversation) if message.reply][2:]
    assert said == [
        "Waiting for its turn: place 1, begins in about 10 min",
        "Waiting for its turn: place 2, begins in about 70 min",
    ]


def test_seconds_are_told_as_seconds() -> None:
    assert place_in_line(2, 12.3).endswith("place 2, begins in about 13 s")
    assert place_in_line(2, None).endswith("place 2")


def test_what_waits_can_be_stopped_and_never_runs(stage: Stage) -> None:
    runs: list[int] = []

    def script() -> Iterator[Event]:
        runs.append(1)
        yield from endless()

    begun = [stage.begin(script, name) for name in ("one", "two", "three")]
    gevent.sleep(0.01)
    assert stage.runner.stop(begun[2].reply.id)
    assert (stage.kept(begun[2]).state, stage.job(begun[2]).state) == ("stopped", "cancelled")
    assert stage.runner.stop(begun[0].reply.id)
    stage.end(begun[0])
    gevent.sleep(0.01)
    assert runs == [1, 1]


def test_what_was_asked_to_end_before_it_began_does_nothing(stage: Stage) -> None:
    runs: list[int] = []

    def script() -> Iterator[Event]:
        runs.append(1)
        yield TextDelta("never")

    begun = stage.begin(script)
    assert stage.runner.stop(begun.reply.id)
    assert stage.end(begun).state == "stopped"
    assert runs == []


def test_nobody_fills_the_line_and_who_repeats_is_answered_all_the_same(stage: Stage) -> None:
    sent = [stage.begin(endless, f"message {number}") for number in range(MOST_WAITING + 2)]
    with pytest.raises(Told) as caught:
        stage.begin(endless, "one more")
    assert (caught.value.code, caught.value.status) == ("busy", 429)
    assert stage.begin(endless, "message 7").reply.id == sent[7].reply.id


def test_another_ones_first_begins_before_the_rest_of_a_long_line(stage: Stage) -> None:
    begun = [stage.begin(endless, str(number)) for number in range(9)]
    stage.owner = stage.stores.accounts.guest().id
    stage.conversation = stage.stores.library.create(stage.owner).id
    assert stage.begin(endless, "bob's").reply.id in stage.runner.conductors
    assert len(stage.runner.conductors) == 3
    assert begun[8].reply.id not in stage.runner.conductors


def half() -> Iterator[Event]:
    yield TextDelta("half")
    gevent.sleep(3600)


def test_a_server_that_ends_marks_what_may_have_been_charged_and_takes_nothing_new(stage: Stage) -> None:
    begun = stage.begin(half)
    stage.pay(begun.reply.id)
    gevent.sleep(0.01)
    stage.runner.wind_down(0.05)
    assert (stage.kept(begun).state, stage.kept(begun).text) == ("interrupted", "half")
    with pytest.raises(Told) as caught:
        stage.begin(half)
    assert (caught.value.status, caught.value.retry_after) == (503, 5)


def test_what_did_nothing_yet_when_the_server_ended_begins_anew_with_the_next(stage: Stage, tmp_path: Path) -> None:
    begun = [stage.begin(half, name) for name in ("one", "two", "three")]
    watching = gevent.spawn(lambda: list(stage.runner.watch(begun[2])))
    gevent.sleep(0.01)
    stage.runner.wind_down(0.05)
    assert [stage.job(each).state for each in begun] == ["queued"] * 3
    assert [(stage.kept(each).state, stage.kept(each).text) for each in begun[:2]] == [("running", "")] * 2
    assert watching.get(timeout=5)[-1]["type"] != "TurnFinished", "nobody hears that it is over"

    second = Stage(tmp_path, stores=stage.stores)
    second.owner, second.conversation = stage.owner, stage.conversation
    second.script = lambda: iter((TextDelta("whole"), TurnFinished("done", 0)))
    assert stage.stores.jobs.recover(()) == 3
    assert stage.stores.replies.interrupt_running() == 0
    second.runner.resume()
    assert [second.end(each).text for each in begun] == ["whole"] * 3
    assert [second.job(each).attempts for each in begun] == [1, 1, 1], "that the server ended is not their fault"
    assert second.heard_late(begun[0].reply.id).text == "whole"
    second.close()


def test_what_waits_for_a_guest_begins_for_the_account_that_took_it_along(stage: Stage) -> None:
    begun = [stage.begin(endless, name) for name in ("one", "two", "three")]
    gevent.sleep(0.01)
    member = stage.stores.accounts.register("Ada", "a hash").id
    stage.stores.accounts.adopt(member, stage.owner)
    stage.runner.stop(begun[0].reply.id)
    gevent.sleep(0.02)
    assert stage.runner.owner(begun[2].reply.id) == member
    assert stage.requests[-1].owner == member


def test_it_says_how_far_its_picture_is_and_how_long_it_will_take(stage: Stage) -> None:
    def script() -> Iterator[Event]:
        begun = datetime.now(UTC).isoformat()
        yield ImageStarted("i", 1, "Fox", 10, 10, "Sketchbook", begun=begun, expected=20.0)
        yield ImageProgress("i", 0.5, "")
        yield from endless()

    turn = stage.begin(script).reply.id
    gevent.sleep(0.02)
    assert stage.runner.progress(turn) == 0.5
    left = stage.runner.left(turn)
    assert left is not None
    assert 15 < left < 20
    assert (stage.runner.progress("nobody"), stage.runner.left("nobody")) == (None, None)


def test_what_waits_for_somebody_who_was_switched_off_is_stopped(stage: Stage) -> None:
    member = stage.stores.accounts.register("Ada", "a hash")
    stage.owner, stage.conversation = member.id, stage.stores.library.create(member.id).id
    begun = stage.stores.replies.begin(TurnRequest(stage.owner, stage.conversation, "a", "paint a fox"), "queued")
    stage.stores.administration.disable(member.id, disabled=True)
    stage.runner.resume()
    assert (stage.kept(begun).state, stage.job(begun).state) == ("stopped", "cancelled")
    assert begun.reply.id not in stage.runner.turns


def test_what_waits_in_a_conversation_that_was_deleted_is_cancelled(stage: Stage) -> None:
    request = TurnRequest(stage.owner, stage.conversation, "a", "paint a fox")
    begun = stage.stores.replies.begin(request, "queued")
    stage.stores.library.delete(stage.owner, stage.conversation)
    stage.runner.resume()
    assert begun.reply.id not in stage.runner.turns
    assert stage.stores.jobs.waiting() == []
