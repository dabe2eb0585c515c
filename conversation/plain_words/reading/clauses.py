"""One clause: whether it wants something, of which pictures; forbids, tells why, names pictures, or is not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conversation.commands.adjust import Adjust
from conversation.commands.compare import Compare
from conversation.commands.compress import Compress
from conversation.commands.info import Info
from conversation.commands.overlay import Overlay
from conversation.plain_words.actions import answer
from conversation.plain_words.meaning import Result, Unsure
from conversation.plain_words.reading.naming import pictures_named
from conversation.plain_words.reading.naming_things import REMARKS, before_unknown, despite, only_remarks, orders
from conversation.plain_words.reading.questioning import asks_about_a_limit, first_of, topic_of
from conversation.plain_words.reading.spans import GUARDS, HEADS, PICTURES, telling
from conversation.plain_words.reading.stating import stated
from conversation.plain_words.reading.wishes import NOMINAL, SAYS_NOTHING, readings
from conversation.plain_words.tokenizing.items import SpokenWords
from conversation.plain_words.tokenizing.lexicon import Sense
from conversation.target import PictureReference
from imaging.declaration import Declaration
from imaging.operations.crop import FOCUS, Crop

FORBIDDING = ("neg", "without", "keep", "not")
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
        "dither",
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
        "enough",
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
    for reading in (_kept_part, _quiet, _question, _despite_names, _wished, _pointing, _detailed):
        found = reading(parts)
        if found is not None:
            return found
    return parts.clause("partial", 9.0)


def _sorted(items: Sequence[SpokenWords], asked: bool) -> Sorted:
    said = stated(items, asked)
    left, cost = telling(said)
    left = [item for item in left if item.kind not in TIES or item.senses[1:]]
    references, excluded, rest = pictures_named(_way_back(left))
    if any(item.has("ask") for item in rest):
        rest = [item for item in rest if item.kind != "q"]
    return Sorted(said, asked, left, cost, rest, references, excluded)


def _kept_part(parts: Sorted) -> Statement | None:
    """“keep only the upper half”, “just the bottom right quarter”: a crop told by what stays."""
    said_so = any(item.has("keep", "only") for item in parts.left) or _crops_to(parts.left)
    if not said_so or parts.references:
        return None
    halves = [half for item in parts.left if (half := item.sense("half"))]
    heads = [item for item in parts.heads if item.sense("act") not in ("crop", "cutoff") and item.kind != "to"]
    if any(not item.has("half") for item in parts.unknown):
        return None
    shares = [float(item.value) for item in heads if item.kind == "frac"] + [0.5 for _ in halves]
    sides = [side for item in heads if (side := item.sense("side", "focus"))] + halves
    if len(shares) != 1 or len(sides) != 1 or len(heads) + 2 * len(halves) != 2:
        return None
    kept = [side for side in sides[0].split("-") if side in FACING]
    if not kept or shares[0] >= 1:
        return None
    share = 100 * (1 - shares[0] ** (1 / len(kept)))
    off = ",".join(f"{FACING[side]}:{share:.4g}%" for side in kept)
    return parts.clause("wish", 1.0 + parts.cost, Crop(off=off))


def _crops_to(items: Sequence[SpokenWords]) -> bool:
    """“crop to the left half” says what stays, “crop the left half” what goes."""
    acts = [place for place, item in enumerate(items) if item.sense("act") in ("crop", "cutoff")]
    if len(acts) != 1:
        return False
    after = items[acts[0] + 1 : acts[0] + 2]
    return items[acts[0]].text.lower().endswith(" to") or any(each.text.lower().startswith("to") for each in after)


FACING = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


def _quiet(parts: Sorted) -> Statement | None:
    """Nothing is wanted: talk, or what is not to be done."""
    if not any(item.kind not in SAYS_NOTHING or len(item.senses) > 1 for item in parts.left):
        return parts.clause("says", 0.5 + 0.01 * len(parts.said), named=False)
    first = first_of(parts.left)
    if first is not None and first.has(*FORBIDDING) and not first.has("act", "corr", "too"):
        return parts.clause("forbids", 1.0 + 0.02 * len(parts.said), named=False)
    return Statement("partial", 9.0, parts.said) if _compares(parts.left) else None


def _question(parts: Sorted) -> Statement | None:
    if asks_about_a_limit(parts.left, parts.asked):
        return parts.clause("question", 1.2, Info(what="bytes"))
    topic = topic_of(parts.left, parts.asked)
    if topic and not _tells_what_it_is(parts):
        return parts.clause("question", 1.3, answer(topic))
    first = first_of(parts.left)
    opinion = parts.asked and first is not None and (first.kind in ("is", "q") or parts.said[0].has("is"))
    asks = (
        bool(parts.said)
        and parts.said[0].has("q")
        and not parts.said[0].has("n", "is")
        and not any(item.has("ask") for item in parts.left)
    )
    return parts.clause("orders", 8.0) if opinion or asks else None


def _tells_what_it_is(parts: Sorted) -> bool:
    """“…, que es puro asfalto”: without an accent and a mark it asks nothing."""
    begins = [item for item in parts.said if not item.has("n") or item.has("q", "is")][:2]
    return not parts.asked and [item.text.lower() for item in begins[:1]] == ["que"] and begins[-1].has("is")


def _despite_names(parts: Sorted) -> Statement | None:
    """With words that nothing explains it is a wish only where they can be nothing but a name for the file."""
    if not parts.unknown:
        return None
    understood = despite(parts.told, parts.unknown, parts.rest, bool(parts.references))
    if understood is None:
        short = _without_purpose(parts, parts.rest)
        if short is not None:
            return short
        return _unexplained(parts)
    meant, more, senses = understood
    return parts.clause("wish", 1.6 + parts.cost + more, meant, senses)


def _wished(parts: Sorted) -> Statement | None:
    told = parts.told
    if any(item.has("keep") for item in told) and not any(item.has("act", "cmp", "up", "down", "rid") for item in told):
        return _before_kept(parts) or parts.clause("forbids", 1.0 + 0.02 * len(parts.said), named=False)
    asked_for = _made([item for item in told if item.kind not in ("except", "notthis")], parts.said)
    found = readings(asked_for, NOMINAL, bool(parts.references))
    return _without_purpose(parts, asked_for) if found is None else _wish(parts, *found)


def _before_kept(parts: Sorted) -> Statement | None:
    """“vibrance +35 without touching the saturation”: what stands before is wanted; “square, keep the bottom” says what a
    crop keeps."""
    place = next(place for place, item in enumerate(parts.told) if item.has("keep"))
    found = readings(parts.told[:place], NOMINAL, bool(parts.references))
    if found is None or not isinstance(found[0], Declaration):
        return None
    meant, cost, senses = found
    sides = [side for item in parts.told[place:] if (side := item.sense("side", "focus")) in FOCUS]
    if isinstance(meant, Crop) and meant.ratio and len(sides) == 1:
        meant, senses = replace(meant, focus=sides[0]), ()
    return _wish(parts, meant, cost, senses)


def _without_purpose(parts: Sorted, told: Sequence[SpokenWords]) -> Statement | None:
    """“black and white for the copier”: what it is for says nothing, whatever words it is told in."""
    for place, item in enumerate(told):
        rest = told[place + 1 :]
        if (
            not place
            or not item.has("for", "sothat", "why", "like")
            or any(each.has(*MEASURES, *GUARDS) for each in rest)
        ):
            continue
        found = readings(told[:place], NOMINAL, bool(parts.references))
        if found is not None and isinstance(found[0], Declaration):
            meant, cost, senses = found
            return _wish(parts, meant, cost + 0.4, senses)
    return None


MEASURES = (
    "px",
    "pct",
    "kb",
    "mb",
    "mp",
    "dim",
    "num",
    "signed",
    "sides",
    "sidespx",
    "cm",
    "sidescm",
    "sidesmm",
    "sidesinch",
    "mm",
    "inch",
    "fmt",
    "angle",
    "frac",
    "times",
)
"""What is said of a wish wherever it stands."""


LOOKS = ("cmp", "up", "down", "inv", "too", "lack", "as", "act", "corr", "noun", "colour")


def _made(told: list[SpokenWords], said: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“make it bright” is an order for more of it."""
    ordered = any(item.has("make") for item in said) and any(item.has("adj") for item in told)
    if not ordered or any(item.kind in LOOKS for item in told):
        return told
    return [SpokenWords((("up", ""),), "", told[0].start, told[0].start), *told]


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
    if any(item.has("is") for item in told) and all(
        item.has(*REMARKS, "colour", "it", "pic", "topic", "n") for item in told
    ):
        return parts.clause("says", 2.0, named=False)
    if parts.heads and all(item.kind == "noun" for item in parts.heads) and any(item.has("why") for item in parts.said):
        return parts.clause("says", 2.2, named=False)  # “in the dark parts one sees nothing”
    if parts.heads and all(_is_detail(item) for item in told):
        return parts.clause("detail", 3.0 + parts.cost, None, first)
    if all(item.kind in SAYS_NOTHING or item.has("it", "is", "pic", "deg", "adj", "too") for item in told):
        return parts.clause("says", 2.0, named=False)
    return None


