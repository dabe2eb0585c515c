"""The server and its workers are killed again and again while many people's work runs: all of it comes to an end, and
nothing that may have been paid for is asked for twice.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
import pytest

from conversation.ports.jobs import ATTEMPTS
from tests.e2e.conftest import ENVIRON
from tests.running import Studio, Visitor
from tests.upstream.running import Upstream

pytestmark = pytest.mark.slow

ROUNDS, EACH = 5, 20
"""Kills of the server, and jobs before each; a worker is killed as often."""
FINAL = 240.0
"""Seconds in which all is over after the last start: a minute on a machine that has nothing else to do."""
FREE, PAID = "sketchbook/sketch", ENVIRON["ATELIER_IMAGE_MODEL"]
PLAIN = {"review": False, "always_go": True, "better_context": False, "include_messages": False}
ENDS = {"done", "failed", "stopped", "interrupted"}


@dataclass
class Crowd:
    """Three people, and what of their messages was acknowledged."""

    people: list[tuple[Visitor, str]] = field(default_factory=list)
    turns: dict[str, tuple[Visitor, str, str]] = field(default_factory=dict)
    """By turn: who, where and what for."""
    sent: Iterator[int] = field(default_factory=lambda: iter(range(10_000)))

    def connect(self) -> None:
        for visitor, conversation in self.people:
            visitor.connect(conversation)

    def cut(self) -> None:
        for visitor, _ in self.people:
            visitor.cut()

    def send(self, chance: random.Random) -> None:
        """One message of one of them: it is a command, an edit, a free picture or one that is paid for."""
        visitor, conversation = chance.choice(self.people)
        number = next(self.sent)
        text, options = chance.choices(
            [
                ("/help", {}),
                ("/grayscale", {}),
                ("/image a flat blue circle", {"image_model": FREE, **PLAIN}),
                (f"/image fox-{number}-", {"image_model": PAID, **PLAIN}),
            ],
            (4, 4, 1, 4),
        )[0]
        payload = {"conversation": conversation, "client_id": str(uuid4()), "text": text, "options": options}
        answer = visitor.emit("turn", payload)
        assert answer["ok"], answer
        self.turns[answer["data"]["turn"]] = (visitor, conversation, text)


@pytest.fixture
def crowd(tmp_path: Path, upstream: Upstream) -> Iterator[tuple[Crowd, Studio]]:
    environ = {
        **ENVIRON,
        "OPENROUTER_API_URL": upstream.url,
        "ATELIER_TURNS_PER_PERSON": "3",
        "ATELIER_PAID_CALLS_PER_MINUTE": "1000",
    }
    upstream.forget()
    with ExitStack() as stack:
        studio = stack.enter_context(Studio(tmp_path / "data", environ))
        crowd = Crowd()
        for _ in range(3):
            visitor = stack.enter_context(Visitor(studio.url))
            crowd.people.append((visitor, visitor.conversation()))
        crowd.connect()
        for visitor, conversation in crowd.people:  # something that can be edited
            options = {"image_model": FREE, **PLAIN}
            visitor.ended(visitor.turn(conversation, "/image a flat blue circle", options=options))
        yield crowd, studio


def kill_a_worker(studio: Studio, chance: random.Random) -> None:
    """As the system does that is short of memory."""
    workers = psutil.Process(studio.pid).children(recursive=True)
    if workers:
        with suppress(ProcessLookupError):
            os.kill(chance.choice(workers).pid, signal.SIGKILL)


def states(crowd: Crowd) -> dict[str, dict[str, Any]]:
    """The replies of all turns, as they are stored."""
    found: dict[str, dict[str, Any]] = {}
    for visitor, conversation in crowd.people:
        for message in every_message(visitor, conversation):
            if message["reply"]:
                found[message["id"]] = message["reply"]
    return found


def every_message(visitor: Visitor, conversation: str) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = []
    before = ""
    while True:
        page = visitor.data("GET", f"/api/v1/conversations/{conversation}?limit=200{before}")
        messages = [*page["messages"], *messages]
        if not page["more"]:
            return messages
        before = f"&before={page['messages'][0]['id']}"


def test_a_hundred_jobs_come_to_an_end_whatever_is_killed(crowd: tuple[Crowd, Studio], upstream: Upstream) -> None:
    people, studio = crowd
    chance = random.Random(11)
    for _ in range(ROUNDS):
        for number in range(EACH):
            people.send(chance)
            if number == EACH // 2:
                kill_a_worker(studio, chance)
        time.sleep(chance.uniform(0, 1.5))
        studio.kill()
        people.cut()
        studio.start()
        people.connect()
    started = time.monotonic()
    while {reply["state"] for turn, reply in states(people).items() if turn in people.turns} - ENDS:
        assert time.monotonic() - started < FINAL, Counter(reply["state"] for reply in states(people).values())
        time.sleep(0.2)

    replies = states(people)
    assert len(people.turns) == ROUNDS * EACH
    assert set(people.turns) <= set(replies)
    told = Counter((people.turns[turn][2].split()[0], replies[turn]["state"]) for turn in people.turns)
    assert {state for text, state in told if text == "/help"} == {"done"}, told
    assert told["/image", "done"] > 5, told
    assert asked_twice(upstream) == []
    assert given_up_in_vain(people) == []
    assert no_file_is_half(people, studio)


def given_up_in_vain(people: Crowd) -> list[dict[str, Any]]:
    """Jobs that were interrupted although they could have begun again: nothing was paid, and nothing made."""
    found = []
    for visitor, _ in people.people:
        for task in visitor.data("GET", "/api/v1/tasks?limit=200")["tasks"]:
            cost, again = task["cost"], task["attempts"] < ATTEMPTS
            untouched = not (cost["spent"] or cost["held"] or cost["unknown"] or task["images"])
            if task["state"] == "interrupted" and untouched and again and task["title"].startswith("/image fox"):
                found.append(task)
    return found


def asked_twice(upstream: Upstream) -> list[str]:
    """Prompts that the painter was asked for more than once: each has a number of its own."""
    count: Counter[str] = Counter()
    for asked in upstream.calls(PAID):
        count.update(set(re.findall(r"fox-\d+-", str(asked))))
    assert count, "nothing was paid for"
    return [each for each, times in count.items() if times > 1]


def no_file_is_half(people: Crowd, studio: Studio) -> int:
    """How many pictures there are: each of them is whole."""
    seen = 0
    for visitor, conversation in people.people:
        for image in visitor.page(conversation)["images"]:
            for version in image["versions"]:
                answer = visitor.call("GET", f"/api/conversation-image/{conversation}/{version['filename']}")
                assert (answer.status_code, len(answer.content)) == (200, version["bytes"])
                seen += 1
    return seen
