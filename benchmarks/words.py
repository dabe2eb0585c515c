"""What is understood of what people say, without a model, and how long it takes to see.

Precision and recall of the labelled lines of `tests/conversation/phrases`, of both halves: rules are made from the even
one, so a gap of more than five points says that they were made for its lines. Then the time a message takes: the aims
are a millisecond for the typical one and five for 2,000 letters. The fastest of several times counts.

    python benchmarks/words.py [--times 5] [--wrong] [--check] [--language english] [--collection second]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.machine import MEASURED, described, percentile, pin

from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.understanding import wishes_of
from tests.conversation.phrases.acts import Act
from tests.conversation.phrases.hearing import Heard, heard
from tests.conversation.phrases.phrase import COLLECTIONS, LANGUAGES, Phrase, phrases
from tests.conversation.phrases.scoring import figures, right

AIM, AIM_LONG = 1e-3, 5e-3
"""Seconds."""
GAP = 5
"""Points between the halves."""
PROSE = "Thank you, that is lovely. Could you tell me how painters of the last century mixed a warm grey like this?"
LONG = (PROSE + " ") * 18
HALVES = ("even", "odd")
ONE_PICTURE = Scene()
Results = Sequence[tuple[Phrase, Heard]]


def spent(text: str, times: int) -> float:
    """The shortest of several times, in seconds of the processor; the first one, which fills caches, does not count."""
    wishes_of(text, ONE_PICTURE)
    took = []
    for _ in range(times):
        began = time.process_time()
        wishes_of(text, ONE_PICTURE)
        took.append(time.process_time() - began)
    return min(took)


def told(name: str, results: Results) -> None:
    """One line for both halves; none where there are no lines."""
    if not results:
        return
    even, odd = (figures([each for each in results if each[0].half == half]) for half in HALVES)
    gap = (even.recall - odd.recall) * 100
    shown = " | ".join(
        f"{100 * each.precision:5.1f} {100 * each.recall:5.1f} {100 * each.offered:5.1f} {each.acted - each.right:4}"
        f" {each.asked:3}/{each.to_ask:<3} {each.needless:3}"
        for each in (even, odd)
    )
    print(f"{name:22} {shown} | {gap:+5.1f}{' !' if gap > GAP else ''}")


def understood(results: Results) -> None:
    """Of every language, and of every kind of line."""
    columns = " | ".join(f"{half:4} p     r offer wrong asked needless" for half in HALVES)
    print(f"{'per cent':18} {columns} | gap of r")
    for collection in COLLECTIONS:
        for language in LANGUAGES:
            told(f"{language} {collection}", _of(results, collection, language))
    told("all", results)
    for kind in sorted({phrase.kind for phrase, _ in results}):
        told(f"  {kind}", [each for each in results if each[0].kind == kind])


def _of(results: Results, collection: str, language: str) -> Results:
    return [each for each in results if (each[0].collection, each[0].language) == (collection, language)]


def wrong(results: Results) -> None:
    """The lines of the even half that were not understood, or wrongly; the odd half only judges."""
    for phrase, found in results:
        if phrase.half == "even" and phrase.clear and not right(phrase, found):
            got = found.answer or _told(found.acts)
            print(f"{phrase.id:6} {found.kind:6} {phrase.text} [{got}]")


def _told(acts: Sequence[Act]) -> str:
    """What is done, in short: what was said of it, and to which pictures."""
    said = [(act.op, {name: value for name, value in act.params.items() if value}, act.pictures) for act in acts]
    return "; ".join(f"{op} {params or ''} {[*pictures]}" for op, params, pictures in said)


def timed(times: int, said: Sequence[Phrase]) -> bool:
    """Prints how long a message takes; whether the aims are met."""
    medians = []
    for language in dict.fromkeys(phrase.language for phrase in said):
        took = [spent(phrase.text, times) for phrase in said if phrase.language == language]
        medians.append(statistics.median(took))
        most = f"p95 {percentile(took, 0.95) * 1e3:.2f} ms, slowest {max(took) * 1e3:.2f} ms"
        print(f"{language:8} {len(took):4} messages: typically {medians[-1] * 1e3:.2f} ms, {most}")
    prose, long = spent(PROSE, times), spent(LONG, times)
    print(f"prose that is no edit: {prose * 1e3:.2f} ms; {len(LONG):,} letters of it: {long * 1e3:.2f} ms")
    return max(medians) <= AIM and long <= AIM_LONG


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="0 measures no time")
    parser.add_argument("--wrong", action="store_true", help="show the lines of the even half that went wrong")
    parser.add_argument("--check", action="store_true", help="end with 1 when an aim of time is missed")
    parser.add_argument("--language", choices=LANGUAGES, default="", help="only its lines")
    parser.add_argument("--collection", choices=[*COLLECTIONS], default="", help="only its lines")
    options = parser.parse_args()
    pin(MEASURED)
    print(described())
    said = [
        phrase
        for phrase in phrases()
        if options.language in ("", phrase.language) and options.collection in ("", phrase.collection)
    ]
    results = [(phrase, heard(phrase)) for phrase in said]
    understood(results)
    if options.wrong:
        wrong(results)
    fast = timed(options.times, said) if options.times else True
    return int(options.check and not fast)


if __name__ == "__main__":
    sys.exit(main())
