"""What several processes tell each other through Redis, and what they do while it is away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gevent
import gevent.socket
import pytest
from redis import connection as redis_connection

from conversation.errors import NotFound, Told
from conversation.ports.jobs import JobOrder, JobRunner
from conversation.ports.models import Attachment
from server.coordination.bus import Bus
from server.coordination.link import RedisLink, client
from server.coordination.live_turns import KEPT, LiveTurns
from server.coordination.redis_claims import RedisClaims
from server.jobs.jobs_elsewhere import JobsElsewhere
from server.jobs.redis_gate import RedisGate
from server.web.redis_failures import RedisFailures
from storage.memory import open_memory
from tests.browsing import until
from tests.running import PATIENCE
from tests.servers.redis import RedisServer

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def greenlets_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """While one waits for Redis, as in the server, whose sockets are all gevent's."""
    monkeypatch.setattr(redis_connection, "socket", gevent.socket)


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    with RedisServer(tmp_path_factory.mktemp("redis")) as running:
        yield running


@pytest.fixture
def link(redis: RedisServer) -> RedisLink:
    return RedisLink(client(redis.url))


@pytest.fixture
def bus(redis: RedisServer) -> Iterator[Callable[[], Bus]]:
    """Makes buses, each as a process of its own has it."""
    made: list[Bus] = []

    def another() -> Bus:
        made.append(Bus(RedisLink(client(redis.url)), client(redis.url, tries=1)))
        return made[-1]

    yield another
    for each in made:
        each.close()


def batch(seq: int, *events: str) -> dict[str, Any]:
    return {"turn": "t1", "conversation": "c1", "seq": seq, "events": [{"type": name} for name in events]}


def test_who_read_a_reply_finds_the_rest_by_its_number(redis: RedisServer, link: RedisLink) -> None:
    live = LiveTurns(link, client(redis.url))
    for each in (batch(1, "TurnStarted", "TextDelta"), batch(3, "TextDelta"), batch(5, "TextDelta")):
        assert live.say(each)
    assert live.after("t1", 0) == [batch(1, "TurnStarted", "TextDelta"), batch(3, "TextDelta")], "one is missing then"
    assert live.after("t1", 2) == [batch(3, "TextDelta")]
    assert live.after("t1", 3) == []
    assert list(live.follow("t1", 2, lambda: True)) == [batch(3, "TextDelta"), None]
    assert live.after("t2", 0) == []
    assert not live.say(batch(4, "TextDelta")), "it comes too late"
    assert live.say(batch(6, "TextDelta")), "which keeps nothing else from being said"


def test_who_follows_hears_what_comes_and_a_long_turn_keeps_its_newest(redis: RedisServer, link: RedisLink) -> None:
    live = LiveTurns(link, client(redis.url))
    for seq in range(10, 10 + 2 * KEPT):
        live.say({**batch(seq, "TextDelta"), "turn": "long"})
    last = 9 + 2 * KEPT
    assert len(live.after("long", last - 100)) == 100
    assert link.redis.xlen("atelier:turn:long") < 2 * KEPT

    following = gevent.spawn(lambda: list(live.follow("long", last, lambda: bool(live.after("long", last + 1)))))
    live.say({**batch(last + 1, "TextDelta"), "turn": "long"})
    live.say({**batch(last + 2, "TurnFinished"), "turn": "long"})
    assert [each and each["seq"] for each in following.get(timeout=PATIENCE)] == [last + 1, last + 2]


def test_a_preview_is_its_owners_until_the_work_is_over(redis: RedisServer, link: RedisLink) -> None:
    live, picture = LiveTurns(link, client(redis.url)), Attachment("image/webp", b"\x00\n\xff")
    live.keep_preview("ada", "t1", "i1", 4, picture)
    assert live.preview("ada", "t1", "i1", 4) == picture
    with pytest.raises(NotFound):
        live.preview("bob", "t1", "i1", 4)
    live.forget_previews("t1", {"i1": 4}, kept=3)
    with pytest.raises(NotFound):
        live.preview("ada", "t1", "i1", 4)


def test_a_job_is_ended_in_the_process_that_has_it(tmp_path: Path, bus: Callable[[], Bus]) -> None:
    class Runs(JobRunner):
        def __init__(self, *jobs: str) -> None:
            self.jobs = set(jobs)

        def stop(self, job: str) -> bool:
            mine = job in self.jobs
            self.jobs.discard(job)
            if mine:
                stores.jobs.end(job, "cancelled")
            return mine

        def wait(self, job: str, seconds: float) -> None:
            """It is nowhere here."""

    stores = open_memory(tmp_path)
    ada = stores.accounts.guest().id
    stores.jobs.add(JobOrder("j1", ada, "edit"), running=True)
    mine, other = bus(), bus()
    asked = JobsElsewhere(mine).reach(Runs(), stores.jobs)
    JobsElsewhere(other).reach(Runs("j1"), stores.jobs)
    other.open()
    assert other.heard.wait(PATIENCE)

    assert asked.stop("j1")
    asked.wait("j1", PATIENCE)
    assert stores.jobs.get(ada, "j1").state == "cancelled"


def test_failures_are_counted_together_and_what_succeeded_does_not_count(redis: RedisServer) -> None:
    here, there = (RedisFailures(RedisLink(client(redis.url)), "logins", 2, 60) for _ in range(2))
    here.take("address:a")
    there.take("address:a").succeeded()
    there.take("address:a", "name:ada")
    for each in (here, there):
        with pytest.raises(Told) as refused:
            each.take("address:a")
        assert 0 < (refused.value.retry_after or 0) <= 60
    here.take("name:ada")
    with pytest.raises(Told):
        there.take("name:ada", "address:b")
    here.take("address:b")
    here.take("address:b")  # who was refused was counted nowhere


