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
| `side`, `axis`, `turns`, `ratio`, `focus`, `fmt`, `colour`, `corners`, `dim`, `layout` | how | left, square, JPEG |
| `corr` | a correction of the last edit | too much, the other way |
| `ask` | a question | how big is it |
| `can` | a wish said as a question | 能…吗 |
| `vague` | says nothing beside an edit, but something beside “more” | style, version |
| `is` | a statement, nothing that is wanted | is, looks |
| `flaw` | a statement that wants its cure, by the act that is it | the horizon is crooked |
| `fix` | a wish for the cure of what was complained of | fix it |
| `never` | what no wish is said with | is it, than the first one, don't |
| `rid`, `thing` | away with, and what can go only so | remove, metadata |
| `small` | under a number of bytes | under, at most |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.commands.adjust import Adjust
from conversation.commands.compress import Compress
from conversation.plain_words.actions import ACTS, FLAWS, answer
from conversation.plain_words.geometry import SMALLEST_SIDE, box
from conversation.plain_words.meaning import Parts, Result
from conversation.plain_words.qualities import quality, taken_amount
from conversation.plain_words.vocabulary import Word
from conversation.target import PictureReference
from imaging.declaration import Impossible
from imaging.operations.exposure import Exposure

PICTURES = ("number", "nth", "before", "last", "all", "both")
WEAK = ("turn", "convert", "resize")
SIZING = ("compress", "small", "resize", "convert")
"""What one may do “to 300 KB”."""
ADDED = ("vignette", "border", "rounded", "text", "pad", "blur", "sharpen", "auto", "sepia", "greyscale", "vibrance")
"""What one may “add”."""
RID = {"thing": {"strip": "strip"}, "noun": {"noise": "denoise", "grain": "denoise", "colour": "greyscale"}}
"""What it is to be rid of something."""
WANTING = ("inv", "lack", "corr", "turns", "flaw", "can")
"""“It is dark” only says so; “it is too dark”, “it is upside down” want something done."""
NOMINAL = 1024
"""Pixels of the long side when it does not matter yet."""
STRONGER, WEAKER = 1.5, 0.5
"""“more” and “less” of the last edit."""


@dataclass(frozen=True)
class Clause:
    """One thing that is wanted, of pictures that it may name."""

    words: tuple[Word, ...]
    references: tuple[PictureReference, ...] = ()

    def means(self, long_side: int = NOMINAL) -> Result:
        """What to do to a picture whose long side has that many pixels. Raises `Impossible` for impossible values."""
        parts = Parts.of(self._telling())
        if parts.has(*WANTING):
            parts.drop("is")
        meant = _meant(parts, long_side)
        parts.drop("it", "pic", "named", "to", "as", "rise", "sink", "purpose", "can", "vague")
        return meant if parts.empty() else None

    def judges(self) -> bool:
        """“too dark” with a question mark asks for an opinion, and “more?” whether to."""
        return any(word.kind in ("inv", "lack", "corr") for word in self.words) or isinstance(means(self), Adjust)

    def _telling(self) -> list[Word]:
        """The words that say what is done. In “undo the last 3 changes” the last ones are no pictures."""
        words = self.words
        if is_way_back(words):
            words = tuple(Word("num", word.value) if word.kind == "last" else word for word in words)
        named = [Word("named")] if self.references else []
        return [word for word in words if word.kind not in ("fill", *PICTURES)] + named


def is_way_back(words: Sequence[Word]) -> bool:
    return any(word.kind == "act" and word.value in ("undo", "redo") for word in words)


def _meant(parts: Parts, long_side: int) -> Result:
    if parts.has("ask"):
        about = parts.take("ask")
        return answer(about) if about else None
    if parts.has("kb", "mb"):
        return _smaller(parts)
    if parts.has("flaw"):
        flaw = parts.take("flaw")
        return FLAWS[flaw]() if flaw else None
    if parts.has("stops"):
        return _stops(parts)
    act = _rid(parts) or _act(parts)
    if act:
        if act in ADDED:
            parts.drop("up")
        return ACTS[act](parts, long_side)
    if any(value.startswith("size") for value in parts.by_kind.get("cmp", ())) and _has_size(parts):
        parts.drop("cmp")
        return ACTS["resize"](parts, long_side)
    if parts.has("cmp", "adj", "noun"):
        return quality(parts, long_side)
    if parts.has("corr", "up", "down", "inv", "lack"):
        return _corrected(parts)
    return _implied(parts, long_side)


