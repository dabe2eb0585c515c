"""What speaks for and against a reading: counted, so that `acceptance.py` can weigh it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from conversation.plain_words.certainty.kernel import Kernel
from conversation.plain_words.certainty.likeness import likeness
from conversation.plain_words.certainty.salvage import Salvaged
from conversation.plain_words.reading.clauses import Statement
from conversation.plain_words.reading.items import SpokenWords
from conversation.plain_words.reading.reader import Wish
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.reading.spans import GUARDS, PICTURES
from imaging.declaration import Declaration

MOST = 4.0
"""So many of a kind are told apart."""
FIGURES = frozenset(
    (
        "pct",
        "num",
        "signed",
        "px",
        "kb",
        "mb",
        "mp",
        "cm",
        "mm",
        "inch",
        "sidescm",
        "sidesmm",
        "sidesinch",
        "sides",
        "sidespx",
        "dpi",
        "angle",
        "frac",
        "times",
        "stops",
        "levels",
        "colours",
        "paper",
        "widepx",
        "highpx",
        "radius",
    )
)
HOW = frozenset(
    ("colour", "side", "focus", "fmt", "ratio", "axis", "turns", "layout", "quote", "rangeof", "dim", "circle")
)
DONE = frozenset(("act", "cmp", "noun", "flaw", "rid", "thing", "fix", "corr", "same", "ask"))
MUCH = frozenset(("up", "down", "deg", "too", "inv", "lack", "adj", "bad"))
GROUPS: dict[str, tuple[str, ...]] = {
    "file": ("convert", "compress", "strip", "download", "resize"),
    "shape": ("crop", "rotate", "flip", "straighten", "trim", "pad", "border", "rounded", "collage", "overlay"),
    "light": ("brightness", "contrast", "saturation", "vibrance", "exposure", "gamma", "highlights", "shadows")
    + ("temperature", "tint", "sharpen", "blur", "denoise", "vignette", "grain", "auto", "balance"),
    "look": ("greyscale", "sepia", "invert", "posterise", "pixelate", "nobg", "palette"),
    "words": ("text",),
    "steps": ("undo", "redo", "adjust", "show", "compare"),
    "told": ("info", "colours"),
}
ALIKE = {
    "exposure": "brightness",
    "gamma": "brightness",
    "vibrance": "saturation",
    "info": "answer",
    "palette": "answer",
}
ARTICLES = frozenset(
    ("the", "his", "her", "their", "my", "our", "your", "that", "this", "those", "these", "its", "a", "an")
)


def evidence(text: str, found: Salvaged, scene: Scene) -> dict[str, float]:
    """By name, how much there is of it."""
    reading = found.reading
    meant = [wish.meant.name for wish in reading.wishes if isinstance(wish.meant, Declaration)]
    counts = Counter(each for pair in zip(reading.clauses, found.kernels, strict=True) for each in _of_clause(*pair))
    label, sure = likeness(text)
    alike = {ALIKE.get(name, name) for name in meant}
    told: dict[str, float] = {
        **counts,
        **{f"is {group}": any(name in names for name in meant) for group, names in GROUPS.items()},
        **_of_wishes(reading.wishes, scene),
        "whole": found.whole,
        "in part": not reading.whole,
        "ordered": found.ordered,
        "twice": len(meant) > len({*meant}),
        "several wishes": len(reading.wishes) > 1,
        "many wishes": len(reading.wishes) > 2,
        "asked": text.rstrip().endswith("?"),
        "long": min(len(text) / 100, 3),
        "alike" if label in alike else "like none" if label == "none" else "unlike": sure,
    }
    return {name: min(float(value), MOST) for name, value in told.items() if value}


def _of_wishes(wishes: Sequence[Wish], scene: Scene) -> dict[str, float]:
    """What is told of the wishes, and of the pictures that there are."""
    return {
        "told": any(kind in FIGURES for wish in wishes for kind, _ in wish.senses),
        "how": any(kind in HOW for wish in wishes for kind, _ in wish.senses),
        "act": all(any(kind == "act" for kind, _ in wish.senses) for wish in wishes),
        "complains": any(wish.complains for wish in wishes),
        "named": any(wish.references for wish in wishes),
        "excluded": any(wish.excluded for wish in wishes),
        "several pictures": len(scene.pictures) > 1,
        "several unnamed": len(scene.pictures) > 1 and not any(wish.references for wish in wishes),
        "after a step": scene.last is not None,
    }


def _of_clause(clause: Statement, kernel: Kernel | None) -> Iterator[str]:
    if kernel is not None:
        yield from _left("before", kernel.before)
        yield from _left("within", kernel.within)
        yield from _left("after", kernel.after)
        if _object(clause.items):
            yield "object"
        if kernel.before and kernel.before[0].kind == "subj":
            yield "somebody"
    elif clause.kind in ("says", "forbids", "pictures"):
        yield from _left("beside", clause.items)
        yield "beside"
        if clause.kind == "forbids" and _object(clause.items):
            yield "left alone"
    else:
        chosen = {*clause.senses}
        yield from _left("explained", [item for item in clause.items if not chosen & {*item.senses}])
    if any(item.typed for item in clause.items):
        yield "typed"


def _left(where: str, items: Sequence[SpokenWords]) -> Iterator[str]:
    for item in items:
        kind = item.kind
        if kind in ("unknown", "local", "subj", "q", "if", "do"):
            yield f"{where} {kind}"
        elif kind in GUARDS and kind not in PICTURES:
            yield f"{where} guard"
        elif kind in PICTURES:
            yield f"{where} picture"
        elif kind in FIGURES:
            yield f"{where} figure"
        elif kind in HOW:
            yield f"{where} how"
        elif kind in DONE:
            yield f"{where} done"
        elif kind in MUCH:
            yield f"{where} much"


def _object(items: Sequence[SpokenWords]) -> bool:
    """Whether an unknown thing is what something is done to: “brighten the curtains”, “make the curtains brighter”; behind a
    small word (“for the shop”) and before “is” it is not."""
    for place, item in enumerate(items[1:], 1):
        if item.kind not in ("unknown", "local") or not _points_at(items[place - 1]):
            continue
        before = items[place - 2] if place > 1 else None
        behind = next((each for each in items[place + 1 :] if each.kind not in ("unknown", "local")), None)
        led = before is not None and (
            before.has("for", "like", "why", "sothat", "comma", "joint", "unknown", "local") or _leads(before)
        )
        if not led and not (behind is not None and behind.has("is")):
            return True
    return False


def _points_at(item: SpokenWords) -> bool:
    return item.text.lower() in ARTICLES or item.kind in ("both", "all", "allof")


def _leads(item: SpokenWords) -> bool:
    return item.text.lower().split()[-1:] != [] and item.text.lower().split()[-1] in LEADING


LEADING = frozenset(
    (
        "in",
        "on",
        "at",
        "by",
        "from",
        "with",
        "under",
        "over",
        "near",
        "to",
        "into",
        "onto",
        "behind",
        "through",
        "before",
        "after",
    )
    + ("until", "since", "than", "via", "per", "as", "about", "around", "against", "off", "out")
)
"""Small words behind which a thing is not what something is done to."""
