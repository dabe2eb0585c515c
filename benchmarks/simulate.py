"""A studio for a thousand people to a million: what is full first, how many of each part it takes, what that costs.

What each act costs each part is measured (`costs.py --keep`, in `benchmarks/measured.json` with its provenance); what
people do in a visit, and what machines and models cost, is assumed (`benchmarks/assumed.toml`: change it). Parts are
counted by their load in the busiest hour, then the time around it (of few people a day) is played through in simulated
time (simpy): people arrive at random, more of them at the busiest moment, each stays at one web process, acts wait in
line at web processes, workers, pixels, database and Redis. Where a limit is missed, a part is added, until it is kept
or nothing helps.

    python benchmarks/simulate.py [--people 1000,10000,100000,1000000] [--acts 3000] [--write] [--check]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rig.figures_in_pages import DOCS, write
from rig.kept_figures import read
from rig.playing import Played, play
from rig.studio_model import Demand, Sized, demand, monthly, sized

ASSUMED = Path(__file__).parent / "assumed.toml"
PAGE = DOCS / "scaling.md"
WRITES = "python benchmarks/simulate.py --write"
TRIES = 6
"""Times that a part is added."""
NO_WAIT = 1.0
"""Milliseconds in line that more cores need not take away."""


@dataclass(frozen=True)
class Answer:
    """For so many people."""

    people: int
    asked: Demand
    parts: Sized
    played: Played
    cost: dict[str, float]
    """Dollars a month, by what for."""
    missed: tuple[str, ...]


def answer(people: int, assumed: dict[str, Any], costs: dict[str, float], acts: int) -> Answer:
    """Adds what is in the way of a limit, as long as that helps."""
    asked = demand(people, assumed, costs)
    parts = sized(asked, assumed)
    for _ in range(TRIES):
        played = play(asked, parts, assumed, costs, acts)
        missed = missed_of(played, assumed["limits"])
        if not missed or not parts.can_grow or played.waits[played.longest] < NO_WAIT:
            break
        parts = parts.with_more(played.longest)
    return Answer(people, asked, parts, played, monthly(asked, parts, assumed), missed)


def missed_of(played: Played, limits: dict[str, float]) -> tuple[str, ...]:
    """Names of those that were not kept."""
    return tuple(name for name, most in limits.items() if played.p95(name) > most)


def first_full(asked: Demand) -> list[tuple[str, float]]:
    """With one core of each part: how many people it takes until it has no time left, fewest first."""
    return sorted(((part, asked.people / load) for part, load in asked.load.items() if load), key=lambda each: each[1])


def table(answers: list[Answer], assumed: dict[str, Any]) -> list[str]:
    """In Markdown."""
    parts = list(answers[0].parts.cores)
    lines = [
        f"| people | at once | acts/s | {' | '.join(parts)} | full first |",
        "|" + "---:|" * (len(parts) + 3) + "---|",
    ]
    for each in answers:
        cores = " | ".join(f"{each.parts.cores[part]:,} ({each.played.busy[part]:.0%})" for part in parts)
        lines.append(
            f"| {each.people:,} | {each.asked.at_once:,.0f} | {each.asked.acts:,.2f} | {cores} | {each.parts.ends_at} |"
        )
    limits = assumed["limits"]
    lines += ["", "| people | " + " | ".join(f"{name}, p95 ms (≤ {most:g})" for name, most in limits.items()) + " | |"]
    lines.append("|---:|" + "---:|" * len(limits) + "---|")
    for each in answers:
        shown = " | ".join(f"{each.played.p95(name):,.0f}" for name in limits)
        lines.append(f"| {each.people:,} | {shown} | {'missed' if each.missed else 'kept'} |")
    names = list(answers[0].cost)
    lines += ["", "| people | " + " | ".join(names) + " | together | a person |", "|---:|" + "---:|" * (len(names) + 2)]
    for each in answers:
        together = sum(each.cost.values())
        shown = " | ".join(f"{cost:,.0f}" for cost in each.cost.values())
        lines.append(f"| {each.people:,} | {shown} | {together:,.0f} | {together / each.people:.3f} |")
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", default="1000,10000,100000,1000000")
    parser.add_argument("--acts", type=int, default=3_000, help="that are played through, about")
    parser.add_argument("--write", action="store_true", help="into docs/scaling.md")
    parser.add_argument("--check", action="store_true", help="end with 1 where a limit is missed")
    asked = parser.parse_args()
    assumed = tomllib.loads(ASSUMED.read_text())
    costs = {name: each["value"] for name, each in read().items()}
    answers = [answer(int(people), assumed, costs, asked.acts) for people in asked.people.split(",")]
    lines = [
        "With one core of each part, that core is full at: "
        + ", ".join(f"{part} {people:,.0f} people" for part, people in first_full(answers[0].asked))
        + ".",
        "",
        *table(answers, assumed),
    ]
    print("\n".join(lines))
    if asked.write:
        write(PAGE, WRITES, lines)
    return 1 if asked.check and any(each.missed for each in answers) else 0


if __name__ == "__main__":
    sys.exit(main())
