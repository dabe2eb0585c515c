"""What is said while one turn runs waits for its turn, and a picture that is done in a hidden tab is told."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.person import Person

SLOW = "/image a watercolour mountain"


def test_the_next_wish_is_lined_up_shown_changed_taken_out_and_done(ada: Person) -> None:
    ada.say(SLOW)
    for wish in ("/greyscale", "/flip", "/blur 2"):
        ada.box.fill(wish)
        ada.box.press("Escape")
        ada.box.press("Enter")
        expect(ada.box).to_have_value("")
    lined = ada.page.get_by_role("list", name="Lined up").get_by_role("listitem")
    if lined.count() == 3:  # nothing was so quick that it is done already
        ada.button("Remove “/blur 2”").click()
    ada.painted()
    expect(lined).to_have_count(0)
    expect(ada.turns.nth(2)).to_be_visible()
    ada.settled()
    recipes = [version["recipe"]["by"] for version in ada.stored()["images"][0]["versions"]]
    assert recipes[1:3] == ["operation:greyscale", "operation:flip"]


def test_when_something_was_said_is_told_beside_it(ada: Person) -> None:
    ada.say("/help ")
    ada.settled()
    row = ada.page.locator(".said-row").last
    row.hover()
    moment = row.locator("time")
    expect(moment).to_be_visible()
    assert moment.get_attribute("datetime") == ada.stored()["messages"][0]["created"]
