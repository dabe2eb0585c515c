"""What goes on in other conversations stands below their list: it can be stopped, tried again, put aside from there."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio


def tray(somebody: Person) -> Locator:
    return somebody.page.get_by_role("region", name="Running and waiting work")


def elsewhere(somebody: Person) -> None:
    """Goes on to a new conversation."""
    somebody.page.get_by_role("link", name="New conversation").first.click()
    expect(somebody.turns).to_have_count(0)


def test_what_runs_elsewhere_can_be_stopped_from_anywhere(visit: Visit, offline: Studio) -> None:
    cleo = visit(offline)
    cleo.start()
    cleo.say("/image a stormy sea in watercolour")
    expect(cleo.button("Stop").first).to_be_visible()
    expect(tray(cleo)).to_have_count(0)
    elsewhere(cleo)
    head = cleo.button("1 running", tray(cleo))
    head.click()
    expect(tray(cleo).get_by_role("link")).to_contain_text("/image a stormy sea in watercolour")
    tray(cleo).get_by_role("button", name="Stop “/image a stormy sea").click()
    expect(tray(cleo)).to_have_count(0)


def test_what_failed_elsewhere_can_be_tried_again_and_put_aside_for_good(visit: Visit, offline: Studio) -> None:
    cleo = visit(offline)
    cleo.start()
    cleo.say("/crop nonsense")
    expect(cleo.turns.last).to_contain_text("nonsense")
    elsewhere(cleo)
    cleo.button("1 failed", tray(cleo)).click()
    with cleo.page.expect_response("**/api/v1/tasks?**"), cleo.page.expect_response("**/retry"):
        cleo.button("Try “/crop nonsense” again", tray(cleo)).click()
    expect(cleo.button("1 failed", tray(cleo))).to_be_visible()
    cleo.button("Dismiss “/crop nonsense”", tray(cleo)).click()
    expect(tray(cleo)).to_have_count(0)
    cleo.page.reload()
    expect(cleo.box).to_be_visible()
    cleo.page.wait_for_load_state("networkidle")
    expect(tray(cleo)).to_have_count(0)
