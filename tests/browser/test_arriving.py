"""What arrives does not push away what somebody looks at, and words go where the person means them to go."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

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


def test_a_picture_stays_where_it_is_when_its_painting_ends(lively: Person) -> None:
    lively.page.evaluate(WATCH)
    lively.say("/image a mountain")
    lively.painted()
    expect(lively.chip).to_be_visible()
    tops = lively.page.evaluate("() => new Promise((done) => setTimeout(() => done(window.tops), 300))")
    at_rest = [top for painting, top in tops if painting][-1]
    assert {top for painting, top in tops if not painting} == {at_rest}


def test_what_is_typed_before_the_search_is_there_goes_into_it(ada: Person) -> None:
    held: list[Route] = []
    dialog = re.compile(r"SearchDialog.*\.js")
    ada.page.route(dialog, lambda route: held.append(route))
    ada.box.focus()
    with ada.page.expect_request(dialog):
        ada.page.keyboard.press("Control+k")
    ada.page.keyboard.type("fox")
    for route in held:
        route.continue_()
    found = ada.dialog.get_by_role("combobox")
    expect(found).to_be_focused()
    ada.page.keyboard.type("es")
    expect(found).to_have_value("foxes")
    expect(ada.box).to_have_value("")
