"""Conversations for programs: say something, follow what comes, read it again, empty it, and talk about one picture."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from endpoints.json_lines import LINES
from endpoints.streamed import EVENTS
from tests.endpoints.conftest import Person


def say(ada: Person, conversation: str, text: str, **more: Any) -> dict[str, Any]:
    """The reply's message, once it is there."""
    path = f"/api/v1/conversations/{conversation}/messages"
    begun = ada.data("POST", path, json={"text": text, **more})
    ada.finish(begun["turn"])
    return next(each for each in history(ada, conversation) if each["id"] == begun["turn"])


def history(ada: Person, conversation: str) -> list[dict[str, Any]]:
    found = ada.data("GET", f"/api/v1/conversations/{conversation}/messages?limit=200")
    return list(found["messages"])


def test_what_is_said_about_a_picture_changes_that_one(ada: Person) -> None:
    conversation = ada.conversation()
    first, second = (ada.picture(conversation, colour)["id"] for colour in ("red", "blue"))
    reply = say(ada, conversation, "/greyscale", image=first)
    assert reply["reply"]["state"] == "done"
    versions = {each: len(ada.data("GET", f"/api/v1/images/{each}")["versions"]) for each in (first, second)}
    assert versions == {first: 2, second: 1}


@pytest.mark.parametrize("accept", [LINES, EVENTS])
def test_its_events_come_as_lines_or_as_server_sent_events(ada: Person, accept: str) -> None:
    path = f"/api/v1/conversations/{ada.conversation()}/messages"
    answered = ada.post(path, json={"text": "/help"}, headers={"Accept": accept})
    assert (answered.status_code, answered.mimetype) == (200, accept)
    if accept == LINES:
        events = [json.loads(line) for line in answered.text.splitlines()]
    else:
        told = [dict(line.split(": ", 1) for line in each.splitlines()) for each in answered.text.split("\n\n") if each]
        events = [json.loads(each["data"]) for each in told]
        assert [(each["id"], each["event"]) for each in told] == [(str(e["seq"]), e["type"]) for e in events]
    assert (events[0]["type"], events[-1]["type"]) == ("TurnStarted", "TurnFinished")


def test_the_same_key_is_the_same_message(ada: Person) -> None:
    conversation = ada.conversation()
    path, headers = f"/api/v1/conversations/{conversation}/messages", {"Idempotency-Key": "once"}
    begun = [ada.data("POST", path, json={"text": "/help"}, headers=headers)["turn"] for _ in range(2)]
    ada.finish(begun[0])
    assert begun[0] == begun[1]
    assert len(history(ada, conversation)) == 2
    refused = ada.post(path, json={"text": "/undo"}, headers=headers)
    assert (refused.status_code, (refused.json or {})["error"]["code"]) == (409, "conflict")


def test_a_reader_who_goes_away_leaves_the_turn_running_unless_it_says_otherwise(ada: Person) -> None:
    for stops, count, state in ((False, 2, "done"), (True, 10, "cancelled")):
        path = f"/api/v1/conversations/{ada.conversation()}/messages"
        said = {"text": f"/image a fox x{count}", "stop_when_left": stops}
        answered = ada.client.post(path, json=said, headers={"Accept": LINES})
        turn = json.loads(next(answered.iter_encoded()))["turn"]
        answered.close()
        assert ada.data("GET", f"/api/v1/tasks/{turn}?wait=60")["state"] == state


def test_history_comes_in_pages_the_newest_first(ada: Person) -> None:
    conversation = ada.conversation()
    for _ in range(3):
        say(ada, conversation, "/help")
    seen, before = [], ""
    for _ in range(3):
        page = ada.data("GET", f"/api/v1/conversations/{conversation}/messages?limit=2{before}")
        seen[:0] = [each["id"] for each in page["messages"]]
        before = f"&before={page['next']}"
    assert page["next"] is None
    assert seen == [each["id"] for each in history(ada, conversation)]


def test_a_conversation_is_emptied_of_every_branch_and_filled_again(ada: Person) -> None:
    conversation = ada.conversation()
    say(ada, conversation, "/help")
    first = history(ada, conversation)[0]["id"]
    say(ada, conversation, "/help", again=first)
    before = len(history(ada, conversation))

    deleted = ada.data("DELETE", f"/api/v1/conversations/{conversation}/messages")["deleted"]

    assert deleted
    assert history(ada, conversation) == []
    assert ada.data("DELETE", f"/api/v1/conversations/{conversation}/messages")["deleted"] == []
    for message in reversed(deleted):
        ada.data("POST", f"/api/v1/messages/{message}/restore")
    assert len(history(ada, conversation)) == before


def test_a_conversation_about_a_picture_changes_a_copy_of_it(ada: Person) -> None:
    image = ada.picture(ada.conversation(), "red")
    talk = ada.data("POST", f"/api/v1/images/{image['id']}/chat", json={"title": "About red"})
    conversation, copy = talk["conversation"]["id"], talk["image"]["id"]
    assert talk["conversation"]["title"] == "About red"
    assert conversation != image["conversation"]
    assert say(ada, conversation, "/greyscale", image=copy)["reply"]["state"] == "done"
    assert len(ada.data("GET", f"/api/v1/images/{copy}")["versions"]) == 2
    assert ada.data("GET", f"/api/v1/images/{image['id']}")["current"] == image["current"]


def test_a_picture_comes_small_and_as_the_clipboard_takes_it(ada: Person) -> None:
    image = ada.picture(ada.conversation(), "red")["id"]
    small = ada.get(f"/api/v1/images/{image}/thumbnail")
    assert small.mimetype == "image/webp"
    assert small.data == ada.get(f"/api/v1/images/{image}/file?format=preview").data
    copied = ada.get(f"/api/v1/images/{image}/clipboard")
    assert copied.mimetype == "image/png"
    assert Image.open(BytesIO(copied.data)).size == (12, 8)


def test_what_was_spent_comes_month_by_month(ada: Person) -> None:
    months = ada.data("GET", "/api/v1/usage/monthly?months=14")
    names = [each["month"] for each in months]
    assert len(names) == 14
    assert names == sorted(names, reverse=True)
    assert months[0]["month"] == ada.data("GET", "/api/v1/usage")["month"]
    assert {each["cost"] for each in months} == {0}
