"""A message: cut into pieces at commas, “and” and the like, whose cheapest way to be clauses together is its reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conversation.plain_words.reading.clauses import Statement, clause_of
from conversation.plain_words.reading.spans import HEADS, PICTURES
from conversation.plain_words.tokenizing.items import SpokenWords

MOST_TOGETHER = 4
"""Pieces that one clause may consist of."""
MOST_PIECES = 40
BEGINS = ("act", "noun", "cmp", "up", "down", "do", "neg", "without", "keep", "why", "subj", "afterdoing")
"""What a clause may begin with where nothing stands before it, as when a message was dictated."""
BREAK, TIE = 0.6, 0.12
"""What it costs to end a clause where nothing was said in between, and to go on over a break."""


@dataclass(frozen=True)
class Piece:
    """Items up to the next break; `before` is what stands in front: `start`, `comma`, `stop`, `joint`, `soft`, `repair`."""

    items: tuple[SpokenWords, ...]
    before: str
    asked: bool = False


class PieceCutter:
    """The pieces found so far, and the one that is being filled."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.now: list[SpokenWords] = []
        self.before = "start"
        self.headed = False

    def close(self, mark: str, asked: bool = False) -> None:
        if self.now:
            self.found.append(Piece(tuple(self.now), self.before, asked))
            self.before = mark
        elif mark in ("repair", "stop") or self.before == "start":
            self.before = mark if mark != "comma" else self.before
        self.now, self.headed = [], False

    def breaks(self, item: SpokenWords) -> bool:
        return self.headed and bool(self.now) and _breaks(self.now, item) and not _tells(self.now, item)


HEADING = ("act", "cmp", "noun", "adj", "bad", "up", "down", "flaw", "rid", "px", "dim", "fmt", "ratio")
"""What makes a piece more than talk, so that another clause may begin behind it."""


def pieces_of(items: Sequence[SpokenWords]) -> list[Piece]:
    cutter = PieceCutter()
    for place, item in enumerate(items):
        following = items[place + 1].kind if place + 1 < len(items) else ""
        tied = _tied(cutter.now, item, following)
        if tied is not None:
            cutter.now.append(tied)
        elif item.kind in ("comma", "stop", "colon", "joint"):
            cutter.close(item.kind, item.value == "?")
            cutter.now += [item] if item.senses[1:] or item.value == "first" else []
        elif item.kind == "repair" or (item.has("repair") and (following == "comma" or _says_no(items, place))):
            cutter.close("repair")
            cutter.before = "repair"
        else:
            if _goes_before(cutter, items, place) or (cutter.breaks(item) and not _ends(items, place)):
                cutter.close("soft")
            cutter.headed = cutter.headed or item.has(*HEADING)
            cutter.now.append(item)
    cutter.close("stop")
    return cutter.found


def _goes_before(cutter: PieceCutter, items: Sequence[SpokenWords], place: int) -> bool:
    """“redondea las esquinas pero antes le pones un borde”: what is to be done before is a clause of its own."""
    if not items[place].has("beforehand") or not (cutter.headed and cutter.now):
        return False
    ends = (at for at in range(place, len(items)) if items[at].kind in ("comma", "stop", "joint"))
    return any(item.has("act") for item in items[place + 1 : next(ends, len(items))])


def _says_no(items: Sequence[SpokenWords], place: int) -> bool:
    """“no I wanted it darker”, “no the top I meant”: at the beginning it answers, and excludes nothing."""
    after = items[place + 1 :]
    return place == 0 and bool(after) and (after[0].kind == "subj" or any(each.has("instead") for each in after))


def _tied(now: Sequence[SpokenWords], item: SpokenWords, following: str) -> SpokenWords | None:
    """What looks like a break and is none: “sharpen it first”, “#1 and #2”."""
    if not now:
        return None
    if item.kind == "joint" and item.value == "first" and following in ("", "stop", "comma", "n", "joint"):
        return replace(item, senses=(("beforehand", ""),))
    row = item.kind in ("comma", "joint") and now[-1].kind in NAMES and following in NAMES
    return replace(item, senses=(("n", ""),)) if row else None


def _tells(now: Sequence[SpokenWords], item: SpokenWords) -> bool:
    """Whether a reason is being told, which only what is done ends."""
    return any(each.has("why", "sothat") for each in now) and item.kind != "act"


NAMES = ("number", "file", "range")
"""Names of pictures, of which some may stand in a row."""
OPENING = (
    "neg",
    "without",
    "keep",
    "for",
    "of",
    "like",
    "sothat",
    "why",
    "wants",
    "if",
    "up",
    "down",
    "too",
    "deg",
    "as",
    "lack",
    "not",
)
"""What needs something behind it."""
AMOUNTS = ("pct", "num", "signed", "stops", "times", "frac", "angle", "px")
ATTRIBUTED = ("border", "ground", "pad", "text")
HAN = ("\u3400", "\u9fff")
INFLECTED = ("er", "en", "es", "em", "e")
"""Endings of a German adjective, which stands before its noun."""
LEADING = ("convert", "turn", "put", "select", "overlay")
"""Acts that only lead up to another: “turn it into a negative”."""


