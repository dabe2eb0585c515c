"""Questions that are answered exactly, by their topic: size, bytes, format, colours, changes, how many pictures."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.reading.wishes import SAYS_NOTHING
from conversation.plain_words.tokenizing.items import SpokenWords


def topic_of(items: Sequence[SpokenWords], asked: bool) -> str:
    """What a question is about, where that is a topic that is answered exactly; empty for others."""
    if any(item.kind in ("local", "if") or item.has("howto") for item in items):
        return ""
    if not asked and any(item.has("small") for item in items) and any(item.has("kb", "mb") for item in items):
        return ""  # “file size <= 64 KiB”
    first = first_of(items)
    asks = (
        asked
        or any(_opens(item) and not _told(items, place) for place, item in enumerate(items[:4]))
        or any(word in item.text for word in ASKING for item in items)
    )
    if first is None or not (asks or all(item.has("topic", "it", "pic") for item in items)):
        return ""
    if not asked and not any(item.has("q", "askfor", "manyof") for item in items) and _measures(items):
        return ""  # “size 800 by 600 please”
    if _either(items, asked):
        return "format"
    return _asked_topic(items, asked)


def _asked_topic(items: Sequence[SpokenWords], asked: bool) -> str:
    """Of what is a question, or may be one."""
    if any(item.has("manyof") for item in items) and any(
        item.has("pics", "all") or item.kind == "group" for item in items
    ):
        return "count"
    if asked and any(item.has("ratio") for item in items) and any(item.has("is", "q") for item in items[:3]):
        return "size"
    bare = asked and all(item.has("topic", "it", "pic") for item in items)
    if not bare and not any(_opens(item) for item in items[: 3 if asked else 2]) and _wants_more(items):
        return ""
    if any(item.has("fmt") for item in items) and any(item.has("q", "is") for item in items[:2]):
        return "format"
    topics = [value for item in items for kind, value in item.senses if kind in ("topic", "ask")]
    strange = sum(item.kind == "unknown" for item in items)
    for topic in TOPICS:
        if topic in topics and strange <= (1 if topic == "colours" else MOST_STRANGE):
            return topic
    return ""


ASKING = ("哪", "什么", "多少", "几张", "吗", "有没有", "是不是", "啥")
"""What makes a question of a sentence wherever it stands, as Chinese has it."""
TOPICS = ("count", "bytes", "format", "colours", "size", "changes")
"""The narrower one first: the size of a file is told in bytes."""
MOST_STRANGE = 3
"""Words in a question that nothing explains."""


def _measures(items: Sequence[SpokenWords]) -> bool:
    return any(item.has("px", "kb", "mb", "mp", "sidespx", "cm", "sidescm") for item in items)


def _either(items: Sequence[SpokenWords], asked: bool) -> bool:
    """“is it a PNG or a JPEG”: two formats with “or” between them, and nothing to do."""
    places = [place for place, item in enumerate(items) if item.kind == "fmt"]
    if len(places) != 2 or any(item.has("act", "make", "wants") for item in items):
        return False
    between = [item.text.lower() for item in items[places[0] + 1 : places[1]]]
    return any(word in OR for word in between) and (asked or any(item.has("is", "q") for item in items[: places[0]]))


OR = ("or", "oder", "ou", "o", "还是")


def _opens(item: SpokenWords) -> bool:
    """Whether the word begins a question; “size” alone does only where nothing else is said."""
    return item.has("q", "askfor", "manyof") or (item.has("ask") and not item.has("noun", "act", "ratioword"))


def _told(items: Sequence[SpokenWords], place: int) -> bool:
    """“I did not want this”, “half a stop less than what you did”: behind who did it, or so much, nothing is asked."""
    before = [item.kind for item in items[:place]]
    follows = items[place].has("is") or (items[place].kind == "n" and items[place].has("q") and "subj" in before)
    return bool(place) and (follows or any(kind in SO_MUCH for kind in before))


SO_MUCH = ("stops", "frac", "pct", "times")


def _wants_more(items: Sequence[SpokenWords]) -> bool:
    return any(item.kind in WANTING or item.has("make") for item in items)


WANTING = (
    "up",
    "down",
    "act",
    "cmp",
    "rid",
    "num",
    "px",
    "pct",
    "kb",
    "mb",
    "fmt",
    "sides",
    "sidespx",
    "ratio",
    "to",
    "frac",
    "times",
)


def asks_about_a_limit(items: Sequence[SpokenWords], asked: bool) -> bool:
    """“is this banner already under 150 kb?”, “does it have more than 1000 pixels across”."""
    first = first_of(items)
    if first is None or not (first.has("q", "is") or first.sense("ask") == "limit"):
        return False
    measured = any(item.has("kb", "mb", "px", "mp") for item in items)
    compared = any(item.has("small", "up", "down", "q") or item.sense("ask") == "limit" for item in items)
    alone = first.text.lower() in ASKS_ALONE
    return measured and (compared or alone) and (asked or alone or first.has("q", "ask"))


ASKS_ALONE = ("is", "is it", "is this", "does it", "does", "are", "ist das", "est ce", "est elle", "esta", "es")
"""What opens a question though no mark ends it, as when it was dictated."""


def first_of(items: Sequence[SpokenWords]) -> SpokenWords | None:
    return next((item for item in items if item.kind not in SAYS_NOTHING), None)
