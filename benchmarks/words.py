"""How long it takes to see whether a message is an edit, or for a model: every phrase of the tests, by language.

Beside the typical phrase stand the slowest one and a message of a hundred letters that is no edit at all. The aim: the
typical one below a millisecond.

    python benchmarks/words.py [--times 5] [--check]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.machine import MEASURED, described, percentile, pin

from conversation.plain_words.edits import parse_edit

ROOT = Path(__file__).parent.parent
AIM = 1e-3
"""Seconds."""
PROSE = "Thank you, that is lovely. Could you tell me how painters of the last century mixed a warm grey like this?"


def spent(text: str, times: int) -> float:
    """The shortest of several times, in seconds; the first one, which compiles patterns, does not count."""
    parse_edit(text)
    took = []
    for _ in range(times):
        began = time.perf_counter()
        parse_edit(text)
        took.append(time.perf_counter() - began)
    return min(took)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="end with 1 when the aim is missed")
    options = parser.parse_args()
    pin(MEASURED)
    print(described())
    typical = []
    for file in sorted((ROOT / "tests/conversation/plain_words/phrases").glob("*.txt")):
        took = [spent(line.partition(" => ")[0], options.times) for line in file.read_text().splitlines()]
        typical.append(statistics.median(took))
        most = f"p95 {percentile(took, 0.95) * 1e3:.2f} ms, slowest {max(took) * 1e3:.2f} ms"
        print(f"{file.stem:8} {len(took):4} phrases: typically {typical[-1] * 1e3:.2f} ms, {most}")
    print(f"prose that is no edit: {spent(PROSE, options.times) * 1e3:.2f} ms")
    return int(options.check and max(typical) > AIM)


if __name__ == "__main__":
    sys.exit(main())
