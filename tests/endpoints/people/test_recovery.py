"""A guest comes back on another device, and moves on to an account."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.app import Atelier
from storage.memory import MemoryStorage
from tests.endpoints.conftest import Person, ended, person, studio
from tests.endpoints.people.test_cookies import moved

LOGIN = {"name": "Ada", "password": "correct horse"}


def made(ada: Person) -> str:
    return str(ada.data("POST", "/api/v1/recovery")["code"])


def opened(somebody: Person, code: str, **more: Any) -> Any:
    return somebody.data("POST", "/api/v1/session/recovery", json={"code": code, **more})


def test_a_code_opens_the_same_account_on_another_device(atelier: Atelier, ada: Person) -> None:
    conversation = ada.conversation()
    assert ada.data("GET", "/api/v1/recovery") == {"made": None}
    assert ada.data("GET", "/api/v1/session")["user"]["recoverable"] is False
    new = ada.data("POST", "/api/v1/recovery")
    assert new["path"] == f"/recover#{new['code']}"
    assert ada.data("GET", "/api/v1/recovery") == {"made": new["made"]}

    phone = person(atelier)
    session = opened(phone, new["code"].lower().replace("-", ""))

    assert session["user"] == {**ada.data("GET", "/api/v1/session")["user"], "recoverable": True}
    assert phone.get(f"/api/v1/conversations/{conversation}").status_code == 200
    assert ada.get(f"/api/v1/conversations/{conversation}").status_code == 200


def test_it_is_said_nowhere_again(ada: Person) -> None:
    code = made(ada)
    for path in ("/api/v1/recovery", "/api/v1/session", "/api/v1/settings", "/api/v1/tokens"):
        assert code not in ada.get(path).text


@pytest.mark.parametrize("end", ["renew", "revoke", "register"])
def test_it_opens_nothing_once_it_was_renewed_revoked_or_is_needed_no_more(
    atelier: Atelier, ada: Person, end: str
) -> None:
    code = made(ada)
    {
        "renew": lambda: ada.data("POST", "/api/v1/recovery"),
        "revoke": lambda: ada.data("DELETE", "/api/v1/recovery"),
        "register": lambda: ada.data("POST", "/api/v1/users", json=LOGIN),
    }[end]()
    refused = person(atelier).post("/api/v1/session/recovery", json={"code": code})
    assert refused.status_code == 401
    assert refused.json is not None
    assert refused.json["error"]["code"] == "wrong_code"


def test_guessing_ends_after_ten_tries_and_a_right_code_costs_none(atelier: Atelier, ada: Person) -> None:
    code, phone = made(ada), person(atelier)
    for _ in range(12):
        opened(phone, code)
    wrong = [phone.post("/api/v1/session/recovery", json={"code": f"{guess:025}"}).status_code for guess in range(11)]
    assert wrong == [401] * 10 + [429]
    assert phone.post("/api/v1/session/recovery", json={"code": code}).status_code == 429


def test_what_the_other_device_made_meanwhile_comes_along_when_asked(atelier: Atelier, ada: Person) -> None:
    hers, phone = ada.conversation(), person(atelier)
    theirs = phone.conversation()
    before = phone.data("GET", "/api/v1/session")["user"]["id"]
    user = opened(phone, made(ada), along=True)["user"]
    assert user["id"] != before
    rows = phone.data("GET", "/api/v1/conversations")["conversations"]
    assert {row["id"] for row in rows} == {hers, theirs}


def test_and_is_kept_for_later_when_not(atelier: Atelier, ada: Person) -> None:
    phone = person(atelier)
    theirs = phone.conversation()
    opened(phone, made(ada))
    assert phone.get(f"/api/v1/conversations/{theirs}").status_code == 404
    phone.data("DELETE", "/api/v1/session")
    assert phone.get(f"/api/v1/conversations/{theirs}").status_code == 200


def test_a_lost_browser_opens_its_account_again(ada: Person) -> None:
    conversation, code = ada.conversation(), made(ada)
    value = ada.client.get_cookie("atelier").value  # type: ignore[union-attr]
    ada.client.set_cookie("atelier", value[:-3] + "abc")
    assert ada.data("GET", "/api/v1/session")["lost"] == "unreadable"
    opened(ada, code)
    assert ada.get(f"/api/v1/conversations/{conversation}").status_code == 200


def test_a_member_has_a_password_and_no_code(locked: Atelier) -> None:
    ada = person(locked)
    ada.data("POST", "/api/v1/users", json=LOGIN)
    refused = ada.post("/api/v1/recovery")
    assert refused.status_code == 409
    assert refused.json is not None
    assert refused.json["error"]["code"] == "members_have_passwords"


@pytest.fixture
def closed(tmp_path: Path, stores: MemoryStorage) -> Iterator[Atelier]:
    """The open studio, from now on with passwords, over the same stores."""
    (tmp_path / "closed").mkdir()
    made = studio(tmp_path / "closed", access="password", stores=stores)
    yield made
    ended(made)


def test_a_guest_of_the_open_studio_is_let_in_by_making_an_account(
    atelier: Atelier, closed: Atelier, ada: Person
) -> None:
    conversation = ada.conversation()
    guest = ada.data("GET", "/api/v1/session")["user"]["id"]

    later = moved(ada, closed)
    session = later.data("GET", "/api/v1/session")
    assert (session["signed_in"], session["user"], session["waiting"]) == (False, None, {"conversations": 1})
    assert later.get("/api/v1/conversations").status_code == 401

    user = later.data("POST", "/api/v1/users", json=LOGIN)["user"]
    assert (user["id"], user["kind"]) == (guest, "member")
    assert later.get(f"/api/v1/conversations/{conversation}").status_code == 200


def test_or_takes_everything_along_into_the_account_they_have(atelier: Atelier, closed: Atelier, ada: Person) -> None:
    person(closed).data("POST", "/api/v1/users", json=LOGIN)
    conversation = ada.conversation()
    later = moved(ada, closed)
    assert later.data("POST", "/api/v1/session", json={**LOGIN, "along": True})["user"]["name"] == "Ada"
    assert later.get(f"/api/v1/conversations/{conversation}").status_code == 200
    assert later.data("GET", "/api/v1/session")["waiting"] is None


def test_by_a_code_as_well(atelier: Atelier, closed: Atelier, ada: Person) -> None:
    conversation, code = ada.conversation(), made(ada)
    later = person(closed)
    assert opened(later, code)["waiting"] == {"conversations": 1}
    later.data("POST", "/api/v1/users", json=LOGIN)
    assert later.get(f"/api/v1/conversations/{conversation}").status_code == 200


def test_a_guests_token_opens_nothing_where_only_members_come_in(
    atelier: Atelier, closed: Atelier, ada: Person
) -> None:
    secret = ada.data("POST", "/api/v1/tokens", json={"name": "laptop"})["token"]
    headers = {"Authorization": f"Bearer {secret}"}
    assert person(closed).get("/api/v1/conversations", headers=headers).status_code == 401
    moved(ada, closed).data("POST", "/api/v1/users", json=LOGIN)
    assert person(closed).get("/api/v1/conversations", headers=headers).status_code == 200
