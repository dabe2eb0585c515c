"""How long a job waits for nothing: from when it is acknowledged to when it begins, and how fair the line is.

Through the real server and real sockets, with answers from a paced upstream:

- begun: from the acknowledgement of a message to `TurnStarted`, where there is room. The aim is 15 ms.
- handed on: from the end of a job to the beginning of the next one in line, with one place for all.
- fair: two places, one person's 50 jobs in line; how long another's first waits. The aim is the length of one job;
  beside it the same without anybody in line.

    python benchmarks/jobs.py [--turns 200] [--check]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from rig.machine import LOAD, MEASURED, described, percentile, pin
from rig.processes import Program, beside, studio
from rig.streams import ThroughStudio

AIM = 15.0
"""Milliseconds."""
RATE = 50
LENGTH = 0.5
"""Seconds of one job."""
LONG_LINE = 50
SHORT, LONG = f"paced/{RATE}x1", f"paced/{RATE}x{round(RATE * LENGTH)}"


@dataclass(frozen=True)
class Moment:
    """When something was heard of a turn, in monotonic seconds."""

    turn: str
    event: str
    at: float


def moments(stream: ThroughStudio) -> Iterator[Moment]:
    """When its turns began and ended."""
    for arrived, text in stream.socket.heard:
        if text.startswith(b'42["events"'):
            batch = json.loads(text[2:])[1]
            for event in batch["events"]:
                if event["type"] in ("TurnStarted", "TurnFinished"):
                    yield Moment(batch["turn"], event["type"], arrived)


async def until(stream: ThroughStudio, event: str, count: int) -> list[Moment]:
    """Once it has heard so many of these; all of them."""
    for _ in range(6000):
        found = [each for each in moments(stream) if each.event == event]
        if len(found) >= count:
            return found
        await asyncio.sleep(0.01)
    raise AssertionError(f"{count} × {event} did not come")


async def acknowledged(stream: ThroughStudio) -> float:
    """Sends a message; when its acknowledgement came."""
    await stream.begin()
    return asyncio.get_running_loop().time()


async def begun(program: Program, turns: int) -> list[float]:
    """Milliseconds from each acknowledgement to the beginning."""
    stream = ThroughStudio(program, SHORT)
    await stream.prepare()
    waits = []
    for number in range(1, turns + 1):
        sent = await acknowledged(stream)
        started = await until(stream, "TurnStarted", number)
        waits.append(max(0.0, started[-1].at - sent) * 1000)
        await until(stream, "TurnFinished", number)
    stream.close()
    return waits[1:]  # the first one loads what all need


async def handed_on(program: Program, turns: int) -> list[float]:
    """Milliseconds between the end of each and the beginning of the next."""
    stream = ThroughStudio(program, f"paced/{RATE}x5")
    await stream.prepare()
    for _ in range(turns):
        await stream.begin()
    ended = await until(stream, "TurnFinished", turns)
    started = await until(stream, "TurnStarted", turns)
    stream.close()
    return [max(0.0, after.at - before.at) * 1000 for before, after in zip(ended[:-1], started[1:], strict=True)]


async def waited(program: Program, line: int) -> float:
    """Seconds that somebody's first job waits while so many of another one are in line."""
    ann, bob = ThroughStudio(program, LONG), ThroughStudio(program, LONG)
    for stream in (ann, bob):
        await stream.prepare()
    for _ in range(line):
        await ann.begin()
    sent = await acknowledged(bob)
    started = await until(bob, "TurnStarted", 1)
    for stream in (ann, bob):
        stream.close()
    return max(0.0, started[0].at - sent)


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    print(described())
    pin(LOAD)
    with beside(LOAD, "paced_upstream.py") as upstream:
        environ = {
            "OPENROUTER_API_KEY": "sk-or-v1-bench",
            "OPENROUTER_API_URL": f"http://127.0.0.1:{upstream.port}/api/v1",
            "ATELIER_REQUESTS_PER_MINUTE": "100000",
            "ATELIER_PAID_CALLS_PER_MINUTE": "100000",
        }
        with studio(MEASURED, environ) as program:
            first = asyncio.run(begun(program, asked.turns))
        with studio(MEASURED, {**environ, "ATELIER_TURNS_AT_ONCE": "1"}) as program:
            asyncio.run(begun(program, 2))
            next_one = asyncio.run(handed_on(program, 40))
        with studio(MEASURED, {**environ, "ATELIER_TURNS_AT_ONCE": "2"}) as program:
            asyncio.run(begun(program, 2))
            alone = asyncio.run(waited(program, 0))
            beside_many = asyncio.run(waited(program, LONG_LINE))
    print(f"begun: {percentile(first, 0.5):.1f} ms, p95 {percentile(first, 0.95):.1f} (aim {AIM:g})")
    print(f"handed on: {percentile(next_one, 0.5):.1f} ms, p95 {percentile(next_one, 0.95):.1f}")
    print(
        f"fair: {beside_many:.2f} s behind {LONG_LINE} jobs of {LENGTH:g} s at two places, {alone:.2f} s alone; "
        f"{(beside_many - alone) / LENGTH:.1f} jobs (aim 1)"
    )
    missed = percentile(first, 0.5) > AIM or beside_many - alone > LENGTH * 1.2
    return int(asked.check and missed)


if __name__ == "__main__":
    sys.exit(main())
