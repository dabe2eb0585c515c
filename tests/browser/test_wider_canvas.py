"""The edges of the canvas are pulled outwards in the editor, and what is added is filled here and free."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.adjusting import Adjusting
from tests.browser.person import Person
from tests.browser.refining import newest
from tests.browser.test_accessibility import violations


def test_an_edge_that_is_pulled_outwards_is_filled_by_a_turn(ada: Person) -> None:
    card = ada.paint()
    before = newest(ada)
    adjusting = Adjusting.opened(ada, card)
    with ada.page.expect_response("**/api/v1/retouching"):
        ada.dialog.get_by_role("radio", name="Expand").click()
    adjusting.frame = ada.dialog.get_by_role("group", name="The canvas around the picture")
    mirror = ada.button("Mirror its edges here · free", ada.dialog)
    expect(mirror).to_be_disabled()
    adjusting.drag("Left edge", (-40, 0))
    ada.button("Bottom edge", adjusting.frame).focus()
    ada.page.keyboard.press("Shift+ArrowDown")
    ada.page.keyboard.press("ArrowUp")
    expect(mirror).to_be_enabled()
    said = ada.dialog.locator(".inspector").get_by_text(re.compile(r"Makes \d+ × \d+ pixels"))
    width, height = (int(each) for each in re.findall(r"\d+", said.inner_text()))
    assert width > before["width"] and height > before["height"]
    assert violations(ada) == []
    with ada.page.expect_response("**/expand") as begun:
        mirror.click()
    assert begun.value.status == 202
    expect(ada.dialog).to_have_count(0)
    expect(ada.turns.last).to_contain_text("px of it changed")
    made = newest(ada)
    assert (made["width"], made["height"]) == (width, height)
    assert made["recipe"]["values"]["changed"] == 0
