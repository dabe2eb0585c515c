"""Signing in at an identity provider: who it says, once everything it says was looked at, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import RSAKey

from server.app import Atelier
from tests.endpoints.conftest import Person, ended, person, studio
from tests.endpoints.identity_provider import CLIENT, SECRET, Claims, IdentityProvider, provider_running

DOOR = "/api/v1/session/oidc"


@pytest.fixture(scope="module")
def running() -> Iterator[IdentityProvider]:
    with provider_running() as provider:
        yield provider


@pytest.fixture
def provider(running: IdentityProvider) -> Iterator[IdentityProvider]:
    yield running
    running.lie, running.signs_with = lambda claims: None, None


@pytest.fixture
def outside(tmp_path: Path, provider: IdentityProvider) -> Iterator[Atelier]:
    chosen: dict[str, Any] = {"oidc_issuer": provider.address, "oidc_client": CLIENT, "oidc_secret": SECRET}
    made = studio(tmp_path, access="oidc", administrators=("bea",), **chosen)
    yield made
    ended(made)


def page(browser: Person) -> str:
    """Where the browser is sent."""
    sent = browser.get(DOOR)
    assert sent.status_code == 303
    return sent.headers["Location"]


def come_back(browser: Person, brought: dict[str, str]) -> str:
    """Where the browser is led then."""
    return browser.get(f"{DOOR}/callback", query_string=brought).headers["Location"]


def sign_in(browser: Person, provider: IdentityProvider, subject: str, name: str) -> str:
    return come_back(browser, provider.allow(page(browser), subject, name))


def test_whoever_the_provider_names_is_in_and_the_same_one_again(outside: Atelier, provider: IdentityProvider) -> None:
    browser, phone = person(outside), person(outside)
    assert not browser.data("GET", "/api/v1/session")["signed_in"]
    assert sign_in(browser, provider, "1", "ada") == "/"
    session = browser.data("GET", "/api/v1/session")
    assert (session["access"], session["user"]["name"], session["administers"]) == ("oidc", "ada", False)
    assert sign_in(phone, provider, "1", "ada") == "/"
    assert phone.data("GET", "/api/v1/session")["user"]["id"] == session["user"]["id"]
    bea = person(outside)
    sign_in(bea, provider, "2", "bea")
    assert bea.data("GET", "/api/v1/session")["administers"]


@pytest.mark.parametrize("name", ["ada", "Ada", "аda", "", "a,b", "x" * 65])
def test_a_name_of_somebody_else_or_of_nobody_opens_nothing(
    outside: Atelier, provider: IdentityProvider, name: str
) -> None:
    sign_in(person(outside), provider, "1", "ada")
    stranger = person(outside)
    assert sign_in(stranger, provider, "another subject", name) == "/login?refused=name_not_yours"
    assert not stranger.data("GET", "/api/v1/session")["signed_in"]


LIES: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "https://evil.example"},
    "for somebody else": {"aud": "another studio"},
    "for two, given to the other": {"aud": [CLIENT, "other"], "azp": "other"},
    "over": {"exp": 1},
    "an answer to somebody else": {"nonce": "another"},
    "without a subject": {"sub": None},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    outside: Atelier, provider: IdentityProvider, lie: Claims
) -> None:
    provider.lie = lambda claims: claims.update(lie)
    assert refused(person(outside), provider)


def test_a_token_by_another_key_is_refused(outside: Atelier, provider: IdentityProvider) -> None:
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    assert refused(person(outside), provider)


def refused(browser: Person, provider: IdentityProvider) -> bool:
    """Whether nobody is in after a sign-in."""
    led = sign_in(browser, provider, "1", "ada")
    return led == "/login?refused=sign_in_refused" and not browser.data("GET", "/api/v1/session")["signed_in"]


def test_what_another_browser_began_is_finished_by_nobody(outside: Atelier, provider: IdentityProvider) -> None:
    attacker, victim = person(outside), person(outside)
    brought = provider.allow(page(attacker), "attacker", "mallory")
    assert come_back(victim, brought) == "/login?refused=sign_in_refused"  # it began nothing
    page(victim)
    assert come_back(victim, brought) == "/login?refused=sign_in_refused"  # it began something else
    assert not victim.data("GET", "/api/v1/session")["signed_in"]


def test_a_code_is_good_once(outside: Atelier, provider: IdentityProvider) -> None:
    browser = person(outside)
    brought = provider.allow(page(browser), "1", "ada")
    kept = browser.client.get_cookie("atelier-sign-in", path=DOOR)
    assert kept is not None and kept.http_only
    assert come_back(browser, brought) == "/"
    assert browser.client.get_cookie("atelier-sign-in", path=DOOR) is None
    other = person(outside)
    other.client.set_cookie("atelier-sign-in", kept.value, path=DOOR)
    assert come_back(other, brought) == "/login?refused=sign_in_refused"


def test_passwords_open_nothing_and_who_is_switched_off_stays_out(outside: Atelier, provider: IdentityProvider) -> None:
    browser, bea = person(outside), person(outside)
    sign_in(browser, provider, "1", "ada")
    sign_in(bea, provider, "2", "bea")
    refusal = browser.post("/api/v1/session", json={"name": "ada", "password": "anything"})
    assert refusal.status_code == 403
    ada = browser.data("GET", "/api/v1/session")["user"]["id"]
    bea.data("PATCH", "/api/v1/administration/people", json={"person": ada, "disabled": True})
    assert browser.get("/api/v1/conversations").status_code == 401
    assert sign_in(person(outside), provider, "1", "ada") == "/login?refused=account_disabled"


def test_where_people_come_in_otherwise_there_is_no_such_door(ada: Person) -> None:
    assert ada.get(DOOR).status_code == 404
