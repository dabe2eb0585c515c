"""What speaks for and against a reading: counted, so that `acceptance.py` can weigh it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from conversation.plain_words.certainty.aspects import MARK, aspects_of
from conversation.plain_words.certainty.kernel import Kernel
from conversation.plain_words.certainty.labels import ASK, NONE, labels_of
from conversation.plain_words.certainty.likeness import likeness
from conversation.plain_words.certainty.salvage import Salvaged
from conversation.plain_words.reading.clauses import Statement
from conversation.plain_words.reading.joining import Wish
from conversation.plain_words.reading.scene import Scene, pictured
from conversation.plain_words.reading.spans import GUARDS, PICTURES
from conversation.plain_words.tokenizing.items import SpokenWords
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
ARTICLES = frozenset(
    ("the", "his", "her", "their", "my", "our", "your", "that", "this", "those", "these", "its", "a", "an")
)


Odds = Mapping[str, float]
Likeness = Callable[[str, Sequence[SpokenWords]], Odds]
"""What words are like, as `likeness` tells it."""


def evidence(text: str, found: Salvaged, scene: Scene, like: Likeness = likeness) -> dict[str, float]:
    """By name, how much there is of it."""
    reading = found.reading
    meant = [wish.meant.name for wish in reading.wishes if isinstance(wish.meant, Declaration)]
    items = [item for clause in reading.clauses for item in clause.items]
    odds = like(text, items)
    together = _together(reading.wishes, scene)
    if together:  # who sends pictures along and speaks of them wishes something
        odds = {**odds, NONE: min(odds.get(NONE, UNHEARD), UNHEARD)}
    counts = Counter(each for pair in zip(reading.clauses, found.kernels, strict=True) for each in _of_clause(*pair))
    told: dict[str, float] = {
        **counts,
        **{f"is {name}": True for name in meant},
        **{f"is {group}": any(name in names for name in meant) for group, names in GROUPS.items()},
        **_of_wishes(reading.wishes, scene),
        **_of_words(items, reading.wishes),
        **_alike(labels_of(reading.wishes, scene.last), odds),
        **_otherwise(aspects_of(reading.wishes), odds, together=together),
        "whole": found.whole,
        "in part": not reading.whole,
        "ordered": found.ordered,
        "corrects": _corrects(reading.wishes, scene),
        "corrects wholly": found.whole and _corrects(reading.wishes, scene),
        "few words": len(items) < FEW,
        "twice": _twice(reading.wishes),
        "several wishes": len(reading.wishes) > 1,
        "many wishes": len(reading.wishes) > 2,
        "told unasked": any(name in ("info", "palette") for name in meant) and "q" not in {item.kind for item in items},
        "asks an opinion": any(wish.complains for wish in reading.wishes) and text.rstrip().endswith(("?", "？")),
        "asked": text.rstrip().endswith(("?", "？")),
        "asks within": "?" in text.rstrip()[:-1],
        "long": min(len(text) / 100, 3),
        "strained": sum(max(0.0, clause.cost - 1.5) for clause in reading.clauses) / 4,
        "clauses": len(reading.clauses) / 4,
    }
    kept = {name: max(-MOST, min(float(value), MOST)) for name, value in told.items() if value}
    return {**kept, **_there(kept)}


FEW = 4
"""Words up to which a message is short."""


def _corrects(wishes: Sequence[Wish], scene: Scene) -> bool:
    """Whether the last step is taken back and done otherwise: then every word was a detail of it."""
    meant = [wish.meant.name for wish in wishes if isinstance(wish.meant, Declaration)]
    return scene.last is not None and meant == ["undo", scene.last.name]


CASES = ("after a step", "several wishes", "several pictures")
WEIGHTIER = (
    *("strange share", "missing", "doubtful", "unlike", "like another", "beside", "more done", "two senses", "words"),
    *("whole", "is undo", "is adjust", "is light", "is words", "is shape", "told", "named"),
)
"""What counts for more, or less, in such a case."""


def _there(told: Mapping[str, float]) -> dict[str, float]:
    """Behind a step, of several wishes or among several pictures the same evidence says other things."""
    cases = [case for case in CASES if case in told]
    return {f"{case}: {name}": told[name] for case in cases for name in WEIGHTIER if name in told}


def _twice(wishes: Sequence[Wish]) -> bool:
    """Whether one edit is wanted several times of the same pictures."""
    named = [(wish.meant.name, wish.references) for wish in wishes if isinstance(wish.meant, Declaration)]
    return len(named) > len({*named})


def _alike(read: frozenset[str], odds: Odds) -> dict[str, float]:
    """Whether the letters and senses of the message speak for the same edits, for others, or for none."""
    if read.isdisjoint(odds):
        return {"alike": UNTAUGHT}  # no line asks for it, so that nothing speaks against it
    agreed = min(odds.get(name, UNTAUGHT) for name in read)
    other = max(
        (value for name, value in odds.items() if name not in (*read, ASK, NONE) and name[0] != MARK), default=UNHEARD
    )
    return {
        "alike": agreed,
        "unlike": max(0.0, -agreed),
        "like another": other,
        "surely another": max(0.0, other + 1),
        "like asking": odds.get(ASK, UNHEARD),
        "like none": odds.get(NONE, UNHEARD),
        "surely none": max(0.0, odds.get(NONE, UNHEARD) + 1),
    }


def _together(wishes: Sequence[Wish], scene: Scene) -> bool:
    """Whether all are about the pictures that came together: then the words need not say which ones are meant."""
    named = [pictured(wish.references, wish.excluded, scene) for wish in wishes if wish.references]
    return len(scene.group) > 1 and len(named) > 0 and all(each == scene.group for each in named)


def _otherwise(read: frozenset[str], odds: Odds, *, together: bool) -> dict[str, float]:
    """Whether they speak for the same edits in another way: other pictures, sides, figures. Pictures that came
    `together` are no matter of words."""
    telling = {name: odd for name, odd in odds.items() if name[0] == MARK and not (together and name in WHICH)}
    missing = {name: odd - LIKELY for name, odd in telling.items() if name not in read and odd > LIKELY}
    doubtful = {name: -telling[name] for name in read if telling.get(name, 0.0) < 0}
    return {
        **{f"missing {name}": odd for name, odd in missing.items()},
        **{f"doubtful {name}": odd for name, odd in doubtful.items()},
        "missing": max(missing.values(), default=0.0),
        "doubtful": max(doubtful.values(), default=0.0),
    }


WHICH = frozenset((f"{MARK}all pictures", f"{MARK}some pictures"))
LIKELY = -1.0
"""Odds from which on something is missed."""
UNHEARD, UNTAUGHT = -3.0, 2.0
"""Odds of what is not among the labels; and of an edit that too few lines ask for to be told by them."""
CAREFUL = (
    "neg",
    "not",
    "without",
    "keep",
    "except",
    "notthis",
    "rather",
    "repair",
    "instead",
    "only",
    "if",
    "than",
    "q",
)
"""What may turn the meaning of what stands beside it."""


def _of_words(items: Sequence[SpokenWords], wishes: Sequence[Wish]) -> dict[str, float]:
    """What stands in the message, used or not."""
    kinds = Counter(item.kind for item in items)
    used = sum(kind in FIGURES for wish in wishes for kind, _ in wish.senses)
    figures = sum(item.kind in FIGURES for item in items)
    used_done = sum(kind in DONE for wish in wishes for kind, _ in wish.senses)
    done = sum(item.kind in DONE for item in items)
    return {
        **{f"word {kind}": kinds[kind] for kind in CAREFUL if kinds[kind]},
        "figures": figures,
        "more figures": max(0, figures - used),
        "more done": max(0, done - used_done),
        "strange": sum(kinds[kind] for kind in ("unknown", "local", "subj")),
        "strange share": 4 * kinds["unknown"] / max(1, len(items)),
        "local": kinds["local"],
        "guessed words": any(kind == "quote" for wish in wishes for kind, _ in wish.senses)
        and not any(item.text[:1] in OPENING for item in items if item.kind == "quote"),
        "words": kinds["quote"],
        "long words": min(4.0, sum(len(item.text.split()) for item in items if item.kind == "quote") / 4),
        "lower words": any(item.text[:1].islower() for item in items if item.kind == "quote"),
        "words as a name": _as_a_name(items),
        "words led to": _led_to(items),
        "characters": any("\u3400" <= item.text[:1] <= "\u9fff" for item in items),
        "two senses": sum(len({*item.kinds} - {"n"}) > 1 for item in items) / 2,
    }


def _as_a_name(items: Sequence[SpokenWords]) -> bool:
    """Whether the words to be written have capitals or figures throughout: “Grand Opening”, “LET AGREED”."""
    words = [word for item in items if item.kind == "quote" for word in item.text.split() if len(word) > SMALL_WORD]
    return bool(words) and all(not word[0].islower() for word in words)


SMALL_WORD = 3
"""Letters up to which a word may be small in a name."""


def _led_to(items: Sequence[SpokenWords]) -> bool:
    """Whether what stands before them says that they come: “saying”, “the words”, a colon."""
    places = [place for place, item in enumerate(items) if item.kind == "quote" and place]
    return any(
        items[place - 1].kind == "colon" or items[place - 1].text.lower().split()[-1:] in LEADS for place in places
    )


LEADS = (["words"], ["saying"], ["says"], ["reads"], ["reading"], ["text"], ["caption"], ["title"], ["say"], ["write"])
OPENING = "“„«「『\"'‘"


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
            yield f"{where} measure" if where == "beside" and kind != "num" else f"{where} figure"
        elif kind in HOW or item.has("colour"):
            yield f"{where} how"
        elif kind in DONE:
            yield f"{where} done"
        elif kind in MUCH:
            yield f"{where} much"


def _object(items: Sequence[SpokenWords]) -> bool:
    """Whether an unknown thing is what something is done to: “brighten the curtains”, “make the curtains brighter”; behind a
    small word (“for the shop”) and before “is” it is not."""
    for place, item in enumerate(items[1:], 1):
        strange = item.kind in ("unknown", "local")
        if strange and place > 1 and items[place - 1].kind == "cmp" and _points_at(items[place - 2]):
            return True  # “a sunnier mood”
        if not strange or not _points_at(items[place - 1]):
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
