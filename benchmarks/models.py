"""The picker with 400 models: how soon it is open, and what a key stroke takes until what it finds is laid out.

The real server serves the built page to Chromium; 400 models stand in the answers it gives of its own. Beside it: the
same with as many models as a studio without a key has. The first opening comes half a second after the pointer.

    python benchmarks/models.py [--models 400] [--runs 9] [--check]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright
from rig.machine import MEASURED, described
from rig.processes import studio

CHROMIUM = "/usr/bin/chromium"
AIM_OPEN, AIM_KEY = 100.0, 16.0
"""Milliseconds."""
WORDS = "gemini flash 12"
OPENED = """async () => {
  const began = performance.now()
  document.querySelector('[aria-label^="Model: "]').click()
  while (!document.querySelector('#models-found [role=option]')) await new Promise((then) => setTimeout(then))
  document.querySelector('#models-found').getBoundingClientRect()
  return performance.now() - began
}"""
TYPED = """async (words) => {
  const box = document.querySelector('[role=combobox][aria-controls=models-found]')
  const took = []
  for (let at = 1; at <= words.length; at++) {
    const began = performance.now()
    box.value = words.slice(0, at)
    box.dispatchEvent(new Event('input', { bubbles: true }))
    await Promise.resolve().then(() => {})
    document.querySelector('.dialog').getBoundingClientRect()
    took.push(performance.now() - began)
    await new Promise(requestAnimationFrame)
  }
  return took
}"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, default=400)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--check", action="store_true", help="end with 1 when an aim is missed")
    asked = parser.parse_args()
    print(described())
    with studio(MEASURED, {}) as server, sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or CHROMIUM
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        address = f"http://127.0.0.1:{server.port}/"
        missed = sum(shown(count, *measured(browser, address, count, asked.runs)) for count in (asked.models, 0))
        browser.close()
    return 1 if asked.check and missed else 0


def measured(browser: Browser, address: str, count: int, runs: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each opening, and of each key stroke."""
    page = browser.new_page(viewport={"width": 1350, "height": 940})
    page.route("**/api/v1/models", lambda route: crowd(route, count))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.locator('[aria-label^="Model: "]').hover()
    page.wait_for_timeout(500)
    opened, typed = [], []
    for _ in range(runs):
        opened.append(float(page.evaluate(OPENED)))
        typed += list(map(float, page.evaluate(TYPED, WORDS)))
        closed(page)
    page.close()
    return opened, typed


def closed(page: Page) -> None:
    page.keyboard.press("Escape")
    page.locator("#models-found").wait_for(state="detached")


def crowd(route: Route, count: int) -> None:
    """The server's own answer, with so many models more."""
    answer = route.fetch()
    body = answer.json()
    models = body["data"]["models"]
    models += [another(models[0], number) for number in range(count)]
    route.fulfill(response=answer, body=json.dumps(body))


def another(model: dict[str, Any], number: int) -> dict[str, Any]:
    """As that one, under another name."""
    maker = ("gemini flash", "flux pro", "claude", "seedream")[number % 4]
    return {**model, "id": f"acme/{maker.replace(' ', '-')}-{number}", "label": f"{maker.title()} {number}"}


def shown(count: int, opened: list[float], typed: list[float]) -> int:
    """Prints the figures; returns how many aims they miss."""
    first, later, key = opened[0], statistics.median(opened[1:]), statistics.quantiles(typed, n=20)[-1]
    print(f"\n{count} models more than a studio without a key has")
    print(f"  the first opening                  {first:6.1f} ms (aim {AIM_OPEN:g})")
    print(f"  an opening after it, median        {later:6.1f} ms (aim {AIM_OPEN:g})")
    print(f"  a key stroke, p95                  {key:6.1f} ms (aim {AIM_KEY:g})")
    return (first > AIM_OPEN) + (later > AIM_OPEN) + (key > AIM_KEY)


if __name__ == "__main__":
    sys.exit(main())
