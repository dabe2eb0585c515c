"""Somebody looks elsewhere while a picture is painted: the tab tells, and the system too where that is wanted."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio

NOTIFIED = """
window.notified = []
window.asked = 0
let allowed = '%s'
window.Notification = class {
  static get permission() { return allowed }
  static requestPermission() { window.asked += 1; allowed = 'granted'; return Promise.resolve(allowed) }
  constructor(title, { body }) { window.notified.push([title, body]) }
  close() {}
}
let hidden = false
Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') })
window.look = (away) => { hidden = away; document.dispatchEvent(new Event('visibilitychange')) }
"""


def came(visit: Visit, offline: Studio, allowed: str) -> Person:
    cleo = visit(offline)
    cleo.page.add_init_script(NOTIFIED % allowed)
    cleo.start()
    return cleo


def painted_while_away(cleo: Person, text: str) -> None:
    cleo.say(text)
    cleo.page.evaluate("() => window.look(true)")
    cleo.painted()


def test_title_and_icon_tell_of_a_picture_until_somebody_looks_and_who_wants_more_is_asked_once(
    visit: Visit, offline: Studio
) -> None:
    cleo = came(visit, offline, "default")
    icon = cleo.page.locator("link[rel=icon]")
    for first in (True, False):
        painted_while_away(cleo, "/image a watercolour mountain")
        expect(cleo.page).to_have_title(re.compile("^✓ "))
        expect(icon).to_have_attribute("href", "/icon-done.svg")
        assert len(cleo.page.evaluate("() => window.notified")) == (0 if first else 1)
        cleo.page.evaluate("() => window.look(false)")
        expect(cleo.page).not_to_have_title(re.compile("✓"))
        expect(icon).to_have_attribute("href", "/icon.svg")
        question = cleo.toasts.get_by_text(re.compile("Notify you|tell you|picture is done", re.IGNORECASE))
        expect(question).to_have_count(1 if first else 0)
        if first:
            cleo.toasts.get_by_role("button").first.click()
            assert cleo.page.evaluate("() => window.asked") == 1
            expect(question).to_have_count(0)


def test_whoever_allowed_it_is_notified_and_only_while_away(visit: Visit, offline: Studio) -> None:
    cleo = came(visit, offline, "granted")
    cleo.paint("/image a watercolour mountain")
    assert cleo.page.evaluate("() => window.notified") == []
    painted_while_away(cleo, "/image a lighthouse")
    assert len(cleo.page.evaluate("() => window.notified")) == 1
