"""Words that are to be written on a picture, which are rarely quoted: “write Happy Birthday at the bottom in red”."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.reading.items import SpokenWords

HAN = ("\u3040", "\u9fff")
"""Words of these characters end at a blank."""
PLACES = ("focus", "side")
LEADS = ("n", "it", "focus", "side", "colour", "deg", "adj", "colon", "textsize", "to", "up", "for", "is", "comma")
"""What may stand between “write” and the words."""
ORDERS = ("act", "cmp", "do", "repair", "rid")


def with_caption(items: Sequence[SpokenWords], text: str) -> list[SpokenWords]:
    """The items, those that are to be written as one `quote`."""
    said = list(items)
    if any(item.kind == "quote" for item in said):
        return said
    for place, item in enumerate(said):
        if item.sense("act") == "text" or (item.sense("act") == "put" and _named(said, place, text)):
            span = _span(said, place, text)
            if span:
                begin, end = span
                words = text[said[begin].start : said[end - 1].end]
                quote = SpokenWords((("quote", words),), words, said[begin].start, said[end - 1].end)
                act = SpokenWords((("act", "text"),), item.text, item.start, item.end)
                return [*said[:place], act, *said[place + 1 : begin], quote, *said[end:]]
    return said


def _named(items: Sequence[SpokenWords], place: int, text: str) -> bool:
    """“put Miller & Sons bottom right”: a name, and where it is to stand."""
    rest = items[place + 1 :]
    if not rest or not any(item.has("focus") for item in rest[1:]):
        return False
    first = text[rest[0].start]
    return (first.isupper() or first == "©") and not rest[0].has("number", "nth", "file", "colour", "picno")


def _span(items: Sequence[SpokenWords], place: int, text: str) -> tuple[int, int] | None:
    """Where the words begin and end."""
    begin, placed = _begin(items, place, text)
    end = begin
    if begin < len(items) and items[begin].has("vaguewords") and not _is_name(items, begin, text):
        return None
    if begin < len(items) and HAN[0] <= text[items[begin].start] <= HAN[1]:
        while end < len(items) and (
            end == begin or (items[end].start == items[end - 1].end and items[end].kind not in ("comma", "stop"))
        ):
            end += 1
        return begin, end
    while end < len(items) and not _ends(items, begin, end, text, placed):
        end += 1
    while end > begin + 1 and _trails(items, end - 1):
        end -= 1
    return (begin, end) if end > begin else None


def _trails(items: Sequence[SpokenWords], at: int) -> bool:
    """What stands behind the words: a mark, or how large they are to be."""
    if items[at].kind in ("comma", "stop", "colon", "joint"):
        return True
    return items[at].has("textsize", "focus") and items[at - 1].kind in ("comma", "n", "to")


def _begin(items: Sequence[SpokenWords], place: int, text: str) -> tuple[int, bool]:
    """Behind what may stand between; whether a place was said there."""
    begin, placed = place + 1, False
    colon = next((at for at in range(place + 1, min(len(items), place + 8)) if items[at].kind == "colon"), None)
    if colon is not None and all(item.kind in LEADS for item in items[place + 1 : colon]):
        return colon + 1, True
    while begin < len(items) and items[begin].has(*LEADS) and not _is_name(items, begin, text):
        placed = placed or items[begin].has(*PLACES)
        begin += 1
    return begin, placed


def _is_name(items: Sequence[SpokenWords], at: int, text: str) -> bool:
    """A capital in the middle of a sentence begins a name, and so does ©."""
    if text[items[at].start] in "©®@":
        return True
    return text[items[at].start].isupper() and at > 0 and text[items[at - 1].start].islower()


def _ends(items: Sequence[SpokenWords], begin: int, at: int, text: str, placed: bool) -> bool:
    item, following = items[at], items[at + 1] if at + 1 < len(items) else None
    if at == begin:
        return False
    if item.has("focus") and not placed:
        return True
    if item.has("side") and not placed and item.text.count(" "):
        return True
    if item.kind in ("comma", "joint", "stop") and following is not None:
        return following.has("focus", "colour", "textsize", "deg", "side", *ORDERS) or (
            item.kind == "stop" and following.has("n")
        )
    if item.has("colour") and item.text.lower().startswith("in "):
        return True
    return item.has("for", "all", "both") and False
