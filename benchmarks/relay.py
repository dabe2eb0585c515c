"""How much the server adds to a stream, beside a bare relay that parses nothing.

1, 50 and 200 conversations at once, each 50 tokens a second, from a paced upstream through the real server (`python -m
server`, its own data folder) to real sockets (Socket.IO over WebSocket, compression offered as browsers do). A delay
counts from the moment a token was *due* at the upstream, so a server that holds the upstream back gains nothing. The
server has one core, upstream and browsers the other. Printed: added delay, processor time per 100,000 tokens, memory;
then the same for a gevent relay that passes raw bytes on, at as many events a second as the server sent, and the ratio.

    python benchmarks/relay.py [--levels 1,50,200] [--seconds 10] [--only studio|bare] [--keep] [--check]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass

from rig.delays import Heard
from rig.kept_figures import figure, keep
from rig.machine import LOAD, MEASURED, cpu_seconds, described, percentile, pin, resident
from rig.processes import Program, beside, studio
from rig.streams import Refused, Stream, ThroughBareRelay, ThroughStudio

RATE = 50.0
"""Tokens a second."""
EVERY = 0.02
"""Seconds from one conversation's beginning to the next one's."""
AIM_DELAY, AIM_CPU, AIM_RATIO = 15.0, 8.0, 2.0
"""Milliseconds (p95 at 50 conversations), seconds per 100,000 tokens, times the bare relay."""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    heard: Heard
    streams: int
    cpu: float
    """Seconds per 100,000 tokens."""
    memory: float
    """MiB."""

    @property
    def event_rate(self) -> float:
        """Events a second that one stream got."""
        return self.heard.events / self.streams / max(self.heard.seconds, 0.01)

    def __str__(self) -> str:
        first, each = self.heard.first or [float("nan")], self.heard.tokens or [float("nan")]
        return (
            f"{self.name:<22}{percentile(first, 0.5):8.1f}{percentile(first, 0.95):8.1f}"
            f"{percentile(each, 0.5):9.2f}{percentile(each, 0.95):8.2f}{max(each):8.1f}"
            f"{self.cpu:8.2f}{self.memory:7.0f}{self.event_rate:9.1f}{self.heard.wrong:7}{self.heard.refused:8}"
        )


HEAD = (
    f"{'':<22}{'first':>8}{'p95':>8}{'each':>9}{'p95':>8}{'max':>8}"
    f"{'CPU':>8}{'RSS':>7}{'events':>9}{'wrong':>7}{'refused':>8}\n"
    f"{'':<22}{'ms p50':>8}{'ms':>8}{'ms p50':>9}{'ms':>8}{'ms':>8}{'s/100k':>8}{'MiB':>7}{'/s each':>9}{'tokens':>7}"
)


async def listen(name: str, program: Program, streams: list[Stream], tokens: int) -> Row:
    """Begins one stream after the other, hears them all out, and says what it cost the program."""
    heard = Heard()
    for ten in range(0, len(streams), 10):
        await asyncio.gather(*(stream.prepare() for stream in streams[ten : ten + 10]))
    await asyncio.sleep(0.5)
    before = cpu_seconds(program.pid)
    found = await asyncio.gather(*(_one(stream, EVERY * n) for n, stream in enumerate(streams)))
    spent, memory = cpu_seconds(program.pid) - before, resident(program.pid)
    for stream, sent in zip(streams, found, strict=True):
        if sent is None:
            heard.refused += 1
        else:
            heard.add(sent, stream.pieces(), RATE, tokens)
        stream.close()
    return Row(name, heard, len(streams), spent / (len(streams) * tokens) * 100_000, memory)


async def _one(stream: Stream, later: float) -> float | None:
    """When it was asked for; None when it was refused."""
    await asyncio.sleep(later)
    try:
        sent = await stream.begin()
    except (Refused, OSError) as refusal:
        sys.stderr.write(f"refused: {refusal}\n")
        return None
    await asyncio.wait_for(stream.ended(), 60)
    return sent


def through_studio(upstream: Program, conversations: int, tokens: int) -> tuple[Row, float]:
    """A row of the real server, started for it alone; and after how many ms its very first words came."""
    environ = {
        "OPENROUTER_API_KEY": "sk-or-v1-bench",
        "OPENROUTER_API_URL": f"http://127.0.0.1:{upstream.port}/api/v1",
    }
    with studio(MEASURED, environ) as program:
        first = asyncio.run(listen("the first", program, [ThroughStudio(program, model(1))], 1))
        made: list[Stream] = [ThroughStudio(program, model(tokens)) for _ in range(conversations)]
        row = asyncio.run(listen(f"{conversations} through Atelier", program, made, tokens))
        return row, first.heard.first[0]


def through_bare_relay(upstream: Program, streams: int, tokens: int, event_rate: float = RATE) -> Row:
    """A row of the limit, at about that many events a second for each stream."""
    pause = 0.0 if event_rate > 0.97 * RATE else 1 / event_rate
    with beside(MEASURED, "bare_relay.py", "--upstream", str(upstream.port)) as program:
        made: list[Stream] = [ThroughBareRelay(program, model(tokens), pause) for _ in range(streams)]
        return asyncio.run(listen(f"{streams} through bare relay", program, made, tokens))


def model(tokens: int) -> str:
    """What the paced upstream is asked for."""
    return f"paced/{RATE:g}x{tokens}"


def missed(row: Row, bare: Row) -> list[str]:
    """The aims that a row of the real server did not reach."""
    aims: list[tuple[str, Callable[[], bool]]] = [
        (f"p95 ≤ {AIM_DELAY:g} ms", lambda: row.streams != 50 or percentile(row.heard.tokens, 0.95) <= AIM_DELAY),
        (f"CPU ≤ {AIM_CPU:g} s per 100,000 tokens", lambda: row.streams == 1 or row.cpu <= AIM_CPU),
        (f"CPU ≤ {AIM_RATIO:g} × bare relay", lambda: row.streams == 1 or row.cpu <= AIM_RATIO * bare.cpu),
        ("nothing lost, reordered or refused", lambda: not row.heard.wrong and not row.heard.refused),
    ]
    return [f"missed at {row.streams}: {name}" for name, reached in aims if not reached()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--levels", default="1,50,200", help="conversations at once")
    parser.add_argument("--seconds", type=float, default=10, help="how long each stream lasts")
    parser.add_argument("--only", choices=("studio", "bare"), help="leave the other one out")
    parser.add_argument("--keep", action="store_true", help="write the figures into benchmarks/measured.json")
    parser.add_argument("--check", action="store_true", help="end with 1 when an aim is missed")
    asked = parser.parse_args()
    pin(LOAD)
    print(f"{described()}\n{HEAD}")
    failures: list[str] = []
    with beside(LOAD, "paced_upstream.py") as upstream:
        for level in map(int, asked.levels.split(",")):
            failures += one_level(upstream, level, int(asked.seconds * RATE), asked.only, asked.keep)
    print("\n".join(failures) or "every aim reached")
    return 1 if failures and asked.check else 0


def one_level(upstream: Program, level: int, tokens: int, only: str | None, kept: bool = False) -> list[str]:
    """Prints one level's rows and their ratio."""
    if only == "bare":
        print(through_bare_relay(upstream, level, tokens))
        return []
    row, cold = through_studio(upstream, level, tokens)
    print(row, flush=True)
    print(f"{'':>22}first words of the first turn after the start: {cold:.0f} ms")
    if only == "studio":
        return []
    bare = through_bare_relay(upstream, level, tokens, row.event_rate)
    print(bare)
    delays = percentile(row.heard.tokens or [0], 0.95), percentile(bare.heard.tokens or [1], 0.95)
    print(f"{'':>22}CPU {row.cpu / bare.cpu:.2f} × the bare relay, p95 {delays[0] - delays[1]:+.2f} ms\n", flush=True)
    if kept:
        name = f"relay: {level} conversations"
        beside_bare = figure(row.cpu / bare.cpu, "×")
        keep({f"{name}, processor": figure(row.cpu, "s/100k"), f"{name}, beside a bare relay": beside_bare})
    return missed(row, bare)


if __name__ == "__main__":
    sys.exit(main())
