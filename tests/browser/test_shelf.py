"""The shelf before there is anything on it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.matrix import every_look
from tests.running import Studio


def shelf(person: Person) -> Locator:
    return person.page.get_by_role("complementary", name=re.compile("^Shelf"))


def test_an_empty_shelf_says_what_it_is_for_and_begins_a_picture(ada: Person) -> None:
    ada.say("/help ")
    ada.settled()
    expect(shelf(ada)).to_contain_text("Nothing here yet")
    ada.button("Paint a picture", shelf(ada)).click()
    expect(ada.box).to_be_focused()
    expect(ada.box).to_have_value("/image ")
    ada.page.keyboard.type("a mountain")
    ada.page.keyboard.press("Enter")
    ada.painted()
    expect(shelf(ada).get_by_role("button", name=re.compile("^#1: Mountain"))).to_be_visible()
    expect(shelf(ada)).not_to_contain_text("Nothing here yet")


def test_on_a_phone_it_gives_way_to_the_box(visit: Visit, offline: Studio) -> None:
    cleo = visit(offline, phone=True)
    cleo.start()
    cleo.say("/help ")
    cleo.settled()
    cleo.button("Show shelf").tap()
    cleo.button("Paint a picture", cleo.dialog).tap()
    expect(cleo.dialog).to_have_count(0)
    expect(cleo.box).to_have_value("/image ")
    expect(cleo.box).to_be_focused()


@every_look
def test_an_empty_shelf_is_accessible(visit: Visit, offline: Studio, scheme: str, phone: bool) -> None:
    ada = visit(offline, phone=phone, color_scheme=scheme, bypass_csp=True)
    ada.start()
    ada.say("/help ")
    ada.settled()
    if phone:
        ada.button("Show shelf").tap()
    expect(ada.button("Paint a picture")).to_be_visible()
    assert violations(ada) == []
