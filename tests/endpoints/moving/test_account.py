"""Somebody leaves for good: everything of theirs goes, and nothing of anybody else's."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

from server.app import Atelier
from storage.memory import MemoryStorage
from tests.endpoints.conftest import Person, person

ACCOUNT = "/api/v1/account"
PASSWORD = "correct horse battery"


def joined(atelier: Atelier, name: str) -> Person:
    made = person(atelier)
    made.data("POST", "/api/v1/users", json={"name": name, "password": PASSWORD})
    return made


def leaves(who: Person, **said: Any) -> TestResponse:
    return who.call("DELETE", ACCOUNT, json=said)


def test_everything_of_a_guest_goes_with_a_list_of_what_went(ada: Person, bea: Person, stores: MemoryStorage) -> None:
    conversation = ada.conversation()
    image = ada.picture(conversation)
    ada.data("POST", f"/api/v1/images/{image['id']}/operations", json={"operations": [{"type": "invert"}]})
    ada.data("POST", "/api/v1/tokens", json={"name": "laptop"})
    link = ada.data("POST", "/api/v1/shares", json={"image": image["id"]})["url"].removeprefix("http://localhost")
    hers = bea.picture(bea.conversation())
    me = ada.data("GET", "/api/v1/session")["user"]["id"]

    assert leaves(ada).status_code == 400, "not by mistake"
    gone = leaves(ada, confirm=True).json

    assert gone is not None
    told = gone["data"]
    assert {name: told[name] for name in ("conversations", "messages", "pictures", "versions", "tokens", "shares")} == {
        "conversations": 1,
        "messages": 2,
        "pictures": 1,
        "versions": 2,
        "tokens": 1,
        "shares": 1,
    }
    assert told["files"] > 0
    assert bea.get(link).status_code == 404
    assert stores.accounts.get(me) is None
    assert ada.data("GET", "/api/v1/session")["user"]["id"] != me, "a new guest, who has nothing"
    assert ada.data("GET", "/api/v1/conversations")["conversations"] == []
    assert bea.data("GET", f"/api/v1/images/{hers['id']}")["id"] == hers["id"]


def test_what_goes_on_is_ended_first(ada: Person) -> None:
    conversation = ada.conversation()
    begun = ada.data("POST", f"/send_message/{conversation}", json={"messageText": "hello", "client_id": "a"})
    assert leaves(ada, confirm=True).status_code == 200
    ada.finish(begun["turn"])
    assert ada.data("GET", "/api/v1/conversations")["conversations"] == []


def test_a_member_says_the_password_and_the_name_is_free_again(locked: Atelier) -> None:
    joined(locked, "Root")
    ada = joined(locked, "Ada")
    for wrong in ({}, {"confirm": True}, {"password": "guess"}):
        assert leaves(ada, **wrong).status_code == 401
    assert leaves(ada, password=PASSWORD).status_code == 200
    assert ada.get("/api/v1/conversations").status_code == 401
    assert person(locked).post("/api/v1/session", json={"name": "Ada", "password": PASSWORD}).status_code == 401
    joined(locked, "Ada")


def test_the_last_administrator_does_not_leave_others_behind(locked: Atelier) -> None:
    root = joined(locked, "Root")
    ada = joined(locked, "Ada")
    refused = leaves(root, password=PASSWORD)
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "last_administrator")  # type: ignore[index]
    assert root.get("/api/v1/conversations").status_code == 200
    assert leaves(ada, password=PASSWORD).status_code == 200
    assert leaves(root, password=PASSWORD).status_code == 200, "nobody is left behind"


def test_a_token_that_only_makes_things_cannot_delete_an_account(ada: Person) -> None:
    token = ada.data("POST", "/api/v1/tokens", json={"name": "ci", "scopes": ["make"]})["token"]
    answer = person(ada.atelier).call(
        "DELETE", ACCOUNT, json={"confirm": True}, headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 403
