"""How soon Stop is heard, and how soon what it stops has really ended: at the provider, and in the worker processes.

A real server, a real socket, and an upstream on this machine that never finishes. From the moment Stop is sent:

- heard: until the server acknowledges it, and until the page is told that the turn is over
- closed: until the upstream sees the last connection of the turn closed
- ended: of a picture that is made small, until no process of the server computes any more

Words before and after their first, a picture before and after its first rough state, four pictures at once, a prompt
that is being refined, and `/compress` of a picture that takes seconds.

    python benchmarks/stopping.py [--times 10] [--megapixels 24] [--check]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

import psutil
from PIL import Image
from rig.machine import described

from tests.running import KEY, Studio, Visitor
from tests.upstream.running import Upstream

AIM_HEARD, AIM_CLOSED, AIM_ENDED = 0.1, 1.0, 2.0
"""Seconds."""
SETTLED = 0.3
"""Seconds that the work goes on before it is stopped."""
PATIENCE = 30.0
LOOK = 0.001
IDLE = 0.05
"""Seconds without processor time after which nothing computes."""


@dataclass(frozen=True)
class Case:
    """Something that is stopped."""

    name: str
    settings: dict[str, object]
    text: str
    model: str
    """Which the upstream is asked for."""
    requests: int = 1


UNASKED = dict.fromkeys(
    ("ATELIER_MAX_COST_PER_REQUEST", "ATELIER_MONTHLY_LIMIT", "ATELIER_GUESTS_MONTHLY_LIMIT"), "none"
)
"""What is stopped is dear, and stays set aside."""
CASES = (
    Case("words, none yet", {"chat_model": "fault/stall"}, "Tell me a story", "fault/stall"),
    Case("words, some", {"chat_model": "fault/drip"}, "Tell me a story", "fault/drip"),
    Case("picture, nothing yet", {"image_model": "fault-images/stall"}, "/image a fox", "fault-images/stall"),
    Case("picture, begun", {"image_model": "fault-images/stall-midway"}, "/image a fox", "fault-images/stall-midway"),
    Case("four pictures", {"image_model": "fault-images/stall"}, "/image a fox x4", "fault-images/stall", 4),
    Case("refining a prompt", {"cheap_model": "fault/stall"}, "/image a fox", "fault/stall"),
)


@dataclass(frozen=True)
class Stopped:
    """Seconds from the click."""

    heard: float
    told: float
    ended: float


def until(true: Callable[[], bool], what: str) -> None:
    end = time.perf_counter() + PATIENCE
    while not true():
        assert time.perf_counter() < end, what
        time.sleep(LOOK)


def stopped(person: Visitor, turn: str, ended: Callable[[], bool]) -> Stopped:
    """Stops it, and waits for all that is to follow."""
    began = time.perf_counter()
    assert person.said("stop", {"turn": turn})["stopped"]
    heard = time.perf_counter() - began
    until(ended, "it goes on")
    over = time.perf_counter() - began
    state = person.ended(turn, PATIENCE).state
    assert state == "stopped", state
    told = next(at for at, event in reversed(person.heard.events) if event["type"] == "TurnFinished")
    return Stopped(heard, told - (time.monotonic() - (time.perf_counter() - began)), over)


def of_call(case: Case, studio: Studio, upstream: Upstream) -> Stopped:
    """Of one that waits for the upstream."""
    service = upstream.service
    with Visitor(studio.url) as person:
        person.data("PATCH", "/api/v1/settings", json=case.settings)
        conversation = person.conversation()
        person.connect(conversation)
        asked, closed = service.counts[case.model], service.closed_early
        turn = person.turn(conversation, case.text)
        until(lambda: service.counts[case.model] >= asked + case.requests, "it was not asked")
        time.sleep(SETTLED)
        return stopped(person, turn, lambda: service.closed_early >= closed + case.requests)


def of_compressing(studio: Studio, picture: bytes) -> Stopped:
    """Of one that computes here."""
    with Visitor(studio.url) as person:
        person.data("GET", "/api/v1/session")
        conversation = person.conversation()
        files = {"file": ("noise.png", picture, "image/png")}
        person.data("POST", "/api/v1/images", files=files, data={"conversation": conversation})
        person.connect(conversation)
        until(lambda: not computing(studio), "it is never idle")
        turn = person.turn(conversation, "/compress 300KB")
        until(lambda: computing(studio), "nothing computes")
        time.sleep(SETTLED)
        return stopped(person, turn, lambda: not computing(studio))


def computing(studio: Studio) -> bool:
    """Whether a worker process of the server used the processor in the last moment."""
    before = used(studio)
    time.sleep(IDLE)
    return used(studio) - before > IDLE / 4


def used(studio: Studio) -> float:
    """Seconds of processor time of all processes that the server started and that are there."""
    total = 0.0
    for process in psutil.Process(studio.pid).children(recursive=True):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system
    return total


def noise(megapixels: float) -> bytes:
    """What is hard to make small."""
    wide = round((megapixels * 1e6 * 1.5) ** 0.5)
    high = round(megapixels * 1e6 / wide)
    out = BytesIO()
    Image.frombytes("RGB", (wide, high), os.urandom(3 * wide * high)).save(out, "PNG", compress_level=0)
    return out.getvalue()


def line(name: str, found: list[Stopped], aim: float) -> tuple[str, bool]:
    """A line of the table, and whether the aims are kept, by the worst of them."""
    heard, told, ended = ([getattr(each, what) for each in found] for what in ("heard", "told", "ended"))
    numbers = "".join(f"{median(each) * 1e3:9.0f}{max(each) * 1e3:7.0f}" for each in (heard, told, ended))
    kept = max(heard) <= AIM_HEARD and max(ended) <= aim
    return f"{name:<24}{numbers}   {'' if kept else 'missed'}", kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--megapixels", type=float, default=24)
    parser.add_argument("--check", action="store_true")
    said = parser.parse_args()
    print(described())
    print(
        f"milliseconds from Stop: heard (aim {AIM_HEARD * 1e3:.0f}), told, ended ({AIM_CLOSED * 1e3:.0f}; computing and"
    )
    print(f"refining {AIM_ENDED * 1e3:.0f}), median and worst of {said.times}")
    good = True
    with TemporaryDirectory() as folder, Upstream() as upstream:
        environ = {"OPENROUTER_API_KEY": KEY, "OPENROUTER_API_URL": upstream.url, **UNASKED}
        with Studio(Path(folder) / "data", environ) as studio:
            for case in CASES:
                found = [of_call(case, studio, upstream) for _ in range(said.times)]
                shown, kept = line(case.name, found, AIM_ENDED if "refining" in case.name else AIM_CLOSED)
                good = good and kept
                print(shown, flush=True)
            picture = noise(said.megapixels)
            found = [of_compressing(studio, picture) for _ in range(said.times)]
            shown, kept = line(f"/compress, {said.megapixels:g} MP", found, AIM_ENDED)
            print(shown)
    return 0 if (good and kept) or not said.check else 1


if __name__ == "__main__":
    raise SystemExit(main())