def _stands_before(adjective: str) -> bool:
    return adjective.endswith(INFLECTED) or HAN[0] <= adjective[-1:] <= HAN[1]


def _goes_with(last: SpokenWords, before: SpokenWords, item: SpokenWords) -> bool:
    """Whether it belongs to what stands before it: “the print of grandma”, “the other ones are fine”."""
    owned = item.kind == "subj" and before.has("of", "for")
    return last.has(*OPENING) or owned or (item.kind == "keep" and last.kind in PICTURES)


def _breaks(now: Sequence[SpokenWords], item: SpokenWords) -> bool:
    """Whether a clause may begin here though nothing stands before it."""
    last = next((each for each in reversed(now) if each.kind != "n"), now[-1])
    if _goes_with(last, now[-1], item):
        return False
    if item.kind == "is":
        return last.kind not in ("noun", "it", "pic", "pics")
    if _brings(now, last, item):
        return False  # “bring the contrast up”
    if _another_step(now, item):
        return True  # “as a PNG with a transparent background”
    if item.sense("noun") in ("quality", "opacity", "dpi", "size"):
        return False  # “90 % quality”
    if item.has(*CURING) and _complained(now):
        return True  # “das ist mir zu bunt bitte etwas weniger Farbe”
    if item.kind in ("noun", "cmp"):
        return any(each.kind in AMOUNTS for each in now)
    return item.has(*BEGINS) and not _led_up_to(now, item)


def _brings(now: Sequence[SpokenWords], last: SpokenWords, item: SpokenWords) -> bool:
    way = any(each.has("up", "down", "make") for each in now)
    return way and item.has("rise", "sink") and last.has("noun", "it", "vaguewords")


def _led_up_to(now: Sequence[SpokenWords], item: SpokenWords) -> bool:
    """Whether what stands there belongs to what this act does."""
    heads = [each for each in now if each.has("act", "cmp", "noun", "flaw", "rid", "too", "is", "up", "down")]
    if item.sense("act") in ATTRIBUTED and now[-1].has("colour", "deg") and _stands_before(now[-1].text):
        return True  # “32 Pixel durchsichtigen Rand”
    if item.sense("act") == "resize" and item.has("to") and all(each.kind in ("noun", "n", "of") for each in now):
        return True  # “对比度拉到120%”
    if item.kind != "act":
        return _cuts_an_edge(heads, item)
    if not any(each.has("act", "cmp", "noun", "flaw", "rid", "too", "is") for each in now):
        return True  # “a thick black border”
    if heads and all(each.kind == "rid" for each in heads):
        return True  # “kill the colour cast”
    if _cuts_an_edge(heads, item):
        return True
    leads = all(each.value in LEADING for each in now if each.kind == "act")
    return leads and any(each.has("act") for each in now)


GROUNDS = ("nobg", "ground", "greyscale", "sepia")
SAVING = ("convert", "save", "download", "compress")


def _another_step(now: Sequence[SpokenWords], item: SpokenWords) -> bool:
    """A format and a look are two steps, whichever is said first."""
    acts = {value for each in now for kind, value in each.senses if kind == "act"}
    if item.kind == "fmt":
        return bool(acts) and acts <= {*GROUNDS}
    return item.sense("act") in GROUNDS and any(each.kind == "fmt" for each in now) and not acts & {*SAVING}


CUTTING = ("crop", "cutoff", "cut")


def _cuts_an_edge(heads: Sequence[SpokenWords], item: SpokenWords) -> bool:
    """“cut the edge off at the top”: an edge is no frame where it is cut off, whichever stands first."""
    acts = [each for each in (*heads, item) if each.kind == "act"]
    cut = [each for each in acts if any(kind == "act" and value in CUTTING for kind, value in each.senses)]
    return len(acts) == 2 and len(cut) == 1 and all(each in cut or each.has("edgeword") for each in acts)


CURING = ("deg", "up", "down", "cmp", "make", "wants")
"""What a cure begins with."""


def _complained(now: Sequence[SpokenWords]) -> bool:
    """Whether a complaint stands there, to its end."""
    last = next((each for each in reversed(now) if each.kind != "n"), now[-1])
    tells = last.kind == "bad" or any(each.has("too", "lack", "is", "corr") for each in now[:-1])
    return tells and last.has("adj", "bad", "flaw") and not any(each.has("make", "act", "up") for each in now)


def _ends(items: Sequence[SpokenWords], place: int) -> bool:
    """Whether it is the last word of its clause, as “raus” is, which begins none."""
    after = items[place + 1].kind if place + 1 < len(items) else "stop"
    return items[place].has("up", "down", "rid", "sink", "rise", "keep") and after in (
        "comma",
        "stop",
        "joint",
        "colon",
        "n",
    )


