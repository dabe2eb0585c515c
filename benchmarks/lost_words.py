"""Where what is wished in words is lost: not read, read wrongly, or read rightly and not certain enough to be done.

Counted only, of both halves of the labelled lines: the odd half's lines are read by nobody. Beside each way to be lost
stands how many words of its messages nothing explains, which says whether a longer list of words would help.

    python benchmarks/lost_words.py [--by kind | language | collection]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from conversation.plain_words.certainty.acceptance import certainty
from conversation.plain_words.certainty.salvage import salvaged
from conversation.plain_words.reading.reader import read
from tests.conversation.phrases.hearing import done_by, heard, scene_of
from tests.conversation.phrases.phrase import Phrase, phrases
from tests.conversation.phrases.scoring import right

HALVES = ("even", "odd")
WAYS = (
    "done",
    "done wrongly",
    "asked",
    "nothing read",
    "read wrongly, in part",
    "read wrongly, as a whole",
    "uncertain, in part",
    "uncertain, as a whole",
    "forbidden, in part",
    "forbidden, as a whole",
)
"""`uncertain`: read rightly, and offered; `forbidden`: something in it is never read over."""
MOST = 4
"""Unexplained words from which on messages are counted together."""


@dataclass(frozen=True)
class Lost:
    """What became of one wish."""

    phrase: Phrase
    way: str
    unexplained: int


def became(phrase: Phrase) -> Lost:
    found = heard(phrase)
    scene = scene_of(phrase)
    best = salvaged(read(phrase.text, scene), scene)
    words = sum(item.kind == "unknown" for clause in best.reading.clauses for item in clause.items)
    return Lost(phrase, _way(phrase, found.kind, right(phrase, found)), min(words, MOST))


def _way(phrase: Phrase, kind: str, fine: bool) -> str:
    if fine or kind != "pass":
        return "done" if fine else "asked" if kind == "ask" else "done wrongly"
    scene = scene_of(phrase)
    best = salvaged(read(phrase.text, scene), scene)
    if not best.reading.wishes:
        return "nothing read"
    part = "as a whole" if best.whole else "in part"
    if not right(phrase, done_by(phrase, scene, best.reading.wishes)):
        return f"read wrongly, {part}"
    return f"{'uncertain' if certainty(phrase.text, best, scene) else 'forbidden'}, {part}"


def told(lost: Sequence[Lost]) -> None:
    """One line for each way, both halves beside each other."""
    for way in WAYS:
        cells = []
        for half in HALVES:
            of_half = [each for each in lost if each.phrase.half == half]
            here = [each for each in of_half if each.way == way]
            words: Mapping[int, int] = Counter(each.unexplained for each in here)
            share = 100 * len(here) / max(1, len(of_half))
            cells.append(f"{len(here):5} {share:5.1f} %  {' '.join(f'{words[many]:4}' for many in range(MOST + 1))}")
        print(f"  {way:26} {' | '.join(cells)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--by", choices=("kind", "language", "collection"), help="each by itself, too")
    options = parser.parse_args()
    lost = [became(phrase) for phrase in phrases() if phrase.clear and phrase.wanted in ("do", "answer")]
    print("each half: messages, their share of it, and of how many with 0, 1, 2, 3, or more unexplained words")
    print("all")
    told(lost)
    groups: dict[str, list[Lost]] = defaultdict(list)
    for each in lost if options.by else ():
        groups[str(getattr(each.phrase, options.by))].append(each)
    for name, group in sorted(groups.items()):
        print(name)
        told(group)


if __name__ == "__main__":
    main()
