"""The button that leads to the end of a thread: there when something is hidden, and never on what one may press."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.browser.test_whole_pictures import SCREENS
from tests.matrix import matrix
from tests.running import Studio

COVERED = """async () => {
  const box = document.querySelector('.scroll'), found = new Set()
  const frame = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
  let shown = 0
  box.scrollTop = box.scrollHeight
  for (await frame(); box.scrollTop > 0; await frame()) {
    box.scrollTop -= 23
    await frame()
    const button = document.querySelector('.to-end > button')
    if (!button?.checkVisibility({ visibilityProperty: true })) continue
    shown += 1
    const { left, right, top, bottom } = button.getBoundingClientRect()
    for (const one of box.querySelectorAll('a, button:not(.plate-press), input, summary')) {
      const its = one.getBoundingClientRect()
      const apart = its.right <= left + 1 || its.left >= right - 1 || its.bottom <= top + 1 || its.top >= bottom - 1
      if (!apart && one.checkVisibility({ visibilityProperty: true })) found.add(one.outerHTML.slice(0, 100))
    }
  }
  return { shown, covered: [...found] }
}"""


def to_end(person: Person) -> Locator:
    return person.button("Go to the latest")


def talked(visit: Visit, studio: Studio, screen: dict[str, Any]) -> Person:
    """Somebody whose thread is longer than the screen, at its end."""
    person = visit(studio, **screen)
    person.start()
    person.paint()
    for words in ("make it darker", "rotate left"):
        person.say(words)
        person.painted()
    person.page.locator(".scroll").evaluate("(box) => { box.scrollTop = box.scrollHeight }")
    return person


def up(person: Person, pixels: int) -> None:
    """By as much, and until that was seen."""
    person.page.locator(".scroll").evaluate(
        """(box, by) => new Promise((seen) => {
          box.addEventListener('scroll', () => requestAnimationFrame(seen), { once: true })
          box.scrollTop -= by
        })""",
        pixels,
    )


def test_it_comes_when_something_is_hidden_and_goes_when_one_is_there(visit: Visit, offline: Studio) -> None:
    ada = talked(visit, offline, {})
    chips = ada.turns.last.get_by_role("group", name="Try next")
    for _ in range(3):
        up(ada, 8)
    expect(chips).to_be_in_viewport(ratio=1)
    expect(to_end(ada)).to_have_count(0)
    up(ada, 500)
    expect(to_end(ada)).to_be_visible()
    to_end(ada).click()
    expect(to_end(ada)).to_have_count(0)
    expect(ada.turns.last.locator(".said")).to_be_in_viewport(ratio=1)


@matrix("screen", SCREENS)
def test_it_lies_on_nothing_that_can_be_pressed(visit: Visit, offline: Studio, screen: dict[str, Any]) -> None:
    ada = talked(visit, offline, screen)
    found = ada.page.evaluate(COVERED)
    assert found["covered"] == []
    assert found["shown"] > 5


@pytest.mark.matrix
def test_a_finger_finds_it_on_a_small_phone(visit: Visit, offline: Studio) -> None:
    ada = talked(visit, offline, {"phone": True, "viewport": {"width": 320, "height": 640}})
    while not to_end(ada).is_visible():
        up(ada, 40)
    place = to_end(ada).bounding_box()
    assert place is not None
    assert min(place["width"], place["height"]) >= 44
