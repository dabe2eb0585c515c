"""The best reading of a message that was not understood as a whole: the kernel of each clause, what else is said taken
for talk. It is offered, and acted upon only where `acceptance.py` finds it certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.commands.adjust import Adjust
from conversation.plain_words.certainty.kernel import Kernel, kernel_of
from conversation.plain_words.reading.clauses import SEEN, Statement
from conversation.plain_words.reading.naming_things import orders
from conversation.plain_words.reading.questioning import first_of
from conversation.plain_words.reading.reader import Reading, gathered_of
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.tokenizing.items import SpokenWords
from imaging.declaration import Declaration

OPEN = ("partial", "orders", "says", "detail")
"""Clauses that may hold more than was understood."""


@dataclass(frozen=True)
class Salvaged:
    """A reading, and the kernel of each clause that has one beside words that nothing explains."""

    reading: Reading
    whole: bool
    """All words were understood before."""
    kernels: tuple[Kernel | None, ...]
    ordered: bool = False
    """Something is ordered of which nothing was understood: “zorgle it”."""


STRANGE = ("unknown", "local", "subj", "q", "if")
"""Without such a word in it a clause that only tells something, or how, wants nothing."""


def salvaged(reading: Reading, scene: Scene) -> Salvaged:
    """The reading itself where it is whole."""
    if reading.whole:
        return Salvaged(reading, True, (None,) * len(reading.clauses))
    kernels = tuple(_kernel(clause) for clause in reading.clauses)
    clauses = [_clause(clause, kernel) for clause, kernel in zip(reading.clauses, kernels, strict=True)]
    ordered = any(
        kernel is None and (clause.kind == "orders" or (clause.kind == "partial" and _ordered(clause)))
        for clause, kernel in zip(reading.clauses, kernels, strict=True)
    )
    return Salvaged(gathered_of([*zip(reading.breaks, clauses, strict=True)], scene), False, kernels, ordered)


def _ordered(clause: Statement) -> bool:
    """“add a fox” is understood no further, and not to be passed over."""
    return orders(clause.items) or any(item.kind in ("do", "up", "rid", "act") for item in clause.items)


def _kernel(clause: Statement) -> Kernel | None:
    first = first_of(clause.items)
    if clause.kind not in OPEN or first is None or first.kind == "q":
        return None  # “what does #2 show?” wants nothing done
    if any(item.kind == "than" for item in clause.items):
        return None
    if clause.kind in ("says", "detail") and not any(item.kind in STRANGE for item in clause.items):
        return None
    if _told_of(clause.items):
        return None
    found = kernel_of(clause.items)
    if found and any(kind == "ask" for kind, _ in found.senses) and any(item.has("local") for item in clause.items):
        return None  # “what colour is the car?”
    return found if found and isinstance(found.meant, Declaration) and not isinstance(found.meant, Adjust) else None


def _told_of(items: Sequence[SpokenWords]) -> bool:
    """“the vignette in the old one was lovely”: what is named, and then said to be so, is not ordered."""
    at = next((place for place, item in enumerate(items) if item.sense("act") in SEEN), len(items))
    ordered = any(item.has("make", "rid", "up", "down", "wants") for item in items[:at])
    return not ordered and any(item.kind == "is" for item in items[at + 1 :])


def _clause(clause: Statement, kernel: Kernel | None) -> Statement:
    """The clause as its kernel; without one it says nothing, but for the pictures that it names."""
    if kernel is not None:
        kinds = {kind for kind, _ in kernel.senses}
        states = kinds & {"inv", "too", "lack", "flaw"} and not kinds & {"act", "up", "down", "cmp", "rid"}
        kind = "question" if "ask" in kinds else "complains" if states else "wish"
        return Statement(kind, 2.0, clause.items, kernel.meant, kernel.senses, kernel.references, kernel.excluded)
    if clause.kind not in ("partial", "orders"):
        return clause
    if clause.references:
        return Statement("pictures", 2.0, clause.items, None, (), clause.references, clause.excluded)
    return Statement("says", 2.0, clause.items)
