"""From one picture to the next in the editor: what was set is there for whoever comes back."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from tests.browser.adjusting import Adjusting
from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import SMALLEST, TARGETS, TOO_SMALL, TOO_WIDE
from tests.browser.test_whole_pictures import picked
from tests.running import Studio


def colour(name: str, size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, name).save(out, "PNG")
    return out.getvalue()


def two(person: Person) -> Adjusting:
    """Two pictures side by side, and the editor on the first of them."""
    picked(person, "one.png", colour("teal", (90, 120)))
    picked(person, "two.png", colour("red", (60, 80)))
    gathered = person.page.locator(".gathered")
    gathered.get_by_role("button", name="#1").first.click()
    return Adjusting.opened(person, gathered)


def test_one_goes_to_the_next_picture_and_what_was_set_waits(ada: Person) -> None:
    adjusting = two(ada)
    assert adjusting.measures() == (90, 120)
    expect(ada.button("Previous picture")).to_be_disabled()
    adjusting.choose("1:1")
    assert adjusting.measures() == (90, 90)
    ada.button("Next picture").click()
    expect(ada.page.get_by_role("dialog", name="Crop and adjust two")).to_be_visible()
    again = Adjusting(ada)
    assert again.measures() == (60, 80)
    expect(ada.toasts).to_contain_text("Your changes are kept for now")
    ada.page.keyboard.press("PageUp")
    expect(ada.page.get_by_role("dialog", name="Crop and adjust one")).to_be_visible()
    expect(ada.dialog.get_by_label("Height", exact=True)).to_have_value("90")
    adjusting.done()
    assert [version["height"] for version in ada.stored()["images"][0]["versions"]] == [120, 90]


def test_a_phone_has_the_versions_and_the_pictures_beside_it(visit: Visit, offline: Studio) -> None:
    ada = visit(offline, phone=True, bypass_csp=True)
    ada.start()
    adjusting = two(ada)
    adjusting.choose("1:1")
    adjusting.done()
    Adjusting.opened(ada, ada.page.locator(".gathered")).tool("Info")
    expect(ada.dialog.get_by_role("list", name="Versions").get_by_role("button")).to_have_count(2)
    assert violations(ada) == []
    assert ada.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS]) == []
    assert ada.page.evaluate(TOO_WIDE) <= 0
    ada.button("Next picture").tap()
    expect(ada.page.get_by_role("dialog", name="Crop and adjust two")).to_be_visible()
