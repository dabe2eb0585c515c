"""Turns, in one process and in several: whoever asks for one, watches it or stops it sees the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import Any, cast
from uuid import uuid4

import gevent
import pytest
from gevent.event import Event as Signal

from conversation.events import Event, StatusChanged, TextDelta, TurnFinished, TurnStarted, event_from_dict
from conversation.fold import fold
from conversation.message import Message
from conversation.ports.turns import Begun, TurnRequest
from conversation.reply import Reply
from server.coordination.bus import Bus
from server.coordination.live_turns import Batch, LiveTurns, last_of
from server.jobs.line import FairLine
from server.turns.backlog import Backlog
from server.turns.delivery import EventDelivery
from server.turns.dispatch import TurnDispatch
from server.turns.previews import AllPreviews
from server.turns.runner import TurnRunner
from server.turns.running_turn import RunningTurn
from server.turns.studio_turns import StudioTurns
from server.turns.worker import NO_LIMIT, TurnWorker, WorkerVoice
from storage.memory import MemoryStorage, open_memory
from tests.running import PATIENCE

PER_PERSON, AT_ONCE = 2, 3


class Line:
    """A bus and what turns said, as Redis has them; the messages arrive a little later, as they do there."""

    def __init__(self) -> None:
        self.hearers: dict[str, list[Callable[[Mapping[str, Any]], object]]] = {}
        self.said: dict[str, list[Batch]] = {}

    def hear(self, topic: str, hear: Callable[[Mapping[str, Any]], object]) -> None:
        self.hearers.setdefault(topic, []).append(hear)

    def tell(self, topic: str, message: Mapping[str, Any]) -> bool:
        for hear in self.hearers.get(topic, []):
            gevent.spawn(hear, message)
        return True

    def say(self, batch: Batch, topic: str = "", message: str = "") -> bool:
        gevent.sleep(0)  # others go on meanwhile, as they do on the way to Redis
        self.said.setdefault(batch["turn"], []).append(batch)
        if topic:
            for hear in self.hearers.get(topic, []):
                hear(json.loads(message))
        return True

    def after(self, turn: str, seq: int) -> list[Batch]:
        return [batch for batch in self.said.get(turn, []) if last_of(batch) > seq]

    def follow(self, turn: str, seq: int, over: Callable[[], bool]) -> Iterator[Batch | None]:
        while True:
            ended = over()
            for batch in self.after(turn, seq):
                yield batch
                seq = last_of(batch)
            if ended:
                return
            gevent.sleep(0.01)

    def wait_for_end(self, turn: str, seconds: float, over: Callable[[], bool]) -> None:
        with gevent.Timeout(seconds, exception=False):
            while not over():
                gevent.sleep(0.01)


def as_told(name: str, payload: Mapping[str, Any], room: str) -> Mapping[str, Any]:
    """As the bus tells rooms something."""
    return {"name": name, "payload": payload, "room": room}


class Turns:
    """All turns of a studio, with a script for what each does."""

    def __init__(self, folder: Path) -> None:
        self.stores: MemoryStorage = open_memory(folder)
        self.ada, self.bob = (self.stores.accounts.guest().id for _ in range(2))
        self.go_on = Signal()
        self.sent: list[Mapping[str, Any]] = []
        self.begun: list[str] = []
        """What was said, in the order in which it was worked on."""
        self.backlog = Backlog(again=0.01)
        self.turns = self.made()

    def made(self) -> StudioTurns:
        delivery = EventDelivery(self.hear, self.stores.replies, self.backlog)
        telling = delivery, lambda turn, begun: None, AllPreviews(), FairLine(PER_PERSON, AT_ONCE)
        return TurnRunner(self.work, self.stores, *telling, clock=monotonic)

    def hear(self, name: str, payload: Mapping[str, Any], room: str) -> bool:
        if name == "events":
            self.sent.append(payload)
        return True

    def work(self, request: TurnRequest, begun: Begun, running: RunningTurn) -> Iterator[Event]:
        self.begun.append(request.text)
        yield TurnStarted(begun.message.id, begun.message.text, "2026-11-20T00:00:00Z")
        yield TextDelta("One ")
        self.go_on.wait()
        yield TextDelta("two")
        yield TurnFinished("done", 0.1)

    def start(self, text: str = "count", owner: str = "", client_id: str = "") -> Begun:
        owner = owner or self.ada
        conversation = self.stores.library.create(owner).id
        return self.turns.start(TurnRequest(owner, conversation, client_id or str(uuid4()), text))

    def reply(self, begun: Begun, owner: str = "") -> Reply:
        """As it is stored."""
        found = self.stores.library.message(owner or self.ada, begun.reply.id).reply
        assert found is not None
        return found

    def wait(self, true: Callable[[], bool]) -> None:
        with gevent.Timeout(PATIENCE):
            while not true():
                gevent.sleep(0.005)

    def over(self, begun: Begun, owner: str = "") -> Reply:
        self.wait(lambda: self.reply(begun, owner).state != "running")
        return self.reply(begun, owner)

    def close(self) -> None:
        self.go_on.set()
        self.turns.wind_down(1)
        self.turns.close()
        self.backlog.close()


class TurnsElsewhere(Turns):
    """The same with two workers beside the process that has the people."""

    def made(self) -> StudioTurns:
        line = Line()
        bus, live = cast(Bus, line), cast(LiveTurns, line)
        self.workers: list[TurnWorker] = []
        limits, previews = (PER_PERSON, AT_ONCE), AllPreviews()
        telling = self.hear, lambda owner, begun: None, self.ended, self.order
        dispatch = TurnDispatch(self.stores, live, bus, *telling, previews, limits)
        for _ in range(2):
            voice = WorkerVoice(live, self.hear, lambda room: "rooms", as_told, lambda turn: None)
            delivery = EventDelivery(voice.tell, self.stores.replies, self.backlog)
            hearing = delivery, lambda turn, begun: None, previews, FairLine(NO_LIMIT, NO_LIMIT)
            runner = TurnRunner(self.work, self.stores, *hearing, clock=monotonic)
            self.workers.append(TurnWorker(runner, self.stores.jobs, limits, dispatch))
            self.workers[-1].listen(bus)
        line.hear("rooms", lambda told: self.hear(told["name"], told["payload"], told["room"]))
        self.orders = 0
        return dispatch

    def order(self, count: int) -> None:
        for _ in range(count):
            self.orders += 1
            gevent.spawn(self.workers[self.orders % 2].work)

    def ended(self, owner: str, message: Message) -> None:
        """Told to the person's pages."""

    def close(self) -> None:
        self.go_on.set()
        for worker in self.workers:
            worker.wind_down(1)
            worker.runner.close()
        super().close()


