"""Layout shifts as the browser itself counts them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

WATCH = """() => {
  const of = (node) => (node instanceof Element ? node : node?.parentElement)
  const matters = (element) =>
    element?.closest('figure.plate') ? !element.closest('.painting-foot') : element?.querySelector('figure.plate')
  window.shifts = []
  const note = (entries) => {
    for (const { value, sources } of entries)
      for (const { node, previousRect, currentRect } of sources)
        if (matters(of(node))) window.shifts.push([of(node).className, value, previousRect, currentRect])
  }
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'layout-shift' })
  window.seenShifts = () => (note(observer.takeRecords()), window.shifts)
}"""


def watch_shifts(page: Page) -> None:
    """From now on what moves by itself is remembered."""
    page.evaluate(WATCH)


def shifts_of_pictures(page: Page) -> list[list[Any]]:
    """Every time a picture's card, something in it, or what holds it, was moved by something else than scrolling.

    The line that says what is being painted may change: it is words.
    """
    found: list[list[Any]] = page.evaluate("() => window.seenShifts()")
    return found
