"""From a message to what is wanted, clause by clause: repairs taken in, reasons left out, pictures carried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from conversation.commands.adjust import Adjust
from conversation.commands.compress import Compress
from conversation.commands.download import Download
from conversation.commands.redo import Redo
from conversation.commands.undo import Undo
from conversation.plain_words.meaning import Unsure
from conversation.plain_words.reading.again import elsewhere, otherwise, repeated, replacing
from conversation.plain_words.reading.captions import with_caption
from conversation.plain_words.reading.clauses import Statement
from conversation.plain_words.reading.completing import likewise_of, opposed, with_detail, with_quality, with_strip
from conversation.plain_words.reading.corrections import FACTORS, adjustable
from conversation.plain_words.reading.joining import Wish, joined
from conversation.plain_words.reading.message import clauses_of, pieces_of
from conversation.plain_words.reading.numbering import numbered
from conversation.plain_words.reading.phrasing import phrased
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.reading.spans import PICTURES
from conversation.plain_words.reading.talk import measures, names_a_part, points, swallows
from conversation.plain_words.reading.titles import with_title
from conversation.plain_words.reasons import CURES
from conversation.plain_words.tokenizing.items import SpokenWords, items_of
from conversation.plain_words.tokenizing.lexicon import Lexicon, lexicon
from conversation.target import PictureReference
from conversation.versions.lineage import ALL
from imaging.declaration import Declaration
from imaging.operations.auto import Auto
from imaging.operations.crop import FOCUS, Crop
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate

LONGEST = 2000
"""Characters: a longer message says more than an edit."""
MOST_WISHES = 8
NOTHING = ("says", "forbids")


@dataclass(frozen=True)
class Reading:
    """All of it where `whole`; else what of it was understood."""

    wishes: tuple[Wish, ...] = ()
    whole: bool = False
    clauses: tuple[Statement, ...] = field(default=(), compare=False)
    breaks: tuple[str, ...] = field(default=(), compare=False)
    """What stands before each clause."""


def read(text: str, scene: Scene, words: Lexicon | None = None) -> Reading:
    """What is wanted, as far as that can be told. `words`: what is known of them, where that is not all there is."""
    if len(text) > LONGEST:
        return Reading()
    items = phrased(items_of(words or lexicon(), text, frozenset(scene.names)))
    items = with_title(numbered(items, scene), text)
    items = with_caption(items, text)
    found = clauses_of(pieces_of(items))
    return gathered_of(found, scene)


def gathered_of(found: Sequence[tuple[str, Statement]], scene: Scene) -> Reading:
    """What the clauses want together, each with what stands before it."""
    clauses = tuple(clause for _, clause in found)
    breaks = tuple(before for before, _ in found)
    gathered = Gathered(len(scene.pictures))
    for before, clause in found:
        gathered.take(before, clause)
    wishes = joined(_once(_without_reasons(gathered.wishes)))
    wishes = _of_the_last(wishes, scene.last)
    wishes = _back_to_the_first(_back_again(wishes, scene, [item for clause in clauses for item in clause.items]))
    adjusts = sum(isinstance(wish.meant, Adjust) for wish in wishes)
    whole = (
        gathered.whole
        and 0 < len(wishes) <= MOST_WISHES
        and (not adjusts or (len(wishes) == 1 and scene.last is not None and adjustable(scene.last)))
        and not _contradicts(wishes)
    )
    if scene.undone and repeated(clauses, None):
        return Reading((Wish((), Redo()),), True, clauses, breaks)
    if scene.last is not None:
        again = otherwise(clauses, scene.last)
        told = whole and all(isinstance(wish.meant, Declaration) for wish in wishes)
        if not again and (not told or any(isinstance(wish.meant, Undo) for wish in wishes)):
            again = elsewhere(clauses, scene.last, gathered.repaired or gathered.instead, len(scene.pictures), breaks)
        if again:
            return Reading(again, True, clauses, breaks)
    wishes = replacing(wishes, scene.last, gathered.instead)
    return Reading(tuple(wishes[:MOST_WISHES]), whole, clauses, breaks)


class Gathered:
    """What the clauses want, one after the other."""

    def __init__(self, pictures: int) -> None:
        self.pictures = pictures
        self.wishes: list[Wish] = []
        self.details: list[Statement] = []
        self.whole = True
        self.repaired = False
        self.instead = False
        self.later = False
        """Whether the last wish is to be done behind the next one: “before you crop it, …”."""
        self.references: tuple[PictureReference, ...] = ()
        self.excluded: tuple[PictureReference, ...] = ()

    def take(self, before: str, clause: Statement) -> None:
        self.instead = self.instead or before == "repair" or any(item.has("instead") for item in clause.items)
        contradicted = clause.kind == "forbids" and any(item.has("not", "notthis") for item in clause.items)
        self.repaired = self.repaired or before == "repair" or contradicted
        if clause.kind in NOTHING:
            self._keep(clause)
            self.whole = self.whole and not swallows(clause) and not (self.pictures > 1 and points(clause))
            self.whole = self.whole and not measures(clause, bool(self.wishes)) and not names_a_part(clause)
            self.whole = self.whole and not any(item.kind == "dpi" for item in clause.items)
            return
        self.whole = self.whole and not _drops(clause)
        if clause.kind in ("orders", "partial"):
            self.whole = False
            if clause.meant is not None:
                self.wishes.append(Wish(clause.senses, clause.meant, clause.references))
        elif clause.kind == "pictures":
            self._point(clause, before == "repair")
        elif clause.kind in ("detail", "same"):
            self._detail(clause, before == "repair")
        else:
            self._wish(before, clause)

    def _keep(self, clause: Statement) -> None:
        """“crop it square, but the right side has to stay” says what a crop keeps."""
        sides = [side for item in clause.items if (side := item.sense("side", "focus")) in FOCUS]
        last = self.wishes[-1].meant if self.wishes else None
        if len(sides) == 1 and isinstance(last, Crop) and last.ratio and any(item.has("keep") for item in clause.items):
            self.wishes[-1] = replace(self.wishes[-1], senses=(), meant=replace(last, focus=sides[0]))

    def _point(self, clause: Statement, repaired: bool) -> None:
        self.references, self.excluded = clause.references, clause.excluded
        if repaired and self.wishes and self.wishes[-1].references:  # “number two darker, no, number three”
            self.wishes[-1] = replace(self.wishes[-1], references=clause.references, excluded=clause.excluded)
        if self.wishes and not any(wish.references for wish in self.wishes):
            self.wishes = [
                replace(wish, references=clause.references, excluded=clause.excluded) for wish in self.wishes
            ]

    def _detail(self, clause: Statement, replaced: bool) -> None:
        self.details.append(clause)
        if clause.references and self._likewise(clause):
            return
        if self.wishes and likewise_of(self.wishes[-1], clause.items):
            self.wishes.append(with_quality(self.wishes[-1], clause))
            return
        repaired = with_detail(self.wishes[-1], clause.items) if self.wishes and clause.kind == "detail" else None
        strips = with_strip(self.wishes[-1], clause.items) if self.wishes and not replaced else None
        repaired = strips or repaired
        if repaired:
            self.wishes[-1] = repaired
        elif not self.wishes and all(
            item.has("adj", "deg", "n", "it", "is", "too", "colour", "pic") for item in clause.items
        ):
            return  # “rather yellow, cool it”
        else:
            self.whole = False

    def _likewise(self, clause: Statement) -> bool:
        """“turn 1 right and 3 left”: whether it is the last wish for other pictures, with another detail."""
        last = self.wishes[-1] if self.wishes else None
        if last is None or not last.references or not isinstance(last.meant, Declaration):
            return False
        same = with_detail(last, [item for item in clause.items if item.kind not in PICTURES])
        if same is not None:
            self.wishes.append(replace(same, references=clause.references, excluded=clause.excluded))
        return same is not None

    def _wish(self, before: str, clause: Statement) -> None:
        references, excluded = self.references, self.excluded
        if clause.references:
            references, excluded = clause.references, clause.excluded
        if (
            references
            and all(each.kind == "group" for each in references)
            and (
                any(wish.complains for wish in self.wishes) or (isinstance(clause.meant, Adjust) and self.pictures == 1)
            )
        ):
            references = ()  # “the shadows are too dark, lift them”, “lovely, but the corners are heavy, ease them”
        if isinstance(clause.meant, Download) and any(
            item.text.lower() in lexicon().telling["everything"] for item in clause.items
        ):
            references = references or (PictureReference("all"),)
        wish = Wish(clause.senses, clause.meant, references, excluded, clause.kind == "complains")
        if self.later and before not in ("repair",):
            self.wishes.insert(len(self.wishes) - 1, wish)
            self.later = False
        elif (
            any(item.has("beforehand") for item in clause.items)
            and self.wishes
            or any(item.has("afterdoing") or ("joint", "first") in item.senses for item in clause.items)
            and self.wishes
        ):
            self.wishes.insert(0, wish)
        elif before == "repair" and self.wishes:
            better = None
            if not any(kind in ("act", "noun", "cmp", "adj", "fmt") for kind, _ in clause.senses):
                better = with_detail(self.wishes[-1], clause.items)
            self.wishes[-1] = better or opposed(self.wishes[-1], wish) or wish
        else:
            self.wishes.append(wish)
        self.later = self.later or _comes_later(clause)
        self.references, self.excluded = references, excluded


def _comes_later(clause: Statement) -> bool:
    """“bevor du schärfst, …”, “锐化之前先…”; not “denoise before sharpening”."""
    said = [item for item in clause.items if item.kind != "n"]
    return any(item.has("beforedoing") and (not place or item.text > HAN) for place, item in enumerate(said))


HAN = "\u3400"
EXPLAINED = (
    "act",
    "cmp",
    "fmt",
    "px",
    "kb",
    "mb",
    "mp",
    "pct",
    "signed",
    "angle",
    "sides",
    "sidespx",
    "stops",
    "quote",
    "ratio",
    *(
        "levels",
        "cm",
        "mm",
        "inch",
        "sidescm",
        "sidesmm",
        "sidesinch",
        "dpi",
        "frac",
        "times",
        "mp",
        "layout",
        "widepx",
    ),
)
"""What is never left over in a clause that is acted upon."""
TELLS = ("why", "if", "subj", "wants")
"""Behind these stands what somebody else does, or why."""


def _drops(clause: Statement) -> bool:
    """Whether something that is to be done, or a figure, was read over."""
    if not clause.senses:
        return False
    for place, item in enumerate(clause.items):
        if item.kind not in EXPLAINED or {*item.senses} & {*clause.senses} or _shortened(clause, item):
            continue
        if not any(each.has(*TELLS) for each in clause.items[:place]):
            return True
    return False


def _shortened(clause: Statement, item: SpokenWords) -> bool:
    """Whether the sense was chosen in another form, or the word names what lies in a stretch that only tells."""
    at = clause.items.index(item)
    opened = any(each.has("for", "sothat", "like", "of") for each in clause.items[:at])
    return opened and item.kind in ("act", "ratio")


def _back_to_the_first(wishes: list[Wish]) -> list[Wish]:
    """“restore the original” goes back all the way, and not a step before that."""
    if not any(isinstance(wish.meant, Undo) and wish.meant.steps == ALL for wish in wishes):
        return wishes
    return [
        wish
        for wish in wishes
        if not isinstance(wish.meant, (Undo, Redo)) or isinstance(wish.meant, Undo) and wish.meant.steps == ALL
    ]


def _back_again(wishes: list[Wish], scene: Scene, items: Sequence[SpokenWords]) -> list[Wish]:
    """“put it back” behind an edit takes that back: there is nothing to redo; behind a step that was taken back it brings that
    again."""
    if scene.undone and any(item.text.lower().startswith(lexicon().telling["restoring"]) for item in items):
        steps = [wish for wish in wishes if isinstance(wish.meant, Undo) and wish.meant.steps == 1]
        return [Wish((), Redo())] if len(steps) == len(wishes) == 1 else wishes
    if scene.last is None or scene.undone or not any(isinstance(wish.meant, Redo) for wish in wishes):
        return wishes
    return [replace(wish, senses=(), meant=Undo()) if isinstance(wish.meant, Redo) else wish for wish in wishes]


def _contradicts(wishes: Sequence[Wish]) -> bool:
    """Whether more and less of the same is wanted of the same picture."""
    ways: dict[tuple[str, object], bool] = {}
    for wish in wishes:
        said = wish.meant
        if isinstance(said, Declaration) and said.name in TONAL:
            way = ways.setdefault((said.name, wish.references), _way(wish))
            if way != _way(wish):
                return True
    return False


TONAL = ("brightness", "contrast", "saturation", "temperature", "tint", "exposure", "highlights", "shadows", "vibrance")


def _of_the_last(wishes: list[Wish], last: Declaration | None) -> list[Wish]:
    """“that was too much, a bit less contrast”: what is said twice about the last step is one wish."""
    if last is None or not any(isinstance(wish.meant, Adjust) for wish in wishes):
        return wishes
    back = [wish for wish in wishes if isinstance(wish.meant, Undo)]
    if back and all(isinstance(wish.meant, (Adjust, Undo)) for wish in wishes):
        return back[-1:]  # “you went too far, undo that”
    named = [wish for wish in wishes if isinstance(wish.meant, Declaration) and wish.meant.name == last.name]
    adjusts = [wish for wish in wishes if isinstance(wish.meant, Adjust)]
    return named if len(named) == 1 and len(named) + len(adjusts) == len(wishes) else wishes


def _once(wishes: Sequence[Wish]) -> list[Wish]:
    """What was said twice is one wish, the one that says more."""
    found: list[Wish] = []
    for wish in wishes:
        before = found[-1] if found else None
        if before is None or not _says_the_same(before, wish):
            found.append(wish)
        elif before.complains and isinstance(wish.meant, Unsure):
            found[-1] = replace(before, complains=False)
        elif wish.meant == Auto():
            continue  # “the white balance is off, correct it automatically”
        elif _measured(before) and not _measured(wish):
            continue
        elif isinstance(before.meant, Unsure) or _measured(wish) or len(wish.senses) >= len(before.senses):
            found[-1] = (
                wish
                if not before.references or (wish.references and not isinstance(before.meant, Unsure))
                else replace(wish, references=before.references)
            )
    return found


TURNS = {"rotate", "turn", "flip", "mirror", "straighten"}
"""What somebody may call the cure of what lies on its side."""


def _says_the_same(one: Wish, other: Wish) -> bool:
    loose = all(each.kind in ("both", "group", "allof") for each in other.references)
    if one.references and other.references and one.references != other.references and not loose:
        return False
    if isinstance(one.meant, Declaration) and isinstance(other.meant, Unsure):
        return _turned(one, other)
    if isinstance(one.meant, Unsure) and isinstance(other.meant, Declaration):
        acts = {value for kind, value in one.senses if kind in ("act", "flaw")}
        if other.complains and acts and acts <= TURNS:
            return True  # “flip it, the writing is back to front”
        if isinstance(other.meant, (Resize, Compress)) and {value.rstrip("+-") for kind, value in one.senses} & {
            "size",
            "resize",
        }:
            return True  # “less big, 600 pixels wide”
        return bool(acts & {value for kind, value in other.senses if kind == "act"}) or "sideways" in acts
    if not isinstance(one.meant, Declaration) or not isinstance(other.meant, Declaration):
        return False
    if one.meant == other.meant or {one.meant.name, other.meant.name} == {"undo"}:
        return True
    if one.meant.name != other.meant.name:
        return False
    if one.meant.name in ("collage", "adjust", "auto"):
        return True
    return one.meant.name in MEASURED and not (_measured(one) and _measured(other)) and _way(one) == _way(other)


def _turned(one: Wish, other: Wish) -> bool:
    """“it lies on its side, turn it” behind what cures it; “turn it left. It lies on its side”."""
    if one.complains:
        return {value for kind, value in other.senses if kind == "act"} <= TURNS
    return isinstance(one.meant, Rotate) and ("flaw", "sideways") in other.senses


MEASURED = frozenset(
    ("pixelate", "posterise", "border", "rounded", "vignette", "grain", "blur", "sharpen", "denoise", "compress")
    + ("brightness", "contrast", "saturation", "vibrance", "temperature", "tint", "exposure", "highlights", "shadows")
)
"""“pixelated, blocks of 16”, “too dark, 20 % brighter”: what is said twice of these is one wish, and the figure counts."""
FIGURES = frozenset(("pct", "num", "signed", "px", "kb", "mb", "levels", "stops", "frac", "times", "radius"))


def _measured(wish: Wish) -> bool:
    return any(kind in FIGURES for kind, _ in wish.senses)


def _way(wish: Wish) -> bool:
    """Whether it is more of it."""
    said = wish.meant
    value = getattr(said, said.free_argument, 0) if isinstance(said, Declaration) and said.free_argument else 0
    return not isinstance(value, (int, float)) or value > (1 if getattr(said, "factor", None) is not None else 0)


def _without_reasons(wishes: list[Wish]) -> list[Wish]:
    """A complaint is no wish of its own beside its cure, nor is what only tells how something is."""
    cures = [wish for wish in wishes if not wish.complains]
    if wishes and wishes[0].complains and cures and all(isinstance(wish.meant, Adjust) for wish in cures):
        return [_by_so_much(wish, cures) for wish in wishes if wish.complains]
    if not cures:
        return wishes if any(_sure(wish) for wish in wishes) else []
    return [wish for wish in wishes if not wish.complains or (_sure(wish) and not _cured(wish, cures))]


def _by_so_much(complaint: Wish, cures: Sequence[Wish]) -> Wish:
    """“way too bright, bring it down by a fifth”: the figure says how much of the complaint is cured."""
    cure, said = cures[-1], complaint.meant
    factor = cure.meant.by if isinstance(cure.meant, Adjust) and _measured(cure) else 0
    if not factor or not isinstance(said, FACTORS):
        return complaint
    share = abs(1 - factor) * (1 if said.factor > 1 else -1)
    return replace(complaint, senses=(), meant=replace(said, factor=round(1 + share, 4)))


def _sure(wish: Wish) -> bool:
    """“It is too dark” wants something done, “it is dark” only says so."""
    return any(kind in ("too", "inv", "lack", "flaw", "corr") for kind, _ in wish.senses)


def _cured(complaint: Wish, wishes: Sequence[Wish]) -> bool:
    names = {wish.meant.name for wish in wishes if isinstance(wish.meant, Declaration)}
    if isinstance(complaint.meant, Adjust) and names:
        return True
    said = [value for kind, value in complaint.senses if kind in ("adj", "cmp", "flaw")]
    return any(names & {*CURES.get(value, ())} for value in said) or (
        isinstance(complaint.meant, Declaration) and complaint.meant.name in names
    )
