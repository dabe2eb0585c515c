"""The figures that are kept, beside the limits they are held to, as the table of docs/performance.md.

Measures nothing: every figure says which command printed it, on which day and machine, and how busy that was. Delays
by the clock that were measured while the machine did much else stand with an asterisk.

    python benchmarks/report.py [--write] [--check]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

from rig.figures_in_pages import DOCS, write
from rig.kept_figures import Figure, read

PAGE = DOCS / "performance.md"
WRITES = "python benchmarks/report.py --write"
BUSY = 2.5
"""Load of a machine of two cores from which on a delay is more the machine's than the studio's."""


@dataclass(frozen=True)
class Limit:
    """One line of the table."""

    name: str
    """Of the figure."""
    said: str
    most: float | None = None
    least: float | None = None
    clock: bool = False
    """Whether a busy machine changes it: so much switching between programs also makes work dearer."""

    def kept(self, value: float) -> bool:
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)

    @property
    def shown(self) -> str:
        return f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}" if self.least is not None else ""


STREAMS = "streams: 200 conversations"
LIMITS = (
    Limit("idle: memory without anybody", "Memory of a web process that nobody is at"),
    Limit("idle: 1,000 sockets above that", "1,000 idle sockets, above that", most=80),
    Limit(f"{STREAMS}, p95", "200 conversations of 50 tokens a second: added delay, p95", most=50, clock=True),
    Limit(f"{STREAMS}, requests p95", "Requests meanwhile, p95", most=150, clock=True),
    Limit(f"{STREAMS}, processor", "Of one core meanwhile"),
    Limit(f"{STREAMS}, waited for the core", "Ready meanwhile, and others had the core"),
    Limit("relay: 50 conversations, processor", "A streamed token, for 100,000 of them", most=8, clock=True),
    Limit("relay: 50 conversations, beside a bare relay", "Beside a relay that parses nothing", most=2, clock=True),
    Limit("several processes: 100 conversations, p95", "100 through Celery and Redis: delay, p95", most=80, clock=True),
    Limit("uploads: what that adds", "8 uploads of 12 MP at once add to 50 conversations, p95", most=100, clock=True),
    Limit("strangers: sockets that they hold", "Of 1,000 sockets of nobody’s, open at once", most=500),
    Limit("strangers: what they add to 20 conversations", "They add to 20 conversations, p95", most=50, clock=True),
    Limit("soak: memory grew by", "Memory over half an hour of everything, by a straight line", most=5),
    Limit("soak: descriptors changed by", "Descriptors over the same time", most=10),
    Limit("pictures: two beside one", "Pictures by two worker processes beside one", least=1.8, clock=True),
    Limit("at least: opening, 10000, SQLite", "A conversation of 10,000 messages opens, SQLite", most=300, clock=True),
    Limit("at least: opening, 10000, PostgreSQL", "The same, PostgreSQL", most=300, clock=True),
    Limit("at least: paging, 100000, SQLite", "A page of 100 of 100,000 pictures, SQLite", most=50, clock=True),
    Limit("at least: paging, 100000, PostgreSQL", "The same, PostgreSQL", most=50, clock=True),
    Limit("growth: paging, 100000, SQLite", "Processor time of that page, SQLite"),
    Limit("growth: paging, 100000, PostgreSQL", "The same with the server’s, PostgreSQL"),
)


def row(limit: Limit, found: Figure | None) -> str:
    """In Markdown."""
    if found is None:
        return f"| {limit.said} | – | {limit.shown} | not measured yet | | |"
    late = limit.clock and found["load"] > BUSY
    star, held = "\\*" if late else "", "kept" if limit.kept(found["value"]) else "missed"
    said = f"{held}{', on a busy machine' if late else ''}" if limit.shown else ""
    figure = f"{found['value']:g} {found['unit']}{star}"
    where = f"`{found['command']}` | {found['load']:g}, {found['day']}"
    return f"| {limit.said} | {figure} | {limit.shown} | {said} | {where} |"


def table() -> list[str]:
    figures = read()
    head = "| figure | measured | limit | | printed by | load, day |"
    machines = sorted({each["machine"] for each in figures.values()})
    rows = [row(limit, figures.get(limit.name)) for limit in LIMITS]
    return [head, "|---|---:|---:|---|---|---|", *rows, "", f"Measured on: {'; '.join(machines)}."]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    parser.add_argument("--check", action="store_true", help="end with 1 where a limit is missed")
    asked = parser.parse_args()
    lines, figures = table(), read()
    print("\n".join(lines))
    if asked.write:
        write(PAGE, WRITES, lines)
    missed = [limit for limit in LIMITS if (each := figures.get(limit.name)) and not limit.kept(each["value"])]
    return 1 if asked.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
