"""What everybody shares is changed by the person at the machine, or by an administrator, and by nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from server.app import Atelier
from tests.endpoints.conftest import Person, person
from tests.matrix import sampled

LAN = {"REMOTE_ADDR": "192.168.1.20"}
MODEL = "/api/v1/cutout/models/u2net"
ADA = {"name": "Ada", "password": "correct horse"}
BEA = {"name": "Bea", "password": "battery staple"}


def refused(answer: Any) -> bool:
    if answer.status_code != 403:
        return False
    assert answer.json["error"]["code"] == "administrators_only"
    return True


def test_in_the_open_mode_only_the_person_at_the_machine_fetches_and_removes_models(ada: Person) -> None:
    assert ada.data("GET", "/api/v1/session")["administers"] is True
    assert ada.call("DELETE", MODEL).status_code == 200
    assert ada.data("GET", "/api/v1/session", environ_base=LAN)["administers"] is False
    for method in ("POST", "DELETE"):
        answer = ada.call(method, MODEL, environ_base=LAN)
        assert refused(answer)
        assert "at the machine" in answer.text
    assert ada.data("GET", "/api/v1/cutout/models", environ_base=LAN)["models"][0]["state"] == "absent"


@sampled(
    "headers",
    [
        {"X-Forwarded-For": "203.0.113.7"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=203.0.113.7"},
        {"X-Real-IP": "203.0.113.7"},
        {"Via": "1.1 proxy"},
        {"X-Forwarded-Proto": "http"},
        {"Host": "192.168.1.4:8000"},
    ],
    ids=str,
)
def test_behind_a_proxy_on_the_same_machine_nobody_sits_at_it(ada: Person, headers: Mapping[str, str]) -> None:
    assert ada.data("GET", "/api/v1/session", headers=headers)["administers"] is False
    assert refused(ada.call("DELETE", MODEL, headers=headers))


@sampled("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
@sampled("address", ["127.0.0.1", "127.4.5.6", "::1", "::ffff:127.0.0.1"])
def test_the_machine_has_many_names_for_itself(ada: Person, host: str, address: str) -> None:
    here = {"headers": {"Host": host}, "environ_base": {"REMOTE_ADDR": address}}
    assert ada.data("GET", "/api/v1/session", **here)["administers"] is True


def test_behind_passwords_who_registered_first_administers_from_anywhere(locked: Atelier) -> None:
    ada, bea = person(locked), person(locked)
    assert ada.data("GET", "/api/v1/session")["unclaimed"] is True
    assert ada.data("POST", "/api/v1/users", json=ADA, environ_base=LAN)["administers"] is True
    assert bea.data("GET", "/api/v1/session")["unclaimed"] is False
    assert bea.data("POST", "/api/v1/users", json=BEA)["administers"] is False
    assert refused(bea.call("DELETE", MODEL))
    assert ada.call("DELETE", MODEL, environ_base=LAN).status_code == 200
    elsewhere = person(locked)
    assert elsewhere.data("POST", "/api/v1/session", json=ADA)["administers"] is True
    assert person(locked).data("GET", "/api/v1/session")["administers"] is False


def test_an_account_made_in_an_open_studio_administers_only_if_it_was_made_at_the_machine(atelier: Atelier) -> None:
    stranger, ada = person(atelier), person(atelier)
    stranger.data("POST", "/api/v1/users", json=BEA, environ_base=LAN)
    ada.data("POST", "/api/v1/users", json=ADA)
    accounts = atelier.app.extensions["atelier"].people.access.accounts
    assert not accounts.credentials("Bea").user.administrator
    assert accounts.credentials("Ada").user.administrator


def test_a_turn_fetches_a_model_for_nobody_else(ada: Person) -> None:
    conversation = ada.conversation()
    ada.picture(conversation)
    sent = {"messageText": "/nobg u2net", "client_id": "1"}
    asked = ada.data("POST", f"/send_message/{conversation}", json=sent, environ_base=LAN)
    ada.finish(asked["turn"])
    page = ada.data("GET", f"/api/v1/conversations/{conversation}")
    reply = next(each["reply"] for each in page["messages"] if each["id"] == asked["turn"])
    question = reply["question"]
    assert "only an administrator can fetch one" in question["text"]
    assert not [choice for choice in question["choices"] if "fetch" in str(choice)]
    forced = ada.data(
        "POST",
        f"/send_message/{conversation}",
        json={"messageText": "/nobg u2net fetch", "client_id": "2"},
        environ_base=LAN,
    )
    ada.finish(forced["turn"])
    assert ada.data("GET", "/api/v1/cutout/models")["models"][0]["state"] == "absent"
