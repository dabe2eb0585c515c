"""The page brings its own faces: it looks and measures the same on every machine, and nothing moves when they come."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio
from tests.upstream.running import Upstream
from tests.upstream.told import MODEL

FACES = re.compile(r"\.woff2$")
MEASURE = """() => {
  const shown = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && one.innerText?.trim())
  return shown.map((one) => {
    const { top, height } = one.getBoundingClientRect()
    return [one.tagName, one.className.toString(), Math.round(top), Math.round(height)]
  })
}"""
WIDTH = """(heading) => {
  const range = document.createRange()
  range.selectNodeContents(heading)
  return range.getBoundingClientRect().width
}"""


def faces_of(page: Page, selector: str) -> set[tuple[str, bool]]:
    """The faces in which an element's text is really drawn, and whether the page brought them."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts: list[dict[str, Any]] = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    devtools.detach()
    return {(font["familyName"], font["isCustomFont"]) for font in fonts}


def loaded(page: Page) -> None:
    page.evaluate("() => document.fonts.ready.then(() => undefined)")


def test_words_and_code_are_drawn_in_the_faces_that_the_page_brings(
    visit: Visit, connected: Studio, upstream: Upstream
) -> None:
    bea = visit(connected)
    bea.prefer(chat_model=MODEL)
    bea.start()
    upstream.tell("Some words and `code`.")
    bea.say("Tell me")
    bea.settled()
    loaded(bea.page)
    assert faces_of(bea.page, ".reply .prose p") == {("Inter", True), ("JetBrains Mono", True)}
    assert faces_of(bea.page, ".reply .prose code") == {("JetBrains Mono", True)}


def test_nothing_moves_when_the_faces_come(ada: Person) -> None:
    held: list[Route] = []
    ada.page.route(FACES, lambda route: held.append(route))
    ada.page.reload(wait_until="commit")  # held faces hold the `load` event too
    heading = ada.page.get_by_role("heading", name="What would you like to make?")
    expect(heading).to_be_visible()
    expect(ada.box).to_be_focused()
    expect(ada.button("Connect OpenRouter")).to_be_visible()
    assert faces_of(ada.page, "h1, h2") == {("DejaVu Sans", False)}
    before, width = ada.page.evaluate(MEASURE), heading.evaluate(WIDTH)
    assert held
    for route in held:
        route.continue_()
    ada.page.unroute(FACES)
    loaded(ada.page)
    assert faces_of(ada.page, "h1, h2") == {("Inter", True)}
    assert ada.page.evaluate(MEASURE) == before
    assert heading.evaluate(WIDTH) == pytest.approx(width, rel=0.05)
