"""What a clause states rather than orders: “it came out rather dim”, “a bit dark”, “now it is too dark”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.plain_words.tokenizing.items import SpokenWords


def stated(items: Sequence[SpokenWords], asked: bool) -> tuple[SpokenWords, ...]:
    """Without the senses that a word has only in an order or a question. `asked`: a question mark stands behind them."""
    return _wronged(_excess(_told(_unasked(items, asked))))


def _unasked(items: Sequence[SpokenWords], asked: bool) -> Sequence[SpokenWords]:
    """“jetzt ist es zu dunkel”: “ist es” asks only where it stands first, or where a question mark does."""
    if asked:
        return items
    return [
        replace(item, senses=tuple(sense for sense in item.senses if sense[0] != "q"))
        if place and item.has("q") and item.has("is")
        else item
        for place, item in enumerate(items)
    ]


def _told(items: Sequence[SpokenWords]) -> tuple[SpokenWords, ...]:
    """In “it came out rather dim” the word says how it is, and orders nothing."""
    found: list[SpokenWords] = []
    for item in items:
        if item.has("cmp") and item.has("adj"):
            before = next((each for each in reversed(found) if each.kind not in ("n", "deg", "too", "not")), None)
            if before is not None and before.kind == "is":
                item = replace(item, senses=tuple(sense for sense in item.senses if sense[0] != "cmp"))
        found.append(item)
    return tuple(found)


def _excess(items: Sequence[SpokenWords]) -> tuple[SpokenWords, ...]:
    """“too”, “so” and “a bit” tell of excess only before an adjective or “much”: “a bit warmer” does not."""
    found: list[SpokenWords] = []
    for place, item in enumerate(items):
        if found and found[-1].has("too", "inv") and item.has("adj") and item.kind == "deg":
            item = replace(item, senses=tuple(sense for sense in item.senses if sense[0] != "deg"))  # “a bit soft”
        if item.has("too", "inv"):
            after = next((each for each in items[place + 1 :] if _says_what(each)), None)
            if after is None or not _exceeds(items, item, after):
                senses = tuple(sense for sense in item.senses if sense[0] not in ("too", "inv"))
                spoken = any(kind != "likewise" for kind, _ in senses)
                item = replace(item, senses=senses if spoken else (("n", ""), *senses))
        found.append(item)
    return tuple(found)


def _says_what(item: SpokenWords) -> bool:
    """“soft” is how much, too, and still what is too much."""
    return item.kind not in ("n", "deg", "too") or item.has("adj", "flaw")


ORDERED = ("make", "up", "down", "inv", "too", "lack", "neg", "not", "without", "act", "cmp")


def _wronged(items: tuple[SpokenWords, ...]) -> tuple[SpokenWords, ...]:
    """“It looks washed out”: what nobody wants is a complaint by itself, unless that is ordered or measured."""
    if any(item.has(*ORDERED) for item in items):
        return items
    found: list[SpokenWords] = []
    for item in items:
        if item.has("bad"):
            found.append(SpokenWords((("inv", ""),), "", item.start, item.start))
        found.append(item)
    return tuple(found)


def _exceeds(items: Sequence[SpokenWords], item: SpokenWords, after: SpokenWords) -> bool:
    """“a bit dark” complains only where something is said to be so; “make it a bit dark” does not."""
    if item.has("deg"):
        states = any(each.has("is") for each in items) or item.text[0] == "有"  # “有点暗” says that it is
        return after.has("adj", "flaw", "corr") and states
    return after.has("adj", "flaw", "corr") or (after.has("up", "down") and any(each.has("noun") for each in items))
