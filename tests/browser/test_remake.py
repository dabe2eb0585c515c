"""A picture is made anew by buttons that say who would do it and for how much."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_accessibility import violations
from tests.running import Studio


def test_it_is_made_wider_by_a_button_that_says_that_it_is_free(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.start()
    card = ada.paint()
    with ada.page.expect_response("**/api/v1/retouching"):
        ada.menu(ada.button(re.compile("^More for"), card), "Remake …")
    expect(ada.dialog.get_by_role("radio", name="Wider")).to_be_checked()
    assert violations(ada) == []

    ada.dialog.get_by_role("radio", name="16:9").press(" ")
    with ada.page.expect_response("**/expand") as begun:
        ada.button("Mirror its edges here · free", ada.dialog).click()
    assert begun.value.status == 202
    expect(ada.turns.last).to_contain_text("px of it changed")
    version = ada.stored()["images"][0]["versions"][-1]
    assert version["recipe"]["values"]["changed"] == 0
    assert abs(version["width"] / version["height"] - 16 / 9) < 0.01


def test_it_is_in_full_size_and_in_the_gallery_with_a_way_to_what_comes_of_it(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.start()
    ada.paint()
    ada.page.goto(f"{offline.url}/gallery")
    tile = ada.page.get_by_role("grid").locator("[data-index='0']")
    tile.locator("img").click()
    with ada.page.expect_response("**/api/v1/retouching"):
        ada.button("Remake …", ada.dialog.get_by_role("group", name="Versions")).click()
    ada.page.keyboard.press("Escape")
    expect(ada.dialog).to_have_count(1)  # the picture in full size
    ada.page.keyboard.press("Escape")
    tile.hover()
    with ada.page.expect_response("**/api/v1/retouching"):
        ada.menu(ada.button(re.compile("^More for"), tile), "Remake …")
    with ada.page.expect_response("**/expand"):
        ada.button("Mirror its edges here · free", ada.dialog).click()
    expect(ada.dialog).to_have_count(0)
    ada.button("Go there", ada.toasts).click()
    expect(ada.turns.last).to_contain_text("px of it changed")


def test_what_no_connected_model_can_do_says_what_to_connect(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.start()
    ada.menu(ada.button(re.compile("^More for"), ada.paint()), "Remake …")
    ada.dialog.get_by_role("radio", name="Variations").click()
    expect(ada.dialog).to_contain_text("Settings → Providers lists those that can")
    ada.dialog.get_by_role("radio", name="Another background").click()
    expect(ada.button("Set the colour here · free", ada.dialog)).to_be_enabled()
