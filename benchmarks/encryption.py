"""What it costs the server that pictures lie encrypted: processor time for a preview, for a file of 12 megapixels as it
was sent, for a part of it (`Range`), and for taking such a file in. Two studios on this machine, with and without, are
asked in turn, so that whatever else the machine does falls on both. What the workers do, who know no key, is not in it.

    python benchmarks/encryption.py [--rounds 20] [--check]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

import requests
from blobs import photograph, sent
from rig.machine import described

from tests.running import Studio, Visitor

QUIET = {"ATELIER_REQUESTS_PER_MINUTE": "1000000"}
MOST = 1.15
"""The aim, for what is served."""
REQUESTS = {"preview": 60, "12 MP as sent": 8, "64 KB of it": 60}
"""In each round."""


class Asked:
    """A studio with a photograph in it, and somebody who looks at it."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.somebody = Visitor(studio.url)
        self.conversation = self.somebody.conversation()
        image = f"/api/v1/images/{sent(self.somebody, self.conversation, photograph(4000, 3000, 0))}/file"
        self.session = requests.Session()
        self.session.cookies.update(self.somebody.http.cookies)
        self.paths = {
            "preview": (f"{image}?format=preview", {}),
            "12 MP as sent": (f"{image}?format=original", {}),
            "64 KB of it": (f"{image}?format=original", {"Range": "bytes=1000000-1065535"}),
        }
        self.seed = 0

    def serve(self, what: str) -> float:
        """Milliseconds of processor time of the server for one of a round's."""
        path, headers = self.paths[what]
        return self.spent(REQUESTS[what], lambda: self.get(path, headers))

    def take_in(self) -> float:
        """The same for a file that is sent."""
        self.seed += 1
        data = photograph(4000, 3000, self.seed)
        return self.spent(1, lambda: sent(self.somebody, self.conversation, data))

    def get(self, path: str, headers: dict[str, str]) -> None:
        got = self.session.get(f"{self.studio.url}{path}", headers=headers, timeout=60)
        assert got.ok and got.content, got.text

    def spent(self, times: int, work: Callable[[], object]) -> float:
        before = own_seconds(self.studio.pid)
        for _ in range(times):
            work()
        return 1000 * (own_seconds(self.studio.pid) - before) / times


def own_seconds(pid: int) -> float:
    """Processor time of the server's threads, without its workers."""
    return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20, help="how often each is measured")
    parser.add_argument("--check", action="store_true", help="ends with 1 where the aim is missed")
    asked = parser.parse_args()
    print(described())
    with (
        tempfile.TemporaryDirectory() as folder,
        Studio(Path(folder) / "plain", QUIET) as plain,
        Studio(Path(folder) / "encrypted", {**QUIET, "ATELIER_ENCRYPT": "1"}) as encrypted,
    ):
        studios = Asked(plain), Asked(encrypted)
        names = list((Path(folder) / "encrypted" / "conversations").glob("*/images/img_*"))
        assert not names, "nothing was encrypted"
        took: dict[str, list[tuple[float, float]]] = {}
        for round_ in range(asked.rounds):
            both = studios if round_ % 2 else studios[::-1]
            for what in REQUESTS:
                each = {studio: studio.serve(what) for studio in both}
                took.setdefault(what, []).append((each[studios[0]], each[studios[1]]))
            if round_ < asked.rounds // 4:
                each = {studio: studio.take_in() for studio in both}
                took.setdefault("taking one in", []).append((each[studios[0]], each[studios[1]]))
    print(f"{'ms of processor time':22} {'as it is':>10} {'encrypted':>10} {'ratio':>8}")
    missed = False
    for what, pairs in took.items():
        without, with_ = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
        middle = median(b / a for a, b in pairs if a)
        print(f"{what:22} {without:10.2f} {with_:10.2f} {with_ / without:7.2f}× (middle of the rounds {middle:.2f}×)")
        missed |= what in REQUESTS and with_ / without > MOST
    print(f"The aim is at most {MOST}× for what is served.")
    return int(asked.check and missed)


if __name__ == "__main__":
    sys.exit(main())
