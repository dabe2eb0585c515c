"""Two processes with people and two workers, on PostgreSQL, Redis and a bucket, are one studio, whichever of them dies.

The two have data folders of their own, as two machines have.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Self
from uuid import uuid4
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from conversation.reply import Reply
from server.settings import declarations
from storage.sql.database import Database
from storage.sql.tables import jobs
from tests.e2e.conftest import ENVIRON
from tests.e2e.test_uploads import begun, offset_of, patch, photograph
from tests.running import PATIENCE, ROOT, Studio, Visitor
from tests.servers.postgres import fresh
from tests.servers.redis import RedisServer
from tests.servers.s3 import ENVIRON as WHO
from tests.servers.s3 import S3Endpoint
from tests.servers.s3 import s3 as s3
from tests.upstream.running import Upstream
from tests.upstream.told import MODEL as TOLD

pytestmark = pytest.mark.slow
LAPSE = 8
"""Seconds after which a process that is silent is taken for dead: longer than one is held up on a busy machine."""
TEXT = " ".join(f"word{number}" for number in range(60))
PLAIN = {"review": False, "always_go": True, "better_context": False, "include_messages": False}


class WorkerProcess:
    """A worker, as Celery starts it."""

    def __init__(self, environ: dict[str, str]) -> None:
        self.environ = environ
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        words = "-m celery -A server.celery worker -Q turns -P gevent -c 20 --without-gossip --without-mingle"
        ours = {declared.name for declared in declarations()}
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        self.process = subprocess.Popen(
            [sys.executable, *words.split(), "--without-heartbeat"],
            cwd=ROOT,
            env={**kept, **self.environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def ready(self) -> Self:
        """Comes back once it takes turns."""
        assert self.process is not None
        assert self.process.stdout is not None
        said = []
        while line := self.process.stdout.readline():
            said.append(line)
            if "worker of Atelier is ready" in line:
                return self
        raise AssertionError("".join(said))

    def kill(self) -> None:
        """As a power cut would."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.communicate(timeout=PATIENCE)


@dataclass
class ManyProcesses:
    """All of it. Whatever a test kills is started again before the next one."""

    database: str
    redis: RedisServer
    upstream: Upstream
    webs: list[Studio]
    workers: list[WorkerProcess]
    open: ExitStack = field(default_factory=ExitStack)

    def somebody(self) -> tuple[Visitor, Visitor, str]:
        """One person with a browser at each of the two, and a conversation that both have open."""
        ada, here = (self.open.enter_context(Visitor(web.url)) for web in self.webs)
        conversation = ada.conversation()
        ada.data("PATCH", "/api/v1/settings", json={"chat_model": TOLD})
        here.http.cookies.update(ada.http.cookies)
        ada.connect(conversation)
        here.connect(conversation)
        return ada, here, conversation

    def beside(self, who: Visitor, web: Studio) -> Visitor:
        """The same person once more, with a browser at that one."""
        more = self.open.enter_context(Visitor(web.url))
        more.http.cookies.update(who.http.cookies)
        return more.connect()

    def whole(self) -> None:
        """As it was at first."""
        if self.redis.process is None or self.redis.process.poll() is not None:
            self.redis.start()
        for web in self.webs:
            if web.process is None or web.process.poll() is not None:
                web.start()
        gone = [each for each in self.workers if each.process is None or each.process.poll() is not None]
        for worker in gone:
            worker.start()
        for worker in gone:
            worker.ready()


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory, s3: S3Endpoint) -> Iterator[ManyProcesses]:
    folder = tmp_path_factory.mktemp("many")
    with RedisServer(folder / "redis") as redis, Upstream() as upstream, ExitStack() as stack:
        environ = {
            **ENVIRON,
            "OPENROUTER_API_URL": upstream.url,
            "ATELIER_BROKER": redis.url,
            "DATABASE_URL": (database := fresh()),
            "ATELIER_LAPSE": str(LAPSE),
            "ATELIER_WORKERS": "1",
            "ATELIER_MONTHLY_LIMIT": "0.10",
            "ATELIER_BLOBS": s3.address().url,
            "ATELIER_BLOBS_ENDPOINT": s3.url,
            "ATELIER_SECRET": "a secret that all machines know",
            "ATELIER_SECRET_KEY": b64encode(b"k" * 32).decode(),
            **WHO,
        }
        webs = [Studio(folder / name / "data", environ) for name in ("one", "two")]
        workers = [WorkerProcess(webs[0].environ) for _ in range(2)]
        stack.enter_context(webs[0])
        made = ManyProcesses(database, redis, upstream, webs, workers)
        for worker in workers:
            stack.callback(worker.kill)
        stack.callback(lambda: webs[1].stop())
        made.whole()
        yield made


@pytest.fixture
def studio(together: ManyProcesses) -> Iterator[ManyProcesses]:
    together.whole()
    together.upstream.forget()
    with ExitStack() as stack:
        together.open = stack
        yield together


