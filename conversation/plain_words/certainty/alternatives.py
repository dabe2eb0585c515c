"""Several ways to read words of which none is certain, the likeliest first: to be clicked, never done by themselves.

What was read of them; each of its clauses alone; the last step otherwise; and the edit that such words are like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from conversation.commands.adjust import Adjust
from conversation.commands.info import Info
from conversation.commands.palette import Swatches
from conversation.commands.undo import Undo
from conversation.plain_words.certainty.aspects import MARK
from conversation.plain_words.certainty.kernel import kernel_of
from conversation.plain_words.certainty.labels import AGAIN, ASK, NONE, labels_of
from conversation.plain_words.certainty.likeness import likeness
from conversation.plain_words.certainty.salvage import salvaged
from conversation.plain_words.reading.corrections import adjustable
from conversation.plain_words.reading.joining import Wish
from conversation.plain_words.reading.questioning import first_of
from conversation.plain_words.reading.reader import Reading, read
from conversation.plain_words.reading.scene import Scene, Unclear, pictured
from conversation.plain_words.reading.wishes import NOMINAL, readings
from conversation.plain_words.tokenizing.items import SpokenWords
from conversation.target import PictureReference
from imaging.declaration import Declaration

MOST = 3
LIKELY = -1.5
"""Odds from which on it is offered what words are like: of seven messages that want nothing one is offered something more."""
UNTAUGHT = -1.0
"""Odds of an edit that too few lines ask for to be told by them."""
Wishes = tuple[Wish, ...]
References = tuple[PictureReference, ...]


def alternatives(text: str, scene: Scene) -> tuple[Wishes, ...]:
    """Up to three: those of what was understood, then those of what the words are like."""
    return (*understood_ones(text, scene), *likely_ones(text, scene))[:MOST]


def understood_ones(text: str, scene: Scene) -> tuple[Wishes, ...]:
    """What was read of the words, and each part of that by itself."""
    found = salvaged(read(text, scene), scene).reading
    whole = read_of(found, scene)
    odds = _odds(text, found)
    parts = [(wish,) for wish in _parts(found, whole) if _one_picture(wish.references, wish.excluded, scene)]
    parts.sort(key=lambda part: -_likely(part, odds, scene))
    return _different([*([whole] if whole else []), *parts])[:MOST]


def read_of(reading: Reading, scene: Scene) -> Wishes:
    """Those of its wishes that can be done; without a step there is none to be made stronger."""
    more = scene.last is not None and adjustable(scene.last)
    meant = [wish for wish in reading.wishes if isinstance(wish.meant, Declaration)]
    return tuple(wish for wish in meant if more or not isinstance(wish.meant, Adjust))


def likely_ones(text: str, scene: Scene) -> tuple[Wishes, ...]:
    """The last step otherwise, or another edit, where the letters and senses of the words are like those that ask for it."""
    reading = read(text, scene)
    named = [clause for clause in reading.clauses if clause.references]
    references, excluded = (named[0].references, named[0].excluded) if len(named) == 1 else ((), ())
    if len(named) > 1 or (named and not _one_picture(references, excluded, scene)):
        return ()
    odds = _odds(text, reading)
    found = [(odd, wish) for name, odd in odds.items() if odd > LIKELY for wish in _usual(name, scene)]
    found.sort(key=lambda each: -each[0])
    return _different([(replace(wish, references=references, excluded=excluded),) for _, wish in found])[:MOST]


def _odds(text: str, reading: Reading) -> Mapping[str, float]:
    return likeness(text, [item for clause in reading.clauses for item in clause.items])


def _parts(reading: Reading, whole: Wishes) -> Iterator[Wish]:
    """Each wish of several, and the kernel of each clause."""
    yield from (wish for wish in whole if len(whole) > 1 and not isinstance(wish.meant, TELLING))
    for clause in reading.clauses:
        first = first_of(clause.items)
        if first is None or first.kind in ("q", "is"):
            continue  # “is it sharp?” orders nothing
        kernel = kernel_of(clause.items)
        if kernel and isinstance(kernel.meant, Declaration) and not isinstance(kernel.meant, TELLING):
            yield Wish(kernel.senses, kernel.meant, kernel.references, kernel.excluded)


def _one_picture(references: References, excluded: References, scene: Scene) -> bool:
    """Whether it is said of one picture; what several are to be is offered as a whole or not at all."""
    numbers = pictured(references, excluded, scene) if references else [0]
    return not isinstance(numbers, Unclear) and len(numbers) == 1


def _likely(wishes: Wishes, odds: Mapping[str, float], scene: Scene) -> float:
    return min(odds.get(name, UNTAUGHT) for name in labels_of(wishes, scene.last))


def _usual(name: str, scene: Scene) -> Iterator[Wish]:
    """What is done where an edit is said without any detail."""
    if name in (ASK, NONE) or name[0] == MARK:
        return
    if name == AGAIN:
        if scene.last is not None and adjustable(scene.last):
            yield from (Wish((), Adjust(by)) for by in (LESS, MORE))
        return
    if name == "undo":
        if scene.last is not None:
            yield Wish((), Undo())
        return
    sense = ("cmp" if name[-1] in "+-" else "act", name)
    found = readings([SpokenWords((sense,), "", 0, 0)], NOMINAL, False)
    if found is not None and isinstance(found[0], Declaration):
        yield Wish(found[2], found[0])


LESS, MORE = 0.5, 1.5
TELLING = (Adjust, Info, Swatches)
"""What is offered otherwise."""


def _different(found: Sequence[Wishes]) -> tuple[Wishes, ...]:
    """Each once, however it was said."""
    once: dict[Wishes, Wishes] = {}
    for wishes in found:
        once.setdefault(tuple(replace(wish, senses=(), complains=False) for wish in wishes), wishes)
    return tuple(once.values())


__all__ = ["alternatives", "likely_ones", "read_of", "understood_ones"]
