"""What came and went leaves nothing behind: counts of a real server after people did everything, and did it again.

The small sisters of `benchmarks/soak.py` and `benchmarks/load.py`, by counts and not by the clock.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from relay import listen, model
from rig.daily_life import ACTS, Life
from rig.process_figures import figures
from rig.processes import Program, beside
from rig.streams import Stream, ThroughStudio

from tests.prepared_process import ROOT, ForkedProcess, PreparedProcess
from tests.running import Studio, until

pytestmark = [pytest.mark.slow, pytest.mark.e2e]
STREAMS, TOKENS = 20, 20
MAY_GROW = {"greenlets": 3, "objects": 1_500, "descriptors": 3, "sockets": 3}
"""What is kept for a while belongs there: connections to a provider, what 25 seconds of pings hold, who was there."""


class Counted(Studio):
    """A server that can be asked what lives in it."""

    def __init__(self, data: Path, upstream: int, prepared: PreparedProcess) -> None:
        super().__init__(
            data,
            {
                "OPENROUTER_API_KEY": "sk-or-v1-bench",
                "OPENROUTER_API_URL": f"http://127.0.0.1:{upstream}/api/v1",
                "ATELIER_SKETCH_SIDE": "256",
            },
        )
        self.counting = prepared

    def spawn(self) -> ForkedProcess:
        return self.counting.start((), cwd=ROOT, environ={**os.environ, **self.environ}, text=True)

    def counts(self) -> dict[str, int]:
        """Of what lives in it, now."""
        told = self.data.parent / "counts.json"
        told.unlink(missing_ok=True)
        os.kill(self.pid, signal.SIGUSR2)
        until(told.exists)
        found: dict[str, int] = json.loads(told.read_text())
        now = figures(self.pid)
        return {**found, "descriptors": now.descriptors, "sockets": now.sockets}

    def settled(self) -> dict[str, int]:
        """Once two looks after each other find no fewer greenlets and descriptors: what ends by itself has ended."""
        seen = [self.counts()]

        def still() -> bool:
            seen.append(self.counts())
            return all(seen[-1][name] >= seen[-2][name] for name in ("greenlets", "descriptors", "sockets"))

        until(still)
        return seen[-1]


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counted]:
    loaded = "server.start", "server.workers.warm_up:learn_words"
    data = tmp_path_factory.mktemp("counted")
    with (
        closing(PreparedProcess("tests.benchmarks.counted_server:main", *loaded)) as prepared,
        beside(min(os.sched_getaffinity(0)), "paced_upstream.py") as upstream,
        Counted(data / "data", upstream.port, prepared) as running,
    ):
        yield running


def test_who_did_everything_and_went_leaves_nothing(studio: Counted) -> None:
    """Two of them first, so that what is loaded once is loaded."""
    live(studio, 1)
    live(studio, 2)
    before = studio.settled()
    live(studio, 3)
    live(studio, 4)
    assert grown(before, studio.settled()) == {}


def test_streams_that_ended_leave_nothing(studio: Counted) -> None:
    stream(studio)
    stream(studio)
    before = studio.settled()
    stream(studio)
    assert grown(before, studio.settled()) == {}


def live(studio: Counted, seed: int) -> None:
    """Does each thing once."""
    life = Life(studio.url, seed, threading.Event(), f"openrouter/{model(5)}")
    for act in ACTS:
        act(life)
    life.visitor.close()


def stream(studio: Counted) -> None:
    """Several conversations at once, of which no token is lost or doubled."""
    program = Program(studio.pid, studio.port)
    made: list[Stream] = [ThroughStudio(program, model(TOKENS)) for _ in range(STREAMS)]
    row = asyncio.run(listen("streams", program, made, TOKENS))
    assert (row.heard.wrong, row.heard.refused, len(row.heard.tokens)) == (0, 0, STREAMS * TOKENS)


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """What there is more of than may be, and by how much."""
    return {name: after[name] - count for name, count in before.items() if after[name] > count + MAY_GROW[name]}