def _is_detail(item: SpokenWords) -> bool:
    return item.has(*DETAILS, "cmp", "adj", "noun", "not", "neg", "it", "is", "instead") or item.kind in SAYS_NOTHING


def _wish(parts: Sorted, meant: Result, cost: float, senses: tuple[Sense, ...]) -> Statement:
    kinds = {kind for kind, _ in senses}
    cost += parts.cost + 1.0 + 0.15 * sum(item.kind in TIES for item in parts.said[1:-1])
    if "ask" in kinds:
        return parts.clause("question", cost, meant, senses)
    if _only_tells(parts, kinds):
        return parts.clause("says", 2.0, named=False)
    if isinstance(meant, Unsure):
        return parts.clause("ask", cost + 1.6, meant, senses)
    if _of_too_few(parts, meant):
        return parts.clause("partial", 9.0)
    if ("act", "undoall") in senses and any(item.kind == "is" for item in parts.said):
        return parts.clause("partial", 9.0)  # “the original was better” may want to be seen
    if _complains(parts, meant, kinds):  # “is it too dark?” asks for an opinion
        return parts.clause("orders", 8.0) if parts.asked else parts.clause("complains", cost + 0.2, meant, senses)
    return parts.clause("wish", cost + 0.6 * isinstance(meant, Adjust), meant, senses)


