"""Stretches that say nothing of what is wanted: why, for whom, of whom a picture is, what somebody else does.

Each is known by what opens it; nothing is skipped for being unknown. What names, excludes, negates or repairs ends a
stretch, and so does what is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.tokenizing.items import SpokenWords

PICTURES = (
    "number", "nth", "before", "other", "others", "all", "both", "last", "first", "allof", "group", "file", "middle", "range",
    "content", "described", "odd", "even",
)  # fmt: skip
"""What names pictures."""
GUARDS = frozenset(
    (*PICTURES, "except", "notthis", "rather", "neg", "not", "without", "keep", "repair", "instead", "only", "than")
)
"""What is never skipped."""
HEADS = frozenset(
    ("act", "cmp", "adj", "noun", "up", "down", "inv", "too", "lack", "fmt", "ratio", "kb", "mb", "px", "flaw", "corr")
    + (
        "ask",
        "rid",
        "thing",
        "sides",
        "sidespx",
        "sidescm",
        "cm",
        "pct",
        "num",
        "signed",
        "angle",
        "stops",
        "times",
        "frac",
    )
    + (
        "colour",
        "focus",
        "side",
        "deg",
        "axis",
        "turns",
        "dim",
        "fix",
        "same",
        "small",
        "purpose",
        "layout",
        "quote",
        "mp",
    )
    + ("sidesmm", "sidesinch", "widepx", "highpx")
    + ("levels", "paper", "circle", "upright", "rangeof", "dpi", "colours", "dither", "steps", "radius", "inch", "mm")
)
"""What says something of a wish."""
OPEN = frozenset(
    (
        "unknown",
        "local",
        "n",
        "of",
        "for",
        "it",
        "pic",
        "pics",
        "is",
        "subj",
        "like",
        "do",
        "edgeword",
        "q",
        "joint",
        "num",
    )
)
"""What a stretch that was opened may hold."""


def telling(items: Sequence[SpokenWords]) -> tuple[list[SpokenWords], float]:
    """The items of a clause without such stretches, and what leaving them out costs."""
    found: list[SpokenWords] = []
    cost, at = 0.0, _behind_who_wants(items)
    while at < len(items):
        end = _skipped(items, at, found)
        if end > at:
            cost += 0.2
            found += [item for item in items[at:end] if item.has("purpose")]
            at = end
        else:
            found.append(items[at])
            at += 1
    return found, cost


def _behind_who_wants(items: Sequence[SpokenWords]) -> int:
    """“the young man in the shop wants …”: what comes before belongs to who wants it."""
    for place, item in enumerate(items):
        if item.has("wants"):
            before = items[:place]
            named = [each for each in before if not each.has("subj")]
            return place + 1 if before and all(each.kind in OPEN for each in named) and not _guarded(named) else 0
        if item.kind not in OPEN and not item.has("subj"):
            return 0
    return 0


def _skipped(items: Sequence[SpokenWords], at: int, before: Sequence[SpokenWords]) -> int:
    """Where a stretch that begins here ends; `at` itself where none does."""
    item = items[at]
    end = _until_next_wish(items, at)
    if item.has("why"):
        return end if not _guarded(items[at + 1 : end], names=False) else at
    if item.has("sothat") and any(each.has("unknown", "subj", "local", "it") for each in items[at + 1 : end]):
        kept = [each for each in items[at + 1 : end] if not each.has("keep")]
        sided = any(each.has("side", "focus") for each in items[at + 1 : end]) and len(kept) < end - at - 1
        return end if not _guarded(kept) and not sided else at
    if item.has("notthis", "rather") and not any(each.has(*PICTURES) for each in items[at + 1 : end]):
        return end
    if item.has("for"):
        return _until_wanted(items, at) if _unexplained(items, at + 1) else at
    if item.has("like") and any(each.has("act", "cmp", "noun", "adj", "flaw") for each in before):
        vague = any(each.has("unknown", "local", "subj") for each in items[at + 1 :])
        return len(items) if vague and not _guarded(items[at + 1 :]) else at
    if item.has("of") and before and before[-1].has("it", "pic", *PICTURES) and _unexplained(items, at + 1):
        return _until_wanted(items, at)
    return at


def _until_next_wish(items: Sequence[SpokenWords], at: int) -> int:
    """Up to a comma or “and” behind which something is to be done."""
    for place in range(at + 1, len(items)):
        if items[place].kind in ("comma", "joint", "stop"):
            after = next((item for item in items[place + 1 :] if item.kind not in ("n", "comma", "joint")), None)
            if after is not None and (after.kind in WANTED or _measures(items, after)):
                return place
            if any(item.has(*FIGURES) for item in items[place + 1 : place + 4]):
                return place
    return len(items)


WANTED = ("act", "cmp", "up", "down", "rid")
FIGURES = ("pct", "frac", "px", "kb", "mb", "angle", "stops")
"""“one sees the dashboard, about a fifth”: how much belongs to what is wanted."""


def _measures(items: Sequence[SpokenWords], noun: SpokenWords) -> bool:
    """“you can see nothing, shadows +30”: a quality with what is to be done to it."""
    at = items.index(noun)
    following = next((item for item in items[at + 1 :] if item.kind != "n"), None)
    return noun.kind == "noun" and following is not None and following.has("signed", "pct", "num", "up", "down")


def _guarded(items: Sequence[SpokenWords], names: bool = True) -> bool:
    """Whether there is something that must not be skipped."""
    kinds = GUARDS if names else GUARDS - {*PICTURES}
    return any(item.kind in kinds for item in items)


def _unexplained(items: Sequence[SpokenWords], at: int) -> bool:
    """Whether what follows, behind small words, is nothing that is wanted."""
    for item in items[at:]:
        if item.has("unknown", "local", "subj"):
            return True
        if item.kind not in ("n", "of", "for", "it", "pic"):
            return False
    return False


def _until_wanted(items: Sequence[SpokenWords], at: int) -> int:
    end = at + 1
    while end < len(items) and items[end].kind in OPEN and not items[end].has(*GUARDS):
        end += 1
    return end
