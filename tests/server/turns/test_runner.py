"""Turns: whatever happens inside one, it ends, it is kept, and who listens hears it in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gevent
import pytest
from gevent.event import Event as Signal

from conversation.errors import ProviderFault, Told
from conversation.events import (
    Event,
    ImageProgress,
    ImageStarted,
    StatusChanged,
    TextDelta,
    TurnFinished,
)
from conversation.ports.models import Attachment
from conversation.ports.turns import Begun, TurnRequest
from server.turns.running_turn import RunningTurn
from tests.server.turns.stage import Stage


def test_what_is_sent_folds_into_what_is_kept(stage: Stage) -> None:
    def script() -> Iterator[Event]:
        yield StatusChanged("think", "Thinking")
        for word in ("A ", "fox ", "it ", "is."):
            yield TextDelta(word)
            gevent.sleep(0)
        yield TurnFinished("done", 1.5)

    reply = stage.run(script)
    assert (reply.state, reply.text, reply.seconds) == ("done", "A fox it is.", 1.5)
    assert stage.heard(reply.turn) == reply


def test_words_that_come_while_nobody_could_send_leave_together(stage: Stage) -> None:
    def script() -> Iterator[Event]:
        yield from (TextDelta(f"{number} ") for number in range(50))
        yield TurnFinished("done", 0)

    reply = stage.run(script)
    texts = [event["text"] for batch in stage.sent for event in batch["events"] if event["type"] == "TextDelta"]
    assert len(texts) == 1
    assert reply.text == "".join(f"{number} " for number in range(50))


def test_words_that_come_one_by_one_leave_one_by_one(stage: Stage) -> None:
    def script() -> Iterator[Event]:
        for number in range(5):
            yield TextDelta(str(number))
            gevent.sleep(0.001)

    stage.run(script)
    texts = [event["text"] for batch in stage.sent for event in batch["events"] if event["type"] == "TextDelta"]
    assert texts == ["0", "1", "2", "3", "4"]


def test_only_the_newest_progress_of_a_picture_leaves(stage: Stage) -> None:
    def script() -> Iterator[Event]:
        yield ImageStarted("i", 1, "Fox", 10, 10, "Sketchbook")
        yield from (ImageProgress("i", number / 10, "") for number in range(10))

    stage.run(script)
    fractions = [e["fraction"] for batch in stage.sent for e in batch["events"] if e["type"] == "ImageProgress"]
    assert fractions == [0.9]


def test_the_end_is_kept_before_anybody_hears_of_it(stage: Stage) -> None:
    states: list[str] = []
    send = stage.delivery.send

    def looking(name: str, payload: Any, room: str) -> None:
        if any(event["type"] == "TurnFinished" for event in payload["events"]):
            states.append(stage.stores.library.message(stage.owner, payload["turn"]).reply.state)  # type: ignore[union-attr]
        send(name, payload, room)

    stage.delivery.send = looking
    stage.run(lambda: iter((TextDelta("x"), TurnFinished("done", 0))))
    assert states == ["done"]


def test_what_was_told_is_a_failure_with_its_code_and_the_words_before_it_stay(stage: Stage) -> None:
    def script() -> Iterator[Event]:
        yield TextDelta("So far")
        raise ProviderFault("It stopped answering", "Try again.", code="silence", retry_after=3)

    reply = stage.run(script)
    assert (reply.state, reply.text) == ("failed", "So far")
    assert reply.failure is not None
    assert (reply.failure["code"], reply.failure["retry_after"]) == ("silence", 3)


def test_a_bug_is_one_calm_line_and_its_trace_is_in_the_log(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    def script() -> Iterator[Event]:
        yield TextDelta("So far")
        raise ZeroDivisionError("secret inside")

    reply = stage.run(script)
    assert reply.state == "failed"
    assert reply.failure is not None
    assert reply.failure["code"] == "internal_error"
    assert "secret" not in str(reply)
    assert "secret inside" in caplog.text
    assert reply.turn in caplog.text


def test_a_turn_that_forgets_to_finish_is_finished(stage: Stage) -> None:
    assert stage.run(lambda: iter((TextDelta("x"),))).state == "failed"


def test_stopping_closes_what_the_turn_holds_and_keeps_its_words(stage: Stage) -> None:
    waiting, closed = Signal(), Signal()

    def script() -> Iterator[Event]:
        try:
            yield TextDelta("So far")
            waiting.set()
            gevent.sleep(3600)
        finally:
            closed.set()

    begun = stage.begin(script)
    assert waiting.wait(5)
    assert stage.runner.stop(begun.reply.id)
    reply = stage.end(begun)
    assert closed.is_set()
    assert (reply.state, reply.text) == ("stopped", "So far")
    assert not stage.runner.stop(begun.reply.id)


def test_a_turn_that_was_stopped_before_it_began_ends_too(stage: Stage) -> None:
    begun = stage.begin(lambda: iter((TextDelta("x"),)))
    gevent.sleep(0)
    stage.runner.stop(begun.reply.id)
    assert stage.end(begun).state in ("stopped", "failed")


def test_a_turn_that_swallows_the_stop_is_ended_all_the_same(stage: Stage) -> None:
    waiting = Signal()

    def script() -> Iterator[Event]:
        for _ in range(1000):
            try:
                waiting.set()
                gevent.sleep(0.01)
            except gevent.GreenletExit:
                pass
            yield TextDelta(".")

    begun = stage.begin(script)
    waiting.wait(5)
    stage.runner.stop(begun.reply.id)
    assert stage.end(begun).state == "stopped"


def test_the_same_message_ten_times_is_one_turn(stage: Stage) -> None:
    runs: list[int] = []

    def script() -> Iterator[Event]:
        runs.append(1)
        gevent.sleep(0.01)
        yield TurnFinished("done", 0)

    sent = [gevent.spawn(stage.begin, script, "the-same") for _ in range(10)]
    gevent.joinall(sent, timeout=60)
    assert len({task.value.reply.id for task in sent}) == 1
    assert [task.value.fresh for task in sent].count(True) == 1
    stage.end(sent[0].value)
    assert runs == [1]


@pytest.mark.slow
def test_words_are_kept_within_a_second_while_the_turn_runs(stage: Stage) -> None:
    go_on = Signal()

    def script() -> Iterator[Event]:
        yield TextDelta("seen")
        go_on.wait(5)
        yield TurnFinished("done", 0)

    begun = stage.begin(script)
    gevent.sleep(0.95)
    assert stage.kept(begun).text == "seen"
    assert stage.kept(begun).state == "running"
    go_on.set()
    assert stage.end(begun).state == "done"


class Hands:
    """A clock that goes when it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[tuple[Stage, Hands, RunningTurn, Begun]]:
    """A turn that runs, and a clock of the delivery that the test moves; nothing saves but by `tend` and `deliver`."""
    hands = Hands()
    stage = Stage(tmp_path, hands)
    stage.delivery.close()
    begun = stage.stores.replies.begin(TurnRequest(stage.owner, stage.conversation, "a", "paint a fox"))
    yield stage, hands, RunningTurn(TurnRequest(stage.owner, stage.conversation, "a", ""), begun), begun
    stage.backlog.close()


