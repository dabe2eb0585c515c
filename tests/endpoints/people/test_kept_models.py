"""Models at what somebody runs on a machine of their own: which are there, fetching one, ending that, deleting one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import gevent
import pytest

from tests.endpoints.conftest import Person
from tests.upstream.ollama import OllamaUpstream

OLLAMA = "/api/v1/settings/providers/ollama"
LAN = {"REMOTE_ADDR": "192.168.1.20"}
Rows = dict[str, dict[str, Any]]


@pytest.fixture
def ollama() -> Iterator[OllamaUpstream]:
    with OllamaUpstream() as running:
        yield running


@pytest.fixture
def keeper(ada: Person, ollama: OllamaUpstream) -> Person:
    """Who has connected it."""
    ada.data("PUT", OLLAMA, json={"address": ollama.url})
    return ada


def rows(who: Person) -> Rows:
    return {row["name"]: row for row in who.data("GET", f"{OLLAMA}/models")["models"]}


def until(who: Person, there: Callable[[Rows], bool]) -> Rows:
    end = time.monotonic() + 20
    while not there(found := rows(who)):
        assert time.monotonic() < end, found
        gevent.sleep(0.05)  # the fetch goes on meanwhile
    return found


def test_what_is_there(keeper: Person) -> None:
    shown = rows(keeper)["qwen3-vl:8b"]

    assert (shown["state"], shown["bytes"], shown["local"]) == ("present", 5_000_000_000, True)
    assert shown["able"] == ["talks", "vision", "tools", "thinks"]


def test_one_that_is_fetched_answers_the_next_message(keeper: Person) -> None:
    row = keeper.data("POST", f"{OLLAMA}/models/gemma3:4b")
    assert (row["name"], row["state"]) == ("gemma3:4b", "fetching")

    until(keeper, lambda found: found.get("gemma3:4b", {}).get("state") == "present")

    chats = keeper.data("GET", "/api/v1/models")["models"]
    assert "ollama/gemma3:4b" in {model["id"] for model in chats}


def test_a_fetch_tells_how_far_it_is_and_is_ended_at_the_other_side(keeper: Person, ollama: OllamaUpstream) -> None:
    keeper.data("POST", f"{OLLAMA}/models/endless")
    row = until(keeper, lambda found: found["endless:latest"]["received"] > 0)["endless:latest"]
    assert (row["state"], row["received"], row["bytes"]) == ("fetching", 3_000, 4_000)
    again = keeper.data("POST", f"{OLLAMA}/models/endless:latest")
    assert again["received"] == 3_000 and ollama.seen()["counts"]["endless:latest"] == 1

    assert keeper.data("DELETE", f"{OLLAMA}/models/endless:latest")["state"] == "absent"

    ollama.wait_until_closed_early()
    assert "endless:latest" not in rows(keeper)


def test_one_that_cannot_be_had_says_why_until_it_is_taken_away(keeper: Person) -> None:
    keeper.data("POST", f"{OLLAMA}/models/nobody/has:this")

    failed = until(keeper, lambda found: found["nobody/has:this"]["state"] == "failed")["nobody/has:this"]
    assert "Nobody offers a model" in failed["error"]["title"]
    keeper.data("DELETE", f"{OLLAMA}/models/nobody/has:this")
    assert "nobody/has:this" not in rows(keeper)


def test_one_that_is_deleted_is_gone(keeper: Person, ollama: OllamaUpstream) -> None:
    keeper.data("DELETE", f"{OLLAMA}/models/plain:1b")

    assert "plain:1b" not in rows(keeper) and "plain:1b" not in ollama.service.models


@pytest.mark.parametrize("name", ["two words", "x" * 201, "%20"])
def test_what_is_no_name_is_refused(keeper: Person, name: str) -> None:
    answer = keeper.call("POST", f"{OLLAMA}/models/{name}")

    assert answer.status_code == 400 and answer.json is not None and answer.json["error"]["code"] == "bad_name"


def test_it_is_for_who_administers_and_for_what_is_connected(ada: Person, ollama: OllamaUpstream) -> None:
    assert ada.call("GET", f"{OLLAMA}/models").status_code == 409
    ada.data("PUT", OLLAMA, json={"address": ollama.url})
    for method, path in (("GET", "models"), ("POST", "models/m"), ("DELETE", "models/m")):
        assert ada.call(method, f"{OLLAMA}/{path}", environ_base=LAN).status_code == 403
    assert ada.call("GET", "/api/v1/settings/providers/sketchbook/models").status_code == 404


def test_one_that_stopped_answering_is_told(ada: Person) -> None:
    with OllamaUpstream() as running:
        ada.data("PUT", OLLAMA, json={"address": running.url})

    answer = ada.call("DELETE", f"{OLLAMA}/models/plain:1b")

    assert answer.status_code == 502 and answer.json is not None and "Nothing answers" in answer.json["error"]["title"]


def test_a_fetch_is_a_job_that_can_be_ended_by_its_id(keeper: Person, ollama: OllamaUpstream) -> None:
    keeper.data("POST", f"{OLLAMA}/models/endless")
    keeper.data("POST", f"{OLLAMA}/models/endless")
    until(keeper, lambda found: found["endless:latest"]["received"] > 0)
    (task,) = keeper.data("GET", "/api/v1/tasks?state=open")["tasks"]
    assert (task["kind"], task["state"], task["title"]) == ("model", "running", "endless:latest")

    assert keeper.data("DELETE", f"/api/v1/tasks/{task['id']}")["state"] == "cancelled"
    ollama.wait_until_closed_early()
    assert "endless:latest" not in rows(keeper)


def test_the_job_of_a_fetch_fails_with_it_and_can_be_tried_again(keeper: Person) -> None:
    keeper.data("POST", f"{OLLAMA}/models/nobody/has:this")
    (task,) = keeper.data("GET", "/api/v1/tasks")["tasks"]
    failed = keeper.data("GET", f"/api/v1/tasks/{task['id']}?wait=20")
    assert failed["state"] == "failed"
    assert "Nobody offers a model" in failed["error"]["title"]

    again = keeper.data("POST", f"/api/v1/tasks/{task['id']}/retry")
    assert again["id"] != task["id"]
    assert keeper.data("GET", f"/api/v1/tasks/{again['id']}?wait=20")["state"] == "failed"
    keeper.data("DELETE", f"{OLLAMA}/models/nobody/has:this")


def test_the_job_of_a_fetch_is_done_with_it(keeper: Person) -> None:
    keeper.data("POST", f"{OLLAMA}/models/gemma3:4b")
    (task,) = keeper.data("GET", "/api/v1/tasks")["tasks"]
    assert keeper.data("GET", f"/api/v1/tasks/{task['id']}?wait=20")["state"] == "done"


def test_a_fetch_taken_back_in_settings_cancels_its_job(keeper: Person) -> None:
    keeper.data("POST", f"{OLLAMA}/models/endless")
    until(keeper, lambda found: found["endless:latest"]["received"] > 0)
    (task,) = keeper.data("GET", "/api/v1/tasks")["tasks"]
    keeper.data("DELETE", f"{OLLAMA}/models/endless:latest")
    assert keeper.data("GET", f"/api/v1/tasks/{task['id']}?wait=20")["state"] == "cancelled"
