"""What was taken for talk and still says something of a wish, so that not all of the message was understood."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.reading.clauses import Statement
from conversation.plain_words.tokenizing.items import SpokenWords


def names_a_part(clause: Statement) -> bool:
    """“the sky, a bit bluer”, “天空再蓝一点”: of which part of the picture it is wanted, and nothing else."""
    said = [item for item in clause.items if not item.has("n") or item.kind in NARROWING]
    if clause.kind == "says" and bool(said) and all(item.kind == "local" for item in said):
        return True
    narrowed = any(item.has("only") for item in said)
    return (
        narrowed
        and any(item.kind in ("local", "subj") for item in said)
        and all(item.kind in NARROWED for item in said)
    )


NARROWING = ("only", "local")
NARROWED = ("only", "local", "unknown", "subj", "joint", "of", "is", "not", "neg")
"""What a clause consists of that names a part: “but only the sky”, “just his face”."""


def measures(clause: Statement, behind: bool) -> bool:
    """“and as much on the right”, “about a third”: a figure belongs to the wish, and so does a side behind it. `behind`:
    something was wished before; before that a side is told of the picture: “it runs downhill to the right, level it”."""
    told = clause.items[: _tells_at(clause.items)]
    return clause.kind == "says" and any(item.kind in MEASURED and (behind or item.kind not in PLACES) for item in told)


PLACES = ("side", "focus")


TELLING = ("why", "sothat", "q", "if", "is", "for", "wants", "keep")
"""Behind these a figure belongs to what is told; behind “like” it does not: “like a third”."""


def _tells_at(items: Sequence[SpokenWords]) -> int:
    return next((place for place, item in enumerate(items) if item.has(*TELLING)), len(items))


MEASURED = (
    "frac",
    "pct",
    "px",
    "kb",
    "mb",
    "angle",
    "stops",
    "times",
    "sides",
    "sidespx",
    "signed",
    "side",
    "focus",
    "mp",
    "cm",
    "dpi",
    "fmt",
)


def points(clause: Statement) -> bool:
    """“windows are blown out in 15”: talk that names a picture may tell which one is meant."""
    return any(item.kind in ("number", "range", "file") for item in clause.items) or any(
        item.kind == "num" and item.text.isdigit() and place and clause.items[place - 1].text.lower() in WITHIN
        for place, item in enumerate(clause.items)
    )


WITHIN = ("in", "on", "of", "auf", "bei", "dans", "sur", "en", "de")


def swallows(clause: Statement) -> bool:
    """Whether something that is done lies in what was taken for talk."""
    turned = any(item.has("beforedoing", "afterdoing") for item in clause.items)
    if turned and any(item.kind == "unknown" for item in clause.items):
        return True  # “before you zorgle it, sharpen it”
    if clause.kind == "forbids" or any(
        item.has("why", "subj", "sothat", "q", "if", "is", "like", "for") for item in clause.items
    ):
        return False
    return any(item.kind in ("act", "cmp") for item in clause.items)
