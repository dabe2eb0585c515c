"""Jobs by their ids: in line, over, ended and tried again."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.endpoints.conftest import Person, person, studio

pytestmark = pytest.mark.slow


@pytest.fixture
def alone(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Somebody who may have one turn at a time."""
    atelier = studio(Path(tmp_path_factory.mktemp("alone")), turns_per_person=1)
    yield person(atelier)
    atelier.wind_down(0)
    atelier.close()


def send(who: Person, conversation: str, text: str) -> str:
    return str(who.data("POST", f"/send_message/{conversation}", json={"messageText": text})["turn"])


def states(who: Person, query: str = "") -> dict[str, str]:
    return {task["id"]: task["state"] for task in who.data("GET", f"/api/v1/tasks{query}")["tasks"]}


def test_what_waits_says_its_place_and_leaves_the_line_when_it_is_ended(alone: Person) -> None:
    conversation = alone.conversation()
    painting, second, third = (send(alone, conversation, text) for text in ("/image a fox", "/help", "/help"))
    assert [alone.data("GET", f"/api/v1/tasks/{task}")["place"] for task in (painting, second, third)] == [0, 1, 2]
    assert states(alone, "?state=queued") == {second: "queued", third: "queued"}

    assert alone.data("DELETE", f"/api/v1/tasks/{second}")["state"] == "cancelled"
    assert alone.data("GET", f"/api/v1/tasks/{third}")["place"] == 1
    assert alone.data("GET", f"/api/v1/tasks/{third}?wait=60")["state"] == "done"
    assert states(alone) == {painting: "done", second: "cancelled", third: "done"}
    assert states(alone, "?state=open") == {}


def test_a_running_one_is_ended_within_two_seconds(alone: Person) -> None:
    task = send(alone, alone.conversation(), "/image a fox")
    began = monotonic()
    assert alone.data("DELETE", f"/api/v1/tasks/{task}")["state"] == "cancelled"
    assert monotonic() - began < 2


def test_waiting_for_what_is_over_answers_at_once(alone: Person) -> None:
    task = alone.say(alone.conversation(), "/help")["id"]
    began = monotonic()
    assert alone.data("GET", f"/api/v1/tasks/{task}?wait=60")["state"] == "done"
    assert monotonic() - began < 5


def test_waiting_in_vain_ends_when_it_was_said(alone: Person) -> None:
    conversation = alone.conversation()
    send(alone, conversation, "/image a fox")
    waiting = send(alone, conversation, "/help")
    alone.atelier.runner.starter.line.at_once = 0
    assert alone.data("GET", f"/api/v1/tasks/{waiting}?wait=1")["state"] == "queued"


def test_what_failed_can_be_done_once_more(ada: Person) -> None:
    conversation = ada.conversation()
    failed = ada.say(conversation, "/crop nonsense")["id"]
    shown = ada.data("GET", f"/api/v1/tasks/{failed}")
    assert (shown["state"], shown["error"]["code"] != "") == ("failed", True)
    assert failed in states(ada, "?state=unfinished")

    again = ada.data("POST", f"/api/v1/tasks/{failed}/retry")
    ada.finish(again["id"])
    assert again["id"] != failed
    assert (again["message"], again["title"]) == (shown["message"], "/crop nonsense")
    assert states(ada) == {failed: "failed", again["id"]: "failed"}


def test_the_list_comes_in_pages(ada: Person) -> None:
    conversation = ada.conversation()
    turns = [ada.say(conversation, "/help")["id"] for _ in range(3)]
    first = ada.data("GET", "/api/v1/tasks?limit=2")
    rest = ada.data("GET", f"/api/v1/tasks?limit=2&before={first['next']}")
    assert [task["id"] for page in (first, rest) for task in page["tasks"]] == turns[::-1]
    assert rest["next"] is None


@pytest.mark.parametrize("query", ["state=lost", "before=x", "limit=0", "limit=201"])
def test_what_cannot_be_asked_is_refused(ada: Person, query: str) -> None:
    assert ada.get(f"/api/v1/tasks?{query}").status_code == 400


@pytest.mark.parametrize("wait", ["-1", "61", "soon"])
def test_nobody_waits_for_ever(ada: Person, wait: str) -> None:
    task = ada.say(ada.conversation(), "/help")["id"]
    assert ada.get(f"/api/v1/tasks/{task}?wait={wait}").status_code == 400


def test_what_a_call_waits_for_is_a_job_too_and_cannot_be_tried_again(ada: Person) -> None:
    image = ada.picture(ada.conversation())
    at = f"/api/v1/images/{image['id']}"
    ada.data("POST", f"{at}/operations", json={"operations": [{"type": "greyscale"}]})
    ada.data("POST", "/api/v1/images/bulk-compress", json={"images": [image["id"]], "target": "30KB"})
    ada.post("/api/v1/images/download-zip", json={"images": [{"id": image["id"]}], "name": "Holiday"})
    assert ada.post(f"{at}/operations", json={"operations": [{"type": "crop", "ratio": "1:900"}]}).status_code >= 400

    tasks = [task for task in ada.data("GET", "/api/v1/tasks")["tasks"] if task["kind"] != "turn"]
    assert [(task["kind"], task["state"]) for task in tasks][-3:] == [
        ("export", "done"),
        ("compress", "done"),
        ("edit", "done"),
    ]
    assert not any(task["retryable"] for task in tasks)
    assert {task["conversation"] for task in tasks if task["kind"] == "edit"} == {image["conversation"]}
