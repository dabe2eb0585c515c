"""A guest comes back: by a code on another device, after a lost cookie, into an account; unsent words wait for them."""

from __future__ import annotations

import re
from pathlib import Path

import cv2
import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_drafts import kept
from tests.running import Studio


def talked(person: Person) -> str:
    """Says something, and gives the conversation's address."""
    person.say("/help ")
    person.settled()
    return person.page.url


def scanned(picture: bytes) -> str:
    """What a camera reads from a QR code."""
    image = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)
    framed = cv2.copyMakeBorder(image, 40, 40, 40, 40, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    said, _, _ = cv2.QRCodeDetector().detectAndDecode(cv2.resize(framed, None, fx=3, fy=3, interpolation=0))
    return str(said)


def made(person: Person) -> str:
    """The code, as it is shown the one time."""
    person.open("/settings/account")
    person.button(re.compile("Make a")).click()
    field = person.page.get_by_role("alert").get_by_label("Recovery code")
    return field.input_value()


def test_what_the_code_shows_opens_the_account_on_another_device(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.start()
    talked(ada)
    code = made(ada)
    shown = ada.page.get_by_role("img", name="QR code with a link that opens this account")
    link = scanned(shown.screenshot())
    assert link == f"{offline.url}/recover#{code}"
    ada.button("Done").click()
    ada.page.reload()
    expect(ada.page.get_by_text("You have a code")).to_be_visible()
    assert code not in ada.page.content()

    phone = visit(offline, phone=True)
    phone.page.goto(link)
    expect(phone.page.get_by_label("Recovery code")).to_have_value(code)
    assert "#" not in phone.page.url
    phone.button("Open account").click()
    expect(phone.box).to_be_visible()
    assert len(phone.context.request.get(f"{offline.url}/api/v1/conversations").json()["data"]["conversations"]) == 1

    ada.button("Revoke").click()
    expect(ada.page.get_by_text("No code yet")).to_be_visible()
    late = visit(offline)
    late.forgive("status of 401")
    late.page.goto(link)
    late.button("Open account").click()
    expect(late.page.get_by_role("alert")).to_contain_text("That code doesn’t open any account")


def test_a_cookie_that_cannot_be_read_is_said_and_kept(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.forgive("status of 401")
    ada.forgive("WebSocket|socket.io")
    ada.start()
    address = talked(ada)
    ada.box.fill("half a thought")
    kept(ada, "half a thought")
    code = made(ada)
    ada.page.wait_for_load_state("networkidle")
    ada.page.goto("about:blank")  # no answer is on its way that would bring the cookie again
    held = next(each for each in ada.context.cookies() if each["name"] == "atelier")
    ada.context.add_cookies([{**held, "value": held["value"][:-4] + "abcd"}])
    ada.page.goto(address)

    expect(ada.page.get_by_role("heading")).to_have_text("This studio doesn’t recognise you")
    ada.button("Start as a new guest").click()
    expect(ada.box).to_be_visible()
    expect(ada.rows).to_have_count(0)
    ada.open("/")
    expect(ada.page.get_by_text("half a thought")).to_be_visible()

    ada.open("/settings/account")
    ada.button("Enter a code").click()
    ada.page.get_by_label("Recovery code").fill(code.lower())
    ada.button("Open account").click()
    expect(ada.rows).to_have_count(1)
    ada.page.goto(address)
    expect(ada.box).to_have_value("half a thought")


@pytest.mark.matrix
def test_words_for_a_conversation_that_was_deleted_wait_on_the_page_of_a_new_one(ada: Person) -> None:
    talked(ada)
    ada.box.fill("and a hedgehog beside it")
    kept(ada, "hedgehog")
    ada.rows.first.hover()
    ada.button(re.compile("^More for"), ada.rows.first).click()
    ada.page.get_by_role("menuitem", name="Delete").click()
    expect(ada.rows).to_have_count(0)
    ada.open("/")
    left = ada.page.get_by_role("listitem").filter(has_text="and a hedgehog beside it")
    ada.button("Put in the box", left).click()
    expect(ada.box).to_have_value("and a hedgehog beside it")
    expect(left).to_have_count(0)


def test_when_passwords_come_a_guests_things_become_their_accounts(visit: Visit, tmp_path: Path) -> None:
    with Studio(tmp_path / "data") as studio:
        ada = visit(studio)
        ada.forgive("status of 401|ERR_|WebSocket|socket.io")
        ada.start()
        address = talked(ada)
        studio.stop()
        studio.environ["ATELIER_ACCESS"] = "password"
        studio.start()

        ada.page.goto(address)
        expect(ada.page.get_by_text("This browser made one conversation")).to_be_visible()
        ada.page.get_by_label("Name").fill("Ada")
        ada.page.get_by_label("Password", exact=True).fill("a short sentence works")
        ada.button("Create account").click()
        expect(ada.turns).to_have_count(1)
        ada.open("/settings/account")
        expect(ada.dialog).to_contain_text("You are signed in as Ada")


@pytest.mark.matrix
def test_guests_are_warned_where_they_would_be_removed_and_nowhere_else(
    visit: Visit, offline: Studio, tmp_path: Path
) -> None:
    here = visit(offline)
    here.start()
    expect(here.page.get_by_role("note")).to_have_count(0)
    here.open("/settings/about")
    expect(here.dialog).to_contain_text("Guests are never removed here")

    with Studio(tmp_path / "data", {"ATELIER_ALLOWED_HOSTS": "studio.example"}) as studio:
        ada = visit(studio)
        ada.start()
        warning = ada.page.get_by_role("note").filter(visible=True)
        expect(warning).to_contain_text("stay away for 30 days")
        ada.open("/settings/about")
        expect(ada.dialog).to_contain_text("Guests who stay away for 30 days are removed")
        made(ada)
        ada.open("/")
        expect(ada.box).to_be_visible()
        expect(warning).to_have_count(0)
