"""`python -m tests.fuzzing [minutes] [seed]`: prints what schemathesis found; the exit code is its own."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from tests.fuzzing.run import Amount, run
from tests.fuzzing.world import ENVIRON, furnished
from tests.running import Studio, Visitor


def main(minutes: float, seed: int) -> int:
    phases = ("examples", "coverage", "fuzzing", "stateful")
    with tempfile.TemporaryDirectory() as folder:
        with Studio(Path(folder) / "data", ENVIRON) as studio, Visitor(studio.url) as ada:
            amount = Amount(phases, 50, seed, same=False, seconds=int(minutes * 60))
            done = run(studio, furnished(ada), amount, Path(folder))
            print(done.stdout, done.stderr, sep="\n")
            log = studio.stop()[1]
        print(log)
    return done.returncode or int("Traceback" in log)


if __name__ == "__main__":
    given = [float(each) for each in sys.argv[1:]]
    sys.exit(main(given[0] if given else 20, int(given[1]) if len(given) > 1 else random.randrange(2**31)))
