"""How long the page keeps a phone from answering while it opens: its tasks, by processor time.

A trace of Chromium says what each task of the page's thread took of the processor; four times that is a phone, as
Lighthouse has it, and what is beyond 50 ms of a task is blocked. What else the machine does is not in it, so that two
built pages can be compared on a busy one: `--beside` names the other, and they are opened in turn.

    python benchmarks/tasks.py [--runs 5] [--beside DIST] [--pages / /gallery /settings/general] [--check]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from rig.machine import MEASURED, described
from rig.processes import studio

CHROMIUM = "/usr/bin/chromium"
BUILT = Path(__file__).parent.parent / "interface" / "web" / "dist"
SLOWER = 4
"""How many times slower a phone's processor is."""
SHORT = 50.0
"""Milliseconds that nobody notices."""
AIM_BLOCKED = 100.0
"""Milliseconds of all tasks together beyond `SHORT`: what Lighthouse wants for 95."""
SCREEN: dict[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 1.75,
}
LOOKED_AT = ["toplevel", "v8.execute", "v8", "__metadata"]
TASK = "ThreadControllerImpl::RunTask"
QUIET = 1500
"""Milliseconds in which the last thing that waits for a quiet page has begun."""


def main() -> int:
    asked = arguments()
    print(described())
    pages = [Path(asked.page), *([Path(asked.beside)] if asked.beside else [])]
    took: dict[tuple[str, int], list[list[float]]] = {}
    with sync_playwright() as playwright, ExitStack() as until:
        path = os.environ.get("CHROMIUM") or CHROMIUM
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        until.callback(browser.close)
        ports = [until.enter_context(studio(MEASURED, {"ATELIER_PAGE": str(page)})).port for page in pages]
        for _ in range(asked.runs):
            for address in asked.pages:
                for which, port in enumerate(ports):
                    took.setdefault((address, which), []).append(tasks(browser, f"http://127.0.0.1:{port}{address}"))
    below = 0
    for address in asked.pages:
        blocked = [statistics.median(map(blocking, took[address, which])) for which in range(len(pages))]
        longest = statistics.median(max(run) for run in took[address, 0])
        told = f"{address:<20} blocked {blocked[0]:4.0f} ms (aim {AIM_BLOCKED:.0f}), longest task {longest:4.0f} ms"
        if len(blocked) > 1:
            told += f"; beside {blocked[1]:4.0f} ms"
        print(told)
        below += blocked[0] > AIM_BLOCKED
    return 1 if asked.check and below else 0


def blocking(run: list[float]) -> float:
    return sum(max(0.0, task - SHORT) for task in run)


def tasks(browser: Browser, url: str) -> list[float]:
    """Milliseconds of a phone's processor for each task of the page's thread, from the first to the last."""
    context = browser.new_context(**SCREEN)
    page = context.new_page()
    session = context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    over: list[object] = []
    session.on("Tracing.dataCollected", lambda said: events.extend(said["value"]))
    session.on("Tracing.tracingComplete", lambda said: over.append(said))
    session.send("Tracing.start", {"traceConfig": {"includedCategories": LOOKED_AT}, "transferMode": "ReportEvents"})
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET)
    session.send("Tracing.end")
    while not over:
        page.wait_for_timeout(20)
    context.close()
    thread = Counter(where(event) for event in events if event["name"] == "v8.evaluateModule").most_common(1)[0][0]
    mine = [event for event in events if event["name"] == TASK and where(event) == thread]
    return [event["tdur"] / 1000 * SLOWER for event in mine if "tdur" in event]


def where(event: dict[str, Any]) -> tuple[int, int]:
    """The thread that something happened in."""
    return event["pid"], event["tid"]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", nargs="+", default=["/", "/gallery", "/settings/general"])
    parser.add_argument("--page", default=str(BUILT), help="the built page that is measured")
    parser.add_argument("--beside", default="", help="another built page, opened in turn with it")
    parser.add_argument("--check", action="store_true", help="end with 1 when an aim is missed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