Slow = tuple[Stage, Hands, RunningTurn, Begun]


def test_no_further_word_is_sent_while_one_from_half_a_second_ago_is_not_saved(slow: Slow) -> None:
    stage, hands, turn, begun = slow
    turn.take(TextDelta("seen "))
    stage.delivery.deliver(turn)
    hands.seconds = 0.4
    turn.take(TextDelta("a bit "))
    stage.delivery.deliver(turn)
    assert stage.kept(begun).text == ""
    hands.seconds = 0.55  # nothing came round to save: the machine is busy
    turn.take(TextDelta("later"))
    stage.delivery.deliver(turn)
    assert stage.kept(begun).text == "seen a bit later"


def test_words_of_one_turn_are_saved_when_another_one_sends(slow: Slow) -> None:
    stage, hands, turn, begun = slow
    other = TurnRequest(stage.owner, stage.conversation, "b", "and a cat")
    second = RunningTurn(other, stage.stores.replies.begin(other))
    turn.take(TextDelta("seen"))
    stage.delivery.deliver(turn)
    hands.seconds = 0.6
    second.take(TextDelta("elsewhere"))
    stage.delivery.deliver(second)
    assert stage.kept(begun).text == "seen"


def test_what_was_sent_is_saved_before_half_a_second_is_over_and_at_once_on_a_machine_that_is_late(slow: Slow) -> None:
    stage, hands, turn, begun = slow
    turn.take(TextDelta("seen"))
    stage.delivery.deliver(turn)
    hands.seconds = 0.1
    stage.delivery.tend(since=0.0)
    assert stage.kept(begun).text == ""
    hands.seconds = 0.3
    stage.delivery.tend(since=0.2)
    assert stage.kept(begun).text == "seen"
    turn.take(TextDelta(" more"))
    stage.delivery.deliver(turn)
    hands.seconds = 0.55  # came round after 0.25 s in place of 0.1
    stage.delivery.tend(since=0.3)
    assert stage.kept(begun).text == "seen more"


