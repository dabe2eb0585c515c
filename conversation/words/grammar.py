"""How words with senses become edits, the same for every language: a clause is understood when its parts make one wish
and nothing of it is left over.

| kind | is | for example |
|---|---|---|
| `fill` | politeness and small words | please, make, the |
| `it`, `pic` | the active picture; a bare noun that needs one of the former | it; photo |
| `number`, `nth`, `before`, `last`, `all`, `both` | other pictures | #2, the second one, the last two |
| `joint` | what stands between clauses | and, then, a comma |
| `up`, `down`, `inv`, `lack`, `deg`, `frac`, `to`, `as` | more, less, too, not enough, a bit, half, to, as | |
| `cmp`, `adj`, `noun` | a quality compared, as it is, and its name | brighter, bright, brightness |
| `act` | what is done | crop, rotate, undo |
| `side`, `axis`, `turns`, `ratio`, `focus`, `fmt`, `colour`, `corners`, `dim` | how | left, square, JPEG |
| `corr` | a correction of the last edit | too much, the other way |
| `ask` | a question | how big is it |
| `small` | under a number of bytes | under, at most |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.commands.adjust import Adjust
from conversation.commands.compress import Compress
from conversation.target import Reference
from conversation.words.acts import ACTS, SMALLEST_SIDE, answer
from conversation.words.meaning import Parts, Unsure
from conversation.words.qualities import quality, taken_amount
from conversation.words.vocabulary import Word
from imaging.declaration import Declaration, Impossible

PICTURES = ("number", "nth", "before", "last", "all", "both")
BARE = ("it", "pic", "fill", *PICTURES)
WEAK = ("turn", "convert", "resize")
ADDED = ("vignette", "border", "rounded", "text", "pad", "blur", "sharpen", "auto", "sepia", "greyscale", "vibrance")
"""What one may “add”."""
NOMINAL = 1024
"""Pixels of the long side when it does not matter yet."""
STRONGER, WEAKER = 1.5, 0.5
"""“more” and “less” of the last edit."""

Result = Declaration | Unsure | None


@dataclass(frozen=True)
class Clause:
    """One thing that is wanted, of pictures that it may name."""

    words: tuple[Word, ...]
    references: tuple[Reference, ...] = ()

    def means(self, long_side: int = NOMINAL) -> Result:
        """What to do to a picture whose long side has that many pixels. Raises `Impossible` for impossible values."""
        parts = Parts.of(self._telling())
        meant = _meant(parts, long_side)
        parts.drop("it", "pic", "to", "as", "rise", "sink")
        return meant if parts.empty() else None

    def _telling(self) -> list[Word]:
        """The words that say what is done. In “undo the last 3 changes” the last ones are no pictures."""
        words = self.words
        if _is_way_back(words):
            words = tuple(Word("num", word.value) if word.kind == "last" else word for word in words)
        return [word for word in words if word.kind not in ("fill", *PICTURES)]


def _is_way_back(words: Sequence[Word]) -> bool:
    return any(word.kind == "act" and word.value in ("undo", "redo") for word in words)


def clauses_of(words: Sequence[Word]) -> list[Clause] | None:
    """The message clause by clause; None where a name of a picture belongs to nothing, or a noun to no picture."""
    found: list[list[Word]] = [[]]
    for place, word in enumerate(words):
        if word.kind == "joint":
            if not _between_names(words, place):
                found.append([])
        else:
            found[-1].append(word)
    joined = _with_names_joined([clause for clause in found if any(word.kind != "fill" for word in clause)])
    clauses = [Clause(tuple(clause), references_of(clause)) for clause in joined]
    return None if any(_dangling(clause) for clause in clauses) else clauses


def _between_names(words: Sequence[Word], place: int) -> bool:
    """“#1 and #3” are names of one clause."""
    before = words[place - 1].kind if place else ""
    after = next((word.kind for word in words[place + 1 :] if word.kind != "joint"), "")
    return before in PICTURES and after in PICTURES


def _with_names_joined(clauses: list[list[Word]]) -> list[list[Word]]:
    """“#1, #2 and #3 darker”: what only names pictures belongs to the clause after it, or else before it."""
    joined: list[list[Word]] = []
    names: list[Word] = []
    for clause in clauses:
        if all(word.kind in BARE for word in clause):
            if joined:
                joined[-1] += clause
            else:
                names += clause
        else:
            joined.append([*names, *clause])
            names = []
    return joined


def _dangling(clause: Clause) -> bool:
    kinds = {word.kind for word in clause.words}
    return "pic" in kinds and not kinds & {"it", *PICTURES}


def references_of(words: Sequence[Word]) -> tuple[Reference, ...]:
    """The pictures that are named, in order, each once."""
    named = [_reference(word) for word in words if word.kind in PICTURES]
    if _is_way_back(words):
        named = [each for each in named if each.kind != "last" and each != Reference("ordinal", -1)]
    return tuple(dict.fromkeys(named))