def test_at_a_provider_so_many_are_at_work_in_all_processes_and_nobody_is_kept_waiting_by_one(
    redis: RedisServer, link: RedisLink
) -> None:
    here, there = (RedisGate(RedisLink(client(redis.url)), "acme", 2) for _ in range(2))
    a1, a2, a3, b1 = here.place("ada"), here.place("ada"), here.place("ada"), there.place("bob")
    assert [each.wait(0) for each in (a1, a2, a3, b1)] == [True, True, False, False]
    a1.leave()
    assert (a3.wait(0), b1.wait(0)) == (False, True), "she has one at work already"

    link.redis.zadd(here.names[2], {a2.ticket: 0})  # its process is dead
    assert a3.wait(0)
    for each in (a1, a2, a3, b1):
        each.leave()
    assert here.is_empty() and there.is_empty()
    assert not link.redis.exists(*here.names[:4])


def test_a_thing_is_done_by_one(redis: RedisServer) -> None:
    here, there = (RedisClaims(RedisLink(client(redis.url))) for _ in range(2))
    assert (here.take("delivery", 60), there.take("delivery", 60)) == (True, False)
    here.give_back("delivery")
    assert there.take("delivery", 60)


def test_while_redis_is_away_nothing_waits_and_who_missed_something_hears_of_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Any] = []
    with RedisServer(tmp_path) as own:
        link = RedisLink(client(own.url))
        bus = Bus(link, client(own.url, tries=1))
        bus.hear("rooms", heard.append)
        bus.on_return.append(lambda: heard.append("returned"))
        bus.open()
        assert bus.heard.wait(PATIENCE)
        assert bus.tell("rooms", {"number": 1})
        until(lambda: heard == [{"number": 1}])

        own.kill()
        failures = RedisFailures(link, "logins", 1, 60)
        assert not bus.tell("rooms", {"number": 2})
        assert not RedisClaims(link).take("delivery", 60)
        failures.take("address:a")
        with pytest.raises(Told):
            failures.take("address:a")

        own.start()
        until(lambda: "returned" in heard)
        until(lambda: bus.tell("rooms", {"number": 3}))
        until(lambda: {"number": 3} in heard)
        bus.close()
        assert RedisGate(link, "acme", 0).place("ada").wait(0) is False
        own.kill()
        assert RedisGate(link, "acme", 0).place("ada").wait(0), "one too many is better than none"
    assert {"number": 2} not in heard


def test_a_room_is_heard_as_long_as_somebody_is_there(link: RedisLink, bus: Callable[[], Bus]) -> None:
    here, heard = bus(), list[int]()
    here.follow("rooms:early", lambda message: heard.append(message["at"]))
    here.open()
    assert here.heard.wait(PATIENCE)

    def tell(room: str, at: int) -> None:
        assert link.redis.publish(f"atelier:rooms:{room}", f'{{"at":{at}}}') == (room in inside)

    inside = {"early", "late"}
    here.follow("rooms:late", lambda message: heard.append(message["at"]))
    tell("late", 1)
    tell("nobodys", 2)
    tell("early", 3)
    until(lambda: heard == [1, 3])

    here.leave("rooms:early")
    inside.remove("early")
    until(lambda: link.redis.pubsub_channels("atelier:rooms:early") == [])
    tell("early", 4)
    here.follow("rooms:early", lambda message: heard.append(message["at"]))
    inside.add("early")
    tell("early", 5)
    until(lambda: heard == [1, 3, 5])


def test_a_room_that_is_entered_while_a_process_begins_to_listen_is_waited_for(
    link: RedisLink, bus: Callable[[], Bus]
) -> None:
    here, heard = bus(), list[int]()
    here.open()
    here.follow("rooms:first", lambda message: heard.append(message["at"]))
    assert link.redis.publish("atelier:rooms:first", '{"at":1}') == 1
    until(lambda: heard == [1])


def test_rooms_are_heard_again_after_the_line_was_lost(link: RedisLink, bus: Callable[[], Bus]) -> None:
    here, heard = bus(), list[int]()
    here.open()
    here.follow("rooms:one", lambda message: heard.append(message["at"]))
    back = list[bool]()
    here.on_return.append(lambda: back.append(True))
    assert here.heard.wait(PATIENCE)
    link.redis.client_kill_filter(_type="pubsub")
    until(lambda: back)
    here.follow("rooms:two", lambda message: heard.append(message["at"]))
    until(lambda: len(link.redis.pubsub_channels("atelier:rooms:*")) == 2)
    link.redis.publish("atelier:rooms:one", '{"at":1}')
    link.redis.publish("atelier:rooms:two", '{"at":2}')
    until(lambda: heard == [1, 2])


def test_who_waits_for_a_turn_is_told_and_asks_once_a_second_where_nothing_is(
    redis: RedisServer, link: RedisLink
) -> None:
    live, asked = LiveTurns(link, client(redis.url)), list[bool]()

    def over() -> bool:
        asked.append(True)
        return False

    for seq in range(1, 60):
        live.say({**batch(seq, "TextDelta"), "turn": "waited"})
    waiting = gevent.spawn(live.wait_for_end, "waited", PATIENCE, over)
    until(lambda: asked)
    live.say({**batch(60, "TurnFinished"), "turn": "waited"})
    waiting.get(timeout=PATIENCE)
    assert len(asked) < 60, "not at every word"
    live.wait_for_end("nowhere", 0.05, lambda: False)
    live.wait_for_end("over already", PATIENCE, lambda: True)
