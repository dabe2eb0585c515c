"""What the editor knows of a picture: its figures and histogram, its versions to open, its receipt, and its keys."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.adjusting import Adjusting
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_light import sky
from tests.browser.test_whole_pictures import picked


def test_a_picture_is_known_and_its_versions_are_a_click_away(ada: Person) -> None:
    picked(ada, "sky.png", sky())
    gathered = ada.page.locator(".gathered")
    adjusting = Adjusting.opened(ada, gathered)
    adjusting.choose("1:1")
    adjusting.done()
    adjusting = Adjusting.opened(ada, gathered)
    adjusting.tool("Adjust")
    ada.page.keyboard.press("?")
    facts = ada.dialog.locator("dl.facts").first
    expect(facts).to_contain_text("PNG")
    expect(facts).to_contain_text("900 × 600")
    expect(ada.dialog.get_by_role("img", name="Histogram").locator("path")).to_have_count(3)
    expect(ada.dialog.locator("dl.facts").last).to_contain_text("Crop, adjust, filters, draw, mask, information")
    assert violations(ada) == []
    ada.dialog.get_by_role("list", name="Versions").get_by_role("button").first.click()
    expect(ada.dialog).to_contain_text("900 × 600 · version 1")
    assert Adjusting(ada).measures() == (900, 600)