def _reference(word: Word) -> Reference:
    if word.kind == "number":
        return Reference("number", int(word.value))
    if word.kind == "nth":
        return Reference("ordinal", int(word.value))
    return Reference(word.kind, int(word.value or 0))


def _meant(parts: Parts, long_side: int) -> Result:
    if parts.has("ask"):
        about = parts.take("ask")
        return answer(about) if about else None
    if parts.has("kb") or parts.has("mb"):
        return _smaller(parts)
    act = _act(parts)
    if act:
        if act in ADDED:
            parts.drop("up")
        return ACTS[act](parts, long_side)
    if any(value.startswith("size") for value in parts.by_kind.get("cmp", ())) and _has_size(parts):
        parts.drop("cmp")
        return ACTS["resize"](parts, long_side)
    if parts.has("cmp") or parts.has("adj") or parts.has("noun"):
        return quality(parts, long_side)
    if any(parts.has(kind) for kind in ("corr", "up", "down", "inv", "lack")):
        return _corrected(parts)
    return _implied(parts, long_side)


def _implied(parts: Parts, long_side: int) -> Result:
    """What is said by its value alone: “800 pixels wide”, “as a PNG”, “upside down”, “16:9”."""
    if parts.has("dim") and (parts.has("px") or parts.has("num")):
        return ACTS["resize"](parts, long_side)
    if parts.has("fmt") and (parts.has("it") or parts.has("as") or parts.has("to")):
        return ACTS["convert"](parts, long_side)
    if parts.has("it") and parts.has("turns"):
        return ACTS["rotate"](parts, long_side)
    if parts.has("sides") or (parts.has("ratio") and (parts.has("it") or parts.by_kind["ratio"] == ["1:1"])):
        return ACTS["resize" if _in_pixels(parts) else "crop"](parts, long_side)
    return None


def _act(parts: Parts) -> str | None:
    """What is done; “turn it into …” and “convert it to …” only lead up to it."""
    acts = parts.by_kind.get("act", [])
    if len(acts) > 1 or parts.has("cmp") or parts.has("noun"):
        parts.by_kind["act"] = [act for act in acts if act not in WEAK]
    return parts.take("act")


def _has_size(parts: Parts) -> bool:
    """“smaller, to 1000 px”: how small was said."""
    return parts.has("px") or parts.has("sides") or parts.has("mp")


def _in_pixels(parts: Parts) -> bool:
    return any(float(side) >= SMALLEST_SIDE for sides in parts.by_kind.get("sides", ()) for side in sides.split())


def _smaller(parts: Parts) -> Result:
    """“under 300 KB”, “compress it to 300 KB”, “make it smaller than 1 MB”."""
    act, kind = parts.take("act"), parts.take("fmt") or ""
    said = bool(act in ("compress", "resize", "convert")) | parts.drop("small", "to", "down")
    parts.by_kind["cmp"] = [value for value in parts.by_kind.get("cmp", ()) if value != "size-"]
    kilobytes = parts.number("kb")
    target = f"{kilobytes:g}KB" if kilobytes is not None else f"{parts.number('mb') or 0:g}MB"
    return Compress(target=target, format=kind) if said and act in (None, "compress", "resize", "convert") else None


def _corrected(parts: Parts) -> Result:
    """The last edit again: more, less, or the other way. “a bit more” is a fifth more, “much less” a quarter of it."""
    way = parts.take("corr")
    if way == "opposite":
        return Adjust(by=-1.0)
    if parts.has("it") and way is None:
        return None  # “soften it” is no correction
    up, down = parts.drop("up", "lack") or way == "more", parts.drop("down", "inv") or way == "less"
    amount, fine = taken_amount(parts)
    if up == down or not fine:
        return None
    if amount is None:
        return Adjust(by=STRONGER if up else WEAKER)
    if amount.kind == "times":
        return Adjust(by=amount.n if up else 1 / amount.n)
    if amount.kind != "by":
        return None
    by = amount.n if amount.exact else amount.n * 2
    return Adjust(by=round(1 + by if up else max(0.1, 1 - by), 3))


def without_reasons(clauses: Sequence[Clause]) -> list[Clause]:
    """“It is too dark, brighten it” is one wish: what only gives the reason for the clause after it is left out."""
    return [
        clause
        for clause, after in zip(clauses, [*clauses[1:], None], strict=True)
        if not (after and _complains(clause) and _kind_of(clause) and _kind_of(clause) == _kind_of(after))
    ]


def _complains(clause: Clause) -> bool:
    return any(word.kind in ("inv", "lack") for word in clause.words)


def _kind_of(clause: Clause) -> type | None:
    try:
        meant = clause.means()
    except Impossible:
        return None
    return type(meant) if meant else None


def possible(clause: Clause) -> bool:
    """Whether it means something, even where that cannot be done: that is said when it is tried."""
    try:
        return clause.means() is not None
    except Impossible:
        return True