def _may_be_one(pieces: Sequence[Piece]) -> bool:
    """Two acts are two wishes, and what was repaired or ended is over."""
    if any(piece.before in ("repair", "stop") for piece in pieces[1:]):
        return False
    if pieces[0].before == "repair" and any(piece.before == "joint" for piece in pieces[1:]):
        return False
    if len(pieces) == 1:
        return True
    if _complains_beside_a_cure(pieces) or _not_this_but_that(pieces):
        return False
    acts = sum(_has(piece, "act", "flaw", "ask", "rid") for piece in pieces)
    return acts == 0 or (acts == 1 and sum(_has(piece, *HEADED) for piece in pieces) < 2)


def _complains_beside_a_cure(pieces: Sequence[Piece]) -> bool:
    """“that is far too bright, a little darker”, “a bit less contrast, that was too strong”: each is a clause."""
    first, last = pieces[:-1], pieces[-1]
    told = any(item.has("too", "lack", "is", "corr", "adj", "bad") for piece in first for item in piece.items)
    if told and not any(_has(piece, "act") for piece in first) and _has(last, "up", "down"):
        return True
    excess = any(item.has("too", "lack", "corr", "bad") for piece in first for item in piece.items)
    if excess and not any(_has(piece, "act") for piece in first):
        return _has(last, "cmp", *AMOUNTS)
    tells = _has(last, "is") and any(item.has("too", "corr") for item in last.items)
    return tells and any(_has(piece, "up", "down", "cmp", "act") for piece in first)


def _not_this_but_that(pieces: Sequence[Piece]) -> bool:
    """“not that one, the first”."""
    first, last = pieces[0].items, pieces[-1].items
    denied = any(item.has("not") for item in first) and all(item.has("not", "it", "n") for item in first)
    return denied and all(item.has("n") or item.kind in PICTURES for item in last)


HEADED = ("act", "flaw", "ask", "cmp", "noun", "rid", "corr", "do")


def _has(piece: Piece, *kinds: str) -> bool:
    return any(item.kind in kinds for item in piece.items)


def clauses_of(pieces: Sequence[Piece]) -> list[tuple[str, Statement]]:
    """The cheapest clauses, each with what stands before it; none of more pieces than anybody orders in."""
    if len(pieces) > MOST_PIECES:
        return []
    alone = [clause_of(piece.items, piece.asked) for piece in pieces]
    best: list[tuple[float, int, Statement | None]] = [(0.0, 0, None)]
    for end in range(1, len(pieces) + 1):
        steps = [
            (best[begin][0] + _cost(pieces, begin, end, clause), begin, clause)
            for begin in range(max(0, end - MOST_TOGETHER), end)
            if (clause := _together(pieces, alone, begin, end)) is not None
        ]
        best.append(min(steps, key=lambda step: step[0]))
    found: list[tuple[str, Statement]] = []
    at = len(pieces)
    while at:
        _, begin, chosen = best[at]
        if chosen is not None:
            found.append((pieces[begin].before, chosen))
        at = begin
    return found[::-1]


def _cost(pieces: Sequence[Piece], begin: int, end: int, clause: Statement) -> float:
    return clause.cost + TIE * (end - begin - 1) + (BREAK if pieces[begin].before == "soft" else 0.0)


def _nothing_in(clauses: Sequence[Statement]) -> bool:
    """Whether all of it only tells something, in words that no wish is made of."""
    return all(clause.kind == "says" and not any(item.has(*HEADS) for item in clause.items) for clause in clauses)


def _together(pieces: Sequence[Piece], alone: Sequence[Statement], begin: int, end: int) -> Statement | None:
    """The pieces as one clause; None where they are several."""
    if end - begin == 1:
        return alone[begin]
    wishes = [clause.kind in ("wish", "complains") for clause in alone[begin:end]]
    if any(wishes[1:]) and any(item.has("why") for piece in pieces[begin : end - 1] for item in piece.items):
        return None  # “4:3 since that is the album, and then a white border”: a reason ends before the next wish
    if all(wishes) or _nothing_in(alone[begin:end]) or not _may_be_one(pieces[begin:end]):
        return None
    clause = clause_of([item for piece in pieces[begin:end] for item in piece.items], pieces[end - 1].asked)
    if clause.kind in ("partial", "orders") and any(wishes):
        return None  # what is not understood together may be so apart
    told = (
        clause.kind == "says"
        and alone[begin].kind == "says"
        and any(item.has("unknown", "subj") for item in pieces[begin].items)
    )
    if told and pieces[end - 1].before in ("comma", "stop") and alone[end - 1].kind == "detail":
        return None  # “it is covering her feet, move it to the top”
    if clause.kind == "says" and alone[begin].kind == "detail" and pieces[end - 1].before in ("comma", "stop"):
        return None  # “move it to the bottom, it is sitting on her feet”
    quiet = clause.kind in ("says", "forbids", "pictures", "detail")
    return None if quiet and any(wishes) else clause  # a wish is never part of what only tells why
