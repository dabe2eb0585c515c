"""Two processes on one PostgreSQL, several greenlets in each: what may happen once happens once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from conversation.ports.enrolments import EnrolmentBegun
from conversation.ports.jobs import JobOrder
from conversation.ports.turns import TurnRequest
from storage.opening import Storage, open_storage
from storage.seal import Seal, new_key
from tests.servers.postgres import emptied
from tests.storage.conftest import Person, someone

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ROUNDS = 50
AT_ONCE = 5
KEY = new_key()
PROGRAM = """
from gevent import monkey
monkey.patch_all()
import json, sys
from dataclasses import replace
from pathlib import Path
import gevent
from gevent.event import Event
from sqlalchemy import text
from conversation.errors import Told
from conversation.ports.programs.answered_calls import CallKey
from conversation.ports.turns import TurnRequest
from conversation.ports.usage import PlannedCall, SpendingLimits
from conversation.recipe import PaintingValues, Recipe
from conversation.ports.pixels import Encoded
from storage.opening import open_storage
from storage.seal import Seal

storage = open_storage(Path(sys.argv[1]), sys.argv[2], seal=Seal((sys.argv[3],)))
DOLLAR = SpendingLimits(month=1_000_000, shared=1_000_000)

def spend(owner, shared):
    found = storage.usage.reserve(PlannedCall(owner, "", "image/big", "image", 600_000, 1, shared), DOLLAR)
    return isinstance(found, str)

def say(owner, conversation, client):
    begun = storage.replies.begin(TurnRequest(owner, conversation, client, "Hello."))
    return begun.message.id, begun.reply.id, begun.fresh

def paint(owner, conversation):
    image, number = storage.images.reserve(conversation, "cat")
    encoded = Encoded(b"a picture", "image/png", 640, 480, b"small")
    recipe = Recipe(PaintingValues("fake/painter", prompt="a cat"))
    storage.images.add(conversation, image, number, "cat", encoded, recipe, message=None, cost=1, seconds=1.0)
    return number

def begin(job):
    return storage.jobs.begin(job) is not None

def take(state, owner):
    return isinstance(storage.enrolments.take(state, owner, 0, "openrouter"), str)

def call(owner, key):
    return storage.answered_calls.begin(CallKey(owner, key), "the same") is None

def token(owner):
    try:
        return storage.accounts.add_token(owner, "a program")[0].id
    except Told as told:
        return told.code

def wait(owner):
    order, held, free = [], Event(), Event()

    def first():
        with storage.database.write(owner):
            held.set()
            free.wait()
            order.append("first")

    def second():
        with storage.database.write(owner):
            order.append("second")

    running = [gevent.spawn(first)]
    held.wait()
    running.append(gevent.spawn(second))
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    while True:
        with storage.database.read() as connection:
            if connection.execute(waiting).scalar():
                break
        gevent.sleep(0.01)
    free.set()
    gevent.joinall(running, raise_error=True)
    return order

