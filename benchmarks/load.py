"""How much a studio of several processes adds to its streams, beside the same streams through one process.

Conversations at once, each 50 tokens a second, from a paced upstream. Half of the people are at one web process, half
at another; the turns run in Celery's workers, and every event goes through Redis to whoever is in the room. A delay
counts from the moment a token was *due* at the upstream. Everything of the studio shares one core, Redis among it;
upstream and people have the other. `DATABASE_URL` says which database, else it is SQLite in a folder of its own.

    python benchmarks/load.py [--conversations 20,100] [--seconds 10] [--webs 2] [--workers 2] [--keep] [--check]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from relay import HEAD, RATE, Row, listen, model
from rig.kept_figures import figure, keep
from rig.machine import LOAD, MEASURED, described, percentile, pin
from rig.processes import Program, beside, redis, served, studio, worker
from rig.streams import Stream, ThroughStudio

AIM, AT = 80.0, 100
"""Milliseconds (p95) at so many conversations."""
ROOM = {"ATELIER_TURNS_AT_ONCE": "1000"}
"""So that nobody waits for a turn."""


@contextmanager
def together(environ: dict[str, str], webs: int, workers: int) -> Iterator[list[Program]]:
    """The web processes of a studio with its workers."""
    with ExitStack() as stack:
        data = stack.enter_context(tempfile.TemporaryDirectory(prefix="atelier-bench-"))
        queue = stack.enter_context(redis(MEASURED))
        given = {"DATABASE_URL": address} if (address := os.environ.get("DATABASE_URL")) else {}
        shared = {**environ, **given, "ATELIER_DATA": data, "ATELIER_BROKER": f"redis://127.0.0.1:{queue.port}/0"}
        command = [sys.executable, "-m", "server"]
        found = [stack.enter_context(served(command, MEASURED, shared)) for _ in range(webs)]
        for _ in range(workers):
            stack.enter_context(worker(MEASURED, shared))
        yield found


def measured(name: str, webs: list[Program], conversations: int, tokens: int) -> Row:
    """A row of that many streams, begun in turn at each."""
    for web in webs:
        asyncio.run(listen("the first", web, [ThroughStudio(web, model(1))], 1))
    made: list[Stream] = [ThroughStudio(webs[number % len(webs)], model(tokens)) for number in range(conversations)]
    return asyncio.run(listen(name, webs[0], made, tokens))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conversations", default="20,100", help="at once")
    parser.add_argument("--seconds", type=float, default=10, help="how long each stream lasts")
    parser.add_argument("--webs", type=int, default=2, help="processes with people")
    parser.add_argument("--workers", type=int, default=2, help="processes that run turns")
    parser.add_argument("--keep", action="store_true", help="write the figures into benchmarks/measured.json")
    parser.add_argument("--check", action="store_true", help="end with 1 when an aim is missed")
    asked = parser.parse_args()
    pin(LOAD)
    print(f"{described()}\n{HEAD}")
    missed, looked = False, False
    with beside(LOAD, "paced_upstream.py") as upstream:
        environ = {
            **ROOM,
            "OPENROUTER_API_KEY": "sk-or-v1-bench",
            "OPENROUTER_API_URL": f"http://127.0.0.1:{upstream.port}/api/v1",
        }
        for level in map(int, asked.conversations.split(",")):
            tokens = int(asked.seconds * RATE)
            with together(environ, asked.webs, asked.workers) as webs:
                many = measured(f"{level} through {asked.webs}+{asked.workers}", webs, level, tokens)
            with studio(MEASURED, environ) as alone:
                one = measured(f"{level} through one", [alone], level, tokens)
            late, usual = (percentile(row.heard.tokens or [float("nan")], 0.95) for row in (many, one))
            print(f"{many}\n{one}\n{'':>22}p95 {late:.1f} ms, {late / usual:.1f} × of one process\n", flush=True)
            if asked.keep:
                name = f"several processes: {level} conversations"
                keep({f"{name}, p95": figure(late, "ms"), f"{name}, beside one process": figure(late / usual, "×")})
            looked |= level == AT
            missed |= level == AT and not late <= AIM
    reached = "missed" if missed else "reached" if looked else "not looked at"
    print(f"{reached}: p95 ≤ {AIM:g} ms at {AT}")
    return 1 if missed and asked.check else 0


if __name__ == "__main__":
    sys.exit(main())
