"""What a picture is to be called, which can be any words: “rename #2 to summer”, “call it Anna in the garden”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.plain_words.reading.spans import PICTURES
from conversation.plain_words.tokenizing.items import UNKNOWN, SpokenWords

LEADING = frozenset(
    ("to", "as", "in", "into", "to be", "zu", "auf", "en", "a", "à", "por", "come", "为", "成", "作", ":")
)
"""Small words between the picture and its title."""
TRAILING = frozenset(
    ("please", "pls", "thanks", "thank you", "now", "bitte", "danke", "um", "s'il te plaît", "merci", "por favor")
    + ("gracias", "per favore", "grazie", "吧", "谢谢")
)
"""What stands behind a title and is none of it."""
IDIOMS = frozenset(("a day", "quits", "done", "even", "off"))
"""“call it a day”."""
VERSIONS = ("version", "fassung", "versión", "版本")
"""“call this version final” is about another kind of name."""
NAMING = ("rename", "call")
"""“call #2 summer”: the second needs a picture, since people call many things something."""
ORDERS = ("act", "make", "cmp", "up", "down", "rid", "do", "askfor", "q")
"""What begins another wish behind a comma or “and”."""


def with_title(items: Sequence[SpokenWords], text: str) -> list[SpokenWords]:
    """The items, those of a title as one `quote`."""
    said = list(items)
    place = next((at for at, item in enumerate(said) if item.sense("act") in NAMING), None)
    if place is None:
        return said
    begin = place + 1
    while begin < len(said) and _leads(said[begin]):
        begin += 1
    end = _end(said, begin)
    if begin >= end or said[begin].kind == "quote":
        return said
    if said[place].sense("act") == "call" and not any(item.kind in PICTURES for item in said[place + 1 : begin]):
        return said
    words = text[said[begin].start : said[end - 1].end]
    if words.lower() in IDIOMS:
        return [*said[:place], *said[end:]]
    if words.lower().startswith(VERSIONS):
        return [*said[:place], replace(said[place], senses=(UNKNOWN,)), *said[place + 1 :]]
    title = SpokenWords((("quote", words),), words, said[begin].start, said[end - 1].end)
    order = said[place]
    act = SpokenWords((("act", "rename"),), order.text, order.start, order.end)
    kept = [item for item in said[place + 1 : begin] if item.kind in (*PICTURES, "it", "pic", "pics")]
    return [*said[:place], act, *kept, title, *(item for item in said[end:] if item.text.lower() not in TRAILING)]


def _leads(item: SpokenWords) -> bool:
    return item.kind in (*PICTURES, "it", "pic", "pics") or item.text.lower() in LEADING


def _end(items: Sequence[SpokenWords], begin: int) -> int:
    """Behind the title: at a mark, or where another wish begins."""
    end = begin
    while end < len(items) and items[end].kind != "stop":
        following = items[end + 1] if end + 1 < len(items) else None
        if items[end].kind in ("comma", "joint") and (following is None or following.has(*ORDERS)):
            break
        end += 1
    while end > begin and items[end - 1].text.lower() in TRAILING | {","}:
        end -= 1
    return end
