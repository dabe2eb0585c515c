"""`python -m tests.fuzzing.parsers [minutes] [target …]`: so long for each; exit code 1 where something was found,
2 where there is no such target."""

from __future__ import annotations

import random
import re
import sys
import time
import traceback

from tests.fuzzing.parsers.target import Parser, fed
from tests.fuzzing.parsers.targets import PARSERS

AT_ONCE = 200
"""Inputs of one number: what is found is made smaller, and the next number goes on."""


def main(minutes: float, names: list[str]) -> int:
    if unknown := set(names) - {each.name for each in PARSERS}:
        print(f"There is no parser {', '.join(sorted(unknown))}; there are {', '.join(each.name for each in PARSERS)}.")
        return 2
    chosen = [each for each in PARSERS if not names or each.name in names]
    return int(any([_tried(each, minutes * 60) for each in chosen]))


def _tried(parser: Parser, seconds: float) -> bool:
    """Whether anything was found."""
    until, rounds, found = time.monotonic() + seconds, 0, set[str]()
    with parser.opened() as check:
        while time.monotonic() < until:
            number = random.randrange(2**31)
            rounds += 1
            try:
                fed(check, parser.inputs, AT_ONCE, number)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
                place = re.sub(r"[0-9a-f]*\d[0-9a-f]*", "", f"{type(error).__name__} {str(error)[-300:]}")
                if place not in found:
                    found.add(place)
                    print(f"{parser.name}, number {number}:")
                    traceback.print_exception(error)
                    sys.stdout.flush()
    print(f"{parser.name}: {rounds * AT_ONCE} inputs, {len(found)} finds", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 5, sys.argv[2:]))
