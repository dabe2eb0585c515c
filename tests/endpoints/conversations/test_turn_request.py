"""A turn by HTTP: acknowledged at once, or streamed line by line; stopped; read back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from server.app import Atelier
from tests.endpoints.conftest import Person


def test_a_message_is_acknowledged_with_its_turn_and_then_answered(ada: Person) -> None:
    conversation = ada.conversation()
    response = ada.post(f"/send_message/{conversation}", json={"messageText": "/help", "client_id": "c1"})
    assert response.status_code == 202
    assert response.json is not None
    data = response.json["data"]
    assert response.json["success"] is True
    assert data["conversation"] == conversation
    ada.finish(data["turn"])
    asked, reply = ada.data("GET", f"/api/v1/conversations/{conversation}")["messages"]
    assert (asked["id"], asked["text"], asked["client_id"]) == (data["message"], "/help", "c1")
    assert (reply["id"], reply["reply"]["state"]) == (data["turn"], "done")
    begun = datetime.fromisoformat(reply["reply"]["started"])  # the page counts from it how long a turn takes
    assert abs(begun - datetime.fromisoformat(asked["created"])) < timedelta(hours=1)
    assert "/image" in reply["text"]


def test_the_same_message_again_is_the_same_turn(ada: Person) -> None:
    conversation = ada.conversation()
    sent = {"messageText": "/help", "client_id": "c1"}
    first = ada.data("POST", f"/send_message/{conversation}", json=sent)
    ada.finish(first["turn"])
    assert ada.data("POST", f"/send_message/{conversation}", json=sent) == first
    assert len(ada.data("GET", f"/api/v1/conversations/{conversation}")["messages"]) == 2
    other = ada.post(f"/send_message/{conversation}", json={**sent, "messageText": "/undo"})
    assert other.status_code == 409


def lines(ada: Person, conversation: str, **sent: Any) -> list[dict[str, Any]]:
    response = ada.post(f"/send_message/{conversation}", json=sent, headers={"Accept": "application/x-ndjson"})
    assert response.mimetype == "application/x-ndjson"
    return [json.loads(line) for line in response.text.splitlines()]


def test_as_lines_the_events_come_one_after_another(ada: Person) -> None:
    conversation = ada.conversation()
    events = lines(ada, conversation, messageText="/help", client_id="c1")
    assert events[0]["type"] == "TurnStarted"
    assert events[-1]["type"] == "TurnFinished"
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    said = "".join(event["text"] for event in events if event["type"] == "TextDelta")
    assert said == ada.data("GET", f"/api/v1/conversations/{conversation}")["messages"][1]["text"]
    again = lines(ada, conversation, messageText="/help", client_id="c1")
    assert "".join(event["text"] for event in again if event["type"] == "TextDelta") == said
    assert again[-1]["type"] == "TurnFinished"


@pytest.mark.slow
def test_a_checkbox_or_a_leading_slash_image_makes_a_picture(ada: Person) -> None:
    conversation = ada.conversation()
    boxed = ada.say(conversation, "a small fox", checkboxes={"generate_image": True})
    slashed = ada.say(conversation, "/image a small fox")
    for message in (boxed, slashed):
        assert message["reply"]["state"] == "done", message
        assert len(message["generated_images"]) == 1
        assert message["generated_images"][0]["url"].startswith(f"/api/conversation-image/{conversation}/img_")
        assert "![" in message["content"]
    assert slashed["reply"]["prompt"]["original"] == "a small fox"


def test_an_empty_message_is_refused(ada: Person) -> None:
    conversation = ada.conversation()
    for text in ("", "  \n"):
        assert ada.post(f"/send_message/{conversation}", json={"messageText": text}).status_code == 400


def test_an_unknown_command_is_told_in_the_chat(ada: Person) -> None:
    reply = ada.say(ada.conversation(), "/imagine a fox")["reply"]
    assert reply["state"] == "failed"
    assert reply["failure"]["code"] == "unknown_command"


def test_a_turn_that_is_over_cannot_be_stopped(ada: Person) -> None:
    conversation = ada.conversation()
    turn = ada.say(conversation, "/help")["id"]
    assert ada.data("POST", f"/api/v1/turns/{turn}/stop") == {"stopped": False}


def test_a_socket_hears_its_own_acknowledgement(ada: Person, atelier: Atelier) -> None:
    conversation = ada.conversation()
    socket = atelier.socketio.test_client(atelier.app, flask_test_client=ada.client, headers={"Host": "localhost"})
    try:
        assert socket.emit("open", {"conversation": conversation}, callback=True) == {
            "ok": True,
            "data": {"running": []},
        }
        said = {"conversation": conversation, "client_id": "c1", "text": "/help"}
        answer = socket.emit("turn", said, callback=True)
        assert answer["ok"] is True
        assert answer["data"]["user"]["text"] == "/help"
        assert answer["data"]["reply"]["reply"]["state"] == "running"
        repeated = socket.emit("turn", said, callback=True)
        assert repeated["data"]["turn"] == answer["data"]["turn"]
        ada.finish(answer["data"]["turn"])
        assert socket.emit("close", {"conversation": conversation}, callback=True) == {"ok": True, "data": {}}
    finally:
        socket.disconnect()


def test_a_message_is_edited_into_a_branch_and_a_reply_made_anew(ada: Person, atelier: Atelier) -> None:
    conversation = ada.conversation()
    first = ada.say(conversation, "/help")
    socket = atelier.socketio.test_client(atelier.app, flask_test_client=ada.client, headers={"Host": "localhost"})
    try:
        edited = socket.emit(
            "turn", {"conversation": conversation, "client_id": "c2", "text": "/undo", "parent": ""}, callback=True
        )
        ada.finish(edited["data"]["turn"])
        again = socket.emit(
            "turn", {"conversation": conversation, "client_id": "c3", "again": first["parent"]}, callback=True
        )
        ada.finish(again["data"]["turn"])
    finally:
        socket.disconnect()
    page = ada.data("GET", f"/api/v1/conversations/{conversation}")
    assert page["messages"][0]["text"] == "/help"
    assert len(page["messages"][0]["siblings"]) == 2
    assert len(page["messages"][1]["siblings"]) == 2
    ada.data("PATCH", f"/api/v1/conversations/{conversation}", json={"head": edited["data"]["message"]})
    assert ada.data("GET", f"/api/v1/conversations/{conversation}")["messages"][0]["text"] == "/undo"
