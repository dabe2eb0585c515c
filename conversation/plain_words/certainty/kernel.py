"""The part of a clause that says what is wanted, where not all of it is understood; and what is left beside it.

The longest run of words that mean something together is its kernel. What stands around it, or unknown within it, is left
over: `acceptance.py` judges whether that may be talk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversation.plain_words.meaning import Result, Unsure
from conversation.plain_words.reading.naming import pictures_named
from conversation.plain_words.reading.spans import HEADS
from conversation.plain_words.reading.wishes import FREE, NOMINAL, SAYS_NOTHING, readings
from conversation.plain_words.tokenizing.items import SpokenWords
from conversation.plain_words.tokenizing.lexicon import Sense
from conversation.target import PictureReference

MOST_TELLING = 9
"""Words of a clause that tell something: of a longer one the last are looked at."""
UNEXPLAINED = frozenset(
    ("unknown", "local", "subj", "q", "if", "do", "why", "sothat", "wants", "than", "neg", "not", "without")
)
BESIDE = ("nogap", "gap", "textsize", "cover", "corners")
"""What tells more of an act that it stands beside."""
MUTE = frozenset((*SAYS_NOTHING, "it", "pic", "pics", "is", "vague", "wants", "all", "emoji"))
"""What tells nothing where it stands beside a kernel."""


@dataclass(frozen=True)
class Kernel:
    """What is wanted, of which pictures, and what is not explained."""

    meant: Result
    senses: tuple[Sense, ...]
    references: tuple[PictureReference, ...]
    excluded: tuple[PictureReference, ...]
    before: tuple[SpokenWords, ...]
    """Words in front of the kernel."""
    within: tuple[SpokenWords, ...]
    """Unknown words in it."""
    after: tuple[SpokenWords, ...]
    inside: tuple[SpokenWords, ...]
    """The words that it consists of."""


def kernel_of(items: Sequence[SpokenWords]) -> Kernel | None:
    """The kernel of a clause; None where no part of it means anything."""
    references, excluded, rest = pictures_named(items)
    telling = [place for place, item in enumerate(rest) if _tells(item)][-MOST_TELLING:]
    for chosen in _chosen(telling):
        first, last = chosen[0], chosen[-1]
        run = rest[first : last + 1]
        left_out = [rest[place] for place in telling if first < place < last and place not in chosen]
        known = [item for item in run if item not in left_out and (item.kind not in UNEXPLAINED or item.has(*HEADS))]
        found = readings(known, NOMINAL, bool(references))
        if found is None or (isinstance(found[0], Unsure) and len(chosen) < len(telling)):
            continue
        meant, _, senses = found
        within = tuple(item for item in run if item not in known)
        before, after = tuple(rest[:first]), tuple(rest[last + 1 :])
        return Kernel(meant, senses, references, excluded, before, within, after, tuple(known))
    return None


def _tells(item: SpokenWords) -> bool:
    return item.has(*HEADS, *BESIDE) and item.kind not in MUTE and (item.kind not in FREE or item.kind in BESIDE)


def _chosen(telling: Sequence[int]) -> Iterator[Sequence[int]]:
    """The places of words that tell something, the most of them first: all, all but one, then ever shorter runs of them, the
    later before the earlier."""
    for length in range(len(telling), 0, -1):
        for start in range(len(telling) - length, -1, -1):
            yield telling[start : start + length]
        if length == len(telling) and length > 2:
            for place in range(1, length - 1):
                yield [*telling[:place], *telling[place + 1 :]]
