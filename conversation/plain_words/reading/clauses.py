"""One clause: whether it wants something, of which pictures; forbids, tells why, names pictures, or is not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conversation.commands.adjust import Adjust
from conversation.commands.info import Info
from conversation.plain_words.actions import answer
from conversation.plain_words.meaning import Result, Unsure
from conversation.plain_words.reading.items import SpokenWords
from conversation.plain_words.reading.lexicon import Sense
from conversation.plain_words.reading.naming import pictures_named
from conversation.plain_words.reading.spans import HEADS, PICTURES, telling
from conversation.plain_words.reading.wishes import SAYS_NOTHING, readings
from conversation.target import PictureReference

NOMINAL = 1024
"""Pixels of the long side when it does not matter yet."""
FORBIDDING = ("neg", "without", "keep", "not")
WHOLE = frozenset(("convert", "compress", "strip", "stripgps", "download", "save", "resize"))
"""Acts that cannot be about a part of a picture."""
REMARKS = ("adj", "flaw", "too", "inv", "deg", "lack", "is", "num")
"""What a remark about a part of the picture may hold: “the windows are blown out”."""
DETAILS = frozenset(
    (
        "deg",
        "pct",
        "frac",
        "times",
        "to",
        "by",
        "num",
        "signed",
        "angle",
        "px",
        "kb",
        "mb",
        "mp",
        "stops",
        "side",
        "axis",
    )
    + (
        "turns",
        "ratio",
        "sides",
        "sidespx",
        "focus",
        "fmt",
        "colour",
        "dim",
        "layout",
        "small",
        "purpose",
        "quote",
        "inv",
    )
    + (
        "textsize",
        "levels",
        "colours",
        "radius",
        "widepx",
        "highpx",
        "as",
        "gap",
        "nogap",
        "corners",
        "cm",
        "dpi",
        "paper",
    )
)


@dataclass(frozen=True)
class Statement:
    """`kind` is `wish`, `ask`, `question`, `pictures`, `detail`, `forbids`, `says`, `orders`, `partial`, `complains`."""

    kind: str
    cost: float
    items: tuple[SpokenWords, ...]
    meant: Result = None
    senses: tuple[Sense, ...] = ()
    references: tuple[PictureReference, ...] = ()
    excluded: tuple[PictureReference, ...] = ()


@dataclass(frozen=True)
class Sorted:
    """The items of a clause by what they are good for."""

    said: tuple[SpokenWords, ...]
    asked: bool
    """A question mark stands behind them."""
    left: list[SpokenWords]
    """Without what is known to say nothing of a wish."""
    cost: float
    rest: list[SpokenWords]
    """Without the names of pictures."""
    references: tuple[PictureReference, ...]
    excluded: tuple[PictureReference, ...]

    @property
    def unknown(self) -> list[SpokenWords]:
        return [item for item in self.rest if item.kind in UNEXPLAINED]

    @property
    def told(self) -> list[SpokenWords]:
        return [item for item in self.rest if item.kind not in UNEXPLAINED]

    @property
    def heads(self) -> list[SpokenWords]:
        return [item for item in self.told if item.has(*HEADS)]

    def clause(
        self, kind: str, cost: float, meant: Result = None, senses: tuple[Sense, ...] = (), *, named: bool = True
    ) -> Statement:
        pictures = (self.references, self.excluded) if named else ((), ())
        return Statement(kind, cost, self.said, meant, senses, *pictures)


UNEXPLAINED = ("unknown", "local", "subj", "q", "if", "do")
TIES = ("comma", "joint", "stop", "colon")


def clause_of(items: Sequence[SpokenWords], asked: bool = False) -> Statement:
    """What these items are together. `asked`: a question mark stands behind them."""
    parts = _sorted(items, asked)
    for reading in (_quiet, _question, _despite_names, _wished, _pointing, _detailed):
        found = reading(parts)
        if found is not None:
            return found
    return parts.clause("partial", 9.0)


def _sorted(items: Sequence[SpokenWords], asked: bool) -> Sorted:
    said = _excess(items)
    left, cost = telling(said)
    left = [item for item in left if item.kind not in TIES or item.senses[1:]]
    references, excluded, rest = pictures_named(_way_back(left))
    if any(item.has("ask") for item in rest):
        rest = [item for item in rest if item.kind != "q"]
    return Sorted(said, asked, left, cost, rest, references, excluded)


def _quiet(parts: Sorted) -> Statement | None:
    """Nothing is wanted: talk, or what is not to be done."""
    if not any(item.kind not in SAYS_NOTHING or len(item.senses) > 1 for item in parts.left):
        return parts.clause("says", 0.5 + 0.01 * len(parts.said), named=False)
    first = _first(parts.left)
    if first is not None and first.has(*FORBIDDING) and not first.has("act", "corr", "too"):
        return parts.clause("forbids", 1.0 + 0.02 * len(parts.said), named=False)
    return Statement("partial", 9.0, parts.said) if _compares(parts.left) else None


def _question(parts: Sorted) -> Statement | None:
    if _asks_about_a_limit(parts.left, parts.asked):
        return parts.clause("question", 1.2, Info(what="bytes"))
    topic = _topic(parts.left, parts.asked)
    if topic:
        return parts.clause("question", 1.3, answer(topic))
    first = _first(parts.left)
    opinion = parts.asked and first is not None and first.kind in ("is", "q")
    asks = bool(parts.said) and parts.said[0].has("q") and not any(item.has("ask") for item in parts.left)
    return parts.clause("orders", 8.0) if opinion or asks else None


def _despite_names(parts: Sorted) -> Statement | None:
    """With words that nothing explains it is a wish only where they can be nothing but a name for the file."""
    if not parts.unknown:
        return None
    understood = _despite(parts.told, parts.unknown, parts.rest)
    if understood is None:
        return _unexplained(parts)
    meant, more, senses = understood
    return parts.clause("wish", 1.6 + parts.cost + more, meant, senses)


def _wished(parts: Sorted) -> Statement | None:
    told = parts.told
    if any(item.has("keep") for item in told) and not any(item.has("act", "cmp", "up", "down", "rid") for item in told):
        return parts.clause("forbids", 1.0 + 0.02 * len(parts.said), named=False)
    found = readings([item for item in told if item.kind not in ("except", "notthis")], NOMINAL)
    return None if found is None else _wish(parts, *found)


def _pointing(parts: Sorted) -> Statement | None:
    """Pictures are named and nothing else is said; or that something be done about what was complained of."""
    heads, references = parts.heads, parts.references
    if references and not heads and all(reference.kind == "group" for reference in references):
        return parts.clause("says", 1.5, named=False)
    if heads and all(item.has("fix", "deg") for item in heads):
        return parts.clause("pictures" if references else "says", 1.6)
    return parts.clause("pictures", 1.3 + parts.cost) if references and not heads else None


def _detailed(parts: Sorted) -> Statement | None:
    """How, without what: of the wish beside it, or of the last step."""
    told = parts.told
    first = tuple(item.senses[0] for item in told)
    if any(item.has("same") for item in told) and not any(item.has("act", "cmp", "noun") for item in told):
        return parts.clause("same", 1.2, None, first)
    if parts.heads and all(_is_detail(item) for item in told):
        return parts.clause("detail", 3.0 + parts.cost, None, first)
    if all(item.kind in SAYS_NOTHING or item.has("it", "is", "pic", "deg", "adj", "too") for item in told):
        return parts.clause("says", 2.0, named=False)
    return None


def _is_detail(item: SpokenWords) -> bool:
    return item.has(*DETAILS, "cmp", "adj", "noun", "not", "neg", "it", "is", "instead") or item.kind in SAYS_NOTHING


def _excess(items: Sequence[SpokenWords]) -> tuple[SpokenWords, ...]:
    """“too”, “so” and “a bit” tell of excess only before an adjective or “much”: “a bit warmer” does not."""
    found = []
    for place, item in enumerate(items):
        if item.has("too", "inv"):
            after = next((each for each in items[place + 1 :] if each.kind not in ("n", "deg", "too")), None)
            if after is None or not _exceeds(items, item, after):
                senses = tuple(sense for sense in item.senses if sense[0] not in ("too", "inv"))
                item = replace(item, senses=senses or (("n", ""),))
        found.append(item)
    return tuple(found)


def _exceeds(items: Sequence[SpokenWords], item: SpokenWords, after: SpokenWords) -> bool:
    """“a bit dark” complains only where something is said to be so; “make it a bit dark” does not."""
    if item.has("deg"):
        return after.has("adj", "flaw", "corr") and any(each.has("is") for each in items)
    return after.has("adj", "flaw", "corr") or (after.has("up", "down") and any(each.has("noun") for each in items))


def _wish(parts: Sorted, meant: Result, cost: float, senses: tuple[Sense, ...]) -> Statement:
    kinds = {kind for kind, _ in senses}
    cost += parts.cost + 1.0 + 0.15 * sum(item.kind in TIES for item in parts.said[1:-1])
    if "ask" in kinds:
        return parts.clause("question", cost, meant, senses)
    if isinstance(meant, Unsure):
        return parts.clause("ask", cost + 1.6, meant, senses)
    told = [item.kind for item in parts.said if item.kind not in SAYS_NOTHING]
    if "cmp" in kinds and "is" in told and not kinds & {"act", "up", "down", "rid", "fix", "too", "lack"}:
        return parts.clause("says", 2.0, named=False)
    if "act" in told and "is" in told[: told.index("act")] and not kinds & {"fix", "too", "lack", "up", "down"}:
        return parts.clause("says", 2.0, named=False)  # “it was rotated”
    if isinstance(meant, Adjust):
        cost += 0.6
    states = any(item.has("is") for item in parts.said) or kinds & {"too", "inv", "lack", "flaw"}
    excess = bool(kinds & {"too", "inv", "lack"})
    if states and not kinds & {"act", "up", "down", "rid", "fix", "thing"} and ("cmp" not in kinds or excess):
        return parts.clause("complains", cost + 0.2, meant, senses)
    return parts.clause("wish", cost, meant, senses)


def _topic(items: Sequence[SpokenWords], asked: bool) -> str:
    """What a question is about, where that is a topic that is answered exactly; empty for others."""
    if (
        any(item.kind in ("local", "act", "cmp", "neg") and not item.has("topic") for item in items)
        or sum(item.kind == "unknown" for item in items) > 2
    ):
        return ""
    if any(item.has("manyof") for item in items) and any(
        item.has("pics", "all") or item.kind == "group" for item in items
    ):
        return "count"
    asks = asked or any(item.has("q", "askfor", "manyof") for item in items[:3])
    first = _first(items)
    if not asks or first is None:
        return ""
    if any(item.has("fmt") for item in items) and any(item.has("q", "is") for item in items[:2]):
        return "format"
    topics = [value for item in items if (value := item.sense("topic")) is not None]
    return topics[0] if topics and not any(item.has("up", "down") for item in items) else ""


def _compares(items: Sequence[SpokenWords]) -> bool:
    """“darker than #1”, “as bright as the first one”: how another picture is, nobody measures."""
    pairs = zip(items, items[1:], strict=False)
    return any(one.has("than", "like", "as") and other.kind in PICTURES for one, other in pairs)