@pytest.fixture(params=[Turns, TurnsElsewhere], ids=["one process", "several"])
def turns(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Turns]:
    made: Turns = request.param(tmp_path)
    yield made
    made.close()


def test_a_turn_runs_to_its_end_and_whoever_looks_in_the_middle_sees_what_was_said(turns: Turns) -> None:
    begun = turns.start()
    conversation = begun.reply.conversation
    turns.wait(lambda: any(message.text == "One " for message in turns.turns.ahead(conversation)))
    assert [message.id for message in turns.turns.running(conversation)] == [begun.reply.id]
    assert turns.turns.running("another") == []

    turns.go_on.set()
    assert (turns.over(begun).state, turns.reply(begun).text) == ("done", "One two")
    turns.wait(lambda: turns.turns.running(conversation) == [])
    assert turns.stores.jobs.get(turns.ada, begun.reply.id).state == "done"


def test_what_is_sent_has_a_number_each_and_folds_into_the_reply(turns: Turns) -> None:
    begun = turns.start()
    turns.go_on.set()
    reply = turns.over(begun)
    turns.wait(lambda: bool(turns.sent) and last_of(turns.sent[-1]) == reply.seq)
    folded, known = Reply(begun.reply.id), 0
    for batch in turns.sent:
        assert batch["seq"] == known + 1
        for event in batch["events"]:
            folded = fold(folded, event_from_dict(event))
        known = last_of(batch)
    assert folded == reply


