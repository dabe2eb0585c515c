"""Words that nothing explains, and what they may be: a name for the picture, a remark about it, or an order."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.meaning import Result, Unsure
from conversation.plain_words.reading.questioning import first_of
from conversation.plain_words.reading.wishes import NOMINAL, readings
from conversation.plain_words.tokenizing.items import SpokenWords
from conversation.plain_words.tokenizing.lexicon import Sense
from imaging.operations.crop import Crop

REMARKS = ("adj", "flaw", "too", "inv", "deg", "lack", "is", "num")
"""What a remark about a part of the picture may hold: “the windows are blown out”."""
WHOLE = frozenset(("convert", "compress", "strip", "stripgps", "download", "save", "resize"))
"""Acts that cannot be about a part of a picture."""


def despite(
    told: Sequence[SpokenWords], unknown: Sequence[SpokenWords], rest: Sequence[SpokenWords], named: bool
) -> tuple[Result, float, tuple[Sense, ...]] | None:
    """“convert the site plan to TIFF”: what is done to a whole file may call it anything."""
    if any(item.kind not in CALLED for item in unknown) or len(unknown) > MOST_CALLED:
        return None
    found = readings(told, NOMINAL, named)
    if found is None or isinstance(found[0], Unsure):
        return None
    acts = {value for kind, value in found[2] if kind in ("act", "flaw")}
    strip = isinstance(found[0], Crop) and found[0].off
    if strip and not {kind for kind, _ in found[2]} & {"pct", "px", "frac"}:
        return None  # “remove the person on the left”
    seen = any(item.kind == "local" for item in unknown)
    if not acts or not acts <= (OF_FILES if seen else OF_FILES | OF_WHOLES):
        return None
    return found if all(_calls_it(rest, rest.index(item)) for item in unknown) else None


CALLED = ("unknown", "local", "subj", "do")
MOST_CALLED = 4
"""Words of a name that somebody has for a picture."""
OF_FILES = WHOLE | {"straighten", "upside", "sideways"}
"""What cannot be done to something in a picture."""
OF_WHOLES = frozenset(
    (
        "rotate",
        "turn",
        "flip",
        "mirror",
        "crop",
        "cutoff",
        "collage",
        "border",
        "rounded",
        "circle",
        "trim",
        "pad",
        "nobg",
        "select",
    )
)
"""What is hardly ever done to something in it."""


NOMINAL_ACTS = ("border", "rounded", "circle", "collage", "pad", "nobg", "trim")
"""Acts that are rather things: behind them a word says what kind of thing that is, as in “border collie”."""


def _calls_it(rest: Sequence[SpokenWords], at: int) -> bool:
    """Whether the word stands where a thing is named: behind what is done to it or a small word, or before “is”."""
    if not at:
        return len(rest) > 1 and rest[1].has("is", "pic", "flaw", *CALLED)
    before = rest[at - 1]
    if any(kind == "act" and value in NOMINAL_ACTS for kind, value in before.senses):
        return False
    return before.has("n", "it", "pic", "act", "rid", "of", "for", "to", "like", "make", "flaw", *CALLED)


def only_remarks(rest: Sequence[SpokenWords], heads: Sequence[SpokenWords]) -> bool:
    """“that yellow lamp spoilt it”: what is in the picture, or was, by words that order nothing."""
    if any(item.has("make", "do") for item in rest[:2]):
        return False
    if any(item.has("is") for item in rest) and all(item.has(*REMARKS, "colour") for item in heads):
        return True
    weak = all(item.kind in ("adj", "colour", "deg", "too", "side", "focus", "dim", "topic", "inv") for item in heads)
    return weak and not any(item.has("too", "lack", "cmp", "act", "up", "down", "rid") for item in heads)


def orders(items: Sequence[SpokenWords]) -> bool:
    """“zorgle it”: a word that nothing explains, and what it is to be done to."""
    first = first_of(items)
    if first is None or first.kind != "unknown" or not first.text.isascii():
        return False
    after = items[items.index(first) + 1 :]
    return bool(after) and after[0].kind in ("it", "group", "all")


def before_unknown(items: Sequence[SpokenWords]) -> int:
    """What stands behind is what somebody or something does: “the lamps make everything green”."""
    return next((place for place, item in enumerate(items) if item.kind in ("unknown", "local", "subj")), len(items))