def has(turn: str, word: str) -> Callable[[Any], bool]:
    """That so much of the reply was heard."""
    return lambda heard: turn in heard.replies and word in heard.replies[turn].text


def over(who: Visitor, conversation: str, turn: str) -> Reply:
    """A turn's reply as it is read once it is over."""
    until = time.monotonic() + PATIENCE
    while (reply := who.reply(conversation, turn)).state == "running":
        assert time.monotonic() < until
        time.sleep(0.05)
    return reply


def owner_of(studio: ManyProcesses, turn: str) -> WorkerProcess:
    """The worker that runs it."""
    database = Database(studio.database, time.time)
    with database.read() as connection:
        runner = connection.execute(select(jobs.c.runner).where(jobs.c.id == turn)).scalar_one()
    database.close()
    return next(each for each in studio.workers if each.process and f"-{each.process.pid}-" in runner)


def test_a_turn_that_begins_at_one_is_watched_at_the_other_and_read_in_the_middle(studio: ManyProcesses) -> None:
    studio.upstream.tell(TEXT, holds=(200,))
    ada, here, conversation = studio.somebody()
    turn = ada.turn(conversation, "Tell me")
    here.wait(has(turn, "word20"))

    late = studio.open.enter_context(Visitor(studio.webs[1].url))
    late.http.cookies.update(ada.http.cookies)
    late.connect(conversation)
    assert late.heard.replies[turn].text == TEXT[:200]
    assert late.page(conversation)["messages"][-1]["reply"]["text"] == TEXT[:200]

    studio.upstream.go_on()
    for each in (ada, here, late):
        assert (each.ended(turn).state, each.ended(turn).text, each.heard.gaps) == ("done", TEXT, 0)
    assert late.reply(conversation, turn).text == TEXT
    rows = here.data("GET", "/api/v1/conversations")["conversations"]
    assert [row["running"] for row in rows if row["id"] == conversation] == [False]


def test_stop_is_said_at_the_other(studio: ManyProcesses) -> None:
    studio.upstream.tell(TEXT, holds=(100,))
    ada, here, conversation = studio.somebody()
    turn = ada.turn(conversation, "Tell me")
    ada.wait(has(turn, "word5"))

    assert here.said("stop", {"turn": turn})["stopped"]
    assert ada.ended(turn).state == here.ended(turn).state == "stopped"
    studio.upstream.wait_until_closed_early()
    assert not ada.said("stop", {"turn": turn})["stopped"]


def test_the_same_message_sent_to_both_is_one_and_asks_a_provider_once(studio: ManyProcesses) -> None:
    studio.upstream.tell("Once.")
    ada, here, conversation = studio.somebody()
    client_id = str(uuid4())
    turns = {each.turn(conversation, "Tell me", client_id=client_id) for each in (ada, here, ada)}
    assert len(turns) == 1
    assert here.ended(turns.pop()).text == "Once."
    assert len(studio.upstream.calls(TOLD)) == 1
    assert len(ada.page(conversation)["messages"]) == 2


def test_calls_are_counted_together(studio: ManyProcesses) -> None:
    ada, here, _ = studio.somebody()
    left = [
        int(each.call("GET", "/api/v1/session").headers["X-RateLimit-Remaining"]) for each in (ada, here, ada, here)
    ]
    assert left == sorted(set(left), reverse=True), left


def test_who_logs_out_at_one_loses_the_socket_at_the_other(studio: ManyProcesses) -> None:
    ada, here = (studio.open.enter_context(Visitor(web.url)) for web in studio.webs)
    ada.data("POST", "/api/v1/users", json={"name": f"ada-{uuid4().hex[:8]}", "password": "correct horse"})
    here.http.cookies.update(ada.http.cookies)
    here.connect()
    assert here.socket is not None

    assert ada.call("DELETE", "/api/v1/session").ok
    here.socket.wait()
    assert here.call("GET", "/api/v1/conversations").status_code == 401


def test_of_two_pictures_at_once_that_do_not_both_fit_one_is_painted(studio: ManyProcesses) -> None:
    ada, here, conversation = studio.somebody()
    other = here.conversation()
    here.open(other)
    turns = [
        (ada, ada.turn(conversation, "/image a fox", options=PLAIN)),
        (here, here.turn(other, "/image a fox", options=PLAIN)),
    ]
    replies = [each.ended(turn) for each, turn in turns]
    assert sorted(reply.failure["code"] if reply.failure else "" for reply in replies) == ["", "month_limit"]