def test_a_disk_that_refuses_is_asked_again_and_holds_no_word_up(slow: Slow) -> None:
    stage, hands, turn, begun = slow
    stage.disk.full = True
    for hands.seconds in (0.0, 0.6, 0.7, 1.0):
        turn.take(TextDelta("x"))
        stage.delivery.deliver(turn)
    assert stage.heard(turn.id).text == "xxxx"
    assert stage.kept(begun).text == ""
    stage.disk.full = False
    hands.seconds = 2.1
    stage.delivery.tend(since=2.0)
    assert stage.kept(begun).text == "xxxx"


def test_an_end_that_the_disk_refuses_is_told_as_it_is_and_stored_once_there_is_space(stage: Stage) -> None:
    stage.disk.full = True
    begun = stage.begin(lambda: iter((TextDelta("A fox."), TurnFinished("done", 1.0))))
    stage.runner.conductors[begun.reply.id].join(timeout=5)
    assert stage.heard(begun.reply.id).state == "done"
    (ahead,) = stage.runner.ahead(stage.conversation)
    assert (ahead.unsaved, ahead.text) == (True, "A fox.")
    assert stage.told[-1]["message"]["unsaved"]
    assert stage.kept(begun).state == "running", "what is stored knows nothing of it"
    same = TurnRequest(stage.owner, stage.conversation, begun.message.client_id or "", "paint a fox")
    again = stage.runner.start(same)
    assert again.reply == ahead, "nor does who asks once more read that it runs"
    assert [line["type"] for line in stage.runner.watch(begun)][-1] == "TurnFinished"

    stage.disk.full = False
    while stage.backlog.waiting:
        gevent.sleep(0.01)
    assert (stage.kept(begun).state, stage.kept(begun).text) == ("done", "A fox.")
    assert stage.runner.ahead(stage.conversation) == []
    assert not stage.told[-1]["message"]["unsaved"]
    assert stage.told[-1]["message"]["reply"]["state"] == "done"


def test_who_watches_from_the_start_hears_everything_and_who_comes_late_the_same_in_short(stage: Stage) -> None:
    go_on = Signal()

    def script() -> Iterator[Event]:
        yield TextDelta("Hel")
        yield StatusChanged("think", "Thinking")
        go_on.wait(5)
        yield TextDelta("lo")
        yield TurnFinished("done", 0)

    begun = stage.begin(script)
    early = gevent.spawn(lambda: list(stage.runner.watch(begun)))
    gevent.sleep(0.01)
    late = gevent.spawn(lambda: list(stage.runner.watch(begun)))
    gevent.sleep(0.01)
    go_on.set()
    kept = stage.end(begun)
    for watcher in (
        early,
        late,
        gevent.spawn(
            lambda: list(
                stage.runner.watch(Begun(begun.message, stage.stores.library.message(stage.owner, kept.turn), False))
            )
        ),
    ):
        lines = watcher.get(timeout=60)
        texts = [line["text"] for line in lines if line["type"] == "TextDelta"]
        assert "".join(texts) == "Hello"
        assert lines[0]["type"] == "TurnStarted"
        assert lines[-1]["type"] == "TurnFinished"
        assert all(line["turn"] == kept.turn for line in lines)


def test_previews_are_their_owners_and_live_as_long_as_the_turn(stage: Stage) -> None:
    go_on = Signal()
    addresses: list[str] = []

    def script() -> Iterator[Event]:
        turn = next(iter(stage.runner.turns.values()))
        addresses.extend(turn.previews.keep("i", Attachment("image/webp", bytes([number]))) for number in range(5))
        yield StatusChanged("paint", "Painting")
        go_on.wait(5)
        yield TurnFinished("done", 0)

    begun = stage.begin(script)
    gevent.sleep(0.01)
    turn = begun.reply.id
    assert addresses[4] == f"/api/v1/previews/{turn}/i/5"
    assert stage.runner.preview(stage.owner, turn, "i", 5).data == b"\x04"
    for owner, image, number in (
        (stage.owner, "i", 1),
        (stage.owner, "i", 6),
        (stage.owner, "j", 1),
        ("other", "i", 5),
    ):
        with pytest.raises(Told):
            stage.runner.preview(owner, turn, image, number)
    go_on.set()
    stage.end(begun)
    with pytest.raises(Told):
        stage.runner.preview(stage.owner, turn, "i", 5)
