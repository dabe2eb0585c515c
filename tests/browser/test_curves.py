"""Curves under the hand: points pulled with a pointer and moved by keys, seen by the server's own curve."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.adjusting import Adjusting, is_draft
from tests.browser.person import Person
from tests.browser.refining import newest
from tests.browser.test_accessibility import violations
from tests.browser.test_light import sky
from tests.browser.test_whole_pictures import picked


def test_a_curve_is_bent_by_hand_and_by_keys(ada: Person) -> None:
    picked(ada, "sky.png", sky())
    adjusting = Adjusting.opened(ada, ada.page.locator(".gathered"))
    adjusting.tool("Adjust")
    pad = ada.page.locator(".curve")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    with adjusting.drafted():
        ada.page.mouse.move(*at)
        ada.page.mouse.down()
        ada.page.mouse.move(at[0], at[1] - box["height"] / 5, steps=4)
        ada.page.mouse.up()
    middle = adjusting.slider("Point 2")
    expect(middle).to_be_focused()
    shade, becomes = (int(part) for part in f"{middle.get_attribute('aria-valuetext')}".split(" becomes "))
    assert abs(shade - 128) <= 3 and abs(becomes - 178) <= 4
    curve = f"0:0,{shade}:{becomes + 10},255:255"
    wanted = [{"type": "curves", "curve": curve}]
    with ada.page.expect_response(lambda each: is_draft(each) and each.request.post_data_json["operations"] == wanted):
        middle.press("Shift+ArrowUp")
    ada.dialog.get_by_role("radiogroup", name="Curve of").get_by_role("radio", name="Blue").click()
    ada.button("Add a point", ada.dialog).click()
    with adjusting.drafted():
        adjusting.slider("Point 2").press("ArrowDown")
    assert violations(ada) == []
    adjusting.done()
    made = newest(ada)["recipe"]
    assert (made["by"], made["values"]) == (
        "operation:curves",
        {"curve": curve, "red": "", "green": "", "blue": "0:0,128:127,255:255"},
    )
    again = Adjusting.opened(ada, ada.page.locator(".gathered"))
    again.tool("Adjust")
    with again.drafted():
        again.slider("Point 2").press("Delete")
    expect(again.slider("Point 3")).to_have_count(0)