print("ready", flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    running = [gevent.spawn(globals()[asked["do"]], *asked["given"]) for _ in range(asked["times"])]
    gevent.joinall(running, raise_error=True)
    print(json.dumps([each.value for each in running]), flush=True)
"""


class Studio:
    """Both processes, and a look into what they keep."""

    def __init__(self, storage: Storage, processes: list[subprocess.Popen[str]]) -> None:
        self.storage = storage
        self.processes = processes

    def both(self, do: str, *given: object, times: int = AT_ONCE) -> list[Any]:
        """What all greenlets of both answered that did the same at once."""
        for process in self.processes:
            assert process.stdin is not None
            process.stdin.write(json.dumps({"do": do, "given": given, "times": times}) + "\n")
            process.stdin.flush()
        return [answer for process in self.processes for answer in json.loads(heard(process))]


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.stderr.read() if process.stderr else ""
    return line.strip()


@contextmanager
def running(data: Path, url: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data), url, KEY],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert heard(process) == "ready"
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    data, url = tmp_path_factory.mktemp("data"), emptied()
    with ExitStack() as kept:
        storage = open_storage(data, url, seal=Seal((KEY,)))
        kept.callback(storage.close)
        yield Studio(storage, [kept.enter_context(running(data, url)) for _ in range(2)])


@pytest.fixture
def ann(studio: Studio) -> Person:
    return someone(studio.storage)


def test_of_what_only_one_can_have_exactly_one_gets_it(studio: Studio) -> None:
    for number in range(ROUNDS):
        answers = studio.both("spend", f"person {number}", False, times=1)
        assert answers.count(True) == 1, (number, answers)


def test_guests_spend_from_one_purse_whoever_they_are(studio: Studio) -> None:
    assert studio.both("spend", "one of many", True).count(True) == 1


def test_a_message_sent_ten_times_at_once_is_one_message(studio: Studio, ann: Person) -> None:
    for number in range(10):
        answers = studio.both("say", ann.id, ann.conversation, f"client {number}")
        assert len({(asked, reply) for asked, reply, _ in answers}) == 1
        assert [fresh for *_, fresh in answers].count(True) == 1
    page = studio.storage.library.page(ann.id, ann.conversation)
    assert len(page.messages) == 20


def test_messages_of_one_conversation_stand_in_one_line(studio: Studio, ann: Person) -> None:
    studio.both("say", ann.id, ann.conversation, "first", times=1)
    for number in range(10):
        studio.both("say", ann.id, ann.conversation, f"client {number}", times=1)
    messages = studio.storage.library.page(ann.id, ann.conversation).messages
    assert [after.parent for after in messages] == [None, *(before.id for before in messages[:-1])]
    assert all(len(message.siblings) <= 1 for message in messages)


def test_no_two_pictures_have_one_number(studio: Studio, ann: Person) -> None:
    answers = [number for _ in range(5) for number in studio.both("paint", ann.id, ann.conversation)]
    assert sorted(answers) == list(range(1, 5 * 2 * AT_ONCE + 1))
    assert len(studio.storage.shelf.of(ann.id, ann.conversation, 100)) == len(answers)


def test_a_job_is_begun_by_one(studio: Studio, ann: Person) -> None:
    for number in range(10):
        studio.storage.jobs.add(JobOrder(f"{ann.id} {number}", ann.id, "model"))
        assert studio.both("begin", f"{ann.id} {number}").count(True) == 1


def test_a_code_is_redeemed_once(studio: Studio, ann: Person) -> None:
    for number in range(10):
        state = f"{ann.id} {number}"
        studio.storage.enrolments.begin(state, EnrolmentBegun(ann.id, 0, "openrouter", "verifier"), 60)
        assert studio.both("take", state, ann.id).count(True) == 1


def test_a_call_that_a_program_repeats_is_done_once(studio: Studio, ann: Person) -> None:
    for number in range(10):
        assert studio.both("call", ann.id, f"key {number}").count(True) == 1


def test_nobody_has_more_tokens_than_one_may(studio: Studio, ann: Person) -> None:
    answers = [answer for _ in range(11) for answer in studio.both("token", ann.id)]
    assert len(studio.storage.accounts.tokens(ann.id)) == len(answers) - answers.count("too_many_tokens")
    assert "too_many_tokens" in answers


def test_while_one_waits_for_the_database_the_others_of_its_process_go_on(studio: Studio, ann: Person) -> None:
    alone = Studio(studio.storage, studio.processes[:1])
    assert alone.both("wait", ann.id, times=1) == [["first", "second"]]


def test_what_one_said_the_other_shows(studio: Studio, ann: Person) -> None:
    begun = studio.storage.replies.begin(TurnRequest(ann.id, ann.conversation, "here", "Hello."))
    (_, reply, fresh), *_ = studio.both("say", ann.id, ann.conversation, "here", times=1)
    assert (reply, fresh) == (begun.reply.id, False)
