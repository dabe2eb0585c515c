"""A studio with passwords: make an account, come in, go out, and nobody sees another's conversations."""

from __future__ import annotations

import re
from pathlib import Path
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.running import Studio

PASSWORD = "a short sentence works"


def create(person: Person, called: str) -> str:
    """A new account and its name, which nobody had before."""
    name = f"{called} {token_hex(3)}"
    person.open("/")
    person.page.wait_for_url(re.compile("/login"))
    person.button("Create account").click()
    fill(person, name, PASSWORD)
    person.button("Create account").click()
    expect(person.box).to_be_visible()
    return name


def fill(person: Person, name: str, password: str) -> None:
    person.page.get_by_label("Name").fill(name)
    person.page.get_by_label("Password", exact=True).fill(password)


def test_the_first_account_of_a_studio_is_made_where_one_would_sign_in(visit: Visit, tmp_path: Path) -> None:
    with Studio(tmp_path / "data", {"ATELIER_ACCESS": "password"}) as empty:
        ada = visit(empty, bypass_csp=True)
        ada.forgive("status of 401")
        ada.open("/login")
        expect(ada.page.get_by_role("heading", name="The first account")).to_be_visible()
        expect(ada.button("Sign in")).to_have_count(0)
        assert violations(ada) == []
        fill(ada, "Ada", PASSWORD)
        ada.button("Create account").click()
        expect(ada.box).to_be_visible()
        assert ada.api("GET", "/session")["administers"] is True
        ben = visit(empty)
        ben.forgive("status of 401")
        ben.open("/login")
        expect(ben.page.get_by_role("heading", name="Welcome back")).to_be_visible()
        ben.page.close()


def test_who_has_no_account_makes_one_and_is_in(visit: Visit, guarded: Studio) -> None:
    ada = visit(guarded)
    ada.forgive("status of 401")
    create(ada, "Ada")
    expect(ada.page.locator(".side-foot")).to_contain_text("Ada")
    ada.say("/help ")
    ada.settled()


def test_a_wrong_password_is_said_beside_it_and_the_name_stays(visit: Visit, guarded: Studio) -> None:
    ben = visit(guarded)
    ben.forgive("status of 401")
    ben.open("/login")
    fill(ben, "Nobody", "not the password")
    ben.button("Sign in").click()
    expect(ben.page.get_by_role("alert")).to_contain_text("The name or the password is wrong")
    expect(ben.page.get_by_label("Name")).to_have_value("Nobody")
    expect(ben.page.get_by_label("Password", exact=True)).to_be_focused()


def test_going_out_ends_it_and_coming_in_leads_where_one_wanted_to_go(visit: Visit, guarded: Studio) -> None:
    cleo = visit(guarded)
    cleo.forgive("status of 401")
    cleo.forgive("WebSocket|socket.io")  # one that was still being opened when its person went out
    name = create(cleo, "Cleo")
    cleo.say("/help ")
    cleo.settled()
    address = cleo.page.url
    cleo.button("Log out").click()
    cleo.page.wait_for_url(re.compile("/login"))
    expect(cleo.button("Sign in")).to_be_visible()
    assert cleo.context.request.get(f"{guarded.url}/api/v1/conversations").status == 401
    cleo.page.goto(address)
    cleo.page.wait_for_url(re.compile("/login"))
    fill(cleo, name, PASSWORD)
    cleo.page.get_by_label("Password", exact=True).press("Enter")
    cleo.page.wait_for_url(address)
    expect(cleo.turns).to_have_count(1)

    dora = visit(guarded)
    dora.forgive("status of 40[14]")
    create(dora, "Dora")
    dora.page.goto(address)
    expect(dora.page.get_by_role("alert")).to_contain_text("This conversation is not here")
    expect(dora.rows).to_have_count(0)


@pytest.mark.matrix
def test_an_account_needs_a_name_and_a_password_that_is_long_enough(visit: Visit, guarded: Studio) -> None:
    eve = visit(guarded)
    eve.forgive("status of 40[01]")
    eve.open("/login")
    eve.button("Create account").click()
    eve.button("Create account").click()
    expect(eve.page.get_by_role("alert")).to_contain_text("Type your name.")
    expect(eve.page.get_by_label("Name")).to_be_focused()
    fill(eve, "Eve", "short")
    eve.button("Create account").click()
    expect(eve.page.get_by_role("alert")).to_contain_text("8")
    eve.button("Show password").click()
    expect(eve.page.get_by_label("Password", exact=True)).to_have_attribute("type", "text")
