"""390 × 844 and a finger: everything can be reached, nothing is too wide or too small."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.screens import screens
from tests.running import Studio
from tests.upstream.running import Upstream

SMALLEST = 44
"""CSS pixels a finger needs."""
TARGETS = "button, a[href], input, select, textarea, summary, [role=option], [role=menuitem]"
TOO_SMALL = """([smallest, targets]) => {
  const half = smallest / 2 - 0.5
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const passed = (one) => !seen(one) || one.disabled || one.closest('[inert], .vh, .skip') || one.matches('.prose a')
  const tooSmall = (one) => {
    const target = one.closest('label') ?? one
    target.scrollIntoView({ block: 'center', inline: 'center' })
    const { left, top, width, height } = target.getBoundingClientRect()
    const hears = (dx, dy) => {
      const at = document.elementFromPoint(left + width / 2 + dx, top + height / 2 + dy)
      return at === null || target.contains(at) // null: the edge of the screen
    }
    if (!hears(0, 0)) return false // something lies over it
    const wide = width >= smallest || (hears(-half, 0) && hears(half, 0))
    const high = height >= smallest || (hears(0, -half) && hears(0, half))
    return width > 0 && height > 0 && !(wide && high)
  }
  const name = (one) => one.ariaLabel ?? one.textContent.trim().slice(0, 40)
  const size = (one) => `${one.offsetWidth} × ${one.offsetHeight}`
  const all = [...document.querySelectorAll(targets)].filter((one) => !passed(one))
  return all.filter(tooSmall).map((one) => [name(one), one.className, size(one)])
}"""
TOO_WIDE = "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"
CUT_OFF = """() => [...document.querySelectorAll('button, input, a, p, time, summary')].filter((part) => {
  const { right, width } = part.getBoundingClientRect()
  const moves = (box) => ['auto', 'scroll'].includes(getComputedStyle(box).overflowX)
  const scrolls = (box) => moves(box) && box.scrollWidth > box.clientWidth
  const within = []
  for (let box = part.parentElement; box; box = box.parentElement) within.push(box)
  return width > 1 && right > innerWidth && !part.closest('[inert]') && !within.some(scrolls)
}).map((part) => part.outerHTML.slice(0, 120))"""
"""What reaches beyond the screen, and cannot be scrolled to."""


@pytest.fixture
def bea(visit: Visit, connected: Studio) -> Person:
    person = visit(connected, phone=True)
    person.forgive("status of 40")
    return person


def test_no_screen_is_wider_than_the_phone_and_every_target_fits_a_finger(bea: Person, upstream: Upstream) -> None:
    wrong = {}
    for name in screens(bea, upstream, phone=True):
        wide, small = bea.page.evaluate(TOO_WIDE), bea.page.evaluate(TOO_SMALL, [SMALLEST, TARGETS])
        if wide > 0 or small:
            wrong[name] = [wide, *small]
    assert not wrong, json.dumps(wrong, indent=1)


def test_the_drawer_opens_over_the_conversation_and_gives_it_back(bea: Person) -> None:
    bea.start()
    bea.say("one apple")
    bea.settled()
    opener = bea.button("Conversations")
    opener.tap()
    expect(bea.dialog).to_be_visible()
    bea.page.keyboard.press("Escape")
    expect(bea.dialog).to_have_count(0)
    expect(opener).to_be_focused()
    opener.tap()
    bea.dialog.get_by_role("link", name="New conversation", exact=True).tap()
    expect(bea.dialog).to_have_count(0)
    expect(bea.turns).to_have_count(0)
    opener.tap()
    bea.dialog.get_by_role("link", name="One apple").tap()
    expect(bea.dialog).to_have_count(0)
    expect(bea.words).to_contain_text("one apple")
    opener.tap()
    bea.page.touchscreen.tap(380, 400)
    expect(bea.dialog).to_have_count(0)


def test_the_whole_main_job_works_with_a_finger(bea: Person) -> None:
    bea.start()
    bea.box.fill("/image a fox in the snow")
    bea.button("Send").tap()
    card = bea.painted()
    frame = card.locator(".plate-frame").bounding_box()
    assert frame is not None
    assert (frame["x"], frame["width"]) == (0, 390)
    bea.box.fill("make it darker")
    bea.button("Send").tap()
    expect(bea.chip).to_contain_text("version 2")
    bea.painted()
    bea.button("Undo", card).tap()
    expect(bea.chip).to_contain_text("version 1")
    bea.button(re.compile("^More for"), card).tap()
    bea.page.get_by_role("menuitem", name="Delete picture").tap()
    expect(bea.cards).to_have_count(0)
    bea.button("Undo", bea.toasts).tap()
    expect(bea.cards).to_have_count(1)


@pytest.mark.matrix
def test_a_message_can_be_edited_without_a_pointer_that_hovers(bea: Person) -> None:
    bea.start()
    bea.say("one apple")
    bea.settled()
    bea.button("Edit message").tap()
    editor = bea.page.get_by_label("Edit your message")
    editor.fill("two pears")
    bea.page.locator(".edit-said").get_by_role("button", name="Send").tap()
    expect(bea.words).to_contain_text("two pears")


NARROWEST = {"width": 320, "height": 640}
SQUEEZED = """() => [...document.querySelectorAll('.setting .hint')]
  .filter((hint) => hint.clientHeight && hint.clientWidth < 190).map((hint) => hint.textContent)"""
"""What a setting says, where it has less than 190 of 320 pixels."""


def test_the_narrowest_phone_reaches_model_shape_new_picture_and_every_tab(visit: Visit, connected: Studio) -> None:
    bea = visit(connected, phone=True, viewport=NARROWEST)
    bea.start()
    bea.button("Model and shape").tap()
    with bea.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
        bea.dialog.get_by_role("radio", name="1:1", exact=True).tap()
    assert bea.api("GET", "/settings")["aspect"] == "1:1"
    bea.dialog.get_by_role("button", name=re.compile("Nano Banana")).tap()
    bea.page.get_by_role("combobox", name="Model that paints").fill("sketchbook")
    bea.page.get_by_role("option", name=re.compile("^Sketchbook")).tap()
    expect(bea.dialog.get_by_role("button", name=re.compile("Sketchbook"))).to_be_visible()
    bea.page.keyboard.press("Escape")
    expect(bea.dialog).to_have_count(0)
    bea.button("New picture").tap()
    expect(bea.dialog.get_by_label("Prompt", exact=True)).to_be_visible()
    assert bea.page.evaluate(TOO_WIDE) <= 0
    bea.page.keyboard.press("Escape")
    for tab in ("files", "account"):
        bea.open(f"/settings/{tab}")
        expect(bea.page.locator(".setting > .btn").first).to_be_visible()
        assert bea.page.evaluate(SQUEEZED) == []
    bea.open("/settings/about")
    tabs = bea.page.get_by_role("tab")
    expect(bea.page.get_by_role("tab", selected=True)).to_be_in_viewport(ratio=1)
    for tab in tabs.all():
        tab.tap()
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(tab).to_be_in_viewport(ratio=0.9)
    assert bea.page.evaluate(TOO_WIDE) <= 0


def test_nothing_is_cut_off_on_the_narrowest_phone(visit: Visit, connected: Studio) -> None:
    bea = visit(connected, phone=True, viewport=NARROWEST)
    bea.forgive("status of 40")
    bea.prefer(image_model="fault/402-credits")
    bea.start()
    bea.say("/image a lighthouse")
    failed = bea.page.locator(".notice").filter(has_text="has no credits left")
    expect(failed).to_be_visible()
    assert bea.page.evaluate(CUT_OFF) == []
    for part in failed.locator("p").all():
        assert part.evaluate("(words) => words.scrollWidth <= words.clientWidth")
    bea.page.keyboard.press("Control+K")
    expect(bea.dialog.get_by_role("option").first).to_be_visible()
    assert bea.page.evaluate(CUT_OFF) == []
    bea.button("Close", bea.dialog).tap()
    expect(bea.dialog).to_have_count(0)
