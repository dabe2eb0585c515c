"""Who nobody knows yet: counted by their address, a guest only when they open the page or change something."""

from __future__ import annotations

from typing import Any

import pytest

from server.app import Atelier
from server.web.newcomers import MOST
from tests.endpoints.conftest import Person, ended, person, studio
from tests.matrix import sampled

ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}
READ_ONLY = ("palette", "operations", "settings", "conversations", "gallery", "tokens", "cutout/models", "images")


def guests(atelier: Atelier) -> int:
    return len(atelier.app.extensions["atelier"].people.access.accounts._state.users)


def with_a_made_up_cookie(atelier: Atelier, number: int) -> Person:
    somebody = person(atelier)
    somebody.client.set_cookie("atelier", f"made-up-{number}")
    return somebody


@pytest.fixture
def slow(tmp_path_factory: pytest.TempPathFactory) -> Any:
    made = studio(tmp_path_factory.mktemp("slow"), requests_per_minute=5)
    yield made
    ended(made)


@pytest.mark.parametrize("path", ["session", "palette", "conversations"])
def test_another_made_up_cookie_for_each_call_opens_no_new_account_with_the_limit(slow: Atelier, path: str) -> None:
    answers = [with_a_made_up_cookie(slow, each).get(f"/api/v1/{path}") for each in range(12)]
    assert [answer.status_code == 429 for answer in answers] == [False] * 5 + [True] * 7
    assert guests(slow) == 0


def test_whoever_keeps_no_cookie_is_counted_by_address(slow: Atelier) -> None:
    codes = [person(slow).post("/api/v1/conversations", json={}).status_code for _ in range(8)]
    assert codes == [201] * 5 + [429] * 3
    assert person(slow).post("/api/v1/conversations", json={}, environ_base=ELSEWHERE).status_code == 201


def test_an_ipv6_network_is_one_address(slow: Atelier) -> None:
    codes = [
        person(slow).get("/api/v1/palette", environ_base={"REMOTE_ADDR": f"2001:db8::{each:x}"}).status_code
        for each in range(1, 9)
    ]
    assert codes == [200] * 5 + [429] * 3
    assert person(slow).get("/api/v1/palette", environ_base={"REMOTE_ADDR": "2001:db8:1::1"}).status_code == 200


def test_in_the_password_mode_strangers_are_counted_too(tmp_path: Any) -> None:
    locked = studio(tmp_path, access="password", requests_per_minute=5)
    codes = [
        person(locked).get("/api/v1/palette", headers={"Authorization": f"Bearer guess{each}"}).status_code
        for each in range(8)
    ]
    assert codes == [401] * 5 + [429] * 3
    ended(locked)


@pytest.mark.parametrize("cookie", [False, True])
def test_paid_pictures_are_counted_by_address_however_many_cookies_there_are(atelier: Atelier, cookie: bool) -> None:
    codes = []
    for each in range(14):
        somebody = with_a_made_up_cookie(atelier, each) if cookie else person(atelier)
        codes.append(somebody.post("/api/generate-image", json={"prompt": ""}).status_code)
    assert codes == ([401] * 14 if cookie else [400] * 10 + [429] * 4)
    assert guests(atelier) == 0


@pytest.mark.slow
def test_guests_of_one_address_share_a_limit_on_paid_pictures(atelier: Atelier) -> None:
    """However a minute begins in between, so many come through and then nobody does."""

    def asked() -> int:
        somebody = person(atelier)
        somebody.get("/api/v1/session")
        return somebody.post("/api/generate-image", json={"prompt": ""}).status_code

    codes = [asked()]
    while codes[-1] == 400:
        assert len(codes) < 200
        codes.append(asked())
    assert len(codes) > 30
    assert codes[-1] == asked() == 429


def test_reading_makes_nobody(atelier: Atelier, ada: Person) -> None:
    for path in READ_ONLY:
        response = ada.get(f"/api/v1/{path}")
        assert response.status_code == 200, path
        assert "Set-Cookie" not in response.headers
    assert ada.get("/api/v1/images/6f1e9dd0-7c07-4b6a-9d0c-0d5f1b8f0001").status_code == 404
    assert ada.get("/").status_code == 200
    assert guests(atelier) == 0


def test_the_page_and_the_first_change_make_a_guest_who_stays(atelier: Atelier, ada: Person, bea: Person) -> None:
    ada.data("GET", "/api/v1/session")
    bea.data("PATCH", "/api/v1/settings", json={"theme": "dark"})
    assert guests(atelier) == 2
    ada.conversation()
    bea.conversation()
    assert bea.data("GET", "/api/v1/settings")["theme"] == "dark"
    assert guests(atelier) == 2


@sampled(
    ("method", "path", "body"),
    [
        ("PATCH", "settings", {"theme": "purple"}),
        ("POST", "conversations", {"id": "no uuid"}),
        ("POST", "conversations", {"title": 3}),
        ("POST", "images/6f1e9dd0-7c07-4b6a-9d0c-0d5f1b8f0001/undo", {}),
        ("DELETE", "tokens/6f1e9dd0-7c07-4b6a-9d0c-0d5f1b8f0001", {}),
    ],
)
def test_a_refused_change_makes_nobody(atelier: Atelier, ada: Person, method: str, path: str, body: Any) -> None:
    response = ada.call(method, f"/api/v1/{path}", json=body)
    assert response.status_code in (400, 404)
    assert "Set-Cookie" not in response.headers
    assert guests(atelier) == 0


def test_a_made_up_cookie_changes_nothing_and_is_not_replaced(atelier: Atelier, ada: Person) -> None:
    ada.client.set_cookie("atelier", "made-up")
    for method, path in (("POST", "conversations"), ("PATCH", "settings"), ("GET", "palette")):
        response = ada.call(method, f"/api/v1/{path}", json={})
        assert response.status_code == 401
        assert "Set-Cookie" not in response.headers
    assert guests(atelier) == 0


@pytest.mark.slow
def test_so_many_new_guests_an_hour_come_from_one_address(atelier: Atelier) -> None:
    answers = [person(atelier).get("/api/v1/session", environ_base=ELSEWHERE) for _ in range(MOST + 3)]
    assert [answer.status_code for answer in answers] == [200] * MOST + [429] * 3
    refused = answers[-1]
    assert refused.json is not None
    assert refused.json["error"]["code"] == "too_many_guests"
    assert 0 < int(refused.headers["Retry-After"]) == refused.json["error"]["retry_after"] <= 3600
    assert guests(atelier) == MOST
    assert person(atelier).get("/api/v1/session", environ_base={"REMOTE_ADDR": "203.0.113.8"}).status_code == 200
    known = person(atelier)
    known.get("/api/v1/session")
    assert known.get("/api/v1/session", environ_base=ELSEWHERE).status_code == 200


@pytest.mark.slow
def test_the_machine_itself_may_make_more_but_not_any_number(atelier: Atelier) -> None:
    gate = atelier.app.extensions["newcomers"]
    gate.most_here = type(gate.most_here)(MOST + 5)
    codes = [person(atelier).get("/api/v1/session").status_code for _ in range(MOST + 7)]
    assert codes == [200] * (MOST + 5) + [429] * 2
