"""Menus lie over everything, whatever they are opened in; one that is too long scrolls, and shows that it does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_gallery import hang, tile, visit_gallery
from tests.running import Studio

COVERED = """(menu) => [...menu.querySelectorAll('[role^=menuitem]')].filter((item) => {
  const { left, top, width, height } = item.getBoundingClientRect()
  const at = document.elementFromPoint(left + width / 2, top + height / 2)
  return !at || !item.contains(at)
}).map((item) => item.textContent)"""
"""The entries of a menu that something else lies over, or that are cut off."""


def test_the_menu_of_a_tile_in_the_gallery_is_all_there(visit: Visit, offline: Studio) -> None:
    ann = visit(offline)
    hang(ann, "one")
    visit_gallery(ann)
    tile(ann, "one").hover()
    more = ann.button("More for one")
    more.click()
    menu = ann.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem")).to_have_count(8)
    assert menu.evaluate(COVERED) == []
    menu.get_by_role("menuitem", name="Delete").click()
    expect(ann.page.get_by_role("gridcell")).to_have_count(0)


@pytest.mark.matrix
def test_a_menu_in_the_drawer_of_a_phone_lies_over_it(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True)
    ada.start()
    ada.say("one apple")
    ada.settled()
    ada.button("Conversations").tap()
    ada.dialog.get_by_role("button", name=re.compile("^More for")).first.tap()
    menu = ada.page.get_by_role("menu")
    expect(menu).to_be_visible()
    assert menu.evaluate(COVERED) == []
    ada.page.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(ada.dialog).to_be_visible()


def test_a_menu_higher_than_the_window_scrolls_to_its_last_entry(visit: Visit, offline: Studio) -> None:
    ada: Person = visit(offline, viewport={"width": 1100, "height": 460})
    ada.start()
    card = ada.paint()
    ada.button(re.compile("^More for"), card).click()
    menu = ada.page.get_by_role("menu")
    expect(menu).to_be_visible()
    box = menu.bounding_box()
    assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= 460
    assert menu.evaluate("one => one.scrollHeight > one.clientHeight")
    grounds = menu.evaluate("one => getComputedStyle(one).backgroundAttachment")
    assert grounds.startswith("local, local, scroll, scroll")  # the shadows that the ends of the list cover
    ada.page.keyboard.press("End")
    last = menu.get_by_role("menuitem").last
    expect(last).to_be_focused()
    seen = last.bounding_box()
    assert seen is not None and seen["y"] + seen["height"] <= box["y"] + box["height"]
    last.click()
    expect(ada.cards).to_have_count(0)