def _way_back(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """In “undo the last two changes” the last ones are no pictures."""
    if not any(item.sense("act") in ("undo", "redo") for item in items):
        return list(items)
    found = []
    for item in items:
        if item.kind == "last":
            found.append(replace(item, senses=(("num", item.value or "1"),)))
        elif item.kind != "nth" or item.value != "-1":
            found.append(item)
    return found


def _asks_about_a_limit(items: Sequence[SpokenWords], asked: bool) -> bool:
    """“is this banner already under 150 kb?”, “does it have more than 1000 pixels across”."""
    first = _first(items)
    if first is None or not (first.has("q", "is") or first.sense("ask") == "limit"):
        return False
    measured = any(item.has("kb", "mb", "px", "mp") for item in items)
    compared = any(item.has("small", "up", "down", "q") or item.sense("ask") == "limit" for item in items)
    return measured and compared and (asked or first.has("q", "ask"))


def _first(items: Sequence[SpokenWords]) -> SpokenWords | None:
    return next((item for item in items if item.kind not in SAYS_NOTHING), None)


def _despite(
    told: Sequence[SpokenWords], unknown: Sequence[SpokenWords], rest: Sequence[SpokenWords]
) -> tuple[Result, float, tuple[Sense, ...]] | None:
    """“convert the site plan to TIFF”: what is done to a whole file may call it anything."""
    if any(item.kind != "unknown" for item in unknown) or len(unknown) > 3:
        return None
    found = readings(told, NOMINAL)
    if found is None or isinstance(found[0], Unsure):
        return None
    if not any(kind == "act" and value in WHOLE for kind, value in found[2]):
        return None
    first = rest.index(unknown[0])
    return found if first and rest[first - 1].has("n", "act", "rid") else None


def _unexplained(parts: Sorted) -> Statement:
    """Talk, an order that is not understood, or a wish with words in it that nothing explains."""
    rest, unknown, heads, named = parts.rest, parts.unknown, parts.heads, bool(parts.references)
    first = _first(rest)
    kind = first.kind if first is not None else ""
    if named and kind == "is" and not any(item.has("too", "lack", "flaw") for item in rest):
        return parts.clause("says", 2.6, named=False)
    if not heads and not named and kind not in ("do", "q"):
        return parts.clause("says", 2.0 + 0.3 * len(unknown), named=False)
    if heads and not named and all(item.has(*REMARKS) for item in heads) and any(item.has("is") for item in rest):
        return parts.clause("says", 2.6 + 0.2 * len(unknown), named=False)
    if kind == "subj" and not named:
        return parts.clause("says", 2.5 + 0.3 * len(unknown), named=False)
    if kind in ("do", "q"):
        return parts.clause("orders", 8.0 + len(unknown))
    found = readings([item for item in rest if item not in unknown], NOMINAL)
    meant, _, senses = found if found else (None, 0, ())
    return parts.clause("partial", 8.0 + len(unknown), meant, senses)
