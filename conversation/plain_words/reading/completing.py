"""What is said behind a wish and completes it: another figure or place, one more strip, another quality to change likewise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.commands.undo import Undo
from conversation.plain_words.reading.clauses import Statement
from conversation.plain_words.reading.joining import Wish
from conversation.plain_words.reading.wishes import NOMINAL, meaning
from conversation.plain_words.tokenizing.items import SpokenWords
from imaging.declaration import Declaration
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.crop import Crop
from imaging.operations.saturation import Saturation

FACTORS = (Brightness, Contrast, Saturation)


def with_detail(wish: Wish, items: Sequence[SpokenWords]) -> Wish | None:
    """The same wish with what was said afterwards, in the place of what it replaces."""
    said = [sense for item in items for sense in item.senses[:1] if sense[0] not in ("n", "it", "instead", "is")]
    kinds = {kind for kind, _ in said}
    if isinstance(wish.meant, Undo) and "num" in kinds and not any(kind == "num" for kind, _ in wish.senses):
        return None  # “wrong picture, I meant 2” is no two steps
    amounts = {"pct", "num", "deg", "signed", "frac", "times", "px"}
    if kinds & amounts:
        kinds |= amounts
    kept = tuple(sense for sense in wish.senses if sense[0] not in kinds)
    for senses in ((*kept, *said), (*wish.senses, *said)):
        meant = meaning(senses, NOMINAL, bool(wish.references))
        if isinstance(meant, Declaration):
            return replace(wish, senses=senses, meant=meant)
    return None


def likewise_of(wish: Wish, items: Sequence[SpokenWords]) -> bool:
    """“raise the contrast by 10 % and the brightness by 5”: whether another quality is to change the same way."""
    nouns = {value for kind, value in wish.senses if kind == "noun"}
    named = {item.value for item in items if item.kind == "noun"}
    ways = any(kind in ("up", "down") for kind, _ in wish.senses)
    said = any(item.has("instead", "notthis", "not", "neg") for item in items)
    return ways and len(nouns) == 1 and len(named) == 1 and named != nouns and not said


def with_quality(wish: Wish, clause: Statement) -> Wish:
    """The wish for that quality; None is meant where that makes no sense."""
    ways = tuple(sense for sense in wish.senses if sense[0] in ("up", "down"))
    told = tuple(item.senses[0] for item in clause.items if item.kind in ("noun", "pct", "num", "deg", "frac", "by"))
    senses = (*ways, *told)
    return Wish(senses, meaning(senses, NOMINAL, bool(wish.references)), wish.references, wish.excluded)


def with_strip(wish: Wish, items: Sequence[SpokenWords]) -> Wish | None:
    """“10 % off the top and 5 % off the left”: a crop with another strip."""
    if not isinstance(wish.meant, Crop) or not wish.meant.off:
        return None
    said = tuple(sense for item in items for sense in item.senses[:1] if sense[0] not in ("n", "it", "joint", "comma"))
    strip = meaning((("act", "cutoff"), *said), NOMINAL)
    if not isinstance(strip, Crop) or not strip.off or not {kind for kind, _ in said} & {"pct", "px", "frac"}:
        return None
    return replace(wish, senses=(), meant=replace(wish.meant, off=f"{wish.meant.off},{strip.off}"))


def opposed(wish: Wish, better: Wish) -> Wish | None:
    """“20 % darker, sorry, lighter”: what was said by how much still counts when only the way was wrong."""
    before, now = wish.meant, better.meant
    figures = {kind for kind, _ in better.senses} & {"pct", "frac", "times", "num", "signed", "deg"}
    if not isinstance(before, FACTORS) or not isinstance(now, FACTORS) or before.name != now.name or figures:
        return None
    share = abs(before.factor - 1)
    factor = round(1 + (share if now.factor > 1 else -share), 4)
    return replace(better, senses=(), meant=replace(now, factor=factor)) if share < 1 else None
