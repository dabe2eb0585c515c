"""Figures that outlive the benchmark that measured them, each with where it comes from: `benchmarks/measured.json`.

`simulate.py` reckons with them, and `docs/performance.md` shows them. One that is measured again
replaces the old one.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

from rig.machine import CORES

KEPT = Path(__file__).parent.parent / "measured.json"


class Figure(TypedDict):
    """One that was measured."""

    value: float
    unit: str
    command: str
    """Prints it again."""
    day: str
    machine: str
    load: float
    """Of the machine, over the minute before: how much else ran."""


def figure(value: float, unit: str) -> Figure:
    """As the command that runs now found it."""
    command = f"python benchmarks/{Path(sys.argv[0]).name} {' '.join(sys.argv[1:])}".strip()
    machine = f"{len(CORES)} cores, {processor()}, Python {platform.python_version()}"
    day = datetime.now(UTC).date().isoformat()
    return Figure(
        value=float(f"{value:.4g}"),
        unit=unit,
        command=command,
        day=day,
        machine=machine,
        load=round(os.getloadavg()[0], 1),
    )


def read(path: Path = KEPT) -> dict[str, Figure]:
    """All that are kept, by name; none where there are none yet."""
    found: dict[str, Figure] = json.loads(path.read_text()) if path.exists() else {}
    return found


def keep(new: dict[str, Figure], path: Path = KEPT) -> None:
    """Beside those that are there."""
    path.write_text(json.dumps(dict(sorted({**read(path), **new}.items())), indent=1) + "\n")


def processor() -> str:
    """What the processor calls itself."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())
