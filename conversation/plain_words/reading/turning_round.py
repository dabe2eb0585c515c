"""The last step the other way round, or once more as it was: “you rotated it the wrong way”, “one more turn”."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.reading.corrections import OWN, adjustable, mute
from conversation.plain_words.tokenizing.items import SpokenWords
from conversation.plain_words.tokenizing.lexicon import lexicon
from imaging.declaration import Declaration
from imaging.operations.flip import Flip
from imaging.operations.rotate import Rotate

MOST_WORDS = 12
TOLD = ("subj", "same", "by", "than")
"""What may stand beside it: who did it, and that it is to be as much."""


def turned_round(last: Declaration, items: Sequence[SpokenWords]) -> bool:
    """“the other way”, said of the last step and of nothing else."""
    if not adjustable(last) or len(items) > MOST_WORDS:
        return False
    ways = [item for item in items if item.sense("corr") == "opposite"]
    if any(item.has("turns", "axis") for item in ways) and isinstance(last, (Rotate, Flip)):
        return False  # “al revés” turns it upside down, too
    return bool(ways) and all(item in ways or _names(last, item) or _beside(item) for item in items)


def once_more(last: Declaration, items: Sequence[SpokenWords]) -> bool:
    """“one more turn”, “another quarter turn” would do it anew: a turn has no strength to be raised."""
    if not isinstance(last, Rotate) or last.angle % QUARTER or len(items) > MOST_WORDS:
        return False
    more = [item for item in items if item.has("quantity")]
    turns = [item for item in items if item not in more and _names(last, item)]
    return bool(more and turns) and all(item in more or item in turns or _one(item) or _beside(item) for item in items)


QUARTER = 90


def restores(item: SpokenWords) -> bool:
    """“*bring back* the colours”: brings again what was taken, and takes nothing away."""
    return item.kind in ("down", "up") and item.text.lower().startswith(lexicon().telling["restoring"])


def _names(last: Declaration, item: SpokenWords) -> bool:
    return item.sense("act") in OWN.get(last.name, (last.name,)) or item.sense("noun") == last.name


def _one(item: SpokenWords) -> bool:
    return item.sense("num") == "1"


def _beside(item: SpokenWords) -> bool:
    """Whether it says nothing of its own; “not the other way” says the contrary."""
    return (mute(item) or item.kind in TOLD) and not item.has("not", "neg", "only")
