"""The page's weight and how soon it answers: bytes over the wire, paints, shift, and a key's way to the screen.

The real server serves the built page to Chromium, which DevTools slows down: a phone with slow 4G (1.6 Mbit/s, 150 ms)
and a quarter of the processor, a desktop with cable (10 Mbit/s, 40 ms). Somebody comes for the first time, then once
more with what the browser kept: that stands beside it. Then they type and open the palette; the slowest of these until
the next frame is the interaction to next paint. Paints are medians of `--runs` visits, and depend on what else the
machine does.

    python benchmarks/page.py [--runs 5] [--check]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from rig.machine import MEASURED, described
from rig.processes import studio

CHROMIUM = "/usr/bin/chromium"
AIM_BYTES = 200_000
"""Over the wire until a first visitor's page is quiet."""
AIM_LARGEST, AIM_INTERACTION, AIM_SHIFT = 2500.0, 200.0, 0.1
"""Milliseconds, milliseconds, and the share of the screen: what web.dev calls good."""
QUIET = 1500
"""Milliseconds after the last byte in which nothing more may come."""
OBSERVE = """() => {
  const seen = { largest: 0, shift: 0, slowest: 0 }
  const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each))
    .observe({ type, buffered: true, durationThreshold: 16 })
  watch('largest-contentful-paint', (entry) => (seen.largest = entry.startTime))
  watch('layout-shift', (entry) => entry.hadRecentInput || (seen.shift += entry.value))
  watch('event', (entry) => entry.interactionId && (seen.slowest = Math.max(seen.slowest, entry.duration)))
  window.seen = seen
}"""
FIRST = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True)
class Device:
    """Who visits, and over what."""

    screen: Mapping[str, Any]
    """Playwright's options of a context."""
    slower: int
    """How many times slower the processor is made."""
    delay: int
    """Milliseconds there and back."""
    speed: float
    """Mbit/s, down; half of it up."""


DEVICES = {
    "phone": Device(
        {"viewport": {"width": 412, "height": 823}, "is_mobile": True, "has_touch": True, "device_scale_factor": 1.75},
        4,
        150,
        1.6,
    ),
    "desktop": Device({"viewport": {"width": 1350, "height": 940}}, 1, 40, 10.0),
}


@dataclass(frozen=True)
class Visit:
    """Milliseconds; the shift as a share of the screen; bytes by kind of resource."""

    first: float
    largest: float
    shift: float
    interaction: float
    wire: Counter[str]
    requests: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="end with 1 when an aim is missed")
    asked = parser.parse_args()
    print(described())
    missed = 0
    with studio(MEASURED, {}) as server, sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or CHROMIUM
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for name, device in DEVICES.items():
            pairs = [visited(browser, device, f"http://127.0.0.1:{server.port}/") for _ in range(asked.runs)]
            missed += shown(name, [first for first, _ in pairs], [again for _, again in pairs])
        browser.close()
    return 1 if asked.check and missed else 0


def visited(browser: Browser, device: Device, address: str) -> tuple[Visit, Visit]:
    """The first visit of somebody, and the second."""
    context = browser.new_context(**device.screen)
    try:
        return tuple(visit(context.new_page(), device, address) for _ in range(2))  # type: ignore[return-value]
    finally:
        context.close()


def visit(page: Page, device: Device, address: str) -> Visit:
    devtools = page.context.new_cdp_session(page)
    wire, requests = throttled(devtools, device), Counter[str]()
    devtools.on("Network.requestWillBeSent", lambda said: requests.update([said["request"]["url"].split(":")[0]]))
    page.goto(address)
    page.evaluate(OBSERVE)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET)
    weighed = Counter(wire)
    first, seen = page.evaluate(FIRST), page.evaluate("() => ({ ...window.seen })")
    slowest = interaction(page)
    page.close()
    return Visit(first, seen["largest"], seen["shift"], slowest, weighed, requests["http"])


def throttled(devtools: CDPSession, device: Device) -> Counter[str]:
    """Slows the browser down; returns the bytes that come, by kind, as they come."""
    kinds: dict[str, str] = {}
    wire: Counter[str] = Counter()
    devtools.on("Network.responseReceived", lambda said: kinds.update({said["requestId"]: said["type"]}))
    devtools.on(
        "Network.loadingFinished",
        lambda said: wire.update({kinds.get(said["requestId"], "Other"): int(said["encodedDataLength"])}),
    )
    devtools.send("Network.enable")
    down = device.speed * 1e6 / 8
    slow = {"offline": False, "latency": device.delay, "downloadThroughput": down, "uploadThroughput": down / 2}
    devtools.send("Network.emulateNetworkConditions", slow)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": device.slower})
    return wire


def interaction(page: Page) -> float:
    """The slowest of what a person does first, in milliseconds until the next frame."""
    box = page.locator("#say")
    box.click()
    box.press_sequentially("a quiet lake", delay=60)
    box.fill("")
    box.press_sequentially("/cro", delay=60)
    page.get_by_role("option").first.wait_for()
    box.press("Escape")
    box.fill("")
    page.get_by_role("button", name="Commands").click()
    page.get_by_role("option").first.wait_for()
    page.wait_for_timeout(QUIET)
    return float(page.evaluate("() => window.seen.slowest"))


def shown(name: str, firsts: list[Visit], agains: list[Visit]) -> int:
    """Prints a device's figures; returns how many aims they miss."""
    weight = [statistics.median(sum(each.wire.values()) for each in visits) for visits in (firsts, agains)]
    print(f"\n{name}, {len(firsts)} visits: the first time beside the second")
    print(f"  over the wire {weight[0] / 1000:7.1f} KB {weight[1] / 1000:7.1f} KB ({weight[0] / weight[1]:.0f} times)")
    print("    " + ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in firsts[0].wire.most_common()))
    print(f"  requests      {firsts[0].requests:7} {agains[0].requests:10}")
    missed = weight[0] > AIM_BYTES
    for label, figure, aim in (
        ("first paint", "first", AIM_LARGEST),
        ("largest paint", "largest", AIM_LARGEST),
        ("interaction", "interaction", AIM_INTERACTION),
        ("shift", "shift", AIM_SHIFT),
    ):
        first, again = (statistics.median(getattr(each, figure) for each in visits) for visits in (firsts, agains))
        unit, places = ("", 3) if figure == "shift" else (" ms", 0)
        print(f"  {label:13} {first:7.{places}f}{unit} {again:7.{places}f}{unit} (aim {aim:g})")
        missed += first > aim
    return missed


if __name__ == "__main__":
    sys.exit(main())