def _of_too_few(parts: Sorted, meant: Result) -> bool:
    """One picture is laid on another; what is compared with its original is the picture at hand."""
    if isinstance(meant, Overlay):
        return len(parts.references) < 2
    return isinstance(meant, Compare) and bool(parts.references)


def _only_tells(parts: Sorted, kinds: set[str]) -> bool:
    """“that looks much brighter now”, “it was rotated”."""
    if "cmp" in kinds and any(item.has("is") and item.text.lower() not in HAVING for item in parts.said):
        return not kinds & {"act", "up", "down", "rid", "fix", "too", "lack"}
    act = next((place for place, item in enumerate(parts.said) if item.kind == "act"), 0)
    done = any(item.has("is") and not item.has("n", "make") for item in parts.said[:act])
    if act < len(parts.said) and parts.said[act].value in SEEN and not kinds & {"it", "colour", "wants"}:
        done = done or any(item.kind == "is" for item in parts.said[act + 1 :])  # “the sepia print hangs in the hall”
    return done and not kinds & {"fix", "too", "lack", "up", "down"}


HAVING = ("have", "haben", "avoir", "tener")
"""“could I have it brighter” wants it so."""
SEEN = ("greyscale", "sepia", "invert", "posterise", "collage", "border", "vignette")
"""What may be told of a picture that is so already."""


def _complains(parts: Sorted, meant: Result, kinds: set[str]) -> bool:
    """“it is too dark”, “the horizon is crooked”."""
    excess = bool(kinds & {"too", "inv", "lack"})
    states = any(item.has("is") for item in parts.said) or excess or "flaw" in kinds
    if (
        not states
        or not kinds & STATED
        or isinstance(meant, Compress)
        or kinds & {"act", "up", "down", "rid", "fix", "thing"}
    ):
        return False
    return "cmp" not in kinds or excess


STATED = {"adj", "too", "inv", "lack", "flaw", "cmp", "noun", "corr", "bad", "colour"}
"""What a complaint is about: “13 by 18 cm, hangs in the office” is none."""


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


ARTICLES = ("the", "a", "my", "our", "this", "der", "die", "das", "le", "la", "l'", "el", "un", "una", "une")


def _unexplained(parts: Sorted) -> Statement:
    """Talk, an order that is not understood, or a wish with words in it that nothing explains."""
    rest, unknown, heads, named = parts.rest, parts.unknown, parts.heads, bool(parts.references)
    first = first_of(rest)
    if not heads and (orders(rest) or any(item.has("make") for item in rest[: before_unknown(rest)])):
        return parts.clause("orders", 8.0 + len(unknown))
    kind = first.kind if first is not None else ""
    if (
        kind == "do"
        and first is not None
        and rest.index(first)
        and rest[rest.index(first) - 1].text.lower() in ARTICLES
    ):
        kind = "unknown"  # “the print is hard to read”
    if named and kind == "is" and not any(item.has("too", "lack", "flaw") for item in rest):
        return parts.clause("says", 2.6, named=False)
    if not heads and not named and kind not in ("do", "q"):
        return parts.clause("says", 2.0 + 0.3 * len(unknown), named=False)
    if heads and not named and only_remarks(rest, heads):
        return parts.clause("says", 2.6 + 0.2 * len(unknown), named=False)
    if kind == "subj" and not named:
        return parts.clause("says", 2.5 + 0.3 * len(unknown), named=False)
    if kind in ("do", "q"):
        return parts.clause("orders", 8.0 + len(unknown))
    found = readings([item for item in rest if item not in unknown], NOMINAL, named)
    meant, _, senses = found if found else (None, 0, ())
    return parts.clause("partial", 8.0 + len(unknown), meant, senses)