def test_a_worker_that_dies_leaves_its_turn_interrupted_and_the_other_goes_on(studio: ManyProcesses) -> None:
    studio.upstream.tell(TEXT, holds=(100,))
    ada, here, conversation = studio.somebody()
    turn = ada.turn(conversation, "Tell me")
    here.wait(has(turn, "word5"))
    owner_of(studio, turn).kill()

    told = lambda heard: any(each["id"] == turn and each["reply"]["state"] == "interrupted" for each in heard.messages)  # noqa: E731
    ada.wait(told)
    here.wait(told)
    assert len(studio.upstream.calls(TOLD)) == 1, "what may have been paid for is not asked for twice"

    studio.upstream.tell("Again.")
    assert ada.ended(ada.turn(conversation, "Once more")).text == "Again."


def test_a_process_with_people_dies_and_the_turn_goes_on(studio: ManyProcesses) -> None:
    studio.upstream.tell(TEXT, holds=(100,))
    ada, here, conversation = studio.somebody()
    turn = ada.turn(conversation, "Tell me")
    here.wait(has(turn, "word5"))
    studio.webs[0].kill()

    time.sleep(LAPSE + 1)  # until it is taken for dead: nothing of its turn may end by that
    studio.upstream.go_on()
    assert (here.ended(turn).state, here.heard.replies[turn].text) == ("done", TEXT)


def test_one_after_the_other_is_started_anew_under_load_and_nothing_is_lost_or_done_twice(
    studio: ManyProcesses,
) -> None:
    studio.upstream.tell(TEXT, holds=(100,))
    people = [studio.open.enter_context(Visitor(studio.webs[0].url)) for _ in range(2)]
    for each in people:
        each.data("PATCH", "/api/v1/settings", json={"chat_model": TOLD})
    asked = 0
    for going, staying in (studio.webs, reversed(studio.webs)):
        there = [studio.beside(each, going) for each in people]
        here = [studio.beside(each, staying) for each in people]
        sent = [(each, each.conversation(), str(uuid4())) for each in (*there, *here)]
        turns = [each.turn(talk, "Tell me", client_id=client_id) for each, talk, client_id in sent]
        studio.upstream.wait_until_asked(TOLD, asked + len(turns))

        going.ask_to_end()
        talks = [talk for _, talk, _ in sent]
        told = zip([*here, *here], sent, strict=True)  # who heard no answer sends it again, to who is there
        assert turns == [each.turn(talk, "Tell me", client_id=client_id) for each, (_, talk, client_id) in told]
        talks += [each.conversation() for each in here]
        turns += [each.turn(talk, "Tell me") for each, talk in zip(here, talks[-2:], strict=True)]
        studio.upstream.wait_until_asked(TOLD, asked + len(turns))
        code, complaints = going.stop()
        assert code == 0, complaints
        going.start()

        back = [studio.beside(each, going) for each in people]
        for _ in turns:
            studio.upstream.go_on()
        for reader in (here, back):
            for each, talk, turn in zip([*reader, *reader, *reader], talks, turns, strict=True):
                reply = over(each, talk, turn)
                assert (reply.state, reply.text) == ("done", TEXT)
                assert [message["role"] for message in each.page(talk)["messages"]] == ["user", "assistant"]
        asked += len(turns)
        assert len(studio.upstream.calls(TOLD)) == asked


def test_redis_dies_and_comes_back_and_nothing_is_lost(studio: ManyProcesses) -> None:
    studio.upstream.tell(TEXT, holds=(100, 200))
    ada, here, conversation = studio.somebody()
    turn = ada.turn(conversation, "Tell me")
    here.wait(has(turn, "word5"))
    studio.redis.kill()
    studio.upstream.go_on()
    time.sleep(1)
    studio.redis.start()
    studio.upstream.go_on()

    assert over(ada, conversation, turn).text == TEXT
    studio.upstream.tell("And on.")
    back, there = (studio.open.enter_context(Visitor(web.url)) for web in studio.webs)
    for each in (back, there):  # what may have missed something was cut, and comes back
        each.http.cookies.update(ada.http.cookies)
        each.connect(conversation)
    assert there.ended(back.turn(conversation, "Go on")).text == "And on."


def test_a_file_begun_at_one_goes_on_at_the_other_and_leaves_by_either(studio: ManyProcesses) -> None:
    ada, here, conversation = studio.somebody()
    sent = photograph()
    half = len(sent) // 2
    address = begun(ada, sent, conversation)
    assert patch(ada, address, sent[:half]).status_code == 204
    assert offset_of(here, address) == half
    assert patch(here, address, sent[half:], half).ok
    image = address.rpartition("/")[2]
    for each in (ada, here):
        assert each.call("GET", f"/api/v1/images/{image}/file?format=original").content == sent

    asked = here.data("POST", "/api/v1/downloads", json={"images": [{"id": image}], "format": "original"})
    zipped = ada.call("GET", f"/api/v1/downloads/{asked['id']}")
    assert zipped.status_code == 200
    with ZipFile(BytesIO(zipped.content)) as opened:
        assert sent in [opened.read(name) for name in opened.namelist()]
