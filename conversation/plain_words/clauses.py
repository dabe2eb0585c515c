"""From words to clauses, and from clauses to wishes: what stands between “and”, “then” and commas, names of pictures and
details given to the clause they belong to, and what only tells why left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from conversation.plain_words.grammar import PICTURES, Clause, is_way_back, means, possible
from conversation.plain_words.meaning import Unsure
from conversation.plain_words.reasons import cured
from conversation.plain_words.vocabulary import Word
from conversation.target import PictureReference

BARE = ("it", "pic", "fill", "vague", *PICTURES)
LENT = ("up", "down", "inv", "lack", "cmp", "rise", "sink")
"""What “more contrast and saturation” says of both."""
AMOUNTS = ("deg", "pct", "frac", "times", "to")
DETAILS = (
    *(
        "side",
        "sides",
        "axis",
        "turns",
        "ratio",
        "focus",
        "fmt",
        "colour",
        "corners",
        "dim",
        "purpose",
        "small",
        "quote",
    ),
    *("deg", "pct", "frac", "times", "to", "num", "angle", "px", "kb", "mb", "mp", "stops"),
)
BORROWING = ("noun", "adj", "fill", "it", *AMOUNTS)


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
    """“rotate image” is about the active one; in “a darker photo of the sea” nothing is."""
    kinds = {word.kind for word in clause.words}
    if "pic" not in kinds or kinds & {"it", *PICTURES}:
        return False
    return not any(one.kind == "act" and other.kind == "pic" for one, other in pairwise(clause.words))


def references_of(words: Sequence[Word]) -> tuple[PictureReference, ...]:
    """The pictures that are named, in order, each once."""
    named = [_reference(word) for word in words if word.kind in PICTURES]
    if is_way_back(words):
        named = [each for each in named if each.kind != "last" and each != PictureReference("ordinal", -1)]
    return tuple(dict.fromkeys(named))


def _reference(word: Word) -> PictureReference:
    if word.kind == "number":
        return PictureReference("number", int(word.value))
    if word.kind == "nth":
        return PictureReference("ordinal", int(word.value))
    return PictureReference(word.kind, int(word.value or 0))


def wishes_of(clauses: Sequence[Clause]) -> list[Clause] | None:
    """What is wanted, one after the other; None when a clause means nothing, with its neighbours neither."""
    found: list[Clause] = []
    rest = list(clauses)
    while rest:
        clause = rest.pop(0)
        wish = cured(clause, rest[0]) if rest else None
        if wish:
            rest[0] = wish
        elif not _completes(found, clause):
            whole = clause if possible(clause) else _with_neighbours(clause, found, rest)
            if whole is None:
                return None
            found.append(whole)
    return found


def _with_neighbours(clause: Clause, found: Sequence[Clause], rest: list[Clause]) -> Clause | None:
    """“the colours, a bit stronger”: with the clause after it, which is taken; or with what a neighbour lends."""
    if rest and _may_join(clause, rest[0]) and possible(_joined(clause, rest[0])):
        return _joined(clause, rest.pop(0))
    return _lent(clause, [*found[-1:], *rest[:1]])


def _completes(found: list[Clause], clause: Clause) -> bool:
    """“rotate it, to the left”: whether it is a detail of the last one, which then has it."""
    if not found or not _may_join(found[-1], clause):
        return False
    if possible(clause) and not isinstance(means(found[-1]), Unsure):
        return False
    together = _joined(found[-1], clause)
    if not possible(together) or isinstance(means(together), Unsure):
        return False
    found[-1] = together
    return True


def _may_join(clause: Clause, detail: Clause) -> bool:
    """Whether both can be one wish: one of them only says how, or only of what quality."""
    return _only(detail, DETAILS) or _only(clause, (*DETAILS, "noun"))


def _only(clause: Clause, kinds: Sequence[str]) -> bool:
    return all(word.kind in kinds or word.kind in BARE for word in clause.words)


def _joined(clause: Clause, after: Clause) -> Clause:
    return Clause((*clause.words, *after.words), tuple(dict.fromkeys((*clause.references, *after.references))))


def _lent(clause: Clause, neighbours: Sequence[Clause]) -> Clause | None:
    """“more contrast and saturation”: a bare quality goes the way of the clause beside it."""
    if not any(word.kind in ("noun", "adj") for word in clause.words):
        return None
    if any(word.kind not in (*BORROWING, *PICTURES) for word in clause.words):
        return None
    own = any(word.kind in AMOUNTS for word in clause.words)
    for neighbour in neighbours:
        lent = [word for word in neighbour.words if word.kind in LENT or (word.kind in AMOUNTS and not own)]
        changed = Clause((*lent, *clause.words), clause.references)
        if possible(changed):
            return changed
    return None
