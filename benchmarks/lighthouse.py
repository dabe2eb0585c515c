"""Lighthouse on the studio's pages: its four marks on a phone and on a desktop, and what they are made of.

The real server serves the built page to a first visitor; Lighthouse throttles as it does by itself (a phone with slow
4G and a quarter of the processor; a desktop with cable). npx fetches it on the first run (version 12: Node.js 20 is
enough for it). Each mark stands beside the aim and is the median of `--runs`, since performance depends on what else
the machine does.

    python benchmarks/lighthouse.py [--runs 3] [--pages / /gallery] [--check]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rig.machine import MEASURED, described
from rig.processes import studio

CHROMIUM = "/usr/bin/chromium"
LIGHTHOUSE = "lighthouse@12"
TRIES = 3
"""A trace now and then has no beginning (`NO_NAVSTART`), which says nothing about the page."""
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"
AIM = 95
"""Of 100, in every category, on both devices."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shift",
    "speed-index": "speed index",
    "total-byte-weight": "weight",
}


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of one page on one device."""

    marks: dict[str, int]
    """0 to 100, by category."""
    figures: dict[str, str]
    """As Lighthouse writes them."""
    failed: tuple[str, ...]
    """Titles of the audits outside of performance that do not pass."""


def main() -> int:
    asked = arguments()
    print(described())
    below = 0
    with studio(MEASURED, {}) as server:
        for page in asked.pages:
            for device in ("mobile", "desktop"):
                reports = [measured(f"http://127.0.0.1:{server.port}{page}", device) for _ in range(asked.runs)]
                below += shown(f"{page} on {device}", reports)
    return 1 if asked.check and below else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", nargs="+", default=["/", "/gallery", "/settings"])
    parser.add_argument("--check", action="store_true", help="end with 1 when a mark is below the aim")
    return parser.parse_args()


def measured(address: str, device: str) -> Report:
    """One run of Lighthouse, begun anew where it could not record what it saw. Raises `CalledProcessError`."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "report.json"
        preset = ["--preset=desktop"] if device == "desktop" else []
        command = ["npx", "--yes", LIGHTHOUSE, address, "--output=json", f"--output-path={written}", "--quiet"]
        environ = {**os.environ, "CHROME_PATH": os.environ.get("CHROMIUM") or CHROMIUM}
        command += [f"--chrome-flags={FLAGS}", *preset]
        for _ in range(TRIES - 1):
            if subprocess.run(command, env=environ).returncode == 0:
                break
        else:
            subprocess.run(command, check=True, env=environ)
        return read(json.loads(written.read_text()))


def read(said: dict[str, Any]) -> Report:
    audits = said["audits"]
    others = (part["id"] for name in CATEGORIES[1:] for part in said["categories"][name]["auditRefs"])
    return Report(
        {name: round(100 * (said["categories"][name]["score"] or 0)) for name in CATEGORIES},
        {name: audits[audit]["displayValue"].replace("\xa0", " ") for audit, name in FIGURES.items()},
        tuple(audits[audit]["title"] for audit in others if failed(audits[audit])),
    )


def failed(audit: dict[str, Any]) -> bool:
    return audit["score"] is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] != "informative"


def shown(name: str, reports: list[Report]) -> int:
    """Prints a page's marks; returns how many are below the aim."""
    marks = {category: round(statistics.median(each.marks[category] for each in reports)) for category in CATEGORIES}
    print(f"\n{name}: " + ", ".join(f"{category} {mark}" for category, mark in marks.items()) + f" (aim {AIM})")
    middle = sorted(reports, key=lambda each: each.marks["performance"])[len(reports) // 2]
    print("  " + ", ".join(f"{figure} {value}" for figure, value in middle.figures.items()))
    for title in dict.fromkeys(title for each in reports for title in each.failed):
        print(f"  not passed: {title}")
    return sum(mark < AIM for mark in marks.values())


if __name__ == "__main__":
    sys.exit(main())
