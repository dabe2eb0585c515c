"""Full size: the versions of a picture are looked at, gone back to and made there."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.adjusting import Adjusting
from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.refining import newest
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import SMALLEST, TARGETS, TOO_SMALL, TOO_WIDE
from tests.running import Studio


def opened(person: Person) -> Locator:
    """A picture in two versions, full size; the row with its versions."""
    person.paint()
    person.say("/crop square")
    card = person.painted()
    card.locator(".plate-press").focus()
    person.page.keyboard.press("Enter")
    row = person.dialog.get_by_role("group", name="Versions")
    expect(row.get_by_role("listitem")).to_have_count(2)
    return row


def test_a_version_is_looked_at_and_gone_back_to(ada: Person) -> None:
    row = opened(ada)
    picture, shown = ada.dialog.locator(".viewer-stage img"), newest(ada)
    expect(picture).to_have_attribute("width", f"{shown['width']}")
    row.get_by_role("listitem").first.get_by_role("button").click()
    expect(picture).not_to_have_attribute("width", f"{shown['width']}")
    assert newest(ada) == shown
    ada.button("Go back to this one").click()
    expect(ada.dialog.get_by_role("status")).to_have_count(0)
    expect(row.locator("[aria-current]")).to_contain_text("1")
    assert newest(ada)["parent"] is None
    ada.page.keyboard.press("Control+Shift+z")
    expect(picture).to_have_attribute("width", f"{shown['width']}")
    assert newest(ada) == shown


def test_the_view_is_turned_and_the_picture_is_not(ada: Person) -> None:
    ada.paint()
    ada.cards.last.locator(".plate-press").focus()
    ada.page.keyboard.press("Enter")
    picture, before = ada.dialog.locator(".viewer-stage img"), newest(ada)
    expect(picture).to_be_visible()
    upright = picture.bounding_box()
    ada.page.keyboard.press("r")
    lying = picture.bounding_box()
    assert upright is not None and lying is not None
    assert upright["width"] > upright["height"] and lying["width"] < lying["height"]
    assert abs(lying["height"] / lying["width"] - upright["width"] / upright["height"]) < 0.02
    ada.button("Turn the view", ada.dialog).click()
    again = picture.bounding_box()
    assert again is not None and abs(again["width"] - upright["width"]) < 1
    ada.page.keyboard.press("0")
    expect(picture).to_have_attribute("style", re.compile(r"rotate\(0deg\)"))
    assert newest(ada) == before


def test_the_panel_opens_over_it_and_its_version_is_shown(ada: Person) -> None:
    row = opened(ada)
    ada.page.keyboard.press("e")
    adjusting = Adjusting(ada)
    adjusting.choose("16:9")
    ada.button("Done").click()
    expect(adjusting.frame).to_have_count(0)
    expect(row.get_by_role("listitem")).to_have_count(3)
    expect(row.locator("[aria-current]")).to_contain_text("3")
    assert newest(ada)["recipe"]["by"] == "operation:crop"
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(0)


def test_a_picture_of_the_gallery_has_its_versions_too(ada: Person) -> None:
    ada.paint()
    ada.say("/crop square")
    ada.painted()
    ada.page.goto(f"{ada.studio.url}/gallery")
    ada.page.locator(".g-tile img").first.wait_for()
    ada.page.locator(".g-tile").first.focus()
    ada.page.keyboard.press("Enter")
    row = ada.dialog.get_by_role("group", name="Versions")
    expect(row.get_by_role("listitem")).to_have_count(2)
    row.locator("button:has(use[href$='i-undo'])").click()
    expect(row.locator("[aria-current]")).to_contain_text("1")


def test_on_a_phone_all_of_it_is_at_the_thumb(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True, bypass_csp=True)
    ada.start()
    row = opened(ada)
    row.get_by_role("listitem").first.get_by_role("button").tap()
    expect(ada.button("Go back to this one")).to_be_visible()
    place = row.bounding_box()
    assert place is not None
    assert place["y"] > 844 / 2
    assert ada.page.evaluate(TOO_WIDE) <= 0
    assert ada.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS]) == []
    assert violations(ada) == []


def test_a_long_title_is_read_in_two_lines_on_a_phone(visit: Visit, offline: Studio) -> None:
    person = visit(offline, phone=True, viewport={"width": 360, "height": 780})
    person.start()
    person.paint("/image a harbour with three boats")
    person.cards.last.locator(".plate-press").press("Enter")
    title = person.dialog.locator(".viewer-title .clip")
    expect(title).to_be_visible()
    height, line = title.evaluate("(one) => [one.clientHeight, parseFloat(getComputedStyle(one).lineHeight)]")
    assert height == 2 * line
    assert person.page.evaluate(TOO_WIDE) <= 0