def test_the_same_message_is_one_turn(turns: Turns) -> None:
    first = turns.start(client_id="c1")
    again = turns.turns.start(TurnRequest(turns.ada, first.reply.conversation, "c1", "count"))
    assert (again.fresh, again.reply.id) == (False, first.reply.id)
    turns.go_on.set()
    turns.over(first)
    assert turns.begun == ["count"]


def test_one_that_runs_is_stopped_and_keeps_what_was_said(turns: Turns) -> None:
    begun = turns.start()
    turns.wait(lambda: any(message.text for message in turns.turns.ahead(begun.reply.conversation)))
    assert turns.turns.stop(begun.reply.id)
    assert (turns.over(begun).state, turns.reply(begun).text) == ("stopped", "One ")
    turns.turns.wait(begun.reply.id, PATIENCE)
    turns.wait(lambda: not turns.turns.stop(begun.reply.id))
    assert not turns.turns.stop("nothing")


def test_whoever_has_more_than_may_run_waits_and_says_the_place(turns: Turns) -> None:
    begun = [turns.start(str(number)) for number in range(4)]
    turns.wait(lambda: len(turns.begun) == 2)
    assert [turns.turns.place(each.reply.id) for each in begun] == [0, 0, 1, 2]
    turns.wait(lambda: "place 2" in (turns.turns.running(begun[3].reply.conversation)[0].reply or Reply("")).status)

    bobs = turns.start("bob's", turns.bob)
    turns.wait(lambda: "bob's" in turns.begun)
    assert turns.turns.stop(begun[2].reply.id), "it waits"
    assert turns.over(begun[2]).state == "stopped"
    turns.go_on.set()
    assert [turns.over(each).state for each in (begun[0], begun[1], begun[3])] == ["done"] * 3
    assert turns.over(bobs, turns.bob).text == "One two"
    assert turns.begun == ["0", "1", "bob's", "3"]
    assert turns.reply(begun[3]).status == ""


def test_whoever_watches_hears_all_of_it_whenever_they_come(turns: Turns) -> None:
    begun = turns.start(client_id="c1")
    early = gevent.spawn(lambda: list(turns.turns.watch(begun)))
    turns.wait(lambda: any(message.text for message in turns.turns.ahead(begun.reply.conversation)))
    late = gevent.spawn(lambda: list(turns.turns.watch(begun)))
    gevent.sleep(0)
    turns.go_on.set()
    turns.over(begun)
    turns.wait(lambda: not turns.turns.running(begun.reply.conversation))
    again = turns.turns.start(TurnRequest(turns.ada, begun.reply.conversation, "c1", "count"))
    for heard in (early.get(timeout=PATIENCE), late.get(timeout=PATIENCE), list(turns.turns.watch(again))):
        reply = Reply(begun.reply.id)
        for event in heard:
            reply = fold(reply, event_from_dict({name: event[name] for name in event if name not in ("turn", "seq")}))
        assert (reply.text, reply.state, heard[-1]["type"]) == ("One two", "done", "TurnFinished")
        assert [event["seq"] for event in heard] == sorted(event["seq"] for event in heard)


def test_an_event_from_beside_a_turn_is_told_and_kept_whether_it_runs_or_is_over(turns: Turns) -> None:
    begun = turns.start()
    conversation = begun.reply.conversation
    turns.wait(lambda: any(message.text for message in turns.turns.ahead(conversation)))
    running = turns.turns.running(conversation)[0]
    turns.turns.add(running, StatusChanged("beside", "Beside"))
    turns.wait(lambda: any(event.get("step") == "beside" for batch in turns.sent for event in batch["events"]))
    turns.go_on.set()
    turns.over(begun)

    over = turns.stores.library.message(turns.ada, begun.reply.id)
    turns.turns.add(over, StatusChanged("late", "Late"))
    assert turns.reply(begun).status == "Late"
    assert turns.sent[-1]["events"][-1]["step"] == "late"
    assert turns.reply(begun).state == "done"


def test_nothing_begins_once_the_process_ends(turns: Turns) -> None:
    turns.turns.wind_down(0)
    with pytest.raises(Exception, match="restarting"):
        turns.start()
