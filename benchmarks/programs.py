"""Programs that all want a picture at once: `POST /v1/images/generations` on the Sketchbook.

Three lines. Fifty people with a program each, all at once: how many calls failed, when the first, the middle and the
last had its picture, and how even that is (of all waits, the middle one against the worst). One person with a program
that asks once, on a quiet studio. The same person while another one's program asks for 45 at once: how much longer it
takes, in pictures. Nobody's calls may fail, and one person's heap may delay another's first picture by a few at most.

    python benchmarks/programs.py [--clients 50] [--check]
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import requests
from rig.floods import cookie_of
from rig.machine import LOAD, MEASURED, described, percentile, pin
from rig.processes import Program, studio

PATIENCE = 600.0
"""Seconds a call may take."""
HEAP = 45
DELAY = 3.0
"""Pictures by which another person's heap may delay one, at most."""


@dataclass(frozen=True)
class Call:
    """One picture, asked for."""

    status: int
    seconds: float
    said: str = ""


def token(program: Program) -> str:
    """Of a new person."""
    base, cookie = f"http://127.0.0.1:{program.port}", cookie_of(program.port)
    made = requests.post(f"{base}/api/v1/tokens", json={"name": "program"}, headers={"Cookie": cookie}, timeout=60)
    return str(made.json()["data"]["token"])


def paint(program: Program, secret: str, number: int, ready: Barrier | None = None) -> Call:
    """Begins with all the others that wait at the barrier."""
    if ready is not None:
        ready.wait()
    began = time.monotonic()
    answer = requests.post(
        f"http://127.0.0.1:{program.port}/v1/images/generations",
        json={"model": "atelier/auto", "prompt": f"a small hill, number {number}"},
        headers={"Authorization": f"Bearer {secret}"},
        timeout=PATIENCE,
    )
    good = answer.status_code == 200 and len(answer.json()["data"]) == 1
    return Call(answer.status_code, time.monotonic() - began, "" if good else answer.text[:200])


def at_once(program: Program, secrets: list[str]) -> list[Call]:
    """A call by each of these, begun together."""
    ready = Barrier(len(secrets))
    with ThreadPoolExecutor(len(secrets)) as pool:
        calls = [pool.submit(paint, program, secret, number, ready) for number, secret in enumerate(secrets)]
        return [call.result() for call in calls]


def main() -> int:
    """The exit code: 1 with `--check` where a call failed, or one had to wait too long behind another's heap."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    pin(LOAD)
    print(described(), flush=True)
    with studio(MEASURED, {"ATELIER_WORKERS": "1", "ATELIER_REQUESTS_PER_MINUTE": "10000"}) as program:
        people = [token(program) for _ in range(asked.clients)]
        paint(program, people[0], 0)  # what the first picture loads
        alone = min(paint(program, people[0], number).seconds for number in range(3))
        every = at_once(program, people)
        waits = [call.seconds for call in every]
        failed = [call for call in every if call.said]
        whole = max(waits)
        print(f"{asked.clients} people at once: {len(failed)} failed, first {min(waits):.2f} s, ", end="")
        print(
            f"middle {percentile(waits, 0.5):.2f} s, last {whole:.2f} s, {asked.clients / whole:.1f} pictures a second"
        )
        print(f"alone: {alone:.2f} s", flush=True)
        mixed = at_once(program, [people[0]] * HEAP + [people[1]])
        failed += [call for call in mixed if call.said]
        each = max(call.seconds for call in mixed) / len(mixed)
        delayed = (mixed[-1].seconds - alone) / each
        print(f"behind {HEAP} of another's: {mixed[-1].seconds:.2f} s, {delayed:.1f} pictures later")
    for call in failed[:3]:
        print(call.status, call.said, file=sys.stderr)
    return int(asked.check and (bool(failed) or delayed > DELAY))


if __name__ == "__main__":
    raise SystemExit(main())
