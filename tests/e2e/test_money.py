"""Money over the wire: of two at once that do not both fit one is done, a kill loses no charge, and what a stopped call
cost is learnt afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.e2e.conftest import ENVIRON
from tests.running import PATIENCE, Studio, Visitor
from tests.upstream.running import Upstream

Make = Callable[[Studio], Visitor]
ROUNDS = 5
TEN_CENTS = 100_000
"""A picture is listed at $0.0774 and comes to $0.0387: whichever way two of them meet, the second does not fit."""
HANGS = "fault/comments-only"


@pytest.fixture(scope="module")
def frugal(tmp_path_factory: pytest.TempPathFactory, upstream: Upstream) -> Iterator[Studio]:
    """A studio in which everybody has ten cents a month."""
    data = tmp_path_factory.mktemp("studio") / "data"
    environ = {**ENVIRON, "OPENROUTER_API_URL": upstream.url, "ATELIER_MONTHLY_LIMIT": "0.10"}
    with Studio(data, environ) as studio:
        yield studio


def month(somebody: Visitor) -> dict[str, Any]:
    return dict(somebody.data("GET", "/api/v1/usage"))


def test_of_two_turns_at_once_one_is_painted(frugal: Studio, visitor: Make) -> None:
    for _ in range(ROUNDS):
        ada = visitor(frugal)
        conversations = [ada.conversation(), ada.conversation()]
        ada.connect()
        for conversation in conversations:
            ada.open(conversation)
        turns = [ada.turn(conversation, "/image a fox") for conversation in conversations]
        replies = [ada.ended(turn) for turn in turns]
        codes = [reply.failure["code"] if reply.failure else "" for reply in replies]
        assert sorted(codes) == ["", "month_limit"], codes
        assert month(ada)["cost"] <= TEN_CENTS


def test_of_two_forms_at_once_one_is_painted(frugal: Studio, visitor: Make) -> None:
    for _ in range(ROUNDS):
        bea = visitor(frugal)
        bea.data("GET", "/api/v1/session")

        def paint(person: Visitor = bea) -> int:
            sent = {"prompt": "a fox", "better_context": False}
            return person.call("POST", "/api/generate-image", json=sent).status_code

        with ThreadPoolExecutor(2) as threads:
            answers = sorted(each.result() for each in [threads.submit(paint), threads.submit(paint)])
        assert answers == [200, 402]
        assert month(bea)["cost"] <= TEN_CENTS


def test_a_stopped_picture_is_pending_until_its_provider_tells(own: Studio, upstream: Upstream, visitor: Make) -> None:
    ada = visitor(own)
    conversation = ada.conversation()
    ada.connect(conversation)
    turn = ada.turn(conversation, "/image a fox", options={"image_model": HANGS})
    ada.wait(lambda heard: turn in heard.replies and bool(heard.replies[turn].pictures))
    wait_for(lambda: month(ada)["held"] > 0)
    time.sleep(0.5)  # until the head of the answer is there
    ada.emit("stop", {"turn": turn})
    reply = ada.ended(turn)
    assert [used["basis"] for used in reply.usage if used["purpose"] == "image"] == ["pending"]
    assert [day["pending"] for day in month(ada)["days"] if day["purpose"] == "image"] == [1]
    refined = sum(used["cost"] for used in reply.usage if used["cost"])

    wait_for(lambda: month(ada)["unknown"] == 0)
    assert (month(ada)["cost"], month(ada)["held"]) == (12_300 + refined, 0)
    again = [used for used in ada.reply(conversation, turn).usage if used["purpose"] == "image"]
    assert [(used["cost"], used["basis"]) for used in again] == [(12_300, "provider")]
    assert upstream.service.account.asked.count("gen-test") >= 2


def test_a_kill_in_the_middle_loses_no_call_and_keeps_it_counted(
    own: Studio, upstream: Upstream, visitor: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    # it would tell the next start what the call cost, where the head of its answer had come before the kill
    monkeypatch.setattr(upstream.service.account, "silent", True)
    ada = visitor(own)
    conversation = ada.conversation()
    ada.connect(conversation)
    ada.turn(conversation, "/image a fox", options={"image_model": HANGS})
    wait_for(lambda: any(day["purpose"] == "image" for day in month(ada)["days"]))
    before = month(ada)
    own.kill()
    ada.cut()
    own.start()
    after = month(ada)
    assert before["held"] == after["held"] > 0
    assert [day["calls"] for day in after["days"] if day["purpose"] == "image"] == [1]
    assert after["unknown"] == 1


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
