"""What a prompt wants left out: "without trees or people", "keine Wolken", "sans arbres ni maisons", "没有树和人".

A refusal reaches over what is joined to it by "or", and by "and" as long as no article begins something new: in
"without trees and a boat" the boat is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imaging.sketch import subjects, vocabulary
from imaging.sketch.folding import FoldedPrompt, Span
from imaging.sketch.matching import CHINESE, pattern

_REFUSAL = re.compile(
    r"\b(?:without|with no|no|not any|minus|free of|leave out|remove|ohne|keine?[nmrs]?|sans|pas d[e'u]s?|aucune?|sin"
    r"|ningun[ao]?s?|nada de)(?![\w-])|没有|不要|不画|别画|无"
)
_INSTEAD_OF = re.compile(
    r"\b(?:instead of|rather than|(?:an)?statt|anstelle von|au lieu d[e'u]s?|en (?:vez|lugar) de)(?![\w-])|而不是"
)
_DETERMINER = re.compile(
    r"\s*(?:(?:any|an?|the|some|eine?[nmrs]?|de[nrms]|das|die|irgendwelchen?|une?|les?|la|des?|du|los|las|el|un[ao]s?)\s+"
    r"|[ld]')*"
)
_ARTICLE = re.compile(r"(?:an?|eine?[nm]?|une?|un[ao]?)\s")
_OR = re.compile(r"\s*,?\s*\b(?:or|nor|oder|noch|ou|ni|o)\b\s*|\s*(?:、|或者?)\s*")
_AND = re.compile(r"\s*,?\s*\b(?:and|und|et|y|e|sowie)\b\s*|\s*(?:和|与|跟|以及)\s*")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_MORE_THINGS = {
    "grass": "grass|grasses|reed|reeds|gras|graser|schilf|herbe|herbes|hierba|hierbas|草",
    "rocks": "rock|rocks|stone|stones|boulder|boulders|stein|steine|felsen|rocher|rochers|pierre|pierres|roca|rocas"
    "|piedra|piedras|石头|岩石",
    "mist": "mist|fog|haze|nebel|dunst|brume|brouillard|niebla|bruma|雾",
    "water": "water|brook|stream|wasser|bach|eau|ruisseau|agua|arroyo|水|溪",
    "leaves": "leaves|foliage|blatter|laub|feuilles|hojas|叶子|树叶",
}
"""What a scene puts in of itself and nobody asks for."""
THINGS = {**vocabulary.ELEMENTS, **_MORE_THINGS}
_KNOWN = "|".join(
    (
        *THINGS.values(),
        *vocabulary.SCENES.values(),
        *vocabulary.WEATHERS.values(),
        *vocabulary.PALETTE.values(),
        *subjects.UNPAINTABLE,
    )
)


@dataclass(frozen=True)
class LeftOut:
    """The names in `THINGS` that are to be left out, each with the words that say so, and all the places of it."""

    names: dict[str, Span]
    spans: tuple[Span, ...]


def refused(prompt: FoldedPrompt) -> LeftOut:
    """What is not wanted. "Instead of" refuses one thing, but leaves a word that says that another one is meant."""
    text, names, spans = prompt.text, dict[str, Span](), list[Span]()
    for refusal in _REFUSAL.finditer(text):
        items = list(_items(text, refusal.end()))
        for item in items:
            names |= {name: item for name, words in THINGS.items() if pattern(words).fullmatch(text[slice(*item)])}
        if items:
            spans.append((refusal.start(), items[-1][1]))
    for refusal in _INSTEAD_OF.finditer(text):
        spans += [(refusal.end(), end) for _, end in list(_items(text, refusal.end()))[:1]]
    return LeftOut(names, tuple(spans))


def _items(text: str, at: int) -> Iterator[Span]:
    """The places of the things that stand behind a refusal, joined as they may be."""
    while True:
        start = _after(_DETERMINER, text, at)
        end = _thing(text, start)
        if end is None:
            return
        yield start, end
        if either := _OR.match(text, end):
            at = either.end()
        elif (both := _AND.match(text, end)) and not _ARTICLE.match(text, both.end()):
            at = both.end()
        else:
            return


def _thing(text: str, start: int) -> int | None:
    """Where the thing ends that begins here: a known one with up to two words before it, else one word."""
    at = start
    for _ in range(3):
        if known := pattern(_KNOWN).match(text, at):
            return known.end()
        word = _WORD.match(text, at)
        if not word or CHINESE.match(text, at):
            break
        at = _after(re.compile(r"\s*"), text, word.end())
    if CHINESE.match(text, start):
        return start + 1
    word = _WORD.match(text, start)
    return word.end() if word else None


def _after(what: re.Pattern[str], text: str, at: int) -> int:
    found = what.match(text, at)
    return found.end() if found else at
