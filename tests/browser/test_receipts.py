"""“How this was made” on the page, and running it again."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_gallery import tiles


def test_a_picture_says_how_it_was_made_and_is_made_again_just_so(ada: Person) -> None:
    card = ada.paint("/image a misty lake")
    ada.say("/brightness 30%")
    ada.settled()
    ada.menu(ada.button(re.compile("^More for"), card), "How this was made")

    steps = ada.dialog.get_by_role("listitem")
    expect(steps).to_have_count(2)
    expect(steps.nth(0)).to_contain_text("a misty lake")
    expect(steps.nth(0)).to_contain_text("sketchbook")
    expect(steps.nth(1)).to_contain_text("Brightness +30%")
    expect(steps.nth(1)).to_contain_text(re.compile("Made from.*SHA-256 [0-9a-f]{12}…"))
    expect(ada.dialog).to_contain_text("Nothing has changed since.")
    assert violations(ada) == []

    ada.button("Run it again", ada.dialog).click()
    expect(ada.dialog).to_have_count(0)
    ada.settled()
    versions = ada.stored()["images"][0]["versions"]
    assert len(versions) == 3
    assert versions[2]["filename"] == versions[0]["filename"]


def test_the_gallery_finds_by_model_and_cost(ada: Person) -> None:
    ada.paint("/image a misty lake")
    ada.open("/gallery")
    search = ada.page.get_by_role("searchbox")
    search.fill("made with sketchbook")
    expect(tiles(ada)).to_have_count(1)
    search.fill("over $0.05")
    expect(tiles(ada)).to_have_count(0)
    search.fill("free")
    expect(tiles(ada)).to_have_count(1)
