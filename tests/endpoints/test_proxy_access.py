"""Where a proxy says who comes: a person by a header, and nobody by anything else but a token."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.app import Atelier
from server.http.proxies import networks
from tests.endpoints.conftest import Person, ended, person, studio

ADA, BEA = {"X-Forwarded-User": "ada"}, {"X-Forwarded-User": "bea"}


@pytest.fixture
def proxied(tmp_path: Path) -> Iterator[Atelier]:
    made = studio(tmp_path, access="proxy", trusted_proxies=networks("127.0.0.1"), administrators=("bea",))
    yield made
    ended(made)


def user(who: Person, headers: dict[str, str]) -> str:
    return str(who.data("GET", "/api/v1/session", headers=headers)["user"]["id"])


def test_the_header_is_the_session_and_who_it_names_next_is_somebody_else(proxied: Atelier) -> None:
    browser = person(proxied)
    ada = user(browser, ADA)
    mine = browser.data("POST", "/api/v1/conversations", json={}, headers=ADA)["id"]
    assert user(browser, BEA) != ada
    assert browser.get(f"/api/v1/conversations/{mine}", headers=BEA).status_code == 404
    assert user(browser, ADA) == ada
    assert browser.get(f"/api/v1/conversations/{mine}", headers=ADA).status_code == 200


@pytest.mark.parametrize(
    "headers, lost",
    [({}, "unproxied"), ({"X-Forwarded-User": "ada,bea"}, "misnamed"), ({"X-Forwarded-User": "Ada"}, "misnamed")],
)
def test_the_cookie_of_somebody_opens_nothing_without_the_header(
    proxied: Atelier, headers: dict[str, str], lost: str
) -> None:
    browser = person(proxied)
    user(browser, ADA)
    assert browser.client.get_cookie("atelier") is not None
    refused = browser.get("/api/v1/conversations", headers=headers)
    assert (refused.status_code, refused.json["error"]["code"]) == (401, "not_signed_in")  # type: ignore[index]
    session = browser.data("GET", "/api/v1/session", headers=headers)
    assert (session["access"], session["signed_in"], session["lost"]) == ("proxy", False, lost)


def test_from_anywhere_else_the_header_says_nothing(proxied: Atelier) -> None:
    for peer in ("198.51.100.7", "::1", "127.0.0.2", ""):
        stranger = person(proxied).get("/api/v1/conversations", headers=ADA, environ_base={"REMOTE_ADDR": peer})
        assert stranger.status_code == 401
    lie = {**ADA, "X-Forwarded-For": "127.0.0.1"}
    liar = person(proxied).get("/api/v1/conversations", headers=lie, environ_base={"REMOTE_ADDR": "203.0.113.9"})
    assert liar.status_code == 401


def test_who_administers_stands_in_the_settings(proxied: Atelier) -> None:
    browser = person(proxied)
    assert not browser.data("GET", "/api/v1/session", headers=ADA)["administers"]
    assert browser.data("GET", "/api/v1/session", headers=BEA)["administers"]
    assert browser.get("/api/v1/administration", headers=ADA).status_code == 403


def test_a_token_needs_no_proxy_and_a_header_beside_it_is_nobodys(proxied: Atelier) -> None:
    browser = person(proxied)
    ada = user(browser, ADA)
    made = browser.data("POST", "/api/v1/tokens", json={"name": "mine"}, headers=ADA)
    program = {"Authorization": f"Bearer {made['secret'] if 'secret' in made else made['token']}"}
    assert user(person(proxied), {**program, **BEA}) == ada


def test_passwords_and_codes_open_nothing(proxied: Atelier) -> None:
    browser = person(proxied)
    user(browser, ADA)
    for path, body in (
        ("/api/v1/session", {"name": "ada", "password": "by a proxy"}),
        ("/api/v1/users", {"name": "cleo", "password": "a long password"}),
        ("/api/v1/session/recovery", {"code": "abcd"}),
    ):
        refused = browser.post(path, json=body)
        assert (refused.status_code, refused.json["error"]["code"]) == (403, "signed_in_elsewhere")  # type: ignore[index]
    assert browser.post("/api/v1/session/guest").status_code == 401


def test_an_account_goes_when_its_person_says_so(proxied: Atelier) -> None:
    browser = person(proxied)
    first = user(browser, ADA)
    assert browser.call("DELETE", "/api/v1/account", json={}, headers=ADA).status_code == 400
    browser.data("DELETE", "/api/v1/account", json={"confirm": True}, headers=ADA)
    assert user(browser, ADA) != first
