"""What arrives does not push away what somebody looks at, and words go where the person means them to go."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.person import Person

WATCH = """() => {
  window.tops = []
  const note = () => {
    const frame = [...document.querySelectorAll('.plate-frame')].at(-1)
    if (frame) window.tops.push([frame.classList.contains('painting'), Math.round(frame.getBoundingClientRect().top)])
    requestAnimationFrame(note)
  }
  note()
}"""


def test_a_picture_stays_where_it_is_when_its_painting_ends(ada: Person) -> None:
    ada.say("/image a mountain")
    frame = ada.page.locator(".plate-frame.painting")
    expect(frame.locator("img").first).to_be_visible()  # the first preview: it has come to rest
    ada.page.evaluate(WATCH)
    ada.painted()
    expect(ada.chip).to_be_visible()
    ada.page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    tops = ada.page.evaluate("() => window.tops")
    assert {painting for painting, _ in tops} == {True, False}
    assert len({top for _, top in tops}) == 1


def test_what_is_typed_before_the_search_is_there_goes_into_it(ada: Person) -> None:
    ada.page.route(re.compile(r"SearchDialog.*\.js"), lambda route: (ada.page.wait_for_timeout(400), route.continue_()))
    ada.box.focus()
    ada.page.keyboard.press("Control+k")
    ada.page.keyboard.type("fox")
    found = ada.dialog.get_by_role("combobox")
    expect(found).to_be_focused()
    ada.page.keyboard.type("es")
    expect(found).to_have_value("foxes")
    expect(ada.box).to_have_value("")