def _implied(parts: Parts, long_side: int) -> Result:
    """What is said by its value alone: “800 pixels wide”, “as a PNG”, “upside down”, “16:9”."""
    if parts.has("dim") and parts.has("px", "num"):
        return ACTS["resize"](parts, long_side)
    if parts.has("fmt") and parts.has("it", "named", "as", "to"):
        return ACTS["convert"](parts, long_side)
    if parts.has("it", "named") and parts.has("turns"):
        return ACTS["rotate"](parts, long_side)
    if parts.has("sides") or (parts.has("ratio") and (parts.has("it", "named") or parts.by_kind["ratio"] == ["1:1"])):
        return ACTS["resize" if _in_pixels(parts) else "crop"](parts, long_side)
    return None


def _act(parts: Parts) -> str | None:
    """What is done; “turn it into …” and “convert it to …” only lead up to it, “cut the contrast” lowers it."""
    acts = parts.by_kind.get("act", [])
    if parts.has("noun") and {"cut", "rotate"} & {*acts}:  # „dreh die Helligkeit runter“
        if "cut" in acts:
            parts.by_kind["down"].append("")
        acts = [act for act in acts if act not in ("cut", "rotate")]
    if len(acts) > 1 or parts.has("cmp", "noun"):
        acts = [act for act in acts if act not in WEAK]
    elif parts.has("fmt"):
        acts = [act for act in acts if act != "turn"]
    parts.by_kind["act"] = acts
    return parts.take("act")


def _rid(parts: Parts) -> str | None:
    """“delete … the metadata”, the verb and what is to go wherever they stand."""
    if not parts.has("rid"):
        return None
    for kind, things in RID.items():
        for thing, act in things.items():
            if parts.by_kind.get(kind) == [thing] and not parts.has("act"):
                parts.drop("rid", kind, "down")
                return act
    return None


def _has_size(parts: Parts) -> bool:
    """“smaller, to 1000 px”: how small was said."""
    return parts.has("px") or parts.has("sides") or parts.has("mp")


def _in_pixels(parts: Parts) -> bool:
    return any(float(side) >= SMALLEST_SIDE for sides in parts.by_kind.get("sides", ()) for side in sides.split())


def _smaller(parts: Parts) -> Result:
    """“under 300 KB”, “compress it to 300 KB”, “make it smaller than 1 MB”."""
    act, kind = parts.take("act"), parts.take("fmt") or ""
    said = bool(act in SIZING) | parts.drop("small", "to", "down")
    parts.by_kind["cmp"] = [value for value in parts.by_kind.get("cmp", ()) if value != "size-"]
    kilobytes = parts.number("kb")
    target = f"{kilobytes:g}KB" if kilobytes is not None else f"{parts.number('mb') or 0:g}MB"
    purpose, size = parts.take("purpose") or "", box(parts)
    wanted = said and (act is None or act in SIZING)
    return Compress(preset=purpose, target=target, size=size, format=kind) if wanted else None


def _stops(parts: Parts) -> Result:
    """Counted in stops, brightness is exposure: “one stop brighter”, “exposure up by half a stop”."""
    for way, value in (("up", "brightness+"), ("down", "brightness-")):
        if value in parts.by_kind["cmp"]:
            parts.by_kind["cmp"].remove(value)
            parts.by_kind[way].append("")
    parts.by_kind["noun"] = [value for value in parts.by_kind["noun"] if value not in ("exposure", "brightness")]
    stops = parts.number("stops")
    up, down = parts.drop("up", "rise"), parts.drop("down", "sink")
    if stops is None or (up and down):
        return None
    if not up and not down:
        return Exposure(stops=stops)
    return Exposure(stops=abs(stops) if up else -abs(stops))


def _corrected(parts: Parts) -> Result:
    """The last edit again: more, less, or the other way. “a bit more” is a fifth more, “much less” a quarter of it."""
    way = parts.take("corr")
    if way == "opposite":
        return Adjust(by=-1.0)
    if way and way[0].isdigit():  # “half as much”
        return Adjust(by=float(way))
    if parts.has("vague") or (parts.has("it") and way is None):
        return None  # “soften it”, “more of the same style” are no corrections
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


def means(clause: Clause) -> Result:
    """As `Clause.means`, for a usual picture; None also where it cannot be done."""
    try:
        return clause.means()
    except Impossible:
        return None


def possible(clause: Clause) -> bool:
    """Whether it means something, even where that cannot be done: that is said when it is tried."""
    try:
        return clause.means() is not None
    except Impossible:
        return True
