"""The page of the API in a real browser: it can be searched, read by everybody, and fetches nothing from elsewhere."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_accessibility import violations
from tests.matrix import every_look
from tests.running import Studio


@every_look
def test_the_page_of_the_api_has_no_violation(visit: Visit, offline: Studio, scheme: str, phone: bool) -> None:
    ada = visit(offline, phone=phone, color_scheme=scheme, bypass_csp=True)
    ada.page.goto(f"{offline.url}/api/docs")
    assert violations(ada) == []
    assert ada.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_call_is_found_by_its_words(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    ada.page.goto(f"{offline.url}/api/docs")
    calls = ada.page.get_by_role("navigation").get_by_role("listitem")
    everything = calls.count()
    ada.page.keyboard.press("/")
    ada.page.keyboard.type("back version")
    expect(calls).to_have_count(1)
    assert everything > 40
    calls.first.get_by_role("link").click()
    expect(ada.page.get_by_role("heading", name="Back to an earlier version")).to_be_in_viewport()
    expect(calls.first.get_by_role("link")).to_have_attribute("aria-current", "location")
    ada.page.get_by_role("searchbox").fill("no such call")
    expect(ada.page.get_by_text("No call is like that.")).to_be_visible()
