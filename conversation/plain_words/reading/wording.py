"""Other words for a caption that is there: “Theo not Leo”, “LEASED instead of SOLD”, “60 now” where it says £75."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conversation.plain_words.tokenizing.items import SpokenWords

MOST_WORDS = 16
NEW_BEFORE_OLD = re.compile(
    r"(?P<new>\S+(?: \S+){0,3}?),? (?:not|and not|instead of|rather than|in place of|nicht|statt|anstatt|et pas|pas|au lieu de|en vez de|y no"
    r"|invece di|non) (?P<old>.+)",
    re.IGNORECASE,
)
OLD_BEFORE_NEW = re.compile(
    r"(?:not|change|replace|swap|nicht|pas|ersetze|remplace|cambia) (?P<old>.+?),? (?:but|to|by|with|for|should be|sondern|mais|durch|par|sino|por) (?P<new>.+)",
    re.IGNORECASE,
)
QUOTED = re.compile(
    r"['‘‚](?P<old>[^'‘’‚]+)['’‘],? (?:to|by|with|for|into|durch|mit|in|par|por) ['‘‚](?P<new>[^'‘’‚]+)['’‘]",
    re.IGNORECASE,
)
"""“change 'Ep 12' to 'Ep 13' would you”."""
LEADING = re.compile(
    r"(?:(?:should|must|has to|needs to|ought to) (?:say|read|be)|it'?s|that'?s|make (?:it|that)|write|soll(?:te)? heißen|debe decir|doit dire) ",
    re.IGNORECASE,
)
"""Behind this stands all of the new words: “it should read Summer Fete, not Fete”."""
PUT = re.compile(
    r"^(?:(?:no|oops|sorry|please|wait|and|now|then|ok|okay|actually)[ ,]+)*(?:change|make|switch|correct|update|edit) (?:it|that|this|the text|the words|the caption|the title|the wording)"
    r" (?:to|into|to say|to read|say|read) (?P<new>.+)$",
    re.IGNORECASE,
)
"""“change it to RENTED”."""
MARKS = " .,!?;:“”\"'«»"
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
ORDERED = ("fmt", "act", "cmp", "rid", "flaw", "focus", "side", "pct", "px", "colour", "textsize")
"""What tells of another wish."""
WORDED = ("text", "put", "select", "overlay", "undo", "convert")
"""Acts that it may be told with."""


def reworded(written: str, items: Sequence[SpokenWords]) -> str:
    """What is written, with what the message puts in the place of a part of it; empty where it does not."""
    items = items[: next((at for at, item in enumerate(items) if at and item.kind == "why"), len(items))]
    if len(items) > MOST_WORDS:
        return ""
    told = [item for item in items if item.kind in ORDERED and item.sense("act") not in WORDED]
    said = " ".join(item.text for item in items).strip(MARKS)
    if told:
        return ""
    return _exchanged(written, said) or _counted(written, items) or _put(said) or _meant(written, said)


IS = re.compile(
    r"^(?:(?:no|oops|sorry|wait|wrong|actually|ah|oh)[ ,]+)*(?:it'?s|it is|that'?s|it should be|should be|it should have been)"
    r" (?:called |actually |really |supposed to be |meant to be )?(?P<new>.+)$",
    re.IGNORECASE,
)
"""“oops it's Opening Day”."""


def _meant(written: str, said: str) -> str:
    """As `_put`, where it shares a word with what is written."""
    found = IS.match(said)
    new = found["new"].strip(MARKS) if found else ""
    shared = {*new.casefold().split()} & {*written.casefold().split()}
    return new if new[:1].isupper() and shared and new != written else ""


def _put(said: str) -> str:
    """The words that are to stand there instead: a name, so in capitals or with one."""
    found = PUT.match(said)
    new = found["new"].strip(MARKS) if found else ""
    return new if any(letter.isupper() or letter.isdigit() for letter in new) else ""


def _exchanged(written: str, said: str) -> str:
    for pattern in (QUOTED, NEW_BEFORE_OLD, OLD_BEFORE_NEW):
        found = pattern.search(said)
        old = _there(written, found["old"].split()) if found else ""
        if found is None or not old:
            continue
        new = found["new"].strip(MARKS)
        led = LEADING.search(said[: found.start("old")]) if pattern is NEW_BEFORE_OLD else None
        if led:
            new = said[led.end() : found.end("new")].strip(MARKS)
        elif pattern is NEW_BEFORE_OLD:
            new = " ".join(new.split()[-len(old.split()) :])
        place = written.casefold().find(old.casefold())
        if new and new.casefold() not in written.casefold():
            return written[:place] + new + written[place + len(old) :]
    return ""


def _there(written: str, words: Sequence[str]) -> str:
    """As many of the words as are written, from the first on."""
    for end in range(len(words), 0, -1):
        old = " ".join(words[:end]).strip(MARKS)
        if old and old.casefold() in written.casefold():
            return old
    return ""


def _counted(written: str, items: Sequence[SpokenWords]) -> str:
    """The one figure in it, where the message has one."""
    there = FIGURE.findall(written)
    figures = [item.text for item in items if item.kind == "num" and item.text.isdigit()]
    if len(there) != 1 or len({*figures}) != 1 or figures[0] == there[0]:
        return ""
    return written.replace(there[0], figures[0])
